// Turns a row of a shelter's own list into a resident to be, by the mapping the worker settled.
// What cannot be read leaves a gap and stays as text in the note; it is never dropped.
import type { CalendarDate } from '../../kernel/calendar-date';
import { plainNumber } from '../../kernel/number-text';
import {
  type Category,
  type ExitReason,
  type ExploitationForm,
  hasAnyName,
  type ReferralSource,
  type ResidentName,
  type Sex,
} from '../residents';
import type { ResidentDraft } from './draft';
import { type DraftChecks, SHORT_TEXT } from './draft-checks';
import { splitFullName } from './full-name';
import { isNoCountry } from './country-words';
import type { Target } from './column-titles';
import type { RowOutcome } from './outcome';
import { ownBirth } from './own-birth';
import { ownDeparture, readWholeDay } from './own-departure';
import { type Cell, fillsNothing, OwnRow, PLAIN_TARGETS } from './own-row';
import { outcomeOfRow } from './row-outcome';
import type { RowReading } from './row-reading';
import { sayPeople } from './people-in-name';
import { readPhone } from './phone-number';
import type { OwnListRules } from './own-list-rules';
import type { TableRow } from './table';
import { type CodedTarget, fold } from './words';
import { writtenName } from './written-name';

export function readOwnListRow(
  row: TableRow,
  rules: OwnListRules,
  checks: DraftChecks,
): RowOutcome {
  return outcomeOfRow(row, { checks, leftOut: rules.leftOut }, (reading) =>
    new OwnListReader(new OwnRow(row, rules), rules, reading).draft(),
  );
}

/** Cells for the name of the person that the row is about. */
const NAMED_BY = ['fullName', 'given', 'latinName', 'documentName', 'preferredName'] as const;

/** Fields of which a file holds one value. */
const ONE_CELL = [
  ...(['birthDate', 'birthYear', 'age', 'admittedOn', 'exitedOn'] as const),
  ...(['sex', 'category', 'referralSource'] as const),
];

class OwnListReader {
  readonly #row: OwnRow;
  readonly #rules: OwnListRules;
  readonly #reading: RowReading;

  constructor(row: OwnRow, rules: OwnListRules, reading: RowReading) {
    this.#row = row;
    this.#rules = rules;
    this.#reading = reading;
  }

  draft(): ResidentDraft | undefined {
    const name = this.#name();
    if (!isNamed(name)) this.#reading.issue('imports.name-missing');
    const admittedOn = this.#admittedOn();
    const exitedOn = ownDeparture(this.#row, this.#rules.mapping, this.#reading);
    const around = { admittedOn, rules: this.#rules, reading: this.#reading };
    const { birth, ageSaid, settled } = ownBirth(this.#row, around);
    const codes = this.#codes();
    const kept = this.#kept(settled);
    this.#sayMarks();
    const note = this.#reading.note();
    if (admittedOn === undefined || !isNamed(name)) return undefined;
    return {
      name,
      birth,
      admittedOn,
      ...codes,
      ...kept,
      meansOfControl: [],
      consent: 'unknown',
      ...(exitedOn === undefined ? {} : { exitedOn, exitReason: this.#exitReason() }),
      ...(ageSaid === undefined ? {} : { ageSaid }),
      ...(note === undefined ? {} : { note }),
    };
  }

  #sayMarks(): void {
    if (this.#rules.markedLines.has(this.#row.line)) this.#reading.mend('imports.marks-removed');
  }

  #codes(): Pick<
    ResidentDraft,
    'sex' | 'nationalities' | 'category' | 'exploitationForms' | 'referralSource'
  > {
    const category = this.#code('category') as Category | undefined;
    if (category === undefined) this.#reading.mend('imports.category-assumed');
    return {
      sex: (this.#code('sex') as Sex | undefined) ?? 'unknown',
      nationalities: this.#severalCodes('nationality'),
      category: category ?? this.#rules.mapping.categoryWhenMissing,
      exploitationForms: this.#severalCodes('exploitation') as ExploitationForm[],
      referralSource: (this.#code('referralSource') as ReferralSource | undefined) ?? 'unknown',
    };
  }

  #kept(settled: readonly Cell[]): Pick<ResidentDraft, 'caseNumber' | 'room' | 'phone'> {
    for (const { title, text } of this.#row.cells('note')) this.#reading.keep(title, text);
    this.#keepUntitled();
    this.#keepNothings();
    this.#keepUnused(settled);
    const caseNumber = plainNumber(this.#row.text('caseNumber')).replace(/^(\d{1,18})\.0$/, '$1');
    const room = this.#fitting('room', this.#row.text('room'));
    const phone = this.#phone();
    return {
      ...(caseNumber === '' ? {} : { caseNumber }),
      ...(room === '' ? {} : { room }),
      ...(phone === '' ? {} : { phone }),
    };
  }

  #phone(): string {
    const phones = this.#row.cells('phone').flatMap((cell) => {
      const reading = readPhone(cell.text);
      if (reading.kind === 'read') this.#reading.take(reading, cell);
      else this.#reading.unread(reading.code, cell.title, cell.text);
      return reading.kind === 'read' ? [reading.phone] : [];
    });
    return this.#fitting('phone', phones.join(' '));
  }

  /** A text that fits its field of the file; a longer one stays whole in the note. */
  #fitting(target: 'room' | 'phone', text: string): string {
    if (text.length <= SHORT_TEXT) return text;
    for (const cell of this.#row.cells(target)) this.#reading.keep(cell.title, cell.text);
    this.#reading.mend('imports.kept-in-note');
    return '';
  }

  // Cells under no title belong to no column; they are kept and said.
  #keepUntitled(): void {
    const texts = this.#row.untitled().map(({ text }) => text);
    if (texts.length > 0) this.#reading.unread('imports.extra-cells', '', texts.join(' · '));
  }

  /** Of two columns for one field the first is read, and an age beside a birth date is not needed: both stay readable. */
  #keepUnused(settled: readonly Cell[]): void {
    const second = ONE_CELL.flatMap((target) => this.#row.cells(target).slice(1));
    const unused = [...second, ...this.#row.cells('age').slice(0, 1)];
    for (const cell of unused)
      if (!settled.includes(cell)) this.#reading.keep(cell.title, cell.text);
  }

  // "لا يوجد" under a telephone fills no field, and what the list said is kept.
  #keepNothings(): void {
    const said = [...PLAIN_TARGETS].flatMap((target) =>
      this.#row.filled(target).filter(({ text }) => fillsNothing(target, text)),
    );
    for (const { title, text } of said) {
      this.#reading.keep(title, text);
      this.#reading.mend('imports.kept-in-note');
    }
  }

  #name(): ResidentName {
    for (const cell of NAMED_BY.flatMap((target) => this.#row.cells(target)))
      sayPeople(cell, this.#reading);
    const written = this.#writtenName();
    const full = this.#row.text('fullName');
    const split = full === '' ? {} : splitFullName(this.#wholeName(full));
    if (full !== '' && !agree(split, written)) {
      // Two columns name the person differently: the parts are taken, the whole stays readable.
      for (const { title, text } of this.#row.cells('fullName')) this.#reading.keep(title, text);
      this.#reading.mend('imports.kept-in-note');
      return written;
    }
    if (full !== '' && split.family !== undefined) this.#reading.mend('imports.name-split');
    return { ...split, ...written };
  }

  // What a list writes beside the name is no part of it, and stays readable.
  #wholeName(full: string): string {
    const name = writtenName(full);
    if (name === full || fold(name) === fold(full)) return name;
    for (const { title, text } of this.#row.cells('fullName')) this.#reading.keep(title, text);
    this.#reading.mend('imports.kept-in-note');
    return name;
  }

  #writtenName(): ResidentName {
    const parts: [keyof ResidentName, Target][] = [
      ['given', 'given'],
      ['father', 'father'],
      ['grandfather', 'grandfather'],
      ['family', 'family'],
      ['asOnDocument', 'documentName'],
      ['latin', 'latinName'],
      ['preferred', 'preferredName'],
    ];
    const written = parts
      .map(([part, target]): [string, string] => [part, this.#row.text(target)])
      .filter(([, text]) => text !== '');
    return Object.fromEntries(written);
  }

  #admittedOn(): CalendarDate | undefined {
    const read = readWholeDay(this.#row, 'admittedOn', this.#reading);
    if (read.precision === 'day') return read.date;
    const fallback = this.#rules.mapping.admittedOnWhenMissing;
    if (fallback === undefined) this.#reading.issue('imports.admission-missing');
    else this.#reading.mend('imports.admission-assumed');
    return fallback;
  }

  #exitReason(): ExitReason {
    return (this.#code('exitReason') as ExitReason | undefined) ?? 'unknown';
  }

  #code(target: CodedTarget): string | undefined {
    const [cell] = this.#row.cells(target);
    return cell === undefined ? undefined : this.#codeOf(target, cell);
  }

  // A cell may name several countries or forms; the whole cell is tried first ("Iran, Islamic Republic of").
  #severalCodes(target: 'nationality' | 'exploitation'): string[] {
    const codes = this.#row.cells(target).flatMap((cell) => {
      if (this.#row.lookup(target, cell) !== undefined || isNoCountry(cell.text)) {
        return [this.#codeOf(target, cell)];
      }
      const parts = cell.text
        .replace(/\s+/g, ' ')
        .split(/[;؛,،/+]| و | and /)
        .map((part) => part.trim());
      return parts
        .filter((part) => part !== '')
        .map((part) => this.#codeOf(target, { ...cell, text: part }));
    });
    return [...new Set(codes.filter((code): code is string => code !== undefined && code !== ''))];
  }

  #codeOf(target: CodedTarget, cell: Cell): string | undefined {
    const code = this.#row.lookup(target, cell);
    if (code !== undefined) return code === '' ? undefined : code;
    this.#reading.unread(
      target === 'nationality' ? 'imports.country-unknown' : 'imports.word-unknown',
      cell.title,
      cell.text,
    );
    return undefined;
  }
}

/** A father's and a grandfather's name alone are other people's names. */
function isNamed({ father: _father, grandfather: _grandfather, ...own }: ResidentName): boolean {
  return hasAnyName(own);
}

function agree(split: ResidentName, written: ResidentName): boolean {
  return (['given', 'father', 'grandfather', 'family'] as const).every((part) => {
    const [one, other] = [split[part], written[part]];
    return one === undefined || other === undefined || fold(one) === fold(other);
  });
}
