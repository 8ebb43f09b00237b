// The act by which an open entry of a kind is over: its last fact is filled in once, by whoever may write, without a reason.
import { z } from 'zod';
import type { Columns } from '../columns';
import { idOf, type ResidentId } from '../ids';
import { command, type Contract, recorded } from '../operation';
import { ok, refuse } from '../result';
import { openedValue } from '../sealed';
import type { CommandUseCase } from '../use-case';
import { type EntryId, type EntryKind, isOpenEntry } from './entry-kind';
import type { Cmd } from './entry-operations';
import type { EntryWrite } from './entry-records';
import { checkOf } from './entry-use-cases';
import type { WordFields } from './words';

export interface Ending {
  readonly id: EntryId;
  readonly expectedVersion: number;
  /** What the kind's last fact is. */
  readonly last: unknown;
}
export type GivenEnding = Omit<Ending, 'id'> & { readonly id: string };

export type EndCode =
  | 'entry.not-found'
  | 'entry.over-already'
  | 'staff.not-found'
  | 'entry.day-in-future'
  | 'correction.changed-meanwhile';
export type EndOperation<Code extends string = never> = Cmd<
  Ending,
  GivenEnding,
  { readonly version: number },
  EndCode | Code
>;

/** Beside the four, in the contract of a room whose kind `ends`. */
export function entryEnding<Code extends string = never>(
  kind: AnyKind<Code>,
): { readonly end: EndOperation<Code> } {
  const { room, name, may, counted, ends } = kind;
  if (ends === undefined) throw new Error(`an entry of ${room} has no end`);
  const column = counted[ends.field];
  const last: z.ZodType = column === undefined ? z.never() : column.schema;
  const made = command({
    input: z.object({
      id: idOf<'entry'>(),
      expectedVersion: z.int(),
      last: last.refine((value): boolean => value !== null, { error: 'text.missing' }),
    }),
    output: z.object({ version: z.int() }),
    permission: may.write,
    refusals: [
      'entry.not-found',
      'entry.over-already',
      'staff.not-found',
      'entry.day-in-future',
      'correction.changed-meanwhile',
      ...(kind.rules?.refusals ?? []),
    ],
    audit: recorded(`${room}.end`, ({ id }: { readonly id: string }) => ({ kind: name, id })),
  });
  return { end: made };
}

/** Any kind of entry, whatever its fields. */
type AnyKind<Code extends string> = EntryKind<ResidentId | null, Columns, WordFields, Code>;
type EndNamed<Code extends string> = Contract<{ end: EndOperation<Code> }>['end'];

type Store = EntryWrite<ResidentId | null, Columns, WordFields>;

/** The room's own rule holds for the whole entry with its last fact; words that this session cannot open count as unknown. */
export function entryEndingUseCases<Code extends string = never>(
  kind: AnyKind<Code>,
): { readonly end: CommandUseCase<EndNamed<Code>, Store> } {
  const end: CommandUseCase<EndNamed<Code>, Store> = (
    { id, expectedVersion, last },
    { records, today },
  ) => {
    const entry = records.find(id);
    if (entry === undefined) return refuse('entry.not-found');
    if (entry.version !== expectedVersion) return refuse('correction.changed-meanwhile');
    if (kind.ends === undefined || !isOpenEntry(kind, entry)) return refuse('entry.over-already');
    const ended = { ...entry, [kind.ends.field]: last };
    const whole = { ...openedValue(records.wordsOf(id)), ...ended };
    const checked = checkOf(kind, whole, { today, records });
    if (!checked.ok) return checked;
    const version = entry.version + 1;
    records.complete({ ...ended, version });
    return ok({ version });
  };
  return { end };
}
