// Guesses which column means what. Every column is scored for what it may mean, the best column wins a meaning, and
// whatever is less than its plain title is marked as a guess: the worker is asked.
import { cellsFit, cellsOfColumn, type ColumnCells, DATE_TARGETS } from './cells-fit';
import { DOUBTFUL_TITLES, SURE_TITLES, type Target } from './column-titles';
import { fillsGap, followsAdmission, isLeavingColumn } from './leaving-column';
import { type OwnListMapping, ownListMapping } from './mapping';
import { speaksOfOthers } from './other-people-words';
import { tellsStays } from './stay-state';
import { mayBeAboutStay } from './stay-title';
import { isHouse } from './stay-words';
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
const OF_LEAVING = 40;
const CONTAINED = 20;
const BY_CELLS = 10;
const CELLS_FIT = 5;

/** A meaning goes to one column only, the best one; notes may be several. */
export function guessColumns(table: Table): GuessedColumn[] {
  const candidates = table.columns
    .flatMap((column) => candidatesOf(column, cellsOfColumn(table, column.index)))
    .sort((one, other) => other.score - one.score);
  const won = new Map<number, Candidate>();
  const taken = new Set<Target>();
  for (const candidate of candidates) {
    const isFree = candidate.target === 'note' || !taken.has(candidate.target);
    if (won.has(candidate.column) || !isFree) continue;
    won.set(candidate.column, candidate);
    taken.add(candidate.target);
  }
  const columns = table.columns.map((column) => guessed(column, won.get(column.index), candidates));
  return withoutGivenName(withLeaving(columns, table));
}

// What is left without a meaning may say when somebody left: it is a guess for the day of exit, and the import waits for it.
function withLeaving(columns: readonly GuessedColumn[], table: Table): GuessedColumn[] {
  const exits = columns.filter(({ target }) => target === 'exitedOn').map(({ index }) => index);
  const admission = columns.find(({ target }) => target === 'admittedOn')?.index;
  return columns.map((column) => {
    if (column.target !== null || !fillsGap(column.index, exits, table)) return column;
    const { texts } = cellsOfColumn(table, column.index);
    const isAfter = (): boolean =>
      exits.length === 0 && admission !== undefined && followsAdmission(column, admission, table);
    if (!isLeavingColumn(column, texts) && !isAfter()) return column;
    return { ...column, target: 'exitedOn', confidence: 'likely' };
  });
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
    // Of two columns for one meaning the sure one is read first.
    columns: [...columns]
      .sort((one, other) => Number(isSecond(one)) - Number(isSecond(other)))
      .flatMap(({ index, target }) => (target === null ? [] : [{ column: index, target }])),
    unsettled: columns
      .filter(({ confidence }) => confidence === 'likely')
      .map(({ index }) => index),
  });
}

function isSecond({ target, confidence }: GuessedColumn): boolean {
  return target === 'exitedOn' && confidence === 'likely';
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

function candidatesOf(column: TableColumn, cells: ColumnCells): Candidate[] {
  const titled = titledOf(column, cells);
  if (titled === undefined) return [];
  const fit = cellsFit(titled.target, cells);
  if (fit === 'no' && !titled.isSure && DATE_TARGETS.has(titled.target)) return [];
  // "Case" over "open" and "closed" is no file number: what the cells say goes before the title.
  const isNoNumber = fit === 'no' && titled.isSure && titled.target === 'caseNumber';
  const instead = isNoNumber ? (byStays(column, cells) ?? byCells(column)) : undefined;
  return [
    {
      ...(instead ?? titled),
      column: column.index,
      score: (instead ?? titled).score + (fit === 'yes' ? CELLS_FIT : 0),
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
function titledOf(column: TableColumn, cells: ColumnCells): Titled | undefined {
  const meaning = meaningOfTitle(column);
  if (meaning === 'others') return undefined;
  const known =
    meaning === undefined ? undefined : { target: meaning.target, ...BY_TITLE[meaning.certainty] };
  if (known?.isSure === true) return known;
  const leaving = known === undefined ? byLeaving(column, cells) : undefined;
  return byStays(column, cells) ?? known ?? leaving ?? contained(column) ?? byCells(column);
}

// "Follow-up" may stand over states too; under "Visa" they are the visa's, unless they name the house.
function byStays({ title, group }: TableColumn, { texts }: ColumnCells): Titled | undefined {
  const told = tellsStays(title, texts);
  if (told === 'no') return undefined;
  const isOfHouse = texts.some((text) => fold(text).split(' ').some(isHouse));
  if (!mayBeAboutStay(`${group ?? ''} ${title}`) && !isOfHouse) return undefined;
  const isSure = told === 'surely';
  return { target: 'stayState', score: isSure ? SURE : DOUBTFUL, isSure };
}

function byLeaving(column: TableColumn, { texts }: ColumnCells): Titled | undefined {
  if (!isLeavingColumn(column, texts)) return undefined;
  return { target: 'exitedOn', score: OF_LEAVING, isSure: false };
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
