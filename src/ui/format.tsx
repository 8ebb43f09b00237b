// The one place where numbers, days, names of countries and lists become text. Everything it needs is handed to it:
// it never asks the computer for a language, a calendar or a time zone.
import { createContext, type ReactNode, useContext } from 'react';
import { type CalendarDate, type DayParts, dateFromParts, partsOf } from '../kernel/calendar-date';
import { type DigitSet, writeDigits } from '../kernel/digits';
import type { PartialDate } from '../kernel/partial-date';
import { fromHijri, toHijri } from '../kernel/umm-al-qura';

export type Language = 'ar' | 'en';
export type CalendarName = 'gregorian' | 'umm-al-qura';
export type Weekday = 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';

/** How this shelter writes. Chosen at first run; language by each worker. */
export interface FormatSettings {
  readonly language: Language;
  /** ISO 3166 alpha-2; decides month names (تشرين الثاني or نوفمبر). */
  readonly country: string;
  readonly calendar: CalendarName;
  readonly secondCalendar: CalendarName | 'none';
  /** Digits of Arabic text. English text always has Latin digits. */
  readonly digits: DigitSet;
  readonly firstDayOfWeek: Weekday;
  /** IANA name. */
  readonly timeZone: string;
  /** The shelter's own day, told by the vault; empty until it has spoken. */
  readonly today: CalendarDate | '';
}

export const DEFAULT_FORMAT: FormatSettings = {
  language: 'ar',
  country: 'EG',
  calendar: 'gregorian',
  secondCalendar: 'umm-al-qura',
  digits: 'arab',
  firstDayOfWeek: 'sat',
  timeZone: 'Africa/Cairo',
  today: '',
};

const CALENDAR_TAGS: Record<CalendarName, string> = {
  gregorian: 'gregory',
  'umm-al-qura': 'islamic-umalqura',
};

const COUNTRY_CODES =
  'AE AF AL AM AO AR AT AU AZ BA BD BE BF BG BH BI BJ BO BR BY CA CD CF CG CH CI CL CM CN CO CR CU CY CZ DE DJ DK DO DZ EC EE EG ER ES ET FI FR GA GB GE GH GM GN GQ GR GT GW HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KP KR KW KZ LA LB LK LR LS LT LU LV LY MA MD ME MG MK ML MM MN MR MT MU MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PH PK PL PS PT PY QA RO RS RU RW SA SD SE SG SI SK SL SN SO SS SV SY SZ TD TG TH TJ TM TN TR TT TW TZ UA UG US UY UZ VE VN XK YE ZA ZM ZW'.split(
    ' ',
  );

/** English is written with Latin digits whatever the shelter chose for Arabic. */
function digitsOf(settings: FormatSettings): DigitSet {
  return settings.language === 'ar' ? settings.digits : 'latn';
}

/** `en-GB`, or Arabic of the shelter's country, with its digits and one calendar spelled out. */
export function localeOf(settings: FormatSettings, calendar = settings.calendar): string {
  const base = settings.language === 'ar' ? `ar-${settings.country}` : 'en-GB';
  return `${base}-u-ca-${CALENDAR_TAGS[calendar]}-nu-${digitsOf(settings)}`;
}

function noonOf(on: string): Date {
  return new Date(`${on}T12:00:00Z`);
}

/** Year, month and day of a stored day in the asked calendar; undefined outside the Hijri tables. */
export function dayIn(on: CalendarDate, calendar: CalendarName): DayParts | undefined {
  return calendar === 'gregorian' ? partsOf(on) : toHijri(on);
}

/** The stored day for a written one, or undefined when the calendar has no such day. */
export function dayFrom(parts: DayParts, calendar: CalendarName): CalendarDate | undefined {
  return calendar === 'gregorian' ? dateFromParts(parts) : fromHijri(parts);
}

type DateStyle = Intl.DateTimeFormatOptions;
const LONG: DateStyle = { day: 'numeric', month: 'long', year: 'numeric' };
const MONTH: DateStyle = { month: 'long', year: 'numeric' };
const YEAR: DateStyle = { year: 'numeric' };

function makeFormatter(settings: FormatSettings) {
  const locale = localeOf(settings);
  const countryNames = new Intl.DisplayNames([settings.language], { type: 'region' });
  const languageNames = new Intl.DisplayNames([settings.language], { type: 'language' });
  const collator = new Intl.Collator(settings.language, { sensitivity: 'base', numeric: true });
  const listing = new Intl.ListFormat(settings.language, { style: 'long', type: 'conjunction' });
  const numbers = new Intl.NumberFormat(locale);

  const written = (on: string, style: DateStyle, calendar = settings.calendar): string =>
    new Intl.DateTimeFormat(localeOf(settings, calendar), { ...style, timeZone: 'UTC' }).format(
      noonOf(on),
    );
  // The half of the day stays on the line of its hour.
  const clock = (iso: string, style: DateStyle): string =>
    new Intl.DateTimeFormat(locale, { ...style, timeZone: settings.timeZone })
      .formatToParts(new Date(iso))
      .map(({ value }, at, parts) =>
        parts[at + 1]?.type === 'dayPeriod' ? value.replaceAll(' ', '\u00a0') : value,
      )
      .join('');
  const hour = settings.language === 'en' ? '2-digit' : 'numeric';
  const digits = (text: string | number): string => writeDigits(String(text), digitsOf(settings));
  const decimal = (value: number, places: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: places }).format(value);
  const unit = (value: number, name: string, places = 0): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
      maximumFractionDigits: places,
    }).format(value);
  const country = (code: string): string => {
    try {
      return countryNames.of(code.toUpperCase()) ?? code;
    } catch {
      return code;
    }
  };

  const date = (on: CalendarDate): string => written(on, LONG);
  const secondDate = (on: CalendarDate): string | undefined =>
    settings.secondCalendar === 'none' ? undefined : written(on, LONG, settings.secondCalendar);
  const dateBoth = (on: CalendarDate): string => {
    const second = secondDate(on);
    // Within the brackets a line breaks before the year alone.
    return second === undefined
      ? date(on)
      : `${date(on)} (${second.replaceAll(/ (?=\P{Nd})/gu, '\u00a0')})`;
  };

  return {
    settings,
    locale,
    /** The shelter's own day, or empty before the vault has spoken. */
    today: settings.today,
    /** `on` in the main calendar: ٥ مارس ٢٠٢٦. */
    date,
    /** `on` in the second calendar, when the shelter has one. */
    secondDate,
    /** `on` in both calendars. */
    dateBoth,
    /** `on` in the named calendar. */
    dateIn: (on: CalendarDate, calendar: CalendarName): string => written(on, LONG, calendar),
    /** Short form for axes and narrow columns. */
    dateShort: (on: CalendarDate): string =>
      written(on, { day: 'numeric', month: 'short', year: 'numeric' }),
    /** `YYYY-MM` or a day: March 2026. */
    month: (month: string): string => written(`${month.slice(0, 7)}-15`, MONTH, 'gregorian'),
    monthShort: (on: string): string =>
      written(`${on.slice(0, 7)}-15`, { month: 'short', year: '2-digit' }, 'gregorian'),
    monthName: (month: number, calendar: CalendarName): string => {
      const day = dayFrom(
        { year: calendar === 'gregorian' ? 2024 : 1445, month, day: 10 },
        calendar,
      );
      return day === undefined ? digits(month) : written(day, { month: 'long' }, calendar);
    },
    year: (year: string | number): string => digits(Number(String(year).slice(0, 4))),
    period: (from: CalendarDate, to: CalendarDate): string => `${date(from)} – ${date(to)}`,
    /** A year as known; `≈` before an estimate; empty when unknown (say so in words). */
    partialDate: (value: PartialDate): string => partialDateText(value, { date, written }),
    /** The shelter's own day of an instant. */
    dayOf: (iso: string): string => clock(iso, LONG),
    /** The same for narrow columns. */
    dayShortOf: (iso: string): string => clock(iso, { ...LONG, month: 'short' }),
    instant: (iso: string): string =>
      clock(iso, { ...LONG, month: 'short', hour, minute: '2-digit' }),
    time: (iso: string): string => clock(iso, { hour, minute: '2-digit' }),
    number: (value: number): string => numbers.format(value),
    /** At most so many places: 50 stays 50. */
    decimal,
    /** `0.42` as 42 %. */
    percent: (share: number): string =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    /** ASCII digits of a text in the shelter's digits. For counts and years, not for file numbers. */
    digits,
    /** The digits in which all of this is written. */
    digitSet: digitsOf(settings),
    country,
    countries: (): { id: string; text: string }[] =>
      COUNTRY_CODES.map((id) => ({ id, text: country(id) })).sort((a, b) =>
        collator.compare(a.text, b.text),
      ),
    languageName: (code: string): string => {
      try {
        return languageNames.of(code) ?? code;
      } catch {
        return code;
      }
    },
    list: (items: readonly string[]): string => listing.format(items),
    compare: (a: string, b: string): number => collator.compare(a, b),
    /** Whole years, with the sign of an estimate in front when it is one. */
    age: (years: number, how?: { readonly estimated?: boolean }): string =>
      `${how?.estimated === true ? '≈ ' : ''}${unit(years, 'year')}`,
    /** Rounded to the largest sensible unit. */
    duration: (milliseconds: number): string => {
      const seconds = Math.max(1, Math.round(milliseconds / 1000));
      if (seconds < 90) return unit(seconds, 'second');
      if (seconds < 5400) return unit(Math.round(seconds / 60), 'minute');
      if (seconds < 172_800) return unit(Math.round(seconds / 3600), 'hour');
      return unit(Math.round(seconds / 86_400), 'day');
    },
    bytes: (count: number): string => {
      if (count < 1000) return unit(count, 'byte');
      if (count < 1_000_000) return unit(count / 1000, 'kilobyte');
      return unit(count / 1_000_000, 'megabyte', 1);
    },
  };
}

interface DateWriters {
  readonly date: (on: CalendarDate) => string;
  readonly written: (on: string, style: DateStyle) => string;
}

function partialDateText(value: PartialDate, { date, written }: DateWriters): string {
  switch (value.precision) {
    case 'day':
      return date(value.date);
    case 'month':
      return written(value.date.slice(0, 8).concat('15'), MONTH);
    case 'year':
      return written(value.date.slice(0, 4).concat('-06-15'), YEAR);
    case 'estimated':
      return `≈ ${written(value.date.slice(0, 4).concat('-06-15'), YEAR)}`;
    case 'unknown':
      return '';
  }
}

export type Formatter = ReturnType<typeof makeFormatter>;

const made = new Map<string, Formatter>();

/** The formatter of these settings; made once, since Intl objects are dear. */
export function formatterOf(settings: FormatSettings): Formatter {
  const key = JSON.stringify(settings);
  const held = made.get(key);
  if (held !== undefined) return held;
  const formatter = makeFormatter(settings);
  if (made.size > 24) made.clear();
  made.set(key, formatter);
  return formatter;
}

const FormatContext = createContext<Formatter | undefined>(undefined);

export function FormatProvider(props: {
  readonly settings: FormatSettings;
  readonly children: ReactNode;
}) {
  return <FormatContext value={formatterOf(props.settings)}>{props.children}</FormatContext>;
}

export function useFormat(): Formatter {
  return useContext(FormatContext) ?? formatterOf(DEFAULT_FORMAT);
}
