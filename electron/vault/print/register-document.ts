// The sheet of a register: one line per entry in the order of their days, as the list on the screen shows them, and how many
// there are of each code. What the role may not see was never handed in.
import type { ShelterSettings } from '../../../src/features/shelter/index';
import { leftToRight } from '../../../src/kernel/left-to-right';
import type { CodeChosen } from '../../../src/kernel/entry/entry-counts';
import { durationWords, moneyWords, placeWords } from '../../../src/kernel/entry/said';
import type { EntrySheet } from '../../../src/kernel/entry/entry-print';
import type { ResidentLabel } from '../../../src/kernel/resident-label';
import { wallClockOf } from '../../../src/kernel/time-zone';
import { isId, type StaffId } from '../../../src/kernel/ids';
import type { Columns } from '../../../src/kernel/columns';
import type { WordFields } from '../../../src/kernel/entry/words';
import { type Html, html } from './html';
import { code, dateOf, type Fact, factList, localText, paperPage } from './paper-parts';
import { type PrintStyle, type PrintWords, wordsOf } from './print-words';
import { roomBooks } from './room-books';
import { SUMMARY_CSS } from './summary-style';

const REGISTER_CSS = `
@page { size: A4 landscape; margin: 14mm 14mm 16mm; }
html { font-size: 10pt; line-height: 1.4; }
h1 { font-size: 17pt; }
table.register { font-size: 9.5pt; break-inside: auto; table-layout: auto; }
td { overflow-wrap: anywhere; }
td.number { text-align: end; white-space: nowrap; }
.facts.twofold { grid-template-columns: max-content 1fr max-content 1fr; }
.counts { display: flex; flex-wrap: wrap; gap: 6mm; align-items: start; }
.counts table { width: auto; }
.counts caption { white-space: nowrap; }
.keep { margin-block-start: 3mm; }
`;

export interface RegisterDocument {
  readonly kind: { readonly room: string; readonly counted: Columns; readonly words: WordFields };
  readonly sheet: EntrySheet;
  readonly facilityCode: string;
  /** As the house's settings say; this paper stays in the house. */
  readonly house: Pick<ShelterSettings, 'name' | 'identity'>;
  readonly by: string;
  readonly isTraining: boolean;
  /** The shelter's own. */
  readonly timeZone: string;
  readonly staffCode: (id: StaffId) => string;
  readonly style: PrintStyle;
  /** `fonts.ts fontsCss()`; may be empty in tests. */
  readonly fontsCss: string;
}

type View = EntrySheet['entries'][number];

export function registerDocument(document: RegisterDocument): string {
  const { kind, sheet, style, facilityCode, isTraining, fontsCss } = document;
  const words = wordsOf(style, roomBooks(style.language));
  const { t } = words;
  const title = t(`${kind.room}:title`);
  const mark = isTraining ? html`<p class="mark">${t('ui:entry.sheet.training')}</p>` : html``;
  const running = `${leftToRight(facilityCode)} · ${title} · ${periodText(sheet, words)}`;
  const body = html`<header>${mark}<h1>${title}</h1>${facts(document, words)}</header>
<main>
${sheet.entries.length === 0 ? html`<p>${t('ui:entry.sheet.empty')}</p>` : entryTable(document, words)}
${counts(document, words)}
<p class="keep">${t('ui:entry.sheet.keep')}</p>
</main>`;
  const css = fontsCss + SUMMARY_CSS + REGISTER_CSS;
  return paperPage({ style, words, title, running, css, body });
}

function facts(
  { kind, sheet, facilityCode, house, by, timeZone }: RegisterDocument,
  words: PrintWords,
): Html {
  const { t, number } = words;
  const chosen = [
    ...(sheet.isOpen ? [t('ui:entry.only-open')] : []),
    ...(sheet.only === null ? [] : [chosenText(kind.room, sheet.only, words)]),
  ];
  const only: Fact[] =
    chosen.length === 0 ? [] : [[t('ui:entry.sheet.only'), html`${chosen.join(' · ')}`]];
  const { facilityType, operatedBy } = house.identity;
  const runBy: Fact[] =
    operatedBy === undefined
      ? []
      : [[t('ui:entry.sheet.operator'), html`<bdi>${operatedBy}</bdi>`]];
  const whose: Fact[] = sheet.of === null ? [] : [[t('ui:entry.sheet.of'), residentText(sheet.of)]];
  return factList(
    [
      ...whose,
      [t('vault:shelter.name'), html`<bdi>${house.name}</bdi>`],
      [t('vault:shelter.kind'), html`${t(`vault:shelter.type.${facilityType}`)}`],
      ...runBy,
      [t('ui:entry.sheet.code'), code(facilityCode)],
      [t('ui:entry.sheet.period'), html`${periodText(sheet, words)}`],
      [t('ui:entry.sheet.count'), html`${number(sheet.entries.length)}`],
      [
        t('ui:entry.sheet.printed'),
        html`${localText(sheet.printedAt, timeZone, words)} ${code(by)}`,
      ],
      ...only,
    ],
    'twofold',
  );
}

function chosenText(room: string, { field, code: one }: CodeChosen, { t }: PrintWords): string {
  return `${t(`${room}:field.${field}`)}: ${t(`${room}:code.${field}.${one}`)}`;
}

function periodText({ from, to }: EntrySheet, { t, day }: PrintWords): string {
  const parts = [
    ...(from === null ? [] : [t('ui:entry.sheet.from', { day: day(from) })]),
    ...(to === null ? [] : [t('ui:entry.sheet.to', { day: day(to) })]),
  ];
  return parts.length === 0 ? t('ui:entry.sheet.always') : parts.join(' ');
}

function entryTable(document: RegisterDocument, words: PrintWords): Html {
  const { kind, sheet } = document;
  const { t, number } = words;
  const heads = sheet.fields.map(
    (field) => html`<th scope="col">${t(`${kind.room}:field.${field}`)}</th>`,
  );
  const lines = sheet.entries.map(
    (entry, at) =>
      html`<tr><td class="number">${number(at + 1)}</td>${sheet.fields.map((field) => html`<td>${cell(entry, field, { document, words })}</td>`)}</tr>`,
  );
  return html`<table class="register long"><thead><tr><th scope="col">${t('ui:entry.sheet.number')}</th>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
}

interface Drawing {
  readonly document: RegisterDocument;
  readonly words: PrintWords;
}

function cell(entry: View, field: string, drawing: Drawing): Html {
  const { kind } = drawing.document;
  const { t } = drawing.words;
  if (field === 'residentId') return residentCell(entry, drawing.words);
  if (!(field in kind.words)) return counted(entry[field], field, drawing);
  if (entry.words.state !== 'open') return html`${t(`ui:entry.words.${entry.words.state}`)}`;
  const word = entry.words.value[field];
  if (word === null || word === undefined) return html`–`;
  return kind.words[field]?.asked === 'phone'
    ? code(String(word))
    : html`<bdi>${String(word)}</bdi>`;
}

function residentCell({ resident }: View, words: PrintWords): Html {
  return resident === null ? html`${words.t('ui:entry.nobody')}` : residentText(resident);
}

function residentText({ name, caseNumber }: ResidentLabel): Html {
  return name.state === 'open'
    ? html`<bdi>${name.value}</bdi> ${code(caseNumber)}`
    : code(caseNumber);
}

function counted(value: unknown, field: string, { document, words }: Drawing): Html {
  const { room, counted: columns } = document.kind;
  const { t, number, day } = words;
  if (value === null || value === undefined) return html`–`;
  const said = (one: unknown) => t(`${room}:code.${field}.${String(one)}`);
  switch (columns[field]?.asked) {
    case 'day':
      return html`${day(dateOf(String(value)))}`;
    case 'duration':
      return html`${durationWords(Number(value), words)}`;
    case 'money':
      return html`<bdi>${moneyWords(String(value), { t, digits: document.style.digits })}</bdi>`;
    case 'place':
      return html`${placeWords(String(value), words)}`;
    case 'moment':
      return html`${wallText(String(value), { document, words })}`;
    case 'staff':
      return code(
        isId<'staff'>(String(value)) ? document.staffCode(String(value) as StaffId) : '–',
      );
    case 'instant':
      return html`${localText(String(value), document.timeZone, words)}`;
    case 'code':
      return html`${said(value)}`;
    case 'codes':
      return html`${Array.isArray(value) ? value.map(said).join('، ') : ''}`;
    case 'yes-no':
      return html`${t(value === true ? 'ui:entry.yes' : 'ui:entry.no')}`;
    default:
      return html`<bdi dir="ltr">${String(value).replace(/\d/g, (digit) => number(Number(digit)))}</bdi>`;
  }
}

/** By the clock on the shelter's wall, as the screens show it. */
function wallText(instant: string, { document, words }: Drawing): Html {
  const shown = wallClockOf(instant, document.timeZone);
  return html`${words.day(shown.day)} <bdi dir="ltr">${words.digits(shown.time)}</bdi>`;
}

function counts({ kind, sheet }: RegisterDocument, { t, number }: PrintWords): Html {
  const tables = sheet.counts.map(({ field, counts: lines, unknown }) => {
    const rows = lines.map(
      ({ code: one, count }) =>
        html`<tr><td>${t(`${kind.room}:code.${field}.${one}`)}</td><td class="figure">${number(count)}</td></tr>`,
    );
    const rest =
      unknown === 0
        ? html``
        : html`<tr><td>${t('ui:entry.unknown')}</td><td class="figure">${number(unknown)}</td></tr>`;
    return html`<table><caption>${t(`${kind.room}:field.${field}`)}</caption><tbody>${rows}${rest}</tbody></table>`;
  });
  return tables.length === 0
    ? html``
    : html`<h2>${t('ui:entry.sheet.counts')}</h2><div class="counts">${tables}</div>`;
}
