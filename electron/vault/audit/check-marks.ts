// What the vault remembers of its checks: when the last one was and how far one came that has not ended.
import { z } from 'zod';
import {
  brokenTrail,
  filesChecked,
  rowsChecked,
  soundTrail,
} from '../../../src/features/audit/index';
import type { Handle } from '../database/driver';
import { Frontier } from './chain';
import { dropMark, keepMark, readMark } from './marks';

const trailFound = z.discriminatedUnion('sound', [
  /** With where a later check can go on, in base64. */
  soundTrail.extend({ frontier: z.string() }),
  brokenTrail,
]);
const rowsFound = rowsChecked.extend({ which: z.string() });
const checkParts = z.object({
  begunAt: z.string(),
  trail: trailFound.optional(),
  rows: rowsFound.optional(),
  files: filesChecked.optional(),
});
const lastCheck = z.object({
  at: z.string(),
  trail: z.object({ size: z.number(), frontier: z.string() }).optional(),
});

export type TrailFound = z.output<typeof trailFound>;
export type RowsFound = z.output<typeof rowsFound>;
export type FilesFound = z.output<typeof filesChecked>;
/** A check as far as it came; its date is that of its beginning. */
export type CheckParts = z.output<typeof checkParts>;

/** Undefined where none was begun, or what is kept cannot be understood. */
export function partsSoFar(records: Handle): CheckParts | undefined {
  return read(records, 'check-parts', checkParts);
}

/** Inside the open transaction. */
export function keepParts(records: Handle, parts: CheckParts): void {
  keepMark(records, 'check-parts', JSON.stringify(parts));
}

/** A check came to its end; inside the open transaction. */
export function keepCheck(records: Handle, { begunAt, trail }: CheckParts): void {
  const walked =
    trail?.sound === true ? { trail: { size: trail.size, frontier: trail.frontier } } : {};
  keepMark(records, 'last-check', JSON.stringify({ at: begunAt, ...walked }));
  dropMark(records, 'check-parts');
}

export function lastCheckedAt(records: Handle): string | undefined {
  return read(records, 'last-check', lastCheck)?.at;
}

/** Where the last check that found the trail sound can be taken up again. */
export function lastWalked(
  records: Handle,
): { readonly at: string; readonly frontier: Frontier } | undefined {
  const last = read(records, 'last-check', lastCheck);
  if (last?.trail === undefined) return undefined;
  const bytes = new Uint8Array(Buffer.from(last.trail.frontier, 'base64'));
  const frontier = Frontier.from(last.trail.size, bytes);
  return frontier === undefined ? undefined : { at: last.at, frontier };
}

function read<Schema extends z.ZodType>(
  records: Handle,
  name: 'check-parts' | 'last-check',
  schema: Schema,
): z.output<Schema> | undefined {
  const value = readMark(records, name);
  if (value === undefined) return undefined;
  const found = schema.safeParse(JSON.parse(value));
  return found.success ? found.data : undefined;
}
