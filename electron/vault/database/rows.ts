// Reads typed values out of a database row. A column of the wrong type is a fault, never guessed.
import { type CalendarDate, parseCalendarDate } from '../../../src/kernel/calendar-date';
import { codesColumn } from '../../../src/kernel/columns';
import { type Id, isId } from '../../../src/kernel/ids';
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

/** A value that is not one of the column's: of a later version, or of a row that somebody edited. */
function checked<Value>(value: Value | undefined, column: string): Value {
  if (value === undefined) throw new UnexpectedColumn(column);
  return value;
}

/** One of a closed list of codes. */
export function code<const Code extends string>(
  row: Row,
  column: string,
  codes: readonly Code[],
): Code {
  const stored = row[column];
  return checked(
    codes.find((one) => one === stored),
    column,
  );
}

export function maybeCode<const Code extends string>(
  row: Row,
  column: string,
  codes: readonly Code[],
): Code | null {
  return row[column] === null ? null : code(row, column, codes);
}

/** A JSON list of codes. */
export function codeList<const Code extends string>(
  row: Row,
  column: string,
  codes: readonly Code[],
): Code[] {
  return [...checked(codesColumn(codes).read(row[column]), column)];
}

/** One of a few numbers that mean something. */
export function step<const Step extends number>(
  row: Row,
  column: string,
  steps: readonly Step[],
): Step {
  const stored = row[column];
  return checked(
    steps.find((one) => one === stored),
    column,
  );
}

export function day(row: Row, column: string): CalendarDate {
  return checked(parseCalendarDate(text(row, column)), column);
}

export function maybeDay(row: Row, column: string): CalendarDate | null {
  return row[column] === null ? null : day(row, column);
}

export function id<Kind extends string>(row: Row, column: string): Id<Kind> {
  const stored = text(row, column);
  return checked(isId<Kind>(stored) ? stored : undefined, column);
}

export function maybeId<Kind extends string>(row: Row, column: string): Id<Kind> | null {
  return row[column] === null ? null : id<Kind>(row, column);
}
