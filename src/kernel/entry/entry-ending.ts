// The act by which an open entry of a kind is over: its last fact is filled in once, by whoever may write, without a reason.
import { z } from 'zod';
import type { Columns } from '../columns';
import { idOf, type ResidentId } from '../ids';
import { command, type Contract, recorded } from '../operation';
import { ok, refuse } from '../result';
import type { CommandUseCase } from '../use-case';
import { type EntryId, type EntryKind, isOpenEntry } from './entry-kind';
import type { Cmd } from './entry-operations';
import type { EntryWrite } from './entry-records';
import type { WordFields } from './words';

export interface Ending {
  readonly id: EntryId;
  readonly expectedVersion: number;
  /** What the kind's last fact is. */
  readonly last: unknown;
}
export type GivenEnding = Omit<Ending, 'id'> & { readonly id: string };

export type EndCode = 'entry.not-found' | 'entry.over-already' | 'correction.changed-meanwhile';
export type EndOperation = Cmd<Ending, GivenEnding, { readonly version: number }, EndCode>;

type EndingKind = Pick<EntryKind, 'room' | 'name' | 'counted' | 'may' | 'ends'>;

/** Beside the four, in the contract of a room whose kind `ends`. */
export function entryEnding<K extends object>(
  kind: K & EndingShape,
): { readonly end: EndOperation } {
  const { room, name, may, counted, ends } = kind as unknown as EndingKind;
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
    refusals: ['entry.not-found', 'entry.over-already', 'correction.changed-meanwhile'],
    audit: recorded(`${room}.end`, ({ id }: { readonly id: string }) => ({ kind: name, id })),
  });
  return { end: made };
}

/** Any kind of entry, whatever its fields. */
type EndingShape = Pick<EntryKind, 'room' | 'name' | 'may'>;

type Store = EntryWrite<ResidentId | null, Columns, WordFields>;

export function entryEndingUseCases<Write>(kind: object): {
  readonly end: CommandUseCase<Contract<{ end: EndOperation }>['end'], Write>;
} {
  const any = kind as EndingKind;
  const end: CommandUseCase<Contract<{ end: EndOperation }>['end'], Store> = (
    { id, expectedVersion, last },
    { records },
  ) => {
    const entry = records.find(id);
    if (entry === undefined) return refuse('entry.not-found');
    if (entry.version !== expectedVersion) return refuse('correction.changed-meanwhile');
    if (any.ends === undefined || !isOpenEntry(any, entry)) return refuse('entry.over-already');
    const version = entry.version + 1;
    records.complete({ ...entry, [any.ends.field]: last, version });
    return ok({ version });
  };
  // Written once for all kinds: the store is the kind's own.
  return { end: end as CommandUseCase<Contract<{ end: EndOperation }>['end'], Write> };
}
