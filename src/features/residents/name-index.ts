// Finding a resident while the worker types: by name in any spelling, by file number, by telephone number, by room.
// It lives in the memory of the unlocked vault only and forgets a person's words when the person is removed.
import type { ResidentId } from '../../kernel/ids';
import { plainNumber } from '../../kernel/number-text';
import { phoneDigits, soughtPhone } from '../../kernel/phone';
import { ManyNames, type NumberedNames } from './many-names';
import { type FoundBecause, spellingFit } from './name-fit';
import { cutOnce, joinedOnce, nameReadings, nameTokens } from './name-words';
import { createVocabulary, type Vocabulary, type Word, type WordMatch } from './name-vocabulary';
import type { Sex } from './resident';

/** What is found of a person, their names apart. */
export interface IndexedPerson {
  readonly residentId: ResidentId;
  readonly caseNumber?: string | undefined;
  readonly room?: string | undefined;
  /** As it is kept; only for sessions that hold it. */
  readonly phone?: string | undefined;
  /** In the house now; such people come first among equals. */
  readonly current: boolean;
}

export interface NameEntry extends IndexedPerson {
  /** Every spelling the person may be looked up by. */
  readonly names: readonly string[];
  readonly birthYear?: number | undefined;
  readonly sex?: Sex | undefined;
}

/** Takes in whoever is not there yet. */
export type AddOneOfMany = (person: IndexedPerson, names: readonly NumberedNames[]) => void;

export type MatchedBy = 'name' | 'case-number' | 'room' | 'phone';

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
  /** For very many people: it remembers every word, so let go of it soon. */
  adder(): AddOneOfMany;
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
/** Reached only where every word fits at least by its sound, whatever their order. */
const BOTH_HALVES = 0.78;
/** Longer names are searched as they are spaced. */
const MOST_RESPACED = 6;

interface Held {
  readonly residentId: ResidentId;
  /** The words of each spelling, in written order. */
  readonly words: readonly (readonly Word[])[];
  /** Letters and digits of the file number, however it is set apart. */
  readonly bareNumber: string;
  readonly room: string;
  /** Digits only. */
  readonly phone: string;
}

/** Who keeps the entries as a whole; the index asks for the few that are shown or compared. */
export type EntrySource = (residentId: ResidentId) => NameEntry | undefined;

class InMemoryNameIndex implements NameIndex {
  private readonly vocabulary: Vocabulary = createVocabulary();
  private readonly slots = new Map<ResidentId, number>();
  private readonly held: (Held | undefined)[] = [];
  private readonly free: number[] = [];
  private points = new Uint16Array(1024);
  private seen = new Uint8Array(1024);
  /** 1 for people in the house now. */
  private present = new Uint8Array(1024);

  constructor(private readonly source: EntrySource) {}

  get size(): number {
    return this.slots.size;
  }

  add(entry: NameEntry): void {
    if (this.slots.has(entry.residentId)) throw new Error('resident is already in the name index');
    this.hold(entry, (slot) =>
      entry.names
        .map((name) => nameTokens(name).map((token) => this.vocabulary.take(token, slot)))
        .filter((spelling) => spelling.length > 0),
    );
  }

  adder(): AddOneOfMany {
    const many = new ManyNames(this.vocabulary);
    return (person, names) => {
      if (this.slots.has(person.residentId)) return;
      this.hold(person, (slot) => many.wordsOf(names, slot));
    };
  }

  private hold(
    person: IndexedPerson,
    wordsAt: (slot: number) => readonly (readonly Word[])[],
  ): void {
    const { residentId, caseNumber, room, phone, current } = person;
    const slot = this.free.pop() ?? this.held.length;
    this.held[slot] = {
      residentId,
      words: wordsAt(slot),
      bareNumber: bareNumber(foldNumber(caseNumber)),
      room: foldNumber(room),
      phone: phone === undefined ? '' : phoneDigits(phone),
    };
    this.slots.set(residentId, slot);
    if (this.held.length > this.points.length) this.grow();
    this.present[slot] = current ? 1 : 0;
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
    return this.slots.has(residentId) ? this.source(residentId) : undefined;
  }

  search(text: string, limit: number): Found[] {
    const query = foldNumber(text);
    if (query === '' || limit <= 0) return [];
    const found = new Map<ResidentId, Found>();
    const byNumbers = [...this.byNumber(query), ...this.byPhone(query), ...this.byRoom(query)];
    const all = [...byNumbers, ...this.byName(text)];
    for (const one of all) {
      const known = found.get(one.residentId);
      if (known === undefined || known.score < one.score) found.set(one.residentId, one);
    }
    return [...found.values()].sort((a, b) => this.compare(a, b)).slice(0, limit);
  }

  candidates(name: string, cap: number): NameEntry[] {
    const slots = new Set<number>();
    for (const tokens of nameReadings(name)) {
      const matches = tokens.map((token) => this.vocabulary.alike(token));
      for (const slot of this.gather(matches, cap)) slots.add(slot);
    }
    return [...slots].flatMap((slot) => {
      const entry = this.source(this.heldAt(slot).residentId);
      return entry === undefined ? [] : [entry];
    });
  }

  private byName(text: string): Found[] {
    const [tokens = [], parted] = nameReadings(text);
    const found = this.byTokens(tokens);
    // A word cut in two finds too many by one half alone.
    const more = parted === undefined ? [] : this.byTokens(parted).filter(isWhole);
    const all = [...found, ...more];
    return all.some(isWhole) ? all : [...all, ...this.byOtherSpaces(tokens)];
  }

  /** Where nothing else fits: two words written as one, or one as two. */
  private byOtherSpaces(tokens: readonly string[]): Found[] {
    if (tokens.length > MOST_RESPACED) return [];
    return [...joinedOnce(tokens), ...cutOnce(tokens)].flatMap((reading) => {
      const matches = reading.map((token) => this.vocabulary.same(token));
      if (matches.some(({ ranked }) => ranked.length === 0)) return [];
      return this.gather(matches, CANDIDATE_CAP)
        .map((slot) => this.scored(slot, matches))
        .filter(isWhole);
    });
  }

  private byTokens(tokens: readonly string[]): Found[] {
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
    const { residentId, words } = this.heldAt(slot);
    let best = { score: 0, why: [] as readonly FoundBecause[] };
    for (const spelling of words) {
      const fit = spellingFit(spelling, matches);
      if (fit.score > best.score) best = fit;
    }
    return { residentId, matched: 'name', ...best };
  }

  private byNumber(query: string): Found[] {
    if (!/\d/.test(query)) return [];
    const bare = bareNumber(query);
    const found: Found[] = [];
    for (const held of this.held) {
      if (held === undefined || !held.bareNumber.includes(bare)) continue;
      const exact = held.bareNumber === bare;
      if (!exact && found.length >= CANDIDATE_CAP) continue;
      const score = exact ? 1 : held.bareNumber.endsWith(bare) ? 0.9 : 0.7;
      found.push(foundBy(held, 'case-number', score));
    }
    return found;
  }

  private byPhone(query: string): Found[] {
    const sought = soughtPhone(query);
    if (sought === undefined) return [];
    const found: Found[] = [];
    for (const held of this.held) {
      if (held === undefined || !held.phone.includes(sought)) continue;
      found.push(foundBy(held, 'phone', held.phone.endsWith(sought) ? 0.9 : 0.7));
      if (found.length >= CANDIDATE_CAP) break;
    }
    return found;
  }

  private byRoom(query: string): Found[] {
    const found: Found[] = [];
    for (const held of this.held) {
      if (held?.room !== query || !this.isPresent(held.residentId)) continue;
      found.push(foundBy(held, 'room', 0.95));
      if (found.length >= CANDIDATE_CAP) break;
    }
    return found;
  }

  private compare(a: Found, b: Found): number {
    if (a.score !== b.score) return b.score - a.score;
    const [first, second] = [this.isPresent(a.residentId), this.isPresent(b.residentId)];
    if (first !== second) return first ? -1 : 1;
    return a.residentId < b.residentId ? -1 : 1;
  }

  private isPresent(residentId: ResidentId): boolean {
    const slot = this.slots.get(residentId);
    return slot !== undefined && this.present[slot] === 1;
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

export function createNameIndex(source: EntrySource): NameIndex {
  return new InMemoryNameIndex(source);
}

function isWhole({ score }: Found): boolean {
  return score >= BOTH_HALVES;
}

function foundBy({ residentId }: Held, matched: Exclude<MatchedBy, 'name'>, score: number): Found {
  return { residentId, matched, score, why: [matched] };
}

function bareNumber(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]/gu, '');
}

function foldNumber(text = ''): string {
  if (PLAIN_NUMBER.test(text)) return text;
  return plainNumber(text).toLowerCase();
}
