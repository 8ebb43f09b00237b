// The certificate of an erasure on paper: that it happened, by whom, what proves it, and what is still to be done.
// It names nobody and carries no file number; the erasure's own number stands in its place.
import type {
  CertificateState,
  Erasure,
  MediumToRefresh,
} from '../../../src/features/retention/index';
import { dayInZone } from '../../../src/kernel/time-zone';
import { type Html, html } from './html';
import { code, type Fact, factList, hash, localText, paperPage } from './paper-parts';
import { type PrintStyle, type PrintWords, wordsOf } from './print-words';
import { SUMMARY_CSS } from './summary-style';

/** One page, also with eight media: what an authority or the person themselves puts into a folder. */
const ONE_PAGE_CSS = `
@page { margin: 12mm 16mm 13mm; }
html { font-size: 10pt; line-height: 1.42; }
h2 { margin-block: 2.5mm .5mm; }
p, li { margin: 0 0 .4mm; }
.block { margin-block-start: 3mm; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; break-inside: avoid; }
.facts { margin: 1.5mm 0 1mm; padding: 1.5mm 0; gap: .2mm 6mm; }
.facts.twofold { grid-template-columns: max-content 1fr max-content 1fr; border-block-end: 0; margin-block-end: 0; padding-block-end: 0; }
.twofold + .facts { border-block-start: 0; margin-block-start: 0; padding-block-start: .2mm; }
.hand { margin-block-start: 12mm; }
.media { columns: 2; column-gap: 8mm; margin-block-start: 1mm; }
.media li { break-inside: avoid; }
.proofs { break-inside: avoid; }
.notes { font-size: 9.5pt; }
.note-lines { font-size: 8.5pt; line-height: 1.3; }
`;

export interface ErasureDocument {
  readonly erasure: Erasure;
  readonly state: CertificateState;
  readonly by: string;
  readonly second: string;
  readonly media: readonly MediumToRefresh[];
  readonly facilityCode: string;
  readonly vaultId: string;
  readonly printedAt: string;
  /** The shelter's own. */
  readonly timeZone: string;
  readonly style: PrintStyle;
  /** `fonts.ts fontsCss()`; may be empty in tests. */
  readonly fontsCss: string;
}

export function erasureDocument(document: ErasureDocument): string {
  const { erasure, style, state, fontsCss } = document;
  const words = wordsOf(style);
  const { t, number } = words;
  const title = t('retention:paper.title', { number: number(erasure.number) });
  const body = html`<header>
<p class="mark">${t(`retention:certificate.${state}`)}</p>
<h1>${title}</h1>
<p>${t('retention:paper.lead')}</p>
</header>
<main>
${facts(document, words)}
${mediaBlock(document, words)}
<div class="pair">${listBlock('gone', ['names', 'words', 'plans', 'search', 'keys'], words)}${listBlock('stays', ['counted', 'trail', 'paper'], words)}</div>
<div class="hands"><p class="hand">${t('retention:paper.hand-first')}</p><p class="hand">${t('retention:paper.hand-second')}</p></div>
${proofs(document, words)}
</main>`;
  return paperPage({ style, words, title, css: fontsCss + SUMMARY_CSS + ONE_PAGE_CSS, body });
}

function facts(
  { erasure, by, second, facilityCode, printedAt, timeZone }: ErasureDocument,
  words: PrintWords,
): Html {
  const { t, number } = words;
  const instead = t('retention:paper.erasure-number', { number: number(erasure.number) });
  const short = factList(
    [
      [t('retention:paper.facility'), code(facilityCode)],
      [t('retention:paper.instead'), html`${instead}`],
      [t('retention:paper.by'), code(by)],
      [t('retention:paper.second'), code(second)],
    ],
    'twofold',
  );
  const long = factList([
    [t('retention:paper.resident-id'), code(erasure.residentId)],
    [t('retention:paper.erased'), html`${localText(erasure.erasedAt, timeZone, words)}`],
    [t('retention:paper.reason'), html`${t(`retention:erasure-reason.${erasure.reason}`)}`],
    [t('retention:paper.printed'), html`${localText(printedAt, timeZone, words)}`],
  ]);
  return html`${short}${long}`;
}

function mediaBlock(
  { media, state, timeZone }: ErasureDocument,
  { t, number, day }: PrintWords,
): Html {
  if (state !== 'pending') return html`<p class="block">${t(`retention:paper.state.${state}`)}</p>`;
  const lines = media.map(({ ordinal, label, lastWrittenAt }) => {
    const medium = label ?? t('retention:paper.medium', { ordinal: number(ordinal) });
    const when = t('retention:paper.last-written', {
      at: day(dayInZone(lastWrittenAt, timeZone)),
    });
    return html`<li><bdi>${medium}</bdi> – ${when}</li>`;
  });
  return html`<section class="withheld block"><strong>${t('retention:paper.media')}</strong>${t('retention:paper.state.pending')}
<ul class="notes media">${lines}</ul></section>`;
}

function proofs({ erasure, vaultId, timeZone }: ErasureDocument, words: PrintWords): Html {
  const { t } = words;
  const after: Fact[] =
    erasure.keyringAfter === null
      ? []
      : [[t('retention:paper.mark-after'), hash(erasure.keyringAfter)]];
  const finished: Fact[] =
    erasure.finishedAt === null
      ? []
      : [[t('retention:paper.finished'), html`${localText(erasure.finishedAt, timeZone, words)}`]];
  const note: Fact[] =
    erasure.checkpoint === null
      ? []
      : [
          [
            t('retention:paper.checkpoint'),
            html`<span class="note-lines">${erasure.checkpoint}</span>`,
          ],
        ];
  return html`<section class="proofs"><h2>${t('retention:paper.proofs')}</h2>${factList([
    [t('retention:paper.vault-id'), code(vaultId)],
    [t('retention:paper.erasure-id'), code(erasure.id)],
    [t('retention:paper.mark-before'), hash(erasure.keyringBefore)],
    ...after,
    ...finished,
    ...note,
  ])}</section>`;
}

function listBlock(list: 'gone' | 'stays', lines: readonly string[], { t }: PrintWords): Html {
  return html`<section><h2>${t(`retention:paper.${list}.title`)}</h2>
<ul class="notes">${lines.map((line) => html`<li>${t(`retention:paper.${list}.${line}`)}</li>`)}</ul></section>`;
}
