// The printed summary: the payload's figures on paper, in Arabic or English, with what is needed to verify it.
// It shows nothing that is not in the payload; it counts nothing and leaves nothing out.
import { renderSVG } from 'uqr';
import { isCorrectionReason, isRecipient } from '../../../src/features/summaries/index';
import type {
  PublishedTable,
  ShownTable,
  SummaryApproval,
  SummaryContent,
  SummaryPayload,
} from '../../../src/features/summaries';
import { leftToRight } from '../../../src/kernel/left-to-right';
import { addDays } from '../../../src/kernel/calendar-date';
import { zip } from '../../../src/kernel/zip';
import { drawn, type Html, html } from './html';
import { code, dateOf, type Fact, factList, hash, instantText, paperPage } from './paper-parts';
import { type PrintStyle, type PrintWords, wordsOf } from './print-words';
import { SUMMARY_CSS } from './summary-style';

export interface SummaryDocument {
  readonly payload: SummaryPayload;
  /** SHA-256 of the payload's exact bytes, 64 lower-case hex digits. */
  readonly payloadSha256: string;
  readonly style: PrintStyle;
  /** `fonts.ts fontsCss()`; may be empty in tests. */
  readonly fontsCss: string;
}

export function summaryDocument(document: SummaryDocument): string {
  const { payload, style, fontsCss } = document;
  const words = wordsOf(style);
  const { t } = words;
  const title = t('summaries:print.title');
  const body = html`<header>
<p class="mark">${t('summaries:print.training-mark')}</p>
<h1>${title}</h1>
${replacesLine(payload, words)}
</header>
<main>
${headFacts(payload, words)}
${payload.content.tables.map((table) => tableBlock(table, payload.content, words))}
${definitions(payload.content, words)}
${sealPage(document, words)}
</main>`;
  const running = runningLine(payload, words);
  return paperPage({ style, words, title, running, css: fontsCss + SUMMARY_CSS, body });
}

function runningLine({ content, issue }: SummaryPayload, words: PrintWords): string {
  const parts = [
    leftToRight(content.shelter.facilityCode),
    numberText(issue, words),
    words.t('summaries:print.training-mark'),
  ];
  return parts.join(' · ');
}

/**
 * Text of the QR code, in the QR alphabet of capitals and digits:
 * `KANAF1:facility:type:from:to:sequence:version:SHA-256 of the payload`.
 */
export function qrText(payload: SummaryPayload, payloadSha256: string): string {
  const { content, issue } = payload;
  const { from, to } = content.period;
  return [
    'KANAF1',
    content.shelter.facilityCode,
    content.reportType,
    from,
    to,
    String(issue.sequence),
    String(issue.version),
    payloadSha256,
  ]
    .join(':')
    .toUpperCase();
}

function replacesLine({ issue }: SummaryPayload, { t, number }: PrintWords): Html {
  if (issue.supersedes === null) return html``;
  const { version, reason } = issue.supersedes;
  const words = isCorrectionReason(reason) ? t(`summaries:correction.${reason}`) : reason;
  const said = `\u2068${words}\u2069`;
  return html`<p><strong>${t('summaries:print.replaces', { version: number(version), reason: said })}</strong></p>`;
}

/** Summaries signed before there were codes carry a line of text. */
function recipientText(recipient: string, { t }: PrintWords): string {
  return isRecipient(recipient) ? t(`summaries:recipient.${recipient}`) : recipient;
}

function headFacts({ content, issue }: SummaryPayload, words: PrintWords): Html {
  const { t, number } = words;
  const { profile } = content;
  const sizes = { k: number(profile.k), base: number(profile.base) };
  const recipient: Fact[] =
    issue.recipient === null
      ? []
      : [
          [
            t('summaries:print.recipient'),
            html`<bdi>${recipientText(issue.recipient, words)}</bdi>`,
          ],
        ];
  return factList([
    [t('summaries:print.facility'), code(content.shelter.facilityCode)],
    [t('summaries:print.period'), periodText(content, words)],
    [t('summaries:print.number'), html`${numberText(issue, words)}`],
    [
      t('summaries:print.audience'),
      html`${t(`summaries:profile.${profile.name}`)}. ${t(`summaries:rounding.${profile.rounding}`, sizes)}`,
    ],
    ...recipient,
    [t('summaries:print.date-basis'), html`${t('summaries:print.date-basis-admission')}`],
    ...neverAdmits(content, words),
  ]);
}

function neverAdmits({ shelter }: SummaryContent, { t }: PrintWords): readonly Fact[] {
  if (shelter.neverAdmits.length === 0) return [];
  const groups = shelter.neverAdmits.map((group) => t(`summaries:group.${group}`));
  return [
    [t('summaries:print.never-admits'), html`${groups.join(t('summaries:print.list-comma'))}`],
  ];
}

/** The payload's period is half-open; paper names its last day. */
function periodText({ period }: SummaryContent, { t, day, hijriDay }: PrintWords): Html {
  const from = dateOf(period.from);
  const last = addDays(dateOf(period.to), -1);
  const [hijriFrom, hijriLast] = [hijriDay(from), hijriDay(last)];
  const gregorian = t('summaries:print.period-days', { from: day(from), to: day(last) });
  if (hijriFrom === undefined || hijriLast === undefined) return html`${gregorian}`;
  return html`${gregorian}<br>${t('summaries:print.hijri', { from: hijriFrom, to: hijriLast })}`;
}

function numberText(
  { sequence, version }: SummaryPayload['issue'],
  { t, number }: PrintWords,
): string {
  return t('summaries:print.number-value', {
    sequence: number(sequence),
    version: number(version),
  });
}

function tableBlock(table: PublishedTable, content: SummaryContent, words: PrintWords): Html {
  const { t, number } = words;
  if (table.status === 'shown')
    return html`<section class="block">${shownTable(table, words)}</section>`;
  const reason = t(`summaries:withheld.${table.reason}`, { k: number(content.profile.k) });
  return html`<section class="block withheld"><strong>${t(`summaries:table.${table.id}`)}</strong>${reason}</section>`;
}

function shownTable(table: ShownTable, words: PrintWords): Html {
  const { t } = words;
  const head = [...table.columns, ...(table.rowTotals === null ? [] : ['total'])].map(
    (column) => html`<th scope="col" class="figure">${groupLabel(table, column, words)}</th>`,
  );
  const totals = table.rowTotals ?? table.rows.map(() => null);
  const rows = zip(zip(table.rows, table.cells), totals).map(([[row, values], total]) => {
    const cells = values.map((value) => figure(value, words, 'figure'));
    const margin = total === null ? [] : [figure(total, words, 'figure totals')];
    return html`<tr><th scope="row">${groupLabel(table, row, words)}</th>${cells}${margin}</tr>`;
  });
  return html`<table class="${table.rows.length > 14 ? 'long' : 'short'}">
<caption>${t(`summaries:table.${table.id}`)}</caption>
<thead><tr><th scope="col">${t(`summaries:axis.${table.id}`)}</th>${head}</tr></thead>
<tbody>${rows}${totalsRow(table, words)}</tbody>
</table>`;
}

function totalsRow(table: ShownTable, words: PrintWords): Html {
  const grand = table.total === null ? [] : [table.total];
  const figures = table.columnTotals === null ? grand : [...table.columnTotals, ...grand];
  if (figures.length === 0) return html``;
  // One row of columns has only its grand total: it stands under the last of them.
  const empty = table.columns.length + (table.rowTotals === null ? 0 : 1) - figures.length;
  const gaps = Array.from({ length: Math.max(0, empty) }, () => html`<td></td>`);
  const cells = figures.map((value) => figure(value, words, 'figure totals'));
  return html`<tr class="totals"><th scope="row">${words.t('summaries:group.total')}</th>${gaps}${cells}</tr>`;
}

function figure(value: number, { number }: PrintWords, style: string): Html {
  return html`<td class="${style}">${number(value)}</td>`;
}

function groupLabel(table: ShownTable, group: string, { t, country }: PrintWords): string {
  if (table.id !== 't3') return t(`summaries:group.${group}`);
  if (group.startsWith('region-')) {
    const region = t(`summaries:region.${group.slice('region-'.length)}`);
    return t('summaries:region-rest', { region });
  }
  if (group === 'other') return t('summaries:other-nationalities');
  return /^[A-Z]{2}$/.test(group) ? country(group) : t(`summaries:group.${group}`);
}

function definitions(content: SummaryContent, { t }: PrintWords): Html {
  const lines = [
    t('summaries:print.define-person'),
    t('summaries:print.define-movement'),
    t('summaries:print.define-admission'),
    t('summaries:print.define-victims'),
    t('summaries:print.define-age'),
    t('summaries:print.define-unknown'),
  ];
  return html`<section><h2>${t('summaries:print.definitions')}</h2>
<ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}
<li>${t('summaries:print.definitions-version')}: ${code(content.definitions)} · ${code(content.profile.rules)} · ${code(content.schema)}</li></ul></section>`;
}

function sealPage({ payload, payloadSha256 }: SummaryDocument, words: PrintWords): Html {
  const { t, number } = words;
  const { issue, content } = payload;
  const facts = factList([
    [t('summaries:print.facility'), code(content.shelter.facilityCode)],
    [t('summaries:print.number'), html`${numberText(issue, words)}`],
    [t('summaries:print.generated'), html`${instantText(issue.generatedAt, words)}`],
    [t('summaries:print.hash'), hash(payloadSha256)],
    [t('summaries:print.key'), hash(issue.keyId)],
    [
      t('summaries:print.previous'),
      issue.previous === null ? html`${t('summaries:print.first')}` : hash(issue.previous),
    ],
    [t('summaries:print.approvals'), approvals(issue.approvals, words)],
    [
      t('summaries:print.software'),
      html`${t('summaries:print.software-name')} ${code(issue.app.version)} ${t('summaries:print.software-schema', { schema: number(issue.app.vaultSchema) })}`,
    ],
    [t('summaries:print.checkpoint'), html`<span class="note-lines">${issue.checkpoint}</span>`],
  ]);
  return html`<section class="seal"><h2>${t('summaries:print.signature-page')}</h2>
${facts}
<h2>${t('summaries:print.how-to-verify')}</h2>
<ol class="notes"><li>${t('summaries:print.verify-app')}</li><li>${t('summaries:print.verify-tools')}</li><li>${t('summaries:print.verify-compare')}</li><li>${t('summaries:print.verify-limit')}</li></ol>
<div class="qr">${drawn(renderSVG(qrText(payload, payloadSha256), { ecc: 'M', border: 2 }))}<p>${t('summaries:print.qr')}</p></div>
<p class="block"><strong>${t('summaries:print.sign-here')}</strong></p>
<div class="hands"><p class="hand">${t('summaries:print.name-and-role')}</p><p class="hand">${t('summaries:print.date-line')}</p></div>
</section>`;
}

function approvals(list: readonly SummaryApproval[], words: PrintWords): Html {
  const { t } = words;
  if (list.length === 0) return html`${t('summaries:print.no-approval')}`;
  const lines = list.map(
    ({ staffCode, approvedAt }) =>
      html`${code(staffCode)} ${t('summaries:print.approval', { at: instantText(approvedAt, words) })}<br>`,
  );
  const single = list.length === 1 ? t('summaries:print.one-approval') : '';
  return html`${lines}${single}`;
}
