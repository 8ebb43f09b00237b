// Text into HTML without trust: every word that reaches paper passes through here.
// Never builds a script, a handler or an address.

/** A piece of finished HTML; only `html` and `joined` make it, so text cannot be taken for it. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number;

/** Template tag: literal parts are kept, every value is escaped unless it is already Html. */
export function html(
  literals: TemplateStringsArray,
  ...values: readonly (Part | readonly Html[])[]
): Html {
  const markup = literals.reduce((text, literal, index) => {
    const value = values[index - 1];
    return index === 0 ? literal : text + markupOf(value ?? '') + literal;
  }, '');
  return { markup };
}

/** Markup of our own that is not text, for example a drawn QR code or a style sheet. */
export function drawn(markup: string): Html {
  return { markup };
}

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function markupOf(value: Part | readonly Html[]): string {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map((part) => part.markup).join('');
}
