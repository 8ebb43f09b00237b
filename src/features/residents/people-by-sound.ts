// People of one list, each compared with those before: who may be the same person, written twice. Only those are compared
// in full who share the sound of a first name and of another word, and can still be likely: a long list takes no square of time.
import { phrasesOf, soundReader } from './blind-phrases';
import { OFFER_FROM } from './duplicates';
import {
  CHANCE,
  createLikeness,
  factorOf,
  jaroWinkler,
  type Likeness,
  type PersonFacts,
} from './name-score';
import { nameReadings } from './name-words';

interface Word {
  readonly text: string;
  readonly sounds: readonly string[];
}

/** One reading of a name. */
interface Heard {
  readonly words: readonly Word[];
  readonly sounds: ReadonlySet<string>;
}

/** A person whose names were read once, to be looked for and added. */
export interface HeardPerson {
  readonly facts: PersonFacts;
  readonly readings: readonly Heard[];
  readonly pairs: ReadonlySet<string>;
}

interface Entry<Key> {
  readonly key: Key;
  readonly person: HeardPerson;
  /** The last one it was compared with: whoever shares several pairs is compared once. */
  comparedWith: HeardPerson;
}

export interface Alike<Key> extends Likeness {
  readonly key: Key;
}

/** Of those who share a pair of sounds, so many are looked at: in a list of one name only, the newest. */
const LOOKED_AT = 200;
/** Of the words of the shorter name, so many sound alike in whoever is compared at all. */
const SHARED_WORDS = 0.6;
/** A word that is written with fewer spaces than in the other name counts as shared. */
const GLUED = 1;

export class PeopleBySound<Key> {
  readonly #soundsOf = soundReader();
  readonly #likeness = createLikeness();
  readonly #byPair = new Map<string, Entry<Key>[]>();

  heard(facts: PersonFacts): HeardPerson {
    const readings = facts.names.flatMap(nameReadings).map((tokens): Heard => {
      const words = tokens.map((text) => ({ text, sounds: this.#soundsOf(text) }));
      return { words, sounds: new Set(words.flatMap(({ sounds }) => sounds)) };
    });
    const pairs = readings.flatMap(({ words }) => phrasesOf(words.map(({ sounds }) => sounds)));
    return { facts, readings, pairs: new Set(pairs) };
  }

  /** The likeliest of those added so far, where anybody would be offered; the first of equals. */
  likeliest(person: HeardPerson): Alike<Key> | undefined {
    let best: Alike<Key> | undefined;
    for (const { key, person: other } of this.#possible(person)) {
      const found = this.#likeness(person.facts, other.facts);
      if (found.score >= OFFER_FROM && found.score > (best?.score ?? 0)) best = { key, ...found };
    }
    return best;
  }

  add(key: Key, person: HeardPerson): void {
    const entry = { key, person, comparedWith: person };
    for (const pair of person.pairs) {
      const sharing = this.#byPair.get(pair);
      if (sharing === undefined) this.#byPair.set(pair, [entry]);
      else sharing.push(entry);
    }
  }

  #possible(person: HeardPerson): readonly Entry<Key>[] {
    const found: Entry<Key>[] = [];
    for (const pair of person.pairs) {
      const sharing = this.#byPair.get(pair) ?? [];
      for (let at = Math.max(0, sharing.length - LOOKED_AT); at < sharing.length; at += 1) {
        const entry = sharing[at];
        if (entry === undefined || entry.comparedWith === person) continue;
        entry.comparedWith = person;
        if (canBeLikely(person, entry.person)) found.push(entry);
      }
    }
    return found;
  }
}

/** Whether the full comparison can reach what is offered: it counts no word for more than is counted here. */
function canBeLikely(one: HeardPerson, other: HeardPerson): boolean {
  let most = 0;
  for (const mine of one.readings) {
    for (const theirs of other.readings) most = Math.max(most, mostOf(mine, theirs));
  }
  return most >= OFFER_FROM && most * factorOf(one.facts, other.facts) >= OFFER_FROM;
}

function mostOf(one: Heard, other: Heard): number {
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one];
  const open = openWords(short, long);
  if (open === undefined) return 0;
  const { length } = short.words;
  const glued = long.words.length > length ? GLUED : 0;
  const similar = open.reduce((sum, word) => sum + similarity(word, long), 0);
  return Math.min(1, (length - open.length + similar + glued) / length);
}

/** The words that sound like none of the other name; undefined where they are too many. */
function openWords(short: Heard, long: Heard): readonly Word[] | undefined {
  const most = Math.floor(short.words.length * (1 - SHARED_WORDS));
  let open: Word[] | undefined;
  for (const word of short.words) {
    if (isHeard(word.sounds, long.sounds)) continue;
    open ??= [];
    if (open.length === most) return undefined;
    open.push(word);
  }
  return open ?? NO_WORDS;
}

const NO_WORDS: readonly Word[] = [];

function isHeard(sounds: readonly string[], among: ReadonlySet<string>): boolean {
  for (const sound of sounds) if (among.has(sound)) return true;
  return false;
}

function similarity({ text }: Word, { words }: Heard): number {
  const best = Math.max(...words.map((word) => jaroWinkler(text, word.text)));
  return best >= CHANCE ? best : 0;
}
