// Reads typed values out of a database row. A column of the wrong type is a fault, never guessed.
import type { Row } from './driver';

export class UnexpectedColumn extends Error {
  override name = 'UnexpectedColumn';
  constructor(readonly column: string) {
    super(`column ${column} has an unexpected type`);
  }
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new UnexpectedColumn(column);
  return value;
}

export function maybeText(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new UnexpectedColumn(column);
  return value;
}

export function maybeInteger(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

export function bytes(row: Row, column: string): Uint8Array<ArrayBuffer> {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new UnexpectedColumn(column);
  return value;
}

export function maybeBytes(row: Row, column: string): Uint8Array<ArrayBuffer> | null {
  return row[column] === null ? null : bytes(row, column);
}
