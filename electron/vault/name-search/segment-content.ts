// How the people of one segment lie together: each word written once, people as numbers that point at words.
// Nothing is unpacked before it is asked for; that is why 100,000 names open in the blink of an eye.
import type { NumberedNames } from '../../../src/features/residents/index';
import type { ResidentId } from '../../../src/kernel/ids';
import { ID_LENGTH } from './id-places';
import type { KeptWords } from './kept-words';
import { NumberList, NumberReader } from './short-numbers';

/** The version of this content; docs/formats/vault.md has its layout. */
export const SEGMENT_SHAPE = 3;

const HEAD_BYTES = 12;
const KEY_BYTES = 9;
const HAS_FULL_NAME = 1;
const HAS_ROOM = 2;
const HAS_PHONE = 4;

/** A name as places in the segment's list of words. */
type WordNumbers = readonly number[];

export interface WrittenWords extends NumberedNames {
  readonly room: string | undefined;
  readonly phone: string | undefined;
}

interface Facts {
  readonly alerts: number;
  readonly birthYear: number;
  readonly keys: number;
  readonly flags: number;
}

export function packSegment(people: ReadonlyMap<ResidentId, KeptWords>): Buffer {
  const numbers = new NumberList();
  const places = new Map<string, number>();
  for (const one of people.values()) addPerson(numbers, places, one);
  const words = Buffer.from(JSON.stringify([...places.keys()]), 'utf8');
  const packed = numbers.bytes();
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(people.size, 0);
  head.writeUInt32BE(words.length, 4);
  head.writeUInt32BE(packed.length, 8);
  const ids = Buffer.concat([...people.keys()].map(idBytes));
  const keys = Buffer.concat([...people.values()].flatMap((one) => one.keys.map(keyBytes)));
  return Buffer.concat([head, ids, words, packed, keys]);
}

/** Content of shape 1, still in vaults whose segments were not written since: a JSON list of pairs. */
export function packedFromList(content: Buffer): Buffer {
  const list = JSON.parse(content.toString('utf8')) as [ResidentId, ListedWords][];
  return packSegment(new Map(list.map(([id, listed]) => [id, fromListed(listed)])));
}

export class SegmentPeople {
  readonly size: number;
  readonly #ids: string;
  readonly #wordBytes: Buffer;
  readonly #numbers: Uint8Array;
  readonly #keys: Buffer;
  /** Per person: where the numbers begin, which version, which blind key is the first. */
  readonly #starts: Uint32Array;
  readonly #versions: Uint32Array;
  readonly #firstKeys: Uint32Array;
  readonly #isStale: boolean;
  #words: readonly string[] | undefined;

  /** `isStale`: of an earlier shape, which lacks something: each person's record counts, not what stands here. */
  constructor(content: Buffer, isStale = false) {
    this.#isStale = isStale;
    this.size = content.readUInt32BE(0);
    const wordsAt = HEAD_BYTES + this.size * ID_LENGTH;
    const numbersAt = wordsAt + content.readUInt32BE(4);
    const keysAt = numbersAt + content.readUInt32BE(8);
    this.#ids = content.toString('latin1', HEAD_BYTES, wordsAt);
    this.#wordBytes = content.subarray(wordsAt, numbersAt);
    this.#numbers = content.subarray(numbersAt, keysAt);
    this.#keys = content.subarray(keysAt);
    this.#starts = new Uint32Array(this.size);
    this.#versions = new Uint32Array(this.size);
    this.#firstKeys = new Uint32Array(this.size);
    this.#walk();
  }

  idAt(row: number): ResidentId {
    return this.#ids.slice(row * ID_LENGTH, (row + 1) * ID_LENGTH) as ResidentId;
  }

  /** The ids of all rows, one behind the other. */
  get ids(): string {
    return this.#ids;
  }

  versionAt(row: number): number {
    return this.#isStale ? 0 : (this.#versions[row] ?? 0);
  }

  /** Every word of the segment, once. */
  get words(): readonly string[] {
    return (this.#words ??= JSON.parse(this.#wordBytes.toString('utf8')) as string[]);
  }

  writtenAt(row: number): WrittenWords {
    const reader = this.#readerAt(row);
    const { flags } = readFacts(reader);
    const names = readNames(reader);
    if ((flags & HAS_FULL_NAME) !== 0) skipName(reader);
    const room = (flags & HAS_ROOM) === 0 ? undefined : this.#text(readName(reader));
    const phone = (flags & HAS_PHONE) === 0 ? undefined : this.#text(readName(reader));
    return { words: this.words, names, room, phone };
  }

  entryAt(row: number): KeptWords {
    const reader = this.#readerAt(row);
    const { alerts, birthYear, keys, flags } = readFacts(reader);
    const names = readNames(reader).map((name) => this.#text(name));
    const fullName = (flags & HAS_FULL_NAME) === 0 ? undefined : this.#text(readName(reader));
    const room = (flags & HAS_ROOM) === 0 ? undefined : this.#text(readName(reader));
    const phone = (flags & HAS_PHONE) === 0 ? undefined : this.#text(readName(reader));
    return {
      version: this.versionAt(row),
      names,
      fullName,
      room,
      phone,
      alerts,
      birthYear: birthYear === 0 ? undefined : birthYear,
      keys: this.#keysFrom(this.#firstKeys[row] ?? 0, keys),
    };
  }

  /** People who carry this blind key. */
  *rowsWithKey(key: string): Generator<number, void, void> {
    const sought = keyBytes(key);
    for (let at = this.#keys.indexOf(sought); at >= 0; at = this.#keys.indexOf(sought, at + 1)) {
      if (at % KEY_BYTES === 0) yield this.#rowOfKey(at / KEY_BYTES);
    }
  }

  /** The last person whose keys begin at or before it: whoever has none begins where the next one does. */
  #rowOfKey(nth: number): number {
    return this.#firstKeys.findLastIndex((first) => first <= nth);
  }

  #keysFrom(first: number, count: number): readonly string[] {
    const bytes = this.#keys.subarray(first * KEY_BYTES, (first + count) * KEY_BYTES);
    return Array.from({ length: count }, (_, nth) =>
      bytes.toString('base64url', nth * KEY_BYTES, (nth + 1) * KEY_BYTES),
    );
  }

  #text(name: WordNumbers): string {
    const { words } = this;
    let text = '';
    for (const [nth, word] of name.entries()) text += nth === 0 ? words[word] : ` ${words[word]}`;
    return text;
  }

  #readerAt(row: number): NumberReader {
    const reader = new NumberReader(this.#numbers, this.#starts[row] ?? 0);
    reader.next();
    return reader;
  }

  #walk(): void {
    const reader = new NumberReader(this.#numbers, 0);
    let keysSoFar = 0;
    for (let row = 0; row < this.size; row += 1) {
      this.#starts[row] = reader.at;
      this.#versions[row] = reader.next();
      this.#firstKeys[row] = keysSoFar;
      const { keys, flags } = readFacts(reader);
      keysSoFar += keys;
      const more = (flags & HAS_FULL_NAME) + ((flags & HAS_ROOM) >> 1) + ((flags & HAS_PHONE) >> 2);
      let left = reader.next() + more;
      for (; left > 0; left -= 1) skipName(reader);
    }
  }
}

function addPerson(numbers: NumberList, places: Map<string, number>, one: KeptWords): void {
  const { fullName, room, phone } = one;
  const flags =
    (fullName === undefined ? 0 : HAS_FULL_NAME) +
    (room === undefined ? 0 : HAS_ROOM) +
    (phone === undefined ? 0 : HAS_PHONE);
  numbers.add(one.version);
  numbers.add(one.alerts);
  numbers.add(one.birthYear ?? 0);
  numbers.add(one.keys.length);
  numbers.add(flags);
  numbers.add(one.names.length);
  for (const text of [...one.names, fullName, room, phone]) {
    if (text !== undefined) addText(numbers, places, text);
  }
}

function addText(numbers: NumberList, places: Map<string, number>, text: string): void {
  const words = text.split(' ');
  numbers.add(words.length);
  for (const word of words) {
    const known = places.get(word);
    numbers.add(known ?? places.size);
    if (known === undefined) places.set(word, places.size);
  }
}

function readFacts(reader: NumberReader): Facts {
  return {
    alerts: reader.next(),
    birthYear: reader.next(),
    keys: reader.next(),
    flags: reader.next(),
  };
}

function readNames(reader: NumberReader): readonly WordNumbers[] {
  const names: WordNumbers[] = [];
  for (let left = reader.next(); left > 0; left -= 1) names.push(readName(reader));
  return names;
}

function readName(reader: NumberReader): WordNumbers {
  const name: number[] = [];
  for (let left = reader.next(); left > 0; left -= 1) name.push(reader.next());
  return name;
}

function skipName(reader: NumberReader): void {
  for (let left = reader.next(); left > 0; left -= 1) reader.next();
}

function idBytes(id: ResidentId): Buffer {
  const bytes = Buffer.from(id, 'latin1');
  if (bytes.length !== ID_LENGTH) throw new RangeError('a resident id has 26 characters');
  return bytes;
}

function keyBytes(key: string): Buffer {
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length !== KEY_BYTES) throw new RangeError('a blind key has 9 bytes');
  return bytes;
}

/** The entries of shape 1, of either compartment. */
interface ListedWords {
  readonly version: number;
  readonly name?: string;
  readonly names?: readonly string[];
  readonly fullName?: string;
  readonly room?: string;
  readonly alerts?: number;
  readonly birthYear?: number;
  /** Parted by spaces; a list in the oldest segments. */
  readonly keys?: string | readonly string[];
}

function fromListed({ name, names, keys, alerts, ...rest }: ListedWords): KeptWords {
  const list = typeof keys === 'string' ? keys.split(' ').filter((key) => key !== '') : keys;
  const found = names ?? (name === undefined ? [] : [name]);
  return { ...rest, names: found, alerts: alerts ?? 0, keys: list ?? [] };
}
