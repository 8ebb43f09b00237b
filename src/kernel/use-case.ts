// The shape of a use case: read, decide, write. Clock, ids and session come in from the host.
import type { CalendarDate } from './calendar-date';
import type { Access, Compartment, Role } from './compartments';
import type { Id, StaffId } from './ids';
import type { AnyOperation, CheckedInputOf, OutputOf, Progress, RefusalCodeOf } from './operation';
import type { Result } from './result';

/** UTC instant as ISO 8601 text with milliseconds, `2026-01-31T09:30:00.000Z`. */
export type Instant = string;

/** Who is asking, as the use case may know it. */
export interface Session {
  readonly staffId: StaffId;
  readonly role: Role;
  may(compartment: Compartment, access: Access): boolean;
}

export interface QueryContext<Read> {
  readonly records: Read;
  readonly session: Session;
  /** The moment of the call; fixed for the whole call. */
  readonly now: Instant;
  /** The shelter's own calendar day at `now`, by its time zone and not the computer's. */
  readonly today: CalendarDate;
}

export interface CommandContext<Write> extends QueryContext<Write> {
  newId<Kind extends string>(): Id<Kind>;
}

export interface JobContext<Read, Write extends Read, Output = unknown> extends QueryContext<Read> {
  newId<Kind extends string>(): Id<Kind>;
  /**
   * The job's single transaction. Its audit entry is written with it. May be called once. What `work` answers is the
   * job's answer where it is stopped afterwards: it says nothing that is not true at the commit.
   */
  commit<Value extends Output, Code extends string>(
    work: (records: Write) => Result<Value, Code>,
  ): Result<Value, Code>;
}

export type QueryUseCase<Op extends AnyOperation, Read> = (
  input: CheckedInputOf<Op>,
  context: QueryContext<Read>,
) => Result<OutputOf<Op>, RefusalCodeOf<Op>>;

export type CommandUseCase<Op extends AnyOperation, Write> = (
  input: CheckedInputOf<Op>,
  context: CommandContext<Write>,
) => Result<OutputOf<Op>, RefusalCodeOf<Op>>;

export type JobUseCase<Op extends AnyOperation, Read, Write extends Read> = (
  input: CheckedInputOf<Op>,
  context: JobContext<Read, Write, OutputOf<Op>>,
) => AsyncGenerator<Progress, Result<OutputOf<Op>, RefusalCodeOf<Op>>, void>;

/** One function per operation of a feature: queries get the read store, commands the write store. */
export type UseCases<
  Ops extends Readonly<Record<string, AnyOperation>>,
  Read,
  Write extends Read,
> = {
  readonly [K in keyof Ops]: Ops[K]['kind'] extends 'query'
    ? QueryUseCase<Ops[K], Read>
    : Ops[K]['kind'] extends 'command'
      ? CommandUseCase<Ops[K], Write>
      : JobUseCase<Ops[K], Read, Write>;
};
