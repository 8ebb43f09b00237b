// What cannot be true of a draft, by itself, within its file and against the people already on file.
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import { type PartialDate, possibleDays } from '../../kernel/partial-date';
import {
  caseNumber,
  foldName,
  fullName,
  OFFER_FROM,
  type ResidentName,
  spellings,
} from '../residents';
import type { ResidentDraft } from './draft';
import type { RowReading } from './row-reading';

const NAME_LENGTH = 120;
/** As long as the file's own fields for room and phone. */
export const SHORT_TEXT = 40;

/** Looks up the shelter's own records; a preview and the import ask the same questions. */
export interface OnFile {
  hasCaseNumber(caseNumber: string): boolean;
  /** Likeness 0-1 of the likeliest person on file, or undefined when nobody is alike. */
  likeliest(draft: ResidentDraft): number | undefined;
}

/** Remembers the rows already seen, so that a list's own repeats are found. */
export class DraftChecks {
  readonly #numbers = new Set<string>();
  readonly #people = new Set<string>();
  readonly #onFile: OnFile;
  readonly #today: CalendarDate;
  readonly #createAnyway: ReadonlySet<number>;

  constructor(facts: {
    readonly onFile: OnFile;
    readonly today: CalendarDate;
    readonly createAnyway: readonly number[];
  }) {
    this.#onFile = facts.onFile;
    this.#today = facts.today;
    this.#createAnyway = new Set(facts.createAnyway);
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

  // A repeat within the file is the same name, birth and admission; two numbers mean two people.
  #checkPerson(draft: ResidentDraft, line: number, reading: RowReading): void {
    if (this.#createAnyway.has(line)) return;
    const birth = draft.birth.precision === 'unknown' ? '' : draft.birth.date;
    const key = [
      foldName(nameForKey(draft.name)),
      birth,
      draft.admittedOn,
      draft.caseNumber ?? '',
    ].join('|');
    if (this.#people.has(key)) {
      reading.issue('imports.repeated-row');
      return;
    }
    this.#people.add(key);
    const likeness = this.#onFile.likeliest(draft);
    if (likeness !== undefined && likeness >= OFFER_FROM)
      reading.issue('imports.possible-duplicate');
  }
}

function nameForKey(name: ResidentName): string {
  return fullName(name) || (spellings(name)[0] ?? '');
}

function isAfter(birth: PartialDate, admittedOn: CalendarDate): boolean {
  const possible = possibleDays(birth);
  return possible !== undefined && compareDates(possible.first, admittedOn) > 0;
}

function checkLengths(draft: ResidentDraft, reading: RowReading): void {
  const names = Object.values(draft.name);
  if (names.some((name) => typeof name === 'string' && name.length > NAME_LENGTH)) {
    reading.issue('imports.text-too-long');
  }
  const lines = [draft.room, draft.phone];
  if (lines.some((text) => (text ?? '').length > SHORT_TEXT))
    reading.issue('imports.text-too-long');
}
