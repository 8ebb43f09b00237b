// Reads typed values out of a database row. A column of the wrong type is a fault, never guessed.
import type { z } from 'zod';
import { type CalendarDate, parseCalendarDate } from '../../../src/kernel/calendar-date';
import { readCodes } from '../../../src/kernel/columns';
import { type Id, isId } from '../../../src/kernel/ids';
import { isDamage, type Row } from './driver';

export class UnexpectedColumn extends Error {
  override name = 'UnexpectedColumn';
  constructor(readonly column: string) {
    super(`column ${column} has an unexpected type`);
  }
}

/** A page or a row that is not as this program wrote it. */
export function isUnreadable(error: unknown): boolean {
  return isDamage(error) || error instanceof UnexpectedColumn;
}

/** What was kept as JSON under a name. */
export function parsed<Value>(stored: string, schema: z.ZodType<Value>, name: string): Value {
  return checked(schema.safeParse(jsonOf(stored)).data, name);
}

function jsonOf(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
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
export function codeIn<const Code extends string>(
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

export function maybeCodeIn<const Code extends string>(
  row: Row,
  column: string,
  codes: readonly Code[],
): Code | null {
  return row[column] === null ? null : codeIn(row, column, codes);
}

/** A JSON list of codes. */
export function codesIn<const Code extends string>(
  row: Row,
  column: string,
  codes: readonly Code[],
): Code[] {
  return [...checked(readCodes(codes, row[column]), column)];
}

/** One of a few numbers that mean something. */
export function stepIn<const Step extends number>(
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

export function dayIn(row: Row, column: string): CalendarDate {
  return checked(parseCalendarDate(text(row, column)), column);
}

export function maybeDayIn(row: Row, column: string): CalendarDate | null {
  return row[column] === null ? null : dayIn(row, column);
}

export function idIn<Kind extends string>(row: Row, column: string): Id<Kind> {
  const stored = text(row, column);
  return checked(isId<Kind>(stored) ? stored : undefined, column);
}

export function maybeIdIn<Kind extends string>(row: Row, column: string): Id<Kind> | null {
  return row[column] === null ? null : idIn<Kind>(row, column);
}
