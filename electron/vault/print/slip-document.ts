// The weekly slip on paper: where the trail stands, large enough to be read out and copied into the bound register.
import ar from '../../../resources/locales/ar/audit.json';
import en from '../../../resources/locales/en/audit.json';
import type { SlipFacts } from '../../../src/features/audit/contract';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { fontsCss } from './fonts';
import { html } from './html';
import { paperPage } from './paper-parts';
import { type PrintStyle, wordsOf } from './print-words';
import { printed } from './printed';

const BOOKS = { ar: ar.paper, en: en.paper } as const;

const SLIP_CSS = `
@page { size: A5 landscape; margin: 12mm; }
html { font-family: Amiri, serif; font-size: 12pt; line-height: 1.5; color: #000; }
body { margin: 0; }
h1 { font-size: 17pt; margin: 0 0 1mm; }
p { margin: 0 0 1.5mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1.5mm 6mm; margin: 3mm 0; border-block: .6pt solid #000; padding: 3mm 0; }
dt { font-weight: 700; }
dd { margin: 0; }
.big { font-size: 15pt; direction: ltr; unicode-bidi: isolate; }
.hand { border-block-start: .6pt solid #000; padding-block-start: 1mm; margin-block-start: 14mm; width: 60%; }
`;

export interface SlipPaper {
  readonly slip: SlipFacts;
  readonly facilityCode: string;
  readonly today: CalendarDate;
  readonly style: PrintStyle;
}

/** Numbers to be typed back keep Western digits, like the keys they are typed with. */
export function slipDocument(
  { slip, facilityCode, today, style }: SlipPaper,
  fonts: string,
): string {
  const book = BOOKS[style.language];
  const t = (key: `audit:paper.${keyof typeof book}`): string =>
    book[key.slice('audit:paper.'.length) as keyof typeof book];
  const groups = slip.digits.match(/.{4}/g)?.join(' ') ?? '';
  const big = (text: string | number) => html`<span class="big">${text}</span>`;
  const words = wordsOf(style);
  const title = t('audit:paper.title');
  const body = html`<h1>${title}</h1>
<p>${facilityCode} · ${words.day(today)}</p>
<dl>
<dt>${t('audit:paper.size')}</dt><dd>${big(slip.size)}</dd>
<dt>${t('audit:paper.epoch')}</dt><dd>${big(slip.epoch)}</dd>
<dt>${t('audit:paper.digits')}</dt><dd>${big(groups)}</dd>
<dt>${t('audit:paper.words')}</dt><dd>${big(slip.words.join(' '))}</dd>
</dl>
<p>${t('audit:paper.why')}</p>
<p class="hand">${t('audit:paper.hand')}</p>`;
  return paperPage({ style, words, title, css: fonts + SLIP_CSS, body });
}

/** Undefined when nothing here can print. */
export async function printedSlip(
  print: (page: string) => Promise<Uint8Array>,
  paper: SlipPaper,
): Promise<Uint8Array | undefined> {
  return await printed(print, slipDocument(paper, fontsCss()));
}
