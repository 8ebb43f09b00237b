// Reads the CTDC victim-perpetrator file (CTDC_VPsynthetic_condensed): synthetic cases without name, age or date.
// They become archive cases, never residents. An empty cell is unknown and is counted as unknown, never as no.
import type { ArchiveCaseDraft, ArchiveFacts, Marked } from './draft';
import type { ParsedFile, ParsedSheet } from './parsed-file';
import { cellText, type Table, type TableRow, tableOf } from './table';

export const CTDC_COLUMNS = [
  'yearRegister',
  'gender',
  'majorityStatus',
  'isForcedLabour',
  'isSexualExploit',
  'UN_COO_Region',
  'UN_COE_Region',
  'IP_Exploiter',
  'IP_Gender',
  'IP_ageBroad',
  'IP_citizen_UNRegion',
  'IP_Relation',
  'IP_PayMoney',
  'IP_RecruiterBroker',
  'IP_TransactionProcess',
  'IP_ControlAbuseKidnap',
] as const;
export type CtdcColumn = (typeof CTDC_COLUMNS)[number];

const REGIONS = ['Africa', 'Americas/Oceania', 'Asia', 'Europe'];
const MARK = ['1'];
/** Values the published file holds; several of one cell are joined with `;`. */
const VALUES: Readonly<Record<CtdcColumn, readonly string[]>> = {
  yearRegister: ['2005-2013', '2014-2018', '2019', '2020', '2021-2022'],
  gender: ['Female', 'Male'],
  majorityStatus: ['Adult', 'Minor'],
  isForcedLabour: MARK,
  isSexualExploit: MARK,
  UN_COO_Region: REGIONS,
  UN_COE_Region: REGIONS,
  IP_Exploiter: MARK,
  IP_Gender: ['Female', 'Male'],
  IP_ageBroad: ['0--29', '30--38', '39--47', '48+'],
  IP_citizen_UNRegion: REGIONS,
  IP_Relation: ['FamilyIntimatePartner', 'FriendAcquaintance', 'StrangerUnknownOther'],
  IP_PayMoney: ['No', 'Yes'],
  IP_RecruiterBroker: MARK,
  IP_TransactionProcess: MARK,
  IP_ControlAbuseKidnap: MARK,
};
const SEVERAL: ReadonlySet<CtdcColumn> = new Set([
  'IP_Gender',
  'IP_ageBroad',
  'IP_citizen_UNRegion',
  'IP_Relation',
  'IP_PayMoney',
]);

/** Most cells of the file are empty. */
const NOTHING: readonly string[] = [];

/** The table when its first row names all sixteen columns, in any order. */
export function ctdcTableOf(file: ParsedFile): Table | undefined {
  const sheet = ctdcSheetOf(file);
  return sheet === undefined ? undefined : tableOf(sheet, 0);
}

/** The first sheet that has such a row. */
export function ctdcSheetOf({ sheets }: ParsedFile): ParsedSheet | undefined {
  return sheets.find(({ rows: [first = []] }) => {
    const titles = new Set(first.map(cellText));
    return CTDC_COLUMNS.every((name) => titles.has(name));
  });
}

/** Places of the sixteen columns. Throws RangeError when one is missing: `ctdcTableOf` saw to that. */
export function ctdcPlaces(table: Table): ReadonlyMap<CtdcColumn, number> {
  return new Map(
    CTDC_COLUMNS.map((name): [CtdcColumn, number] => {
      const column = table.columns.find(({ title }) => title === name);
      if (column === undefined) throw new RangeError(`no column ${name}`);
      return [name, column.index];
    }),
  );
}

export function readCtdcRow(
  row: TableRow,
  places: ReadonlyMap<CtdcColumn, number>,
): ArchiveCaseDraft {
  const unread: Record<string, string> = {};
  const several = (name: CtdcColumn): readonly string[] => {
    const text = cellText(row.cells[places.get(name) ?? -1]);
    if (text === '') return NOTHING;
    const parts = SEVERAL.has(name) ? text.split(';') : [text];
    if (parts.every((part) => VALUES[name].includes(part))) return parts;
    unread[name] = text;
    return NOTHING;
  };
  const marked = (name: CtdcColumn): Marked => (several(name).length > 0 ? 'yes' : 'unknown');
  const facts: ArchiveFacts = {
    exploiter: marked('IP_Exploiter'),
    exploiterGenders: several('IP_Gender').map((word) => word.toLowerCase()),
    exploiterAgeBands: several('IP_ageBroad'),
    exploiterRegions: several('IP_citizen_UNRegion'),
    relations: several('IP_Relation'),
    moneyPaid: several('IP_PayMoney').map((word) => (word === 'Yes' ? 'yes' : 'no')),
    recruiterOrBroker: marked('IP_RecruiterBroker'),
    transaction: marked('IP_TransactionProcess'),
    controlAbuseKidnap: marked('IP_ControlAbuseKidnap'),
  };
  const [yearBand] = several('yearRegister');
  const [gender] = several('gender');
  const [majority] = several('majorityStatus');
  const [originRegion] = several('UN_COO_Region');
  const [exploitationRegion] = several('UN_COE_Region');
  return {
    rowNumber: row.line,
    ...(yearBand === undefined ? {} : { yearBand }),
    ...(gender === undefined ? {} : { gender: gender === 'Female' ? 'female' : 'male' }),
    ...(majority === undefined ? {} : { majority: majority === 'Adult' ? 'adult' : 'minor' }),
    forcedLabour: marked('isForcedLabour'),
    sexualExploitation: marked('isSexualExploit'),
    ...(originRegion === undefined ? {} : { originRegion }),
    ...(exploitationRegion === undefined ? {} : { exploitationRegion }),
    facts: Object.keys(unread).length === 0 ? facts : { ...facts, unread },
  };
}

/** One variable of the file: how many cases have each value; `unknown` are the empty cells. */
export interface ArchiveCount {
  readonly variable: CtdcColumn;
  readonly values: readonly { readonly value: string; readonly cases: number }[];
  readonly unknown: number;
}

/** Counts every variable; a case with two values counts under both, so values may add to more than the cases. */
export class ArchiveTally {
  #cases = 0;
  #unread = 0;
  readonly #counts = new Map<CtdcColumn, Map<string, number>>(
    CTDC_COLUMNS.map((name): [CtdcColumn, Map<string, number>] => [name, new Map()]),
  );

  add(draft: ArchiveCaseDraft): void {
    this.#cases += 1;
    if (draft.facts.unread !== undefined) this.#unread += 1;
    for (const [name, values] of valuesOf(draft)) {
      const counts = this.#counts.get(name) ?? new Map<string, number>();
      for (const value of values.length === 0 ? [''] : values)
        counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }

  get cases(): number {
    return this.#cases;
  }

  /** Cases with at least one cell whose word the format does not know. */
  get casesWithUnread(): number {
    return this.#unread;
  }

  counts(): ArchiveCount[] {
    return [...this.#counts].map(([variable, counts]) => ({
      variable,
      unknown: counts.get('') ?? 0,
      values: [...counts]
        .filter(([value]) => value !== '')
        .map(([value, cases]) => ({ value, cases }))
        .sort((one, other) => (one.value < other.value ? -1 : 1)),
    }));
  }
}

/** Every variable of a case with what it says; an empty list is unknown. */
export function valuesOf(draft: ArchiveCaseDraft): [CtdcColumn, readonly string[]][] {
  const { facts } = draft;
  const one = (value: string | undefined) => (value === undefined ? NOTHING : [value]);
  const mark = (value: Marked) => (value === 'yes' ? ['yes'] : NOTHING);
  return [
    ['yearRegister', one(draft.yearBand)],
    ['gender', one(draft.gender)],
    ['majorityStatus', one(draft.majority)],
    ['isForcedLabour', mark(draft.forcedLabour)],
    ['isSexualExploit', mark(draft.sexualExploitation)],
    ['UN_COO_Region', one(draft.originRegion)],
    ['UN_COE_Region', one(draft.exploitationRegion)],
    ['IP_Exploiter', mark(facts.exploiter)],
    ['IP_Gender', facts.exploiterGenders],
    ['IP_ageBroad', facts.exploiterAgeBands],
    ['IP_citizen_UNRegion', facts.exploiterRegions],
    ['IP_Relation', facts.relations],
    ['IP_PayMoney', facts.moneyPaid],
    ['IP_RecruiterBroker', mark(facts.recruiterOrBroker)],
    ['IP_TransactionProcess', mark(facts.transaction)],
    ['IP_ControlAbuseKidnap', mark(facts.controlAbuseKidnap)],
  ];
}
