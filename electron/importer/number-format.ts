// What a person sees of a number under its Excel format: zeros in front, words around it, a year or a month alone.
// Where the format hides something of the value, the value is taken whole and the cell is counted.
import { type DatePart, dayShown, spelledDayShown } from './excel-days';
import { type FormatSection, type FormatToken, sectionsOf } from './format-tokens';

export interface Shown {
  readonly text: string;
  /** The program shows something else: rounded, in powers of ten, or nothing. */
  readonly differs: boolean;
}

export interface CellFormat {
  number(value: number): Shown;
  text(text: string): string;
  /** A day that the file spells out, as much of it as the format shows. */
  day(iso: string): string;
}

const WHOLE_DAY: readonly DatePart[] = ['year', 'month', 'day', 'time'];

const GENERAL: CellFormat = {
  number: (value) => ({ text: plain(value), differs: false }),
  text: (text) => text,
  day: (iso) => spelledDayShown(iso, WHOLE_DAY) ?? iso,
};

/** `starts1904`: the workbook counts its days from 1904. */
export function cellFormatOf(code: string, starts1904: boolean): CellFormat {
  if (/^(?:general|@)?$/i.test(code)) return GENERAL;
  const sections = sectionsOf(code);
  return {
    number: (value) => numberShown(value, sections, starts1904),
    text: (text) => textShown(text, sections),
    day: (iso) => spelledDayShown(iso, datePartsOf(sections[0])) ?? iso,
  };
}

function datePartsOf(section: FormatSection | undefined): readonly DatePart[] {
  const parts =
    section?.tokens.flatMap((token) => (token.kind === 'date' ? [token.part] : [])) ?? [];
  return parts.length === 0 || parts.includes('elapsed') ? WHOLE_DAY : parts;
}

function numberShown(
  value: number,
  sections: readonly FormatSection[],
  starts1904: boolean,
): Shown {
  const { section, isOwnSign } = sectionFor(value, sections);
  if (section === undefined) return GENERAL.number(value);
  const parts = section.tokens.flatMap((token) => (token.kind === 'date' ? [token.part] : []));
  if (parts.length > 0) return dateShown(value, parts, starts1904);
  const minus = value < 0 && !isOwnSign ? '-' : '';
  const shown = filled(Math.abs(value), section.tokens) ?? '';
  if (shown.trim() === '') return { text: plain(value), differs: true };
  return { text: `${minus}${shown}`.trim(), differs: false };
}

function dateShown(value: number, parts: readonly DatePart[], starts1904: boolean): Shown {
  const text = dayShown(value, parts, starts1904);
  return { text: text ?? plain(value), differs: text === undefined };
}

function sectionFor(
  value: number,
  sections: readonly FormatSection[],
): { section: FormatSection | undefined; isOwnSign: boolean } {
  const numeric = sections.slice(0, 3);
  const fitting = numeric.find(({ condition }) => condition?.(value) === true);
  if (fitting !== undefined) return { section: fitting, isOwnSign: false };
  if (numeric.some(({ condition }) => condition !== undefined)) {
    return {
      section: numeric.findLast(({ condition }) => condition === undefined),
      isOwnSign: false,
    };
  }
  if (value < 0 && numeric[1] !== undefined) return { section: numeric[1], isOwnSign: true };
  if (value === 0 && numeric[2] !== undefined) return { section: numeric[2], isOwnSign: true };
  return { section: numeric[0], isOwnSign: false };
}

/** Digits in their places with the words between them; undefined where the format hides part of the value. */
function filled(value: number, tokens: readonly FormatToken[]): string | undefined {
  if (tokens.some(({ kind }) => kind === 'whole')) return around(tokens, 'whole', plain(value));
  if (tokens.some(({ kind }) => kind === 'hidden') || value >= 1e15) return undefined;
  if (!tokens.some(({ kind }) => kind === 'digit')) return wordsAlone(tokens);
  const point = tokens.findIndex(({ kind }) => kind === 'point');
  const before = point < 0 ? tokens : tokens.slice(0, point);
  const after = point < 0 ? [] : tokens.slice(point + 1);
  const decimals = after.filter(({ kind }) => kind === 'digit').length;
  const percent = tokens.some(({ kind }) => kind === 'percent');
  const scaled = Number(plain(percent ? value * 100 : value));
  if (Number(scaled.toFixed(decimals)) !== scaled) return undefined;
  const [whole = '', part = ''] = scaled.toFixed(decimals).split('.');
  const tail = decimalsIn(part, after);
  return wholeIn(whole, before) + (point < 0 || tail === '' ? '' : `.${tail}`);
}

function wordsAlone(tokens: readonly FormatToken[]): string | undefined {
  const words = tokens.map((token) => (token.kind === 'word' ? token.text : '')).join('');
  return words.trim() === '' ? undefined : words;
}

function wholeIn(digits: string, tokens: readonly FormatToken[]): string {
  let left = digits === '0' ? '' : digits;
  const first = tokens.findIndex(({ kind }) => kind === 'digit');
  const out: string[] = [];
  for (const [index, token] of [...tokens.entries()].reverse()) {
    if (token.kind === 'word') out.unshift(token.text);
    if (token.kind === 'percent') out.unshift('%');
    if (token.kind !== 'digit') continue;
    const taken = index === first ? left : left.slice(-1);
    left = left.slice(0, left.length - taken.length);
    out.unshift(taken === '' && token.isFixed ? '0' : taken);
  }
  return out.join('');
}

function decimalsIn(digits: string, tokens: readonly FormatToken[]): string {
  let at = 0;
  const out: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'word') out.push(token.text);
    if (token.kind === 'percent') out.push('%');
    if (token.kind !== 'digit') continue;
    const rest = digits.slice(at);
    const isNeeded = token.isFixed || /[1-9]/.test(rest);
    out.push(isNeeded ? (digits[at] ?? '') : '');
    at += 1;
  }
  return out.join('');
}

function textShown(text: string, sections: readonly FormatSection[]): string {
  const own = sections[3] ?? (sections.length === 1 ? sections[0] : undefined);
  if (own === undefined || !own.tokens.some(({ kind }) => kind === 'text')) return text;
  return around(own.tokens, 'text', text);
}

function around(tokens: readonly FormatToken[], place: 'text' | 'whole', value: string): string {
  return tokens
    .map((token) => (token.kind === place ? value : token.kind === 'word' ? token.text : ''))
    .join('')
    .trim();
}

/** A number as Excel holds it, to fifteen digits, never in powers of ten. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return '';
  const held = Number(value.toPrecision(15));
  const text = String(held);
  if (!text.includes('e')) return text;
  return Math.abs(held) > 1 ? BigInt(held).toString() : held.toFixed(20).replace(/0{1,20}$/, '');
}
