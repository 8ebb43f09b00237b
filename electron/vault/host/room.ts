// A room of the vault: one feature's contract, use cases and record store, tied together by type.
import type { AnyOperation, Contract, Progress } from '../../../src/kernel/operation';
import type { Result } from '../../../src/kernel/result';
import type { UseCases } from '../../../src/kernel/use-case';
import type { Gate } from '../gate/gate';
import type { PersonSession } from '../open-vault/person-session';

/** Where a record store finds the vault. `vault()` throws while the vault is locked. */
export interface Place {
  readonly gate: Gate;
  readonly vault: () => PersonSession;
}

/** What it takes is known to its operation alone: the host hands in what the operation's schema has checked. */
export type RunnableUseCase = (
  input: never,
  context: never,
) => Result<unknown> | AsyncGenerator<Progress, Result<unknown>, void>;

/** A room whose types have done their work: what the host keeps. */
export interface Room {
  readonly operations: Readonly<Record<string, AnyOperation & { readonly name: string }>>;
  readonly useCases: Readonly<Record<string, RunnableUseCase>>;
  readonly records: (place: Place) => unknown;
}

type Operations = Readonly<Record<string, AnyOperation>>;

/** Ties a contract to its use cases and its store; a missing or ill-fitting part does not compile. */
export function room<Ops extends Operations, Read, Write extends Read>(parts: {
  readonly contract: Contract<Ops>;
  readonly useCases: UseCases<Contract<Ops>, Read, Write>;
  readonly records: (place: Place) => Write;
}): Room {
  return {
    operations: parts.contract,
    useCases: parts.useCases,
    records: parts.records,
  };
}
