// What a row of the database was when an event wrote it: a keyed hash over every column that is not empty.
// An old, valid page put back holds another row than the trail says.
import { createHmac } from 'node:crypto';
import type { Row } from '../database/driver';
import type { TouchedRow } from '../database/row-watch';
import { placeBytes } from '../keys/places';

export const ROW_HASH_BYTES = 16;
/** In place of a hash: the row was removed. */
export const GONE: Buffer = Buffer.alloc(ROW_HASH_BYTES);

export interface NotedRow {
  readonly table: string;
  readonly key: string;
  readonly hash: Buffer;
}

/**
 * First 16 bytes of HMAC-SHA256 over the table's name and, in rising order of their names, each column that is
 * not NULL. A column added empty by a later migration changes no hash.
 */
export function rowHash(rowKey: Uint8Array, table: string, row: Row): Buffer {
  hashed.empty();
  hashed.add(headOf(table));
  for (const name of Object.keys(row).sort()) {
    const value = row[name];
    if (value !== null && value !== undefined) addColumn(name, value);
  }
  const digest = createHmac('sha256', rowKey).update(hashed.bytes).digest();
  return digest.subarray(0, ROW_HASH_BYTES);
}

export function noted(rowKey: Uint8Array, place: string, touched: TouchedRow): NotedRow {
  const table = place + touched.table;
  const hash = touched.row === undefined ? GONE : rowHash(rowKey, table, touched.row);
  return { table, key: touched.key, hash };
}

/** Name, one letter for the type, length and value. */
function addColumn(name: string, value: NonNullable<Row[string]>): void {
  if (value instanceof Uint8Array) {
    hashed.add(headOf(name, 'B'));
    hashed.addSized(value);
  } else {
    hashed.add(headOf(name, typeOf(value)));
    hashed.addSizedText(String(value));
  }
}

function typeOf(value: string | number): string {
  if (typeof value === 'string') return 'T';
  return Number.isInteger(value) ? 'I' : 'R';
}

/** One row's bytes after the other in the same room: an import hashes ten thousand rows. */
class RowBytes {
  #room = Buffer.allocUnsafe(4096);
  #used = 0;

  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#used);
  }

  empty(): void {
    this.#used = 0;
  }

  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#room.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** The length as u32, then the bytes. */
  addSized(bytes: Uint8Array): void {
    this.#makeRoom(LENGTH_BYTES + bytes.length);
    this.#used = this.#room.writeUInt32BE(bytes.length, this.#used);
    this.add(bytes);
  }

  /** The same of a text's UTF-8. */
  addSizedText(text: string): void {
    this.#makeRoom(LENGTH_BYTES + text.length * MOST_BYTES_A_UNIT);
    const from = this.#used + LENGTH_BYTES;
    const length = this.#room.write(text, from, 'utf8');
    this.#room.writeUInt32BE(length, this.#used);
    this.#used = from + length;
  }

  #makeRoom(more: number): void {
    if (this.#used + more <= this.#room.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#used + more));
    larger.set(this.bytes);
    this.#room = larger;
  }
}

const LENGTH_BYTES = 4;
/** No UTF-16 unit becomes more than three bytes of UTF-8. */
const MOST_BYTES_A_UNIT = 3;
const hashed = new RowBytes();

/** An import hashes the same few columns ten thousand times. */
const heads = new Map<string, Buffer>();

/** A table has no type. */
function headOf(name: string, type = ''): Buffer {
  const column = type + name;
  const known = heads.get(column);
  if (known !== undefined) return known;
  const head = type === '' ? placeBytes(name) : placeBytes(name, type);
  heads.set(column, head);
  return head;
}

/** Per table: its name, how many rows, then each row's key and hash. */
export function encodeRows(rows: readonly NotedRow[]): Uint8Array<ArrayBuffer> {
  const byTable = new Map<string, NotedRow[]>();
  for (const row of rows) {
    const those = byTable.get(row.table);
    if (those === undefined) byTable.set(row.table, [row]);
    else those.push(row);
  }
  const parts = [...byTable].flatMap(([table, those]) => [
    placeBytes(table, those.length),
    ...those.map(({ key, hash }) => Buffer.concat([placeBytes(key), hash])),
  ]);
  return new Uint8Array(Buffer.concat(parts));
}

/** Throws RangeError on bytes that `encodeRows` did not make. */
export function* decodeRows(encoded: Uint8Array): Generator<NotedRow> {
  const data = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength);
  let at = 0;
  const textHere = (): string => {
    const length = data.readUInt16BE(at);
    at += 2 + length;
    return data.toString('utf8', at - length, at);
  };
  while (at < data.length) {
    const table = textHere();
    const count = data.readUInt32BE(at);
    at += 4;
    for (let nth = 0; nth < count; nth += 1) {
      const key = textHere();
      at += ROW_HASH_BYTES;
      if (at > data.length) throw new RangeError('the hashes of rows end early');
      yield { table, key, hash: data.subarray(at - ROW_HASH_BYTES, at) };
    }
  }
}
