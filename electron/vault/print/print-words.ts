// The words of printed papers, from the same locale files as the screens.
// A paper keeps its own language whatever the window shows.
import countriesAr from '../../../resources/country-names/ar.json';
import countriesEn from '../../../resources/country-names/en.json';
import retentionAr from '../../../resources/locales/ar/retention.json';
import summariesAr from '../../../resources/locales/ar/summaries.json';
import retentionEn from '../../../resources/locales/en/retention.json';
import summariesEn from '../../../resources/locales/en/summaries.json';
import { type ResidentForms, withResidentWord } from '../../../src/features/shelter/index';
import { type CalendarDate, partsOf } from '../../../src/kernel/calendar-date';
import { type DigitSet, writeDigits } from '../../../src/kernel/digits';
import { toHijri } from '../../../src/kernel/umm-al-qura';

export type PrintLanguage = 'ar' | 'en';

export interface PrintStyle {
  readonly language: PrintLanguage;
  readonly digits: DigitSet;
  readonly monthNames: 'international' | 'levantine';
  /** The house's own word for those who live there. A signed summary has none: whoever checks it elsewhere does not know it. */
  readonly resident?: ResidentForms;
}

/** Not the runtime's own names: a paper printed in one is checked in another, letter by letter. */
const COUNTRY_NAMES: Readonly<Record<PrintLanguage, Readonly<Record<string, string>>>> = {
  ar: countriesAr,
  en: countriesEn,
};

type Values = Readonly<Record<string, string | number>>;

/** The words of one paper. `t` throws on a key that nobody wrote: a paper with a hole must not be signed. */
export interface PrintWords {
  readonly t: (key: string, values?: Values) => string;
  readonly number: (value: number) => string;
  /** The digits of a text, such as a time, in the paper's own. */
  readonly digits: (text: string) => string;
  readonly day: (date: CalendarDate) => string;
  /** The Umm al-Qura day; undefined outside its tables. */
  readonly hijriDay: (date: CalendarDate) => string | undefined;
  readonly country: (alpha2: string) => string;
}

const BOOKS: Readonly<Record<PrintLanguage, Readonly<Record<string, unknown>>>> = {
  ar: { retention: retentionAr, summaries: summariesAr },
  en: { retention: retentionEn, summaries: summariesEn },
};

/** `more`: books beside those of the papers that every house prints. */
export function wordsOf(
  { language, digits, monthNames, resident }: PrintStyle,
  more: Readonly<Record<string, unknown>> = {},
): PrintWords {
  const books = { ...BOOKS[language], ...more };
  const number = (value: number): string => writeDigits(String(value), digits);
  const t = (key: string, values: Values = {}): string => {
    const path = key.replace(':', '.');
    const text = ownDigits(textAt(books, path), digits);
    return fill(resident === undefined ? text : withResidentWord(text, resident), values);
  };
  const written = (parts: { year: number; month: number; day: number }, month: string): Values => ({
    day: number(parts.day),
    month,
    year: number(parts.year),
  });
  return {
    t,
    number,
    digits: (text) => writeDigits(text, digits),
    day: (date) => {
      const parts = partsOf(date);
      const month =
        monthNames === 'levantine'
          ? t(`summaries:month.levantine.${parts.month}`)
          : t(`summaries:month.international.${parts.month}`);
      return t('summaries:date.gregorian', written(parts, month));
    },
    hijriDay: (date) => {
      const parts = toHijri(date);
      if (parts === undefined) return undefined;
      return t('summaries:date.hijri', written(parts, t(`summaries:month.hijri.${parts.month}`)));
    },
    country: (alpha2) => COUNTRY_NAMES[language][alpha2] ?? alpha2,
  };
}

/** Names of things keep their Latin digits: SHA-256 and .p7s are typed as they stand. */
function ownDigits(text: string, digits: DigitSet): string {
  return text.replace(/[A-Za-z0-9][\w-]*/g, (word) =>
    /[A-Za-z]/.test(word) ? word : writeDigits(word, digits),
  );
}

function textAt(book: unknown, path: string): string {
  const found = path
    .split('.')
    .reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], book);
  if (typeof found !== 'string') throw new Error(`no words for ${path}`);
  return found;
}

function fill(text: string, values: Values): string {
  return text.replace(/\{\{([\w.]+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for ${name}`);
    return String(value);
  });
}
