// Parts that every printed paper shares: facts in two columns, codes, hashes and moments as this shelter writes them.
import { type CalendarDate, parseCalendarDate } from '../../../src/kernel/calendar-date';
import { leftToRight } from '../../../src/kernel/left-to-right';
import { aheadOfUtc, wallClockOf } from '../../../src/kernel/time-zone';
import { drawn, type Html, html } from './html';
import type { PrintStyle, PrintWords } from './print-words';

export interface PaperPage {
  readonly style: PrintStyle;
  readonly words: PrintWords;
  readonly title: string;
  /** Which paper a single page belongs to; printed in its margin, where no text of the page can reach. */
  readonly running?: string;
  readonly css: string;
  readonly body: Html;
}

/** A whole HTML page for the print window: one style element, no script, no address but `data:`. */
export function paperPage({ style, words, title, running, css, body }: PaperPage): string {
  return html`<!doctype html>
${paperRoot(style)}
<head>
<meta charset="utf-8">
<title>${title}</title>
${running === undefined ? html`` : html`<meta name="running" content="${running}">`}
${pageNumbers(words)}
<style>${drawn(css)}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}

/** The root of a paper: its language, its direction, and the digits in which its pages and lists are numbered. */
function paperRoot({ language, digits }: PrintStyle): Html {
  return html`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}" data-digits="${digits}">`;
}

/** How the foot of every page says its number; the printer fills the two places (electron/main/paper-foot.ts). */
function pageNumbers({ t }: PrintWords): Html {
  const words = t('summaries:print.page-of', { page: '{page}', pages: '{pages}' });
  return html`<meta name="page-of" content="${words}">`;
}

export type Fact = readonly [term: string, value: Html];

/** `twofold`: two facts to a line, where all of them are short. */
export function factList(facts: readonly Fact[], shape: 'single' | 'twofold' = 'single'): Html {
  return html`<dl class="facts ${shape}">${facts.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Day and time of a UTC instant, said to be UTC: on a signed summary, which is checked letter by letter where nobody knows the shelter's zone. */
export function instantText(instant: string, { t, day, number }: PrintWords): string {
  const [hour = '', minute = ''] = instant.slice(11, 16).split(':');
  const two = (text: string): string => text.replace(/\d/g, (digit) => number(Number(digit)));
  return t('summaries:print.utc', {
    day: day(dateOf(instant.slice(0, 10))),
    time: `${two(hour)}:${two(minute)}`,
  });
}

/**
 * Day and time by the clock on the shelter's wall, and how far that is ahead of UTC: whoever reads the paper elsewhere, or in
 * the hour that strikes twice, knows which moment it was.
 */
export function localText(
  instant: string,
  timeZone: string,
  { t, day, digits }: PrintWords,
): string {
  const shown = wallClockOf(instant, timeZone);
  return t('summaries:print.local', {
    day: day(shown.day),
    time: leftToRight(digits(shown.time)),
    zone: leftToRight(`UTC${aheadOfUtc(instant, timeZone)}`),
  });
}

/** Hex digits in groups of four, for reading aloud and typing. Anything else is shown as it is. */
export function hash(text: string): Html {
  const groups = /^[0-9a-f]{8,}$/.test(text) ? (text.match(/.{1,4}/g) ?? []).join(' ') : text;
  return html`<span class="hash">${groups}</span>`;
}

export function code(text: string): Html {
  return html`<bdi class="code" dir="ltr">${text}</bdi>`;
}

export function dateOf(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new RangeError('the paper has a day that is no day');
  return date;
}
