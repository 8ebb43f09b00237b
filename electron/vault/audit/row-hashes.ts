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
  const parts: Uint8Array[] = [placeBytes(table)];
  for (const name of Object.keys(row).sort()) {
    const value = row[name];
    if (value !== null && value !== undefined) addColumn(parts, name, value);
  }
  const digest = createHmac('sha256', rowKey).update(Buffer.concat(parts)).digest();
  return digest.subarray(0, ROW_HASH_BYTES);
}

export function noted(rowKey: Uint8Array, place: string, touched: TouchedRow): NotedRow {
  const table = place + touched.table;
  const hash = touched.row === undefined ? GONE : rowHash(rowKey, table, touched.row);
  return { table, key: touched.key, hash };
}

/** Name, one letter for the type, length and value. */
function addColumn(parts: Uint8Array[], name: string, value: NonNullable<Row[string]>): void {
  const [type, bytes] = typed(value);
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(bytes.length);
  parts.push(headOf(name, type), length, bytes);
}

function typed(value: NonNullable<Row[string]>): readonly [string, Uint8Array] {
  if (typeof value === 'string') return ['T', Buffer.from(value, 'utf8')];
  if (value instanceof Uint8Array) return ['B', value];
  const isWhole = typeof value === 'bigint' || Number.isInteger(value);
  return [isWhole ? 'I' : 'R', Buffer.from(String(value))];
}

/** An import hashes the same few columns ten thousand times. */
const heads = new Map<string, Buffer>();

function headOf(name: string, type: string): Buffer {
  const column = type + name;
  const known = heads.get(column);
  if (known !== undefined) return known;
  const head = placeBytes(name, type);
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
