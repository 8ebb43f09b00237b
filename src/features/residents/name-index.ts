// Finding a resident while the worker types: by name in any spelling, by file number, by room.
// It lives in the memory of the unlocked vault only and forgets a person's words when the person is removed.
import { foldDigits } from '../../kernel/digits';
import type { ResidentId } from '../../kernel/ids';
import { createNameReader, nameTokens } from './name-keys';
import {
  createVocabulary,
  type Grade,
  type Vocabulary,
  type Word,
  type WordMatch,
} from './name-vocabulary';
import type { Sex } from './resident';

export interface NameEntry {
  readonly residentId: ResidentId;
  /** Every spelling the person may be looked up by. */
  readonly names: readonly string[];
  readonly caseNumber?: string | undefined;
  readonly room?: string | undefined;
  readonly birthYear?: number | undefined;
  readonly sex?: Sex | undefined;
  /** In the house now; such people come first among equals. */
  readonly current: boolean;
}

export type MatchedBy = 'name' | 'case-number' | 'room';
export type FoundBecause = Grade | 'other-order' | 'case-number' | 'room';

/** `score` 0-1, only good for ordering one answer. */
export interface Found {
  readonly residentId: ResidentId;
  readonly score: number;
  readonly matched: MatchedBy;
  readonly why: readonly FoundBecause[];
}

export interface NameIndex {
  readonly size: number;
  add(entry: NameEntry): void;
  /** Adds whoever is not there yet. For very many: it remembers every word, so let go of it soon. */
  adder(): (entry: NameEntry) => void;
  remove(residentId: ResidentId): void;
  /** Adds, or takes the place of the entry with the same id. */
  replace(entry: NameEntry): void;
  entryOf(residentId: ResidentId): NameEntry | undefined;
  /** Best first. Empty text finds nobody. */
  search(text: string, limit: number): Found[];
  /** People who share words or sounds with the name; unscored, likeliest first. */
  candidates(name: string, cap: number): NameEntry[];
}

/** Already folded: most file numbers and rooms. */
const PLAIN_NUMBER = /^[0-9a-z/._-]*$/;
/** Only so many people are scored for one keystroke. */
export const CANDIDATE_CAP = 200;

interface Held {
  readonly entry: NameEntry;
  /** The words of each spelling, in written order. */
  readonly words: readonly (readonly Word[])[];
  readonly caseNumber: string;
  readonly room: string;
}

class InMemoryNameIndex implements NameIndex {
  private readonly vocabulary: Vocabulary = createVocabulary();
  private readonly slots = new Map<ResidentId, number>();
  private readonly held: (Held | undefined)[] = [];
  private readonly free: number[] = [];
  private points = new Uint16Array(1024);
  private seen = new Uint8Array(1024);
  /** 1 for people in the house now. */
  private present = new Uint8Array(1024);

  get size(): number {
    return this.slots.size;
  }

  add(entry: NameEntry): void {
    if (this.slots.has(entry.residentId)) throw new Error('resident is already in the name index');
    this.hold(entry, nameTokens);
  }

  adder(): (entry: NameEntry) => void {
    const tokensOf = createNameReader();
    return (entry) => {
      if (!this.slots.has(entry.residentId)) this.hold(entry, tokensOf);
    };
  }

  private hold(entry: NameEntry, tokensOf: (name: string) => readonly string[]): void {
    const slot = this.free.pop() ?? this.held.length;
    const words: Word[][] = [];
    for (const name of entry.names) {
      const spelling = tokensOf(name).map((token) => this.vocabulary.take(token, slot));
      if (spelling.length > 0) words.push(spelling);
    }
    this.held[slot] = {
      entry,
      words,
      caseNumber: foldNumber(entry.caseNumber ?? ''),
      room: foldNumber(entry.room ?? ''),
    };
    this.slots.set(entry.residentId, slot);
    if (this.held.length > this.points.length) this.grow();
    this.present[slot] = entry.current ? 1 : 0;
  }

  remove(residentId: ResidentId): void {
    const slot = this.slots.get(residentId);
    const held = slot === undefined ? undefined : this.held[slot];
    if (slot === undefined || held === undefined) return;
    for (const word of new Set(held.words.flat())) this.vocabulary.release(word, slot);
    this.held[slot] = undefined;
    this.slots.delete(residentId);
    this.free.push(slot);
  }

  replace(entry: NameEntry): void {
    this.remove(entry.residentId);
    this.add(entry);
  }

  entryOf(residentId: ResidentId): NameEntry | undefined {
    const slot = this.slots.get(residentId);
    return slot === undefined ? undefined : this.held[slot]?.entry;
  }

  search(text: string, limit: number): Found[] {
    const query = foldNumber(text);
    if (query === '' || limit <= 0) return [];
    const found = new Map<ResidentId, Found>();
    const all = [...this.byNumber(query), ...this.byRoom(query), ...this.byName(text)];
    for (const one of all) {
      const known = found.get(one.residentId);
      if (known === undefined || known.score < one.score) found.set(one.residentId, one);
    }
    return [...found.values()].sort((a, b) => this.compare(a, b)).slice(0, limit);
  }

  candidates(name: string, cap: number): NameEntry[] {
    const matches = nameTokens(name).map((token) => this.vocabulary.alike(token));
    return this.gather(matches, cap).map((slot) => this.heldAt(slot).entry);
  }

  private byName(text: string): Found[] {
    const tokens = nameTokens(text);
    const matches = tokens.map((token) => this.vocabulary.typed(token));
    return this.gather(matches, CANDIDATE_CAP).map((slot) => this.scored(slot, matches));
  }

  /** Adds up what each typed word gives a person, then keeps the best `cap`, current residents first. */
  private gather(matches: readonly WordMatch[], cap: number): number[] {
    const { points, seen } = this;
    points.fill(0);
    for (const [at, match] of matches.slice(0, 250).entries()) {
      const stamp = at + 1;
      if (at === 0) seen.fill(0);
      for (const { word, points: worth } of match.ranked) {
        for (const slot of word.slots) {
          if (seen[slot] === stamp) continue;
          seen[slot] = stamp;
          points[slot] = (points[slot] ?? 0) + worth;
        }
      }
    }
    return this.best(cap);
  }

  private best(cap: number): number[] {
    const { points, present } = this;
    const byRank: (number[] | undefined)[] = [];
    for (let slot = 0; slot < this.held.length; slot += 1) {
      const gained = points[slot] ?? 0;
      if (gained === 0) continue;
      const rank = gained * 2 + (present[slot] ?? 0);
      const same = byRank[rank];
      if (same === undefined) byRank[rank] = [slot];
      else if (same.length < cap) same.push(slot);
    }
    const best: number[] = [];
    for (let rank = byRank.length - 1; rank > 0 && best.length < cap; rank -= 1) {
      best.push(...(byRank[rank] ?? []));
    }
    return best.slice(0, cap);
  }

  private scored(slot: number, matches: readonly WordMatch[]): Found {
    const { entry, words } = this.heldAt(slot);
    let best = { score: 0, why: [] as readonly FoundBecause[] };
    for (const spelling of words) {
      const fit = spellingFit(spelling, matches);
      if (fit.score > best.score) best = fit;
    }
    return { residentId: entry.residentId, matched: 'name', ...best };
  }

  private byNumber(query: string): Found[] {
    if (!/\d/.test(query)) return [];
    const found: Found[] = [];
    for (const held of this.held) {
      if (held === undefined || !held.caseNumber.includes(query)) continue;
      const exact = held.caseNumber === query;
      if (!exact && found.length >= CANDIDATE_CAP) continue;
      const score = exact ? 1 : held.caseNumber.endsWith(query) ? 0.9 : 0.7;
      found.push(foundBy(held.entry, 'case-number', score));
    }
    return found;
  }

  private byRoom(query: string): Found[] {
    const found: Found[] = [];
    for (const held of this.held) {
      if (held === undefined || held.room !== query || !held.entry.current) continue;
      found.push(foundBy(held.entry, 'room', 0.95));
      if (found.length >= CANDIDATE_CAP) break;
    }
    return found;
  }

  private compare(a: Found, b: Found): number {
    if (a.score !== b.score) return b.score - a.score;
    const [first, second] = [this.entryOf(a.residentId), this.entryOf(b.residentId)];
    if (first?.current !== second?.current) return first?.current === true ? -1 : 1;
    return a.residentId < b.residentId ? -1 : 1;
  }

  private heldAt(slot: number): Held {
    const held = this.held[slot];
    if (held === undefined) throw new Error('name index points at an empty slot');
    return held;
  }

  private grow(): void {
    this.points = new Uint16Array(this.held.length * 2);
    this.seen = new Uint8Array(this.held.length * 2);
    const present = new Uint8Array(this.held.length * 2);
    present.set(this.present);
    this.present = present;
  }
}

export function createNameIndex(entries: Iterable<NameEntry> = []): NameIndex {
  const index = new InMemoryNameIndex();
  const add = index.adder();
  for (const entry of entries) add(entry);
  return index;
}

/** Mean worth of the typed words within one spelling; a little less when the order differs or much was left untyped. */
function spellingFit(
  spelling: readonly Word[],
  matches: readonly WordMatch[],
): { score: number; why: readonly FoundBecause[] } {
  const why = new Set<FoundBecause>();
  let sum = 0;
  let last = -1;
  let ordered = true;
  for (const match of matches) {
    let worth = 0;
    let where = -1;
    for (const [at, word] of spelling.entries()) {
      const gained = match.worth.get(word) ?? 0;
      if (gained > worth) [worth, where] = [gained, at];
    }
    if (where < 0) continue;
    sum += worth;
    ordered &&= where > last;
    last = where;
    why.add(match.gradeOf(worth));
  }
  if (!ordered) why.add('other-order');
  const untyped = Math.max(0, spelling.length - matches.length);
  const score = sum / (matches.length * 100) - (ordered ? 0 : 0.03) - Math.min(untyped, 8) * 0.002;
  return { score: Math.max(0, score), why: [...why] };
}

function foundBy(entry: NameEntry, matched: 'case-number' | 'room', score: number): Found {
  return { residentId: entry.residentId, matched, score, why: [matched] };
}

function foldNumber(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  return foldDigits(text.normalize('NFKC')).trim().toLowerCase();
}
