// The foot of a printed page: which paper it belongs to, and which page of how many.
/** Page x of y, in figures alone: every paper's language reads it. */
const PAGE_NUMBERS = '<span class="pageNumber"></span> / <span class="totalPages"></span>';

/**
 * The foot of every page stands in the page's margin: which paper it is, and page x of y. The words come from the
 * document's `running` line, already escaped there, in its own language and with its own typeface.
 */
export function footerOf(html: string): string {
  const found = (pattern: RegExp): string => pattern.exec(html)?.[1] ?? '';
  const running = found(/<meta name="running" content="([^"<>]*)">/);
  const direction = found(/<html[^>]* dir="(rtl|ltr)"/) || 'ltr';
  const language = found(/<html[^>]* lang="([a-z]{2})"/);
  const faces = (
    html.match(/@font-face\{font-family:Amiri;[^}]*font-weight:400[^}]*\}/g) ?? []
  ).join('');
  return [
    `<style>${faces}</style>`,
    `<div lang="${language}" dir="${direction}" style="width:100%;margin:0 16mm;display:flex;`,
    'justify-content:space-between;font-family:Amiri,serif;font-size:11px;line-height:1.4">',
    `<span>${running}</span><span dir="ltr">${PAGE_NUMBERS}</span></div>`,
  ].join('');
}
