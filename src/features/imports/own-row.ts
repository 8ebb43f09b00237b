// One row of a shelter's own list by what its columns mean: the filled cells of a meaning, without what says "nothing".
import type { Target } from './column-titles';
import type { DayRules } from './day-reading';
import { isBlankSign, saysNothing } from './nothing-words';
import { isStatusWord, NAME_PARTS } from './no-name';
import type { OwnListRules } from './own-list-rules';
import { cellText, type TableRow } from './table';
import type { CodedTarget } from './words';

/** Longer text is no word of a list; it is not looked up. */
const LONGEST_WORD = 200;

/** Where words that say "nothing" fill no field. A given name is left as it is: a woman may be filed as unknown. */
export const PLAIN_TARGETS: ReadonlySet<Target> = new Set<Target>([
  ...(['preferredName', 'father', 'grandfather', 'family', 'latinName', 'documentName'] as const),
  ...(['birthDate', 'birthYear', 'age', 'admittedOn', 'exitedOn'] as const),
  ...(['caseNumber', 'room', 'phone'] as const),
]);
/** Where a dash alone is an empty cell. In columns of codes the worker is asked what it stands for. */
const SIGN_TARGETS: ReadonlySet<Target> = new Set<Target>([
  ...PLAIN_TARGETS,
  ...(['fullName', 'given', 'note', 'stayState'] as const),
]);

/** "Unknown" anywhere, and "deceased" in the place of a father's name: it fills no field and is kept. */
export function fillsNothing(target: Target, text: string): boolean {
  return saysNothing(text) || (NAME_PARTS.has(target) && isStatusWord(text));
}

export interface Cell {
  readonly index: number;
  readonly title: string;
  readonly text: string;
}

export class OwnRow {
  readonly #row: TableRow;
  readonly #rules: OwnListRules;
  readonly #read = new Map<Target, readonly Cell[]>();

  constructor(row: TableRow, rules: OwnListRules) {
    this.#row = row;
    this.#rules = rules;
  }

  get line(): number {
    return this.#row.line;
  }

  text(target: Target): string {
    return this.cells(target)
      .map(({ text }) => text.replace(/\s+/g, ' '))
      .join(' ');
  }

  cells(target: Target): readonly Cell[] {
    const before = this.#read.get(target);
    if (before !== undefined) return before;
    const filled = this.filled(target);
    const cells = PLAIN_TARGETS.has(target)
      ? filled.filter(({ text }) => !fillsNothing(target, text))
      : filled;
    this.#read.set(target, cells);
    return cells;
  }

  /** Also the cells that say "nothing" in words. */
  filled(target: Target): readonly Cell[] {
    const columns = this.#rules.columnsOf.get(target);
    if (columns === undefined) return [];
    return columns
      .map(({ index, title }) => ({ index, title, text: cellText(this.#row.cells[index]) }))
      .filter(({ text }) => text !== '' && !(SIGN_TARGETS.has(target) && isBlankSign(text)));
  }

  /** Cells under no title belong to no column. */
  untitled(): Cell[] {
    const { untitled, mapped, width } = this.#rules;
    return this.#row.cells.flatMap((cell, index) => {
      const isUntitled = index >= width || untitled.has(index);
      const text = isUntitled && !mapped.has(index) ? cellText(cell) : '';
      return text === '' ? [] : [{ index, title: '', text }];
    });
  }

  /** Filled cells of columns that are not imported. */
  leftOut(): Cell[] {
    return this.#rules.leftOut
      .map(({ index, title }) => ({ index, title, text: cellText(this.#row.cells[index]) }))
      .filter(({ text }) => text !== '');
  }

  /** The code of a word; '' where the worker leaves it empty, undefined where nobody knows it. */
  lookup(target: CodedTarget, { text, index }: Cell): string | undefined {
    if (text.length > LONGEST_WORD) return undefined;
    return this.#rules.codeOf(target, text, this.#rules.isoColumns.has(index));
  }

  dayRules(target: Target): DayRules {
    const index = this.#rules.columnsOf.get(target)?.[0]?.index ?? -1;
    return (
      this.#rules.orders.get(index) ?? { order: 'day-first', orderAssumed: true, hijri: 'ask' }
    );
  }
}
