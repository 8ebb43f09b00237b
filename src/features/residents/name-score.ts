// How alike two names are, and why. A score is a hint for the worker who looks; it never merges anyone.
import { type HeardWord, heardWord } from './name-sounds';
import { nameReadings } from './name-words';
import type { Sex } from './resident';

export const LIKENESS_REASONS = [
  'same-name',
  'other-order',
  'without-article',
  'sounds-alike',
  'similar-spelling',
  'part-of-name',
  'same-birth-year',
  'near-birth-year',
  'different-birth-year',
  'different-sex',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** What is compared. Several spellings of one person are one `names` list. */
export interface PersonFacts {
  readonly names: readonly string[];
  readonly birthYear?: number | undefined;
  readonly sex?: Sex | undefined;
}

/** `score` 0-1; 1 only when nothing speaks against it. */
export interface Likeness {
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

const SOUNDS_ALIKE = 0.93;
const WITHOUT_ARTICLE = 0.97;
/**
 * A year or a sex that differs is often wrong itself (a forged passport, a slip): it lets a likely name through to the
 * worker with the reason, and only both together hold back the same name.
 */
const OTHER_YEAR = 0.85;
const OTHER_SEX = 0.85;
/** Below this Jaro-Winkler likeness two words share letters by chance only. */
export const CHANCE = 0.78;

/** Likeness of two people. The same in both directions; 1 for a person with themselves. */
export function likeness(a: PersonFacts, b: PersonFacts): Likeness {
  return likenessBy((name) => readingsOf(name), a, b);
}

/** For very many people. It remembers every name it was shown, so let go of it as soon as they are compared. */
export function createLikeness(): typeof likeness {
  const words = new Map<string, HeardWord>();
  const names = new Map<string, readonly Spelling[]>();
  const hear = remembering(words, heardWord);
  const readings = remembering(names, (name) => readingsOf(name, hear));
  return (a, b) => likenessBy(readings, a, b);
}

function remembering<Value>(
  known: Map<string, Value>,
  made: (text: string) => Value,
): (text: string) => Value {
  return (text) => {
    const value = known.get(text) ?? made(text);
    known.set(text, value);
    return value;
  };
}

type Readings = (name: string) => readonly Spelling[];

function likenessBy(readings: Readings, a: PersonFacts, b: PersonFacts): Likeness {
  const name = bestOf(
    a.names.flatMap((one) => readings(one)),
    b.names.flatMap((one) => readings(one)),
  );
  const year = yearFactor(a.birthYear, b.birthYear);
  const sexes = sexFactor(a.sex, b.sex);
  return {
    score: name.score * year.factor * sexes.factor,
    reasons: [...name.reasons, ...year.reasons, ...sexes.reasons],
  };
}

/** Likeness of two names as written. Word order does not matter. */
export function nameLikeness(a: string, b: string): Likeness {
  return bestOf(readingsOf(a), readingsOf(b));
}

/** A name in one reading. */
type Spelling = readonly HeardWord[];

function readingsOf(name: string, hear = heardWord): readonly Spelling[] {
  return nameReadings(name)
    .filter((words) => words.length > 0)
    .map((words) => words.map((word) => hear(word)));
}

function bestOf(mine: readonly Spelling[], theirs: readonly Spelling[]): Likeness {
  let best: Likeness = { score: 0, reasons: [] };
  for (const one of mine) {
    for (const other of theirs) {
      const score = weigh(one, other);
      if (score > best.score) best = { score, reasons: nameReasons(one, other) };
      if (score < GLUED_BELOW && score > GLUED_ABOVE) best = better(best, glued(one, other));
    }
  }
  return best;
}

/** Between these two names may be one that is written with fewer spaces: محمد علي and Mohamedali. */
const GLUED_ABOVE = 0.4;
const GLUED_BELOW = 0.75;
const MOST_GLUED = 5;

function better(one: Likeness, other: Likeness): Likeness {
  return other.score > one.score ? other : one;
}

/** The same with two words of the longer name taken as one, in either order, where it has one word more. */
function glued(mine: Spelling, theirs: Spelling): Likeness {
  const best: Likeness = { score: 0, reasons: [] };
  const [short, long] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
  if (long.length !== short.length + 1 || long.length > MOST_GLUED) return best;
  return pairsOf(long).reduce((found, [first, second]) => {
    const rest = long.filter((word) => word !== first && word !== second);
    const words = [heardWord(first.text + second.text), ...rest];
    return better(found, { score: weigh(short, words), reasons: nameReasons(short, words) });
  }, best);
}

function pairsOf(words: Spelling): readonly (readonly [HeardWord, HeardWord])[] {
  return words.flatMap((first) =>
    words.filter((second) => second !== first).map((second) => [first, second] as const),
  );
}

/** Likeness of two words, 0-1. */
function wordLikeness(a: HeardWord, b: HeardWord): number {
  if (a.text === b.text) return 1;
  const plain = jaroWinkler(a.text, b.text);
  const bare = sameWithoutArticle(a, b) ? WITHOUT_ARTICLE : 0;
  const sound = soundAlike(a, b) ? Math.max(SOUNDS_ALIKE, Math.min(plain, 0.99)) : 0;
  const best = Math.max(plain >= CHANCE ? plain * 0.97 : 0, bare, sound);
  return Math.min(best, 0.99);
}

/** Jaro-Winkler likeness, 0-1, prefix weight 0.1 over at most four letters. Source: Winkler 1990. */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroLikeness(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** The greedy matching depends on which word leads, so the lesser one always does: that keeps it symmetric. */
function jaroLikeness(first: string, second: string): number {
  if (first === second) return 1;
  const [a, b] = first < second ? [first, second] : [second, first];
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken: boolean[] = [];
  const inA: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (taken[j] === true || a[i] !== b[j]) continue;
      taken[j] = true;
      inA.push(a.charAt(i));
      break;
    }
  }
  if (inA.length === 0) return 0;
  const inB = takenLetters(b, taken);
  const swapped = inA.filter((letter, at) => letter !== inB[at]).length / 2;
  const m = inA.length;
  return (m / a.length + m / b.length + (m - swapped) / m) / 3;
}

function takenLetters(text: string, taken: readonly boolean[]): string[] {
  const letters: string[] = [];
  for (let at = 0; at < text.length; at += 1) if (taken[at] === true) letters.push(text.charAt(at));
  return letters;
}

/** Mean over the words of one name of their best match in the other. */
function coverage(from: Spelling, to: Spelling): number {
  // Summed in one order: the same words give the same last digit.
  const best = from.map((word) => Math.max(...to.map((other) => wordLikeness(word, other))));
  return best.sort((a, b) => a - b).reduce((sum, one) => sum + one, 0) / from.length;
}

/** A two-word name inside a four-word one is likely the same person; a single shared word is not. */
function weigh(mine: Spelling, theirs: Spelling): number {
  const there = coverage(mine, theirs);
  const back = coverage(theirs, mine);
  if (mine.length === theirs.length || Math.min(mine.length, theirs.length) < 2) {
    return (there + back) / 2;
  }
  const [short, long] = mine.length < theirs.length ? [there, back] : [back, there];
  return 0.75 * short + 0.25 * long;
}

function nameReasons(mine: Spelling, theirs: Spelling): LikenessReason[] {
  if (written(mine) === written(theirs)) return ['same-name'];
  if (written(sorted(mine)) === written(sorted(theirs))) return ['same-name', 'other-order'];
  const reasons = new Set<LikenessReason>();
  if (mine.length !== theirs.length) reasons.add('part-of-name');
  const [short, long] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  for (const word of short) {
    const reason = wordReason(word, long);
    if (reason !== undefined) reasons.add(reason);
  }
  return LIKENESS_REASONS.filter((reason) => reasons.has(reason));
}

function wordReason(word: HeardWord, others: Spelling): LikenessReason | undefined {
  if (others.some(({ text }) => text === word.text)) return undefined;
  if (others.some((other) => sameWithoutArticle(word, other))) return 'without-article';
  if (others.some((other) => soundAlike(word, other))) return 'sounds-alike';
  return others.some(({ text }) => jaroWinkler(word.text, text) >= CHANCE)
    ? 'similar-spelling'
    : undefined;
}

function sameWithoutArticle(a: HeardWord, b: HeardWord): boolean {
  return a.bares.includes(b.text) || b.bares.includes(a.text);
}

function soundAlike(a: HeardWord, b: HeardWord): boolean {
  return a.sounds.some((sound) => b.sounds.includes(sound));
}

function written(words: Spelling): string {
  return words.map(({ text }) => text).join(' ');
}

/** What birth years and sexes leave of the likeness of two names. */
export function factorOf(a: PersonFacts, b: PersonFacts): number {
  return yearFactor(a.birthYear, b.birthYear).factor * sexFactor(a.sex, b.sex).factor;
}

interface Factor {
  readonly factor: number;
  readonly reasons: readonly LikenessReason[];
}

function yearFactor(a: number | undefined, b: number | undefined): Factor {
  if (a === undefined || b === undefined) return { factor: 1, reasons: [] };
  const apart = Math.abs(a - b);
  if (apart === 0) return { factor: 1, reasons: ['same-birth-year'] };
  if (apart <= 2) return { factor: 0.96, reasons: ['near-birth-year'] };
  return { factor: apart <= 5 ? 0.9 : OTHER_YEAR, reasons: ['different-birth-year'] };
}

function sexFactor(a: Sex | undefined, b: Sex | undefined): Factor {
  const known = a !== undefined && b !== undefined && a !== 'unknown' && b !== 'unknown';
  return known && a !== b
    ? { factor: OTHER_SEX, reasons: ['different-sex'] }
    : { factor: 1, reasons: [] };
}

function sorted(words: Spelling): Spelling {
  return [...words].sort((a, b) => (a.text < b.text ? -1 : 1));
}
