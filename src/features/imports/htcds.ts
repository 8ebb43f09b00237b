// Turns a case of an HTCDS workbook into a resident to be. Codes become the shelter's own; everything the shelter
// has no field for, and everything unreadable, stays as text in the note.
import type { CalendarDate } from '../../kernel/calendar-date';
import { type PartialDate, UNKNOWN_DATE } from '../../kernel/partial-date';
import {
  type Category,
  type ExploitationForm,
  hasAnyName,
  type ResidentName,
  type Sex,
} from '../residents';
import { countryOfWord, isNoCountry } from './country-words';
import { dayRulesOf } from './day-order';
import type { DayReading, DayRules } from './day-reading';
import { type DepartureRules, departureOf } from './departure';
import type { ResidentDraft, ThreeState } from './draft';
import { type DraftChecks, SHORT_TEXT } from './draft-checks';
import { readBirth, withFirstDays } from './first-days';
import { type HtcdsList, readCodes } from './htcds-codes';
import type { HtcdsTable } from './htcds-fields';
import { FORM_OF, KEPT_FIELDS, KEPT_LISTS, MEND_OF } from './htcds-places';
import type { OwnListMapping } from './mapping';
import type { RowOutcome } from './outcome';
import { outcomeOfRow } from './row-outcome';
import type { RowReading } from './row-reading';
import { isBlankSign, saysNothing } from './nothing-words';
import { sayPeople } from './people-in-name';
import { readPhone } from './phone-number';
import { cellText, type TableRow } from './table';
import { threeStateOf } from './words';

export interface HtcdsRules {
  readonly table: HtcdsTable;
  readonly settings: Pick<OwnListMapping, 'hijri' | 'dayOrder' | 'admittedOnWhenMissing'> &
    DepartureRules;
  readonly orders: ReadonlyMap<string, DayRules>;
  readonly today: CalendarDate;
}

const DATE_FIELDS = ['prs_Birthdate', 'cas_IncomingReferralDate', 'cas_OutgoingReferralDate'];

export function htcdsRules(
  table: HtcdsTable,
  settings: HtcdsRules['settings'],
  today: CalendarDate,
): HtcdsRules {
  const fields = table.fields.filter(({ name }) => DATE_FIELDS.includes(name));
  const valuesOf = (index: number) => () => table.rows.map(({ cells }) => cellText(cells[index]));
  const orders = dayRulesOf(new Map(fields.map(({ name, index }) => [name, valuesOf(index)])), {
    settings,
    daysFrom1904: table.daysFrom1904,
  });
  const births = orders.get('prs_Birthdate');
  const place = fields.find(({ name }) => name === 'prs_Birthdate');
  if (births !== undefined && place !== undefined)
    orders.set('prs_Birthdate', withFirstDays(births, valuesOf(place.index)()));
  return { table, settings, orders, today };
}

export function readHtcdsRow(row: TableRow, rules: HtcdsRules, checks: DraftChecks): RowOutcome {
  return outcomeOfRow(row, { checks, leftOut: rules.table.leftOut }, (reading) =>
    new HtcdsReader(row, rules, reading).draft(),
  );
}

class HtcdsReader {
  readonly #row: TableRow;
  readonly #rules: HtcdsRules;
  readonly #reading: RowReading;

  constructor(row: TableRow, rules: HtcdsRules, reading: RowReading) {
    this.#row = row;
    this.#rules = rules;
    this.#reading = reading;
  }

  draft(): ResidentDraft | undefined {
    const name = this.#name();
    if (!hasAnyName(name)) this.#reading.issue('imports.name-missing');
    const admittedOn = this.#admittedOn();
    const exitedOn = this.#exitedOn();
    const codes = this.#codes();
    const phone = this.#phone();
    this.#keepRest();
    if (this.#rules.table.markedLines.has(this.#row.line))
      this.#reading.mend('imports.marks-removed');
    const note = this.#reading.note();
    if (admittedOn === undefined || !hasAnyName(name)) return undefined;
    return {
      name,
      admittedOn,
      ...codes,
      ...(exitedOn === undefined ? {} : { exitedOn, exitReason: 'unknown' }),
      ...(phone === '' ? {} : { phone }),
      ...(note === undefined ? {} : { note }),
    };
  }

  #name(): ResidentName {
    const given = this.#text('prs_FirstName');
    sayPeople({ title: this.#title('prs_FirstName'), text: given }, this.#reading);
    const [father = '', ...rest] = this.#text('prs_MiddleName').split(' ');
    let family = this.#text('prs_SecondName');
    const title = this.#text('prs_Title');
    if (family === '' && title !== '' && this.#rules.table.isForm) {
      family = title;
      this.#reading.mend('imports.htcds-title-is-second-name');
    }
    const parts = { given, father, grandfather: rest.join(' '), family };
    return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));
  }

  #codes(): Pick<
    ResidentDraft,
    | 'sex'
    | 'birth'
    | 'nationalities'
    | 'category'
    | 'exploitationForms'
    | 'referralSource'
    | 'meansOfControl'
    | 'consent'
  > {
    return {
      sex: this.#sex(),
      birth: this.#birth(),
      nationalities: this.#nationalities(),
      category: this.#category(),
      exploitationForms: this.#forms(),
      // The standard names the referring body in free text only; it is kept in the note.
      referralSource: 'unknown',
      meansOfControl: this.#list('vic_MethodsOfControl', 'control'),
      consent: this.#consent(),
    };
  }

  #sex(): Sex {
    const [code] = this.#list('prs_Gender', 'gender');
    if (code === 'Feminine') return 'female';
    if (code === 'Masculine') return 'male';
    if (code !== undefined && code !== 'NonSpecifiedUnknown') {
      this.#reading.keep(this.#title('prs_Gender'), code);
      this.#reading.mend('imports.htcds-gender-in-note');
    }
    return 'unknown';
  }

  #category(): Category {
    const [code] = this.#list('vic_TraffickingStatus', 'status');
    if (code === 'ActualVictimOfTrafficking') return 'identified-victim';
    if (code === 'PossibleVictimOfTrafficking') return 'possible-victim';
    if (code === 'NotAVictimOfTrafficking') {
      this.#reading.mend('imports.htcds-not-a-victim');
      return 'vulnerable-migrant';
    }
    this.#reading.mend('imports.category-assumed');
    return 'possible-victim';
  }

  #forms(): ExploitationForm[] {
    const codes = this.#list('vic_TypeOfExploitation', 'exploitation');
    const others = codes.filter((code) => FORM_OF[code] === undefined);
    if (others.length > 0)
      this.#reading.keep(this.#title('vic_TypeOfExploitation'), others.join('; '));
    return [...new Set(codes.map((code) => FORM_OF[code] ?? 'other'))];
  }

  #nationalities(): string[] {
    const text = this.#text('prs_Citizenship');
    if (text === '') return [];
    // The standard writes ISO codes; its people write words.
    const whole = countryOfWord(text, true);
    if (whole !== undefined) return [whole];
    const joint =
      this.#rules.table.isForm && /^[A-Za-z]{2}(?: [A-Za-z]{2})+$/.test(text) ? / / : /[;\n/]/;
    const parts = isNoCountry(text) ? [text] : text.split(joint);
    const codes = parts.flatMap((part) => {
      const word = part.trim();
      const code = word === '' ? undefined : countryOfWord(word, true);
      if (word !== '' && code === undefined) {
        this.#reading.unread('imports.country-unknown', this.#title('prs_Citizenship'), word);
      }
      return code === undefined ? [] : [code];
    });
    return [...new Set(codes)];
  }

  #consent(): ThreeState {
    const text = this.#text('con_Consent');
    const state = threeStateOf(text);
    if (state === undefined) {
      this.#reading.unread('imports.word-unknown', this.#title('con_Consent'), text);
      return 'unknown';
    }
    const asText =
      text !== '' && (this.#rules.table.isForm || (text !== 'TRUE' && text !== 'FALSE'));
    if (asText) this.#reading.mend('imports.htcds-consent-text');
    return state;
  }

  #birth(): PartialDate {
    const reading = this.#readDay('prs_Birthdate');
    if (reading.kind !== 'read') return UNKNOWN_DATE;
    if (reading.known.date <= this.#rules.today) return reading.known;
    this.#reading.unread(
      'imports.birth-in-future',
      this.#title('prs_Birthdate'),
      this.#text('prs_Birthdate'),
    );
    return UNKNOWN_DATE;
  }

  #admittedOn(): CalendarDate | undefined {
    const reading = this.#readDay('cas_IncomingReferralDate');
    if (reading.kind === 'read' && reading.known.precision === 'day') return reading.known.date;
    const fallback = this.#rules.settings.admittedOnWhenMissing;
    if (fallback === undefined) this.#reading.issue('imports.admission-missing');
    else this.#reading.mend('imports.admission-assumed');
    return fallback;
  }

  // An outgoing referral ends a stay where the case is closed; where nothing is said of the case, it may have.
  #exitedOn(): CalendarDate | undefined {
    const [status] = this.#list('cas_Status', 'caseStatus');
    const outgoing = this.#readDay('cas_OutgoingReferralDate');
    const isClosed = status === 'Closed' || status === 'ClosedReferred';
    const isOpen = status === 'Active' || status === 'FollowUp';
    const referred = this.#text('cas_OutgoingReferralDate');
    const closure = this.#text('cas_ReasonForCaseClosure');
    const maybe = isOpen ? '' : this.#text('cas_Status') || referred || closure;
    const day = departureOf(
      {
        isLeft: isClosed ? 'yes' : maybe === '' ? 'no' : 'perhaps',
        column: this.#title('cas_Status'),
        words: isClosed ? this.#text('cas_Status') : maybe,
        exitedOn: isClosed && outgoing.kind === 'read' ? outgoing.known : UNKNOWN_DATE,
        isDisputed: false,
      },
      this.#row.line,
      { rules: this.#rules.settings, reading: this.#reading },
    );
    if (day === undefined && outgoing.kind === 'read' && outgoing.known.precision === 'day')
      this.#reading.keep(this.#title('cas_OutgoingReferralDate'), outgoing.known.date);
    if (status === 'FollowUp') this.#reading.keep(this.#title('cas_Status'), status);
    return day;
  }

  // Only the rules of the birth know of first days.
  #readDay(field: string): DayReading {
    const text = this.#text(field);
    const rules = this.#rules.orders.get(field);
    if (text === '' || rules === undefined) return { kind: 'empty' };
    const reading = readBirth(text, rules);
    if (reading.kind === 'read') this.#reading.take(reading, { title: this.#title(field), text });
    if (reading.kind === 'unread') {
      this.#reading.unread(reading.code, this.#title(field), text);
      this.#reading.mend('imports.htcds-text-in-date');
    }
    return reading;
  }

  #phone(): string {
    const phones = ['prs_MobilePhone', 'prs_HomePhone'].flatMap((field) => this.#phoneIn(field));
    const [first, ...others] = phones;
    for (const { title, text } of others) this.#reading.keep(title, text);
    if (first === undefined || first.phone.length <= SHORT_TEXT) return first?.phone ?? '';
    this.#reading.keep(first.title, first.text);
    this.#reading.mend('imports.kept-in-note');
    return '';
  }

  /** Empty where the cell holds no number; what it says instead is kept. */
  #phoneIn(
    field: string,
  ): { readonly title: string; readonly text: string; readonly phone: string }[] {
    const [title, text] = [this.#title(field), this.#text(field)];
    if (text === '' || isBlankSign(text)) return [];
    if (saysNothing(text)) {
      this.#reading.keep(title, text);
      return [];
    }
    const reading = readPhone(text);
    if (reading.kind === 'read') this.#reading.take(reading, { title, text });
    else this.#reading.unread(reading.code, title, text);
    return reading.kind === 'read' ? [{ title, text, phone: reading.phone }] : [];
  }

  #keepRest(): void {
    for (const [field, list] of KEPT_LISTS) {
      const codes = this.#list(field, list);
      if (codes.length > 0) this.#reading.keep(this.#title(field), codes.join('; '));
    }
    const titleIsName = this.#reading.mended.includes('imports.htcds-title-is-second-name');
    for (const field of KEPT_FIELDS) {
      const text = this.#text(field);
      if (text !== '' && !(field === 'prs_Title' && titleIsName))
        this.#reading.keep(this.#title(field), text);
    }
  }

  #list(field: string, list: HtcdsList): string[] {
    const raw = this.#raw(field);
    if (raw.trim() === '') return [];
    const { read, unread } = readCodes(list, raw);
    for (const { how } of read) {
      const mend = MEND_OF[how];
      if (mend !== undefined) this.#reading.mend(mend);
    }
    for (const text of unread)
      this.#reading.unread('imports.word-unknown', this.#title(field), text);
    return [...new Set(read.map(({ code }) => code))];
  }

  #field(name: string): { readonly index: number; readonly title: string } | undefined {
    return this.#rules.table.fields.find((field) => field.name === name);
  }

  #title(name: string): string {
    return this.#field(name)?.title ?? name;
  }

  #raw(name: string): string {
    const index = this.#field(name)?.index;
    return index === undefined ? '' : (this.#row.cells[index] ?? '');
  }

  #text(name: string): string {
    return cellText(this.#raw(name)).replace(/\s+/g, ' ');
  }
}
