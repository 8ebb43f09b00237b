// What cannot be true of a draft, by itself, within its file and against the people already on file.
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import { birthYearOf, type PartialDate, possibleDays } from '../../kernel/partial-date';
import {
  caseNumber,
  foldName,
  fullName,
  type HeardPerson,
  OFFER_FROM,
  PeopleBySound,
  type PersonFacts,
  type ResidentName,
  spellings,
} from '../residents';
import type { ResidentDraft } from './draft';
import { verdictOf } from './outcome';
import type { Likeliest } from './records';
import type { RowReading } from './row-reading';

const NAME_LENGTH = 120;
/** As long as the file's own fields for room and phone. */
export const SHORT_TEXT = 40;

/** Looks up the shelter's own records; a preview and the import ask the same questions. */
export interface OnFile {
  hasCaseNumber(caseNumber: string): boolean;
  /** The likeliest person on file, or undefined when nobody is alike. */
  likeliest(draft: ResidentDraft): Likeliest | undefined;
}

/** From here a row is skipped unless the worker creates it anyway; from `OFFER_FROM` on it is named and created. */
const STOP_FROM = 0.9;

/** Remembers the rows already seen, so that a list's own repeats are found. */
export class DraftChecks {
  readonly #numbers = new Set<string>();
  readonly #people = new Set<string>();
  readonly #bySound = new PeopleBySound<Seen>();
  readonly #onFile: OnFile;
  readonly #today: CalendarDate;
  readonly #createAnyway: ReadonlySet<number>;
  readonly #leaveOut: ReadonlySet<number>;

  constructor(facts: {
    readonly onFile: OnFile;
    readonly today: CalendarDate;
    readonly createAnyway: readonly number[];
    readonly leaveOut: readonly number[];
  }) {
    this.#onFile = facts.onFile;
    this.#today = facts.today;
    this.#createAnyway = new Set(facts.createAnyway);
    this.#leaveOut = new Set(facts.leaveOut);
  }

  check(draft: ResidentDraft, line: number, reading: RowReading): void {
    this.#checkDays(draft, reading);
    checkLengths(draft, reading);
    this.#checkNumber(draft.caseNumber, reading);
    this.#checkPerson(draft, line, reading);
  }

  #checkDays(draft: ResidentDraft, reading: RowReading): void {
    const { admittedOn, exitedOn } = draft;
    if (compareDates(admittedOn, this.#today) > 0)
      reading.issue('imports.admission-in-future', '', admittedOn);
    if (isAfter(draft.birth, admittedOn))
      reading.issue('imports.born-after-admission', '', admittedOn);
    if (exitedOn === undefined) return;
    if (compareDates(exitedOn, admittedOn) < 0)
      reading.issue('imports.exit-before-admission', '', exitedOn);
    else if (compareDates(exitedOn, this.#today) > 0)
      reading.issue('imports.exit-in-future', '', exitedOn);
  }

  #checkNumber(number: string | undefined, reading: RowReading): void {
    if (number === undefined) return;
    const key = number.toLowerCase();
    if (!caseNumber.safeParse(number).success)
      reading.issue('imports.case-number-invalid', '', number);
    else if (this.#numbers.has(key)) reading.issue('imports.case-number-repeated', '', number);
    else if (this.#onFile.hasCaseNumber(number))
      reading.issue('imports.case-number-taken', '', number);
    this.#numbers.add(key);
  }

  #checkPerson(draft: ResidentDraft, line: number, reading: RowReading): void {
    const isCreatedAnyway = this.#createAnyway.has(line);
    if (this.#leaveOut.has(line)) reading.issue('imports.left-out');
    if (isTooLong(draft)) return;
    const key = keyOf(draft);
    if (!isCreatedAnyway && this.#people.has(key)) {
      reading.issue('imports.repeated-row');
      return;
    }
    const person = this.#bySound.heard(personOf(draft));
    this.#checkTwin({ line, caseNumber: draft.caseNumber }, person, reading);
    this.#checkOnFile(draft, line, reading);
    // A row that makes no file is nobody's first: the person would be in neither.
    if (verdictOf(reading.issues) !== 'create') return;
    this.#people.add(key);
    this.#bySound.add({ line, caseNumber: draft.caseNumber }, person);
  }

  /** One person may stand in two rows: under another spelling, or with a second stay. */
  #checkTwin({ line, caseNumber: number }: Seen, person: HeardPerson, reading: RowReading): void {
    const twin = this.#bySound.likeliest(person);
    if (twin === undefined || twin.score < OFFER_FROM) return;
    reading.twin = twin.key.line;
    if (this.#isDecided(line)) return;
    const isNumberedTwice = number !== undefined && twin.key.caseNumber !== undefined;
    const isAlike = twin.score >= STOP_FROM && !isNumberedTwice;
    const code = isAlike ? 'imports.repeated-person' : 'imports.perhaps-repeated';
    reading.issue(code, '', String(twin.key.line));
  }

  #checkOnFile(draft: ResidentDraft, line: number, reading: RowReading): void {
    const known = this.#onFile.likeliest(draft);
    if (known === undefined || known.likeness < OFFER_FROM) return;
    reading.known = known.caseNumber;
    if (this.#isDecided(line)) return;
    const isAlike = known.likeness >= STOP_FROM;
    const code = isAlike ? 'imports.possible-duplicate' : 'imports.perhaps-known';
    reading.issue(code, '', known.caseNumber);
  }

  #isDecided(line: number): boolean {
    return this.#createAnyway.has(line) || this.#leaveOut.has(line);
  }
}

interface Seen {
  readonly line: number;
  readonly caseNumber: string | undefined;
}

function personOf({ name, sex, birth }: ResidentDraft): PersonFacts {
  return { names: spellings(name), sex, birthYear: birthYearOf(birth) };
}

/** The same in two rows: name, birth and admission; two numbers mean two people. */
function keyOf({ name, birth, admittedOn, caseNumber: number }: ResidentDraft): string {
  const born = birth.precision === 'unknown' ? '' : birth.date;
  return [foldName(nameForKey(name)), born, admittedOn, number ?? ''].join('|');
}

function nameForKey(name: ResidentName): string {
  return fullName(name) || (spellings(name)[0] ?? '');
}

function isAfter(birth: PartialDate, admittedOn: CalendarDate): boolean {
  const possible = possibleDays(birth);
  return possible !== undefined && compareDates(possible.first, admittedOn) > 0;
}

/** A name that no field holds is not compared with anybody either. */
function isTooLong(draft: ResidentDraft): boolean {
  const names = Object.values(draft.name);
  return names.some((name) => typeof name === 'string' && name.length > NAME_LENGTH);
}

function checkLengths(draft: ResidentDraft, reading: RowReading): void {
  if (isTooLong(draft)) reading.issue('imports.text-too-long');
  const lines = [draft.room, draft.phone];
  if (lines.some((text) => (text ?? '').length > SHORT_TEXT))
    reading.issue('imports.text-too-long');
}
