// Takes an Excel number format apart: places for digits, parts of a day, and words.
// Up to four sections: above zero, below zero, zero, text; a section may name the numbers it is for.
import type { DatePart } from './excel-days';

export type FormatToken =
  | { readonly kind: 'word'; readonly text: string }
  /** `isFixed`: shows a zero where the number has no digit. */
  | { readonly kind: 'digit'; readonly isFixed: boolean }
  | { readonly kind: 'point' | 'percent' | 'text' | 'whole' }
  /** Powers of ten, fractions and thousands left away: not what the cell holds. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'date'; readonly part: DatePart };

export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  readonly condition?: (value: number) => boolean;
}

const LONGEST_FORMAT = 1_000;

export function sectionsOf(code: string): FormatSection[] {
  const cutter = new FormatCutter(code.slice(0, LONGEST_FORMAT));
  return cutter.sections();
}

type Letter = { readonly letter: string; readonly length: number };

class FormatCutter {
  readonly #code: string;
  #at = 0;
  #tokens: (FormatToken | Letter)[] = [];
  #condition: ((value: number) => boolean) | undefined;
  readonly #done: FormatSection[] = [];

  constructor(code: string) {
    this.#code = code;
  }

  sections(): FormatSection[] {
    while (this.#at < this.#code.length) this.#take();
    this.#finish();
    return this.#done;
  }

  #take(): void {
    const sign = this.#code[this.#at] ?? '';
    if (sign === ';') return this.#finish();
    if (sign === '"') return this.#quoted();
    if (sign === '\\') return this.#word(this.#code[this.#at + 1] ?? '', 2);
    if (sign === '_') return this.#word(' ', 2);
    if (sign === '*') return this.#word('', 2);
    if (sign === '[') return this.#bracket();
    const named = /^(?:general|am\/pm|a\/p|e[+-])/i.exec(this.#code.slice(this.#at, this.#at + 8));
    if (named !== null) return this.#named(named[0].toLowerCase());
    if (/[ymdhsbeg]/i.test(sign)) return this.#letters(sign.toLowerCase());
    return this.#sign(sign);
  }

  #sign(sign: string): void {
    const next = SIGNS[sign];
    if (next !== undefined) return this.#push(next, 1);
    if (sign === ',') return this.#comma();
    const isFraction =
      sign === '/' && this.#tokens.some((one) => 'kind' in one && one.kind === 'digit');
    if (isFraction) return this.#push({ kind: 'hidden' }, 1);
    this.#word(sign, 1);
  }

  // Between digits it only groups them; after the last one it leaves thousands away.
  #comma(): void {
    const isBetween = /^,+[0#?]/.test(this.#code.slice(this.#at, this.#at + 10));
    const last = this.#tokens.at(-1);
    const afterDigit = last !== undefined && 'kind' in last && last.kind === 'digit';
    if (isBetween) this.#at += 1;
    else if (afterDigit) this.#push({ kind: 'hidden' }, 1);
    else this.#word(',', 1);
  }

  #named(name: string): void {
    if (name === 'general') return this.#push({ kind: 'whole' }, name.length);
    if (name.startsWith('e')) return this.#push({ kind: 'hidden' }, name.length);
    this.#push({ kind: 'date', part: 'time' }, name.length);
  }

  #quoted(): void {
    const end = this.#code.indexOf('"', this.#at + 1);
    const text = this.#code.slice(this.#at + 1, end < 0 ? undefined : end);
    this.#word(text, text.length + 2);
  }

  #bracket(): void {
    const end = this.#code.indexOf(']', this.#at);
    const inside = this.#code.slice(this.#at + 1, end < 0 ? undefined : end);
    const length = inside.length + 2;
    const limit = /^(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)$/.exec(inside.trim());
    if (limit !== null) this.#condition = conditionOf(limit[1] ?? '', Number(limit[2]));
    if (/^(?:h{1,2}|m{1,2}|s{1,2})$/i.test(inside)) {
      return this.#push({ kind: 'date', part: 'elapsed' }, length);
    }
    this.#word(inside.startsWith('$') ? (inside.slice(1).split('-')[0] ?? '') : '', length);
  }

  #letters(letter: string): void {
    let length = 0;
    while (this.#code[this.#at + length]?.toLowerCase() === letter) length += 1;
    this.#tokens.push({ letter, length });
    this.#at += length;
  }

  #word(text: string, length: number): void {
    this.#push({ kind: 'word', text }, length);
  }

  #push(token: FormatToken, length: number): void {
    this.#tokens.push(token);
    this.#at += length;
  }

  #finish(): void {
    const letters = this.#tokens.filter((one): one is Letter => 'letter' in one);
    const tokens = this.#tokens.map((one) => ('letter' in one ? dateToken(one, letters) : one));
    this.#done.push(
      this.#condition === undefined ? { tokens } : { tokens, condition: this.#condition },
    );
    this.#tokens = [];
    this.#condition = undefined;
    this.#at += 1;
  }
}

const SIGNS: Readonly<Record<string, FormatToken>> = {
  '0': { kind: 'digit', isFixed: true },
  '#': { kind: 'digit', isFixed: false },
  '?': { kind: 'digit', isFixed: false },
  '.': { kind: 'point' },
  '%': { kind: 'percent' },
  '@': { kind: 'text' },
};

// An m beside hours or seconds is a minute, otherwise a month.
function dateToken(one: Letter, letters: readonly Letter[]): FormatToken {
  const at = letters.indexOf(one);
  const isMinute = letters[at - 1]?.letter === 'h' || letters[at + 1]?.letter === 's';
  return { kind: 'date', part: partOf(one, isMinute) };
}

function partOf({ letter, length }: Letter, isMinute: boolean): DatePart {
  switch (letter) {
    case 'm':
      return isMinute ? 'time' : 'month';
    case 'd':
      return length > 2 ? 'weekday' : 'day';
    case 'h':
    case 's':
      return 'time';
    case 'g':
      return 'era';
    default:
      return 'year';
  }
}

function conditionOf(sign: string, limit: number): (value: number) => boolean {
  switch (sign) {
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '>=':
      return (value) => value >= limit;
    case '<>':
      return (value) => value !== limit;
    default:
      return (value) => value === limit;
  }
}
