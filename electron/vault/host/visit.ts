// One call on its way through the host, and what may be asked of it by everybody who meets it there.
import type { z } from 'zod';
import type { AnyOperation } from '../../../src/kernel/operation';
import type { PersonSession } from '../open-vault/person-session';
import type { Room, RunnableUseCase } from './room';

export interface Door {
  readonly operation: NamedOperation;
  readonly useCase: RunnableUseCase;
  readonly room: Room;
}

export type NamedOperation = AnyOperation & { readonly name: string };

export interface Visit {
  readonly door: Door;
  readonly input: unknown;
  readonly now: string;
  readonly vault: PersonSession | undefined;
}

/** What may be asked even while a renewal keeps every other call waiting: it looks and touches nothing. */
export function isOpenQuery({ kind, permission }: NamedOperation): boolean {
  return kind === 'query' && permission.to === 'anyone';
}

/** Parsing the answer strips whatever the contract does not name. */
export function shaped(visit: Visit, value: unknown): unknown {
  return (visit.door.operation.output as z.ZodType).parse(value);
}
