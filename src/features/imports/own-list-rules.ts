// What the reading of a shelter's own list needs to know once for all rows: its columns by what they mean, the order of days in
// each, what a word of its codes stands for.
import type { CalendarDate } from '../../kernel/calendar-date';
import { foldDigits } from '../../kernel/digits';
import type { Target } from './column-titles';
import { holdsCodes } from './country-words';
import { dayRulesOf } from './day-order';
import type { DayRules } from './day-reading';
import { withFirstDays } from './first-days';
import { type ZeroColumn, zeroColumn } from './lost-zeros';
import type { OwnListMapping } from './mapping';
import type { LeftOutColumn } from './row-outcome';
import { columnValues, type Table, wholeTitle } from './table';
import { codeOfWord, fold } from './words';

/** Whose cells are read as days. */
const DAY_TARGETS: ReadonlySet<Target> = new Set<Target>([
  ...(['birthDate', 'birthYear', 'admittedOn', 'exitedOn'] as const),
]);

/** Everything a row's reading needs and that is the same for all rows. */
export interface OwnListRules {
  readonly mapping: OwnListMapping;
  readonly columnsOf: ReadonlyMap<
    Target,
    readonly { readonly index: number; readonly title: string }[]
  >;
  readonly orders: ReadonlyMap<number, DayRules>;
  readonly codeOf: typeof codeOfWord;
  readonly today: CalendarDate;
  readonly width: number;
  readonly markedLines: ReadonlySet<number>;
  readonly mapped: ReadonlySet<number>;
  readonly untitled: ReadonlySet<number>;
  readonly leftOut: readonly LeftOutColumn[];
  /** Columns of nationalities that hold ISO codes and not words. */
  readonly isoColumns: ReadonlySet<number>;
  /** Columns in which some numbers begin with a zero that others may have lost. */
  readonly zeroColumns: readonly ZeroColumn[];
}

export function ownListRules(
  table: Table,
  mapping: OwnListMapping,
  today: CalendarDate,
): OwnListRules {
  const columnsOf = new Map<Target, { index: number; title: string }[]>();
  const days: number[] = [];
  for (const { column, target } of mapping.columns) {
    const place = table.columns.find(({ index }) => index === column);
    const title = place === undefined ? '' : wholeTitle(place);
    columnsOf.set(target, [...(columnsOf.get(target) ?? []), { index: column, title }]);
    if (DAY_TARGETS.has(target)) days.push(column);
  }
  const valuesOf = (column: number) => () => columnValues(table, column);
  const orders = dayRulesOf(new Map(days.map((column) => [column, valuesOf(column)])), {
    settings: mapping,
    daysFrom1904: table.daysFrom1904,
  });
  for (const { index } of columnsOf.get('birthDate') ?? []) {
    const rules = orders.get(index);
    if (rules !== undefined) orders.set(index, withFirstDays(rules, columnValues(table, index)));
  }
  const width = table.columns.reduce(
    (most, { index, title }) => (title === '' ? most : Math.max(most, index + 1)),
    0,
  );
  const mapped = new Set(mapping.columns.map(({ column }) => column));
  const untitled = new Set(
    table.columns.filter(({ title }) => title === '').map(({ index }) => index),
  );
  const leftOut = table.columns
    .filter(({ index, title }) => title !== '' && !mapped.has(index))
    .filter(({ index }) => !countsRows(columnValues(table, index)))
    .map((column) => ({ index: column.index, title: wholeTitle(column) }));
  const isoColumns = new Set(
    mapping.columns
      .filter(
        ({ target, column }) => target === 'nationality' && holdsCodes(columnValues(table, column)),
      )
      .map(({ column }) => column),
  );
  const { markedLines } = table;
  return {
    mapping,
    columnsOf,
    orders,
    codeOf: wordReader(mapping),
    today,
    width,
    markedLines,
    mapped,
    untitled,
    leftOut,
    isoColumns,
    zeroColumns: zeroColumnsOf(table, columnsOf),
  };
}

function zeroColumnsOf(table: Table, columnsOf: OwnListRules['columnsOf']): ZeroColumn[] {
  return (['phone', 'caseNumber'] as const).flatMap((target) =>
    (columnsOf.get(target) ?? []).flatMap((place) => {
      const column = zeroColumn(place, columnValues(table, place.index), target);
      return column === undefined ? [] : [column];
    }),
  );
}

/** A column that only numbers the rows from one says nothing of anybody. */
function countsRows(values: Iterable<string>): boolean {
  let rows = 0;
  for (const value of values) {
    rows += 1;
    if (foldDigits(value) !== String(rows)) return false;
  }
  return rows > 0;
}

/** A column of codes has few words, each in very many cells: what a word stands for is looked up once. */
function wordReader({ values }: OwnListMapping): typeof codeOfWord {
  const settled = new Map(
    values.map(({ target, word, code }) => [`${target}:${fold(word)}`, code]),
  );
  const known = new Map<string, string | undefined>();
  return (target, word, inCodes = false) => {
    const place = `${target}:${inCodes}:${word}`;
    if (known.has(place)) return known.get(place);
    const code = settled.get(`${target}:${fold(word)}`) ?? codeOfWord(target, word, inCodes);
    known.set(place, code);
    return code;
  };
}
