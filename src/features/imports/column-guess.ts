// Guesses which column means what. Every column is scored for what it may mean, the best column wins a meaning, and
// whatever is less than its plain title is marked as a guess: the worker is asked.
import { DOUBTFUL_TITLES, SURE_TITLES, type Target } from './column-titles';
import { readDay } from './day-reading';
import { type OwnListMapping, ownListMapping } from './mapping';
import type { RowIssueCode } from './outcome';
import { speaksOfOthers } from './other-people-words';
import { tellsStays } from './stay-state';
import type { Table, TableColumn } from './table';
import { meaningOfTitle } from './title-meaning';
import { codeOfWord, fold } from './words';

export interface GuessedColumn extends TableColumn {
  readonly target: Target | null;
  readonly confidence: 'sure' | 'likely' | 'none';
}

interface Candidate {
  readonly column: number;
  readonly target: Target;
  readonly score: number;
  readonly isSure: boolean;
}

const SURE = 100;
const DOUBTFUL = 60;
const ADDED_TO = 50;
const CONTAINED = 20;
const BY_CELLS = 10;
const CELLS_FIT = 5;

/** A meaning goes to one column only, the best one; notes may be several. */
export function guessColumns(table: Table): GuessedColumn[] {
  const candidates = table.columns
    .flatMap((column) => candidatesOf(column))
    .sort((one, other) => other.score - one.score);
  const won = new Map<number, Candidate>();
  const taken = new Set<Target>();
  for (const candidate of candidates) {
    const isFree = candidate.target === 'note' || !taken.has(candidate.target);
    if (won.has(candidate.column) || !isFree) continue;
    won.set(candidate.column, candidate);
    taken.add(candidate.target);
  }
  return withoutGivenName(
    table.columns.map((column) => guessed(column, won.get(column.index), candidates)),
  );
}

// "Nom" or اللقب is the family's name beside a given name; where no other name stands it is the whole name.
function withoutGivenName(columns: readonly GuessedColumn[]): GuessedColumn[] {
  const isOnly = !columns.some(({ target }) => target === 'given' || target === 'fullName');
  return columns.map((column) =>
    isOnly && column.target === 'family' && column.confidence === 'likely'
      ? { ...column, target: 'fullName' }
      : column,
  );
}

/** The mapping that the guesses make, for the first preview. */
export function mappingOfGuesses(columns: readonly GuessedColumn[]): OwnListMapping {
  return ownListMapping.parse({
    columns: columns.flatMap(({ index, target }) =>
      target === null ? [] : [{ column: index, target }],
    ),
    unsettled: columns
      .filter(({ confidence }) => confidence === 'likely')
      .map(({ index }) => index),
  });
}

function guessed(
  column: TableColumn,
  won: Candidate | undefined,
  candidates: readonly Candidate[],
): GuessedColumn {
  if (won === undefined) return { ...column, target: null, confidence: 'none' };
  const hasRival = candidates.some(
    ({ target, column: other, isSure }) =>
      isSure && target === won.target && other !== won.column && target !== 'note',
  );
  const confidence = won.isSure && !hasRival ? 'sure' : 'likely';
  return { ...column, target: won.target, confidence };
}

function candidatesOf(column: TableColumn): Candidate[] {
  const titled = titledOf(column);
  if (titled === undefined) return [];
  const fit = cellsFit(titled.target, column.samples);
  if (fit === 'no' && !titled.isSure && DATE_TARGETS.has(titled.target)) return [];
  return [
    {
      ...titled,
      column: column.index,
      score: titled.score + (fit === 'yes' ? CELLS_FIT : 0),
      isSure: titled.isSure && fit !== 'no',
    },
  ];
}

type Titled = Omit<Candidate, 'column'>;

const BY_TITLE = {
  sure: { score: SURE, isSure: true },
  doubtful: { score: DOUBTFUL, isSure: false },
  'added-to': { score: ADDED_TO, isSure: false },
} as const;

// "Status" may stand over a category, a marriage or a stay: its cells say which.
function titledOf(column: TableColumn): Titled | undefined {
  const meaning = meaningOfTitle(column);
  if (meaning === 'others') return undefined;
  const known =
    meaning === undefined ? undefined : { target: meaning.target, ...BY_TITLE[meaning.certainty] };
  if (known?.isSure === true) return known;
  return byStays(column) ?? known ?? contained(column) ?? byCells(column);
}

function byStays({ title, group, samples }: TableColumn): Titled | undefined {
  if (speaksOfOthers(`${group ?? ''} ${title}`)) return undefined;
  const told = tellsStays(title, samples);
  if (told === 'no') return undefined;
  const isSure = told === 'surely';
  return { target: 'stayState', score: isSure ? SURE : DOUBTFUL, isSure };
}

// A title that holds a known one as whole words ("Name of the resident, three parts"): the more of it is known, the better.
function contained({ title, group }: TableColumn): Titled | undefined {
  const whole = group === undefined ? title : `${group} ${title}`;
  const words = ` ${fold(whole)} `;
  const [longest] = [...SURE_TITLES, ...DOUBTFUL_TITLES]
    .filter(([known]) => known.length > 3 && words.includes(` ${known} `))
    .filter(([known]) => SURE_TITLES.has(known) || known.includes(' '))
    .sort(([one], [other]) => other.length - one.length);
  if (longest === undefined || speaksOfOthers(words.replace(longest[0], ' '))) return undefined;
  const share = longest[0].length / words.trim().length;
  return { target: longest[1], score: CONTAINED + Math.round(share * 30), isSure: false };
}

function byCells({ title, group, samples }: TableColumn): Titled | undefined {
  if (samples.length === 0 || speaksOfOthers(`${group ?? ''} ${title}`)) return undefined;
  const target = (['sex', 'nationality'] as const).find((of) =>
    samples.every((sample) => codeOfWord(of, sample) !== undefined),
  );
  return target === undefined ? undefined : { target, score: BY_CELLS, isSure: false };
}

const DATE_TARGETS: ReadonlySet<Target> = new Set(['birthDate', 'admittedOn', 'exitedOn']);
const CODED: ReadonlySet<Target> = new Set(['sex', 'nationality', 'category']);

/** Whether the first cells look like the meaning; `open` where that says nothing. */
function cellsFit(target: Target, samples: readonly string[]): 'yes' | 'no' | 'open' {
  if (samples.length === 0) return 'open';
  if (DATE_TARGETS.has(target)) return samples.some(looksLikeDay) ? 'yes' : 'no';
  if (target === 'age') return samples.some((text) => /\d/.test(fold(text))) ? 'yes' : 'no';
  const code = CODED_SAMPLE[target];
  if (CODED.has(target) && code !== undefined) return samples.some(code) ? 'yes' : 'open';
  return 'open';
}

const CODED_SAMPLE: Readonly<Partial<Record<Target, (sample: string) => boolean>>> = {
  sex: (sample) => codeOfWord('sex', sample) !== undefined,
  nationality: (sample) => codeOfWord('nationality', sample) !== undefined,
  category: (sample) => codeOfWord('category', sample) !== undefined,
};

const DAYS_UNREAD: ReadonlySet<RowIssueCode> = new Set<RowIssueCode>([
  ...(['imports.year-two-digits', 'imports.date-placeholder', 'imports.solar-date'] as const),
]);

/** A day to the day, in any way of writing it: no title is one. */
export function looksLikeDay(text: string): boolean {
  const reading = readDay(text, { order: 'day-first', orderAssumed: true, hijri: 'convert' });
  return reading.kind === 'read' || (reading.kind === 'unread' && DAYS_UNREAD.has(reading.code));
}
