// What a row of the database was when an event wrote it: a keyed hash over every column that is not empty.
// An old, valid page put back holds another row than the trail says.
import { createHmac } from 'node:crypto';
import type { Row } from '../database/driver';
import type { TouchedRow } from '../database/row-watch';
import { placeBytes } from '../keys/places';
import { RowBytes } from './row-bytes';

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
  const order = orderOf(table, row);
  hashed.empty();
  hashed.add(order.table);
  for (const [name, heads] of order.columns) {
    const value = row[name];
    if (value !== null && value !== undefined) addColumn(heads, value);
  }
  // As a text first: bytes of their own would be a piece of memory for each row until the commit.
  const digest = createHmac('sha256', rowKey).update(hashed.bytes).digest('binary');
  return Buffer.from(digest.slice(0, ROW_HASH_BYTES), 'binary');
}

export function noted(rowKey: Uint8Array, place: string, touched: TouchedRow): NotedRow {
  const table = place + touched.table;
  const hash = touched.row === undefined ? GONE : rowHash(rowKey, table, touched.row);
  return { table, key: touched.key, hash };
}

/** Bytes, text, whole number, other number. */
type ValueType = 'B' | 'T' | 'I' | 'R';

/** Name, one letter for the type, length and value. */
function addColumn(heads: Heads, value: NonNullable<Row[string]>): void {
  if (value instanceof Uint8Array) {
    hashed.add(heads.B);
    hashed.addSized(value);
  } else {
    hashed.add(heads[typeOf(value)]);
    hashed.addSizedText(String(value));
  }
}

function typeOf(value: string | number): ValueType {
  if (typeof value === 'string') return 'T';
  return Number.isInteger(value) ? 'I' : 'R';
}

const hashed = new RowBytes();

/** The columns of a table in the order in which they are hashed, each with what is hashed before a value of its type. */
interface Order {
  readonly names: readonly string[];
  readonly table: Buffer;
  readonly columns: readonly (readonly [name: string, heads: Heads])[];
}
type Heads = Readonly<Record<ValueType, Buffer>>;

/** An import hashes rows of the same few tables ten thousand times. */
const orders = new Map<string, Order>();

function orderOf(table: string, row: Row): Order {
  const names = Object.keys(row);
  const known = orders.get(table);
  if (known !== undefined && isSameList(known.names, names)) return known;
  const columns = names.toSorted().map((name) => [name, headsOf(name)] as const);
  const order = { names, table: placeBytes(table), columns };
  orders.set(table, order);
  return order;
}

function headsOf(name: string): Heads {
  const head = (type: ValueType) => placeBytes(name, type);
  return { B: head('B'), T: head('T'), I: head('I'), R: head('R') };
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, at) => name === other[at]);
}

/** Per table: its name, how many rows, then each row's key and hash. */
export function encodeRows(rows: readonly NotedRow[]): Uint8Array<ArrayBuffer> {
  const byTable = new Map<string, NotedRow[]>();
  for (const row of rows) {
    const those = byTable.get(row.table);
    if (those === undefined) byTable.set(row.table, [row]);
    else those.push(row);
  }
  const encoded = new RowBytes();
  for (const [table, those] of byTable) {
    encoded.addShortText(table);
    encoded.addNumber(those.length);
    for (const { key, hash } of those) {
      encoded.addShortText(key);
      encoded.add(hash);
    }
  }
  return encoded.bytes.slice();
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
