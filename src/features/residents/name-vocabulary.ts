// The distinct words of all names with who bears them: a keystroke looks through words, not through people.
// A word is dropped with its last bearer, so that an erased name leaves memory too.
import { type HeardWord, heardWord } from './name-sounds';
import { jaroWinkler } from './name-score';

/** Why a word answered what was typed, best first, with its worth of 100. */
export const GRADES = {
  'same-word': 100,
  'without-article': 94,
  'starts-with': 90,
  'sounds-alike': 84,
  'starts-alike': 64,
  'similar-spelling': 58,
  contains: 50,
} as const;
export type Grade = keyof typeof GRADES;

export interface Word extends HeardWord {
  readonly letters: number;
  /** Bearers: places in the index. */
  readonly slots: number[];
}

export interface WordMatch {
  /** Words with their worth, best first. */
  readonly ranked: readonly { readonly word: Word; readonly points: number }[];
  readonly worth: ReadonlyMap<Word, number>;
  gradeOf(points: number): Grade;
}

export interface Vocabulary {
  /** Notes that the slot bears the word. */
  take(text: string, slot: number): Word;
  /** The same for a word that was taken before; it may have been dropped since. */
  bear(word: Word, slot: number): Word;
  release(word: Word, slot: number): void;
  /** Words that what is being typed may be the beginning of. */
  typed(token: string): WordMatch;
  /** Words that may be another spelling of a whole word. */
  alike(token: string): WordMatch;
  /** The same word, by its letters or its sound; nothing further off is looked for. */
  same(token: string): WordMatch;
}

const ORDER = (Object.keys(GRADES) as Grade[]).map((grade) => ({ grade, points: GRADES[grade] }));
/** Words this much alike are offered although a letter is wrong. */
const TYPING_SLIP = 0.88;
/** While someone types, only the last word changes; the others are answered from memory. */
const REMEMBERED = 8;

class InMemoryVocabulary implements Vocabulary {
  private readonly words = new Map<string, Word>();
  /** By first letter of the word, and of the word without its article. */
  private readonly byStart = new Map<string, Set<Word>>();
  /** By the first two sounds. */
  private readonly bySound = new Map<string, Set<Word>>();
  private readonly remembered = new Map<string, WordMatch>();

  take(text: string, slot: number): Word {
    return this.bear(this.words.get(text) ?? this.learn(newWord(text)), slot);
  }

  bear(word: Word, slot: number): Word {
    if (word.slots.length === 0 && this.words.get(word.text) !== word) {
      return this.take(word.text, slot);
    }
    // One slot takes all its words at once, so a repeat can only be the last bearer.
    if (word.slots.at(-1) !== slot) word.slots.push(slot);
    if (this.remembered.size > 0) this.remembered.clear();
    return word;
  }

  release(word: Word, slot: number): void {
    this.remembered.clear();
    const at = word.slots.indexOf(slot);
    if (at < 0) return;
    const last = word.slots.pop();
    if (last !== undefined && last !== slot) word.slots[at] = last;
    if (word.slots.length > 0) return;
    this.words.delete(word.text);
    for (const start of startsOf(word)) this.byStart.get(start)?.delete(word);
    for (const sound of soundStarts(word.sounds)) this.bySound.get(sound)?.delete(word);
  }

  typed(token: string): WordMatch {
    const known = this.remembered.get(token);
    if (known !== undefined) return known;
    const query = queryOf(token);
    const worth = this.near(query, true);
    // Looking through every word is for when nothing fits: a slip of the finger, or the middle of a word.
    const fits = [...worth.values()].some((points) => points >= GRADES['sounds-alike']);
    if (!fits && token.length >= 3) this.addDistant(worth, query, true);
    const match = matchOf(worth);
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(token, match);
    return match;
  }

  alike(token: string): WordMatch {
    const query = queryOf(token);
    const worth = this.near(query, false);
    this.addDistant(worth, query, false);
    return matchOf(worth);
  }

  same(token: string): WordMatch {
    return matchOf(this.near(queryOf(token), false));
  }

  /** Words with the same beginning or the same first sounds. */
  private near(query: Query, typing: boolean): Map<Word, number> {
    const worth = new Map<Word, number>();
    const groups = [
      ...startsOf(query).map((start) => this.byStart.get(start)),
      ...soundStarts(query.sounds).map((sound) => this.bySound.get(sound)),
    ];
    for (const group of groups) {
      for (const word of group ?? []) {
        const points = nearPoints(word, query, typing);
        if (points > 0) worth.set(word, points);
      }
    }
    return worth;
  }

  private addDistant(worth: Map<Word, number>, query: Query, typing: boolean): void {
    for (const word of this.words.values()) {
      const points = distantPoints(word, query, typing);
      if (points > (worth.get(word) ?? 0)) worth.set(word, points);
    }
  }

  private learn(word: Word): Word {
    this.words.set(word.text, word);
    for (const start of startsOf(word)) intoGroup(this.byStart, start, word);
    for (const sound of soundStarts(word.sounds)) intoGroup(this.bySound, sound, word);
    return word;
  }
}

export function createVocabulary(): Vocabulary {
  return new InMemoryVocabulary();
}

type Query = Omit<Word, 'slots'>;

function queryOf(text: string): Query {
  return { ...heardWord(text), letters: lettersOf(text) };
}

function newWord(text: string): Word {
  return { ...queryOf(text), slots: [] };
}

function startsOf({ text, bares }: Query): string[] {
  const first = text.charAt(0);
  return bares.length === 0
    ? [first]
    : [...new Set([first, ...bares.map((bare) => bare.charAt(0))])];
}

function soundStarts(sounds: readonly string[]): string[] {
  if (sounds.length === 1) return sounds.map((sound) => sound.slice(0, 2));
  return [...new Set(sounds.map((sound) => sound.slice(0, 2)))];
}

function intoGroup(groups: Map<string, Set<Word>>, key: string, word: Word): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, new Set([word]));
  else group.add(word);
}

function matchOf(worth: ReadonlyMap<Word, number>): WordMatch {
  const ranked = [...worth].map(([word, points]) => ({ word, points }));
  ranked.sort((a, b) => b.points - a.points);
  return { ranked, worth, gradeOf };
}

function gradeOf(points: number): Grade {
  return ORDER.find((one) => points >= one.points)?.grade ?? 'contains';
}

function nearPoints(word: Word, query: Query, typing: boolean): number {
  if (word.text === query.text) return GRADES['same-word'];
  if (sharesBare(word, query)) return GRADES['without-article'];
  if (typing && startsWord(word, query)) return GRADES['starts-with'];
  if (sharesSound(word.sounds, query.sounds)) return GRADES['sounds-alike'];
  return typing && startsSound(word.sounds, query.sounds) ? GRADES['starts-alike'] : 0;
}

/** ابوغزالة and غزالة, الهاشمي and هاشمي, but not two words that lost different beginnings. */
function sharesBare(word: Word, query: Query): boolean {
  return word.bares.includes(query.text) || query.bares.includes(word.text);
}

function startsWord({ text, bares }: Word, { text: begun }: Query): boolean {
  if (text.startsWith(begun)) return true;
  for (const bare of bares) if (bare.startsWith(begun)) return true;
  return false;
}

function distantPoints(word: Word, query: Query, typing: boolean): number {
  if (query.text.length >= 4 && isSlip(word, query)) return GRADES['similar-spelling'];
  return typing && word.text.includes(query.text) ? GRADES.contains : 0;
}

function sharesSound(a: readonly string[], b: readonly string[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}

function startsSound(sounds: readonly string[], begun: readonly string[]): boolean {
  for (const one of begun) {
    for (const sound of sounds) if (sound.startsWith(one)) return true;
  }
  return false;
}

/** At most one letter more or fewer, and few letters the other lacks, before the dear comparison. */
function isSlip(word: Word, query: Query): boolean {
  if (Math.abs(word.text.length - query.text.length) > 1) return false;
  if (bitCount(word.letters ^ query.letters) > 3) return false;
  return jaroWinkler(word.text, query.text) >= TYPING_SLIP;
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let rest = bits;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count += 1;
  }
  return count;
}
