// The foot of a printed page: which paper it belongs to, and which page of how many.

const PLACES = {
  '{page}': '<span class="pageNumber"></span>',
  '{pages}': '<span class="totalPages"></span>',
} as const;

/**
 * Chromium writes page numbers in 0-9 alone. A paper with Arabic digits gets both sets drawn small, so that the vault finds
 * their glyphs and replaces the numbers by them (electron/vault/print/foot-figures.ts); it takes the two sets out again.
 */
const BOTH_SETS = ['0123456789', '٠١٢٣٤٥٦٧٨٩']
  .map(
    (digits) =>
      `<bdo dir="ltr" style="position:absolute;left:16mm;font-size:3px;line-height:1">${digits}</bdo>`,
  )
  .join('');

/**
 * The foot of every page stands in the page's margin: which paper it is, and page x of y. The words come from the
 * document's `running` and `page-of` lines, already escaped there, in its own language and with its own typeface.
 */
export function footerOf(html: string): string {
  const found = (pattern: RegExp): string => pattern.exec(html)?.[1] ?? '';
  const running = found(/<meta name="running" content="([^"<>]*)">/);
  const pageOf = found(/<meta name="page-of" content="([^"<>]*)">/);
  const direction = found(/<html[^>]* dir="(rtl|ltr)"/) || 'ltr';
  const language = found(/<html[^>]* lang="([a-z]{2})"/);
  const isArabic = /<html[^>]* data-digits="arab"/.test(html);
  const faces = (
    html.match(/@font-face\{font-family:Amiri;[^}]*font-weight:400[^}]*\}/g) ?? []
  ).join('');
  return [
    `<style>${faces}</style>`,
    `<div lang="${language}" dir="${direction}" style="width:100%;margin:0 16mm;display:flex;`,
    'justify-content:space-between;font-family:Amiri,serif;font-size:11px;line-height:1.4">',
    `<span>${running}</span>${isArabic ? BOTH_SETS : ''}`,
    // In a layer of its own like the two sets, so that it is drawn after them.
    `<span style="position:relative">${withNumbers(pageOf)}</span></div>`,
  ].join('');
}

function withNumbers(pageOf: string): string {
  return pageOf.replace(/\{pages?\}/g, (place) => PLACES[place as keyof typeof PLACES]);
}
