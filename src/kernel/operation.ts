// An operation is one value: what may be asked, by whom, what it may answer and what the audit trail says of it.
// The window's call, the host's checks, the generated contract tests and the test fakes all follow from it.
import type { z } from 'zod';
import type { Access, Compartment } from './compartments';
import type { InputIssue, Refusal } from './result';

export type OperationKind = 'query' | 'command' | 'job';

/**
 * Who may ask.
 * `anyone`: also while the vault is locked (verify, unlock, first run). `staff`: any open session.
 * `holders`: a session whose role holds every named compartment with at least the named access.
 */
export type Permission =
  | { readonly to: 'anyone' }
  | { readonly to: 'staff' }
  | { readonly to: 'holders'; readonly of: Readonly<Partial<Record<Compartment, Access>>> };

export const anyone: Permission = { to: 'anyone' };
export const staff: Permission = { to: 'staff' };
export function holders(of: Readonly<Partial<Record<Compartment, Access>>>): Permission {
  return { to: 'holders', of };
}

/** What an audit entry is about: a kind of record and its id. */
export interface AuditSubject {
  readonly kind: string;
  readonly id: string;
}

/** Codes and numbers beside an event; sealed to the holders of `audit`. Never content. */
export type AuditDetails = Readonly<Record<string, string | number>>;

/** `recorded` writes an event with this verb; `not-recorded` must say why none is needed. */
export type AuditRule<Input, Output> =
  | {
      readonly kind: 'recorded';
      readonly verb: string;
      readonly about?: (input: Input, output: Output) => AuditSubject | undefined;
      readonly details?: (input: Input, output: Output) => AuditDetails;
      /** The words of a search, folded so that equal searches are equal: only their keyed hash enters the details. */
      readonly searched?: (input: Input) => string;
      /** Asked with every letter: the host records it once the typing has settled. */
      readonly asTyped?: true;
      /** Answers whether somebody is on file: the host tells when one session asks for many in a short time. */
      readonly tellsWhoIsKnown?: true;
    }
  | { readonly kind: 'not-recorded'; readonly because: string };

export function recorded<Input, Output>(
  verb: string,
  about?: (input: Input, output: Output) => AuditSubject | undefined,
): AuditRule<Input, Output> {
  return about === undefined ? { kind: 'recorded', verb } : { kind: 'recorded', verb, about };
}

/** Recorded with codes that a plain sentence needs. */
export function recordedWith<Input, Output>(
  verb: string,
  more: {
    readonly about?: (input: Input, output: Output) => AuditSubject | undefined;
    readonly details: (input: Input, output: Output) => AuditDetails;
  },
): AuditRule<Input, Output> {
  return { kind: 'recorded', verb, ...more };
}

/** A list: recorded with how many lines it showed. */
export function recordedList<Input, Output>(
  verb: string,
  shown: (output: Output) => { readonly length: number },
  about?: (input: Input, output: Output) => AuditSubject | undefined,
): AuditRule<Input, Output> {
  const details = (_input: Input, output: Output) => ({ listed: shown(output).length });
  return { kind: 'recorded', verb, details, ...(about === undefined ? {} : { about }) };
}

/** A search: recorded with how much it found and a code of its words that tells equal searches, not the words. */
export function recordedSearch<Input, Output>(
  verb: string,
  rule: {
    readonly searched: (input: Input) => string;
    readonly hits: (output: Output) => number;
    readonly asTyped?: true;
    readonly tellsWhoIsKnown?: true;
  },
): AuditRule<Input, Output> {
  const { hits, ...more } = rule;
  const details = (_input: Input, output: Output) => ({ hits: hits(output) });
  return { kind: 'recorded', verb, details, ...more };
}

export function notRecorded(because: string): AuditRule<unknown, unknown> {
  return { kind: 'not-recorded', because };
}

/** A refusal that tells something, or that keeps somebody out: it leaves a line although nothing changed. */
export interface RecordedRefusal<Input> {
  /** Left out where it is the operation itself that was not allowed. */
  readonly verb?: string;
  /** `done` where the refusal is the answer to a question; `refused` where access was. */
  readonly outcome: 'done' | 'refused';
  readonly about?: (input: Input) => AuditSubject | undefined;
  readonly details?: (input: Input) => AuditDetails;
  /** As in an audit rule; several spellings have a code each. */
  readonly searched?: (input: Input) => readonly string[];
}

/** Access that the use case refused, since only it can tell who may: recorded like what the host denies to a role. */
export function refusedAccess<Input>(
  about?: (input: Input) => AuditSubject | undefined,
): RecordedRefusal<Input> {
  return { outcome: 'refused', ...(about === undefined ? {} : { about }) };
}

/** A refusal by which the asker learns that somebody is on file: recorded like the search that says the same. */
export function refusedAsFound<Input>(
  verb: string,
  searched: (input: Input) => readonly string[],
): RecordedRefusal<Input> {
  return { verb, outcome: 'done', details: () => ({ hits: 1 }), searched };
}

export interface OperationSpec<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Code extends string,
> {
  readonly input: Input;
  readonly output: Output;
  readonly permission: Permission;
  readonly refusals: readonly Code[];
  readonly audit: AuditRule<z.output<Input>, z.output<Output>>;
  /** Those of its refusals that leave a line. */
  readonly recordedRefusals?: Readonly<
    Partial<Record<NoInfer<Code>, RecordedRefusal<z.output<Input>>>>
  >;
}

export interface Operation<
  Kind extends OperationKind = OperationKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
> extends OperationSpec<Input, Output, Code> {
  readonly kind: Kind;
  /** `feature.operation`, stamped by `contractOf`. */
  readonly name: string;
}

type Unnamed<Op> = Omit<Op, 'name'>;

/** Reads; cannot write. Its stores are read stores. */
export function query<I extends z.ZodType, O extends z.ZodType, const Code extends string>(
  spec: OperationSpec<I, O, Code>,
): Unnamed<Operation<'query', I, O, Code>> {
  return { kind: 'query', ...spec };
}

/** Changes records: one transaction together with its audit entry. */
export function command<I extends z.ZodType, O extends z.ZodType, const Code extends string>(
  spec: OperationSpec<I, O, Code>,
): Unnamed<Operation<'command', I, O, Code>> {
  return { kind: 'command', ...spec };
}

/** Long work: yields progress, can be cancelled, commits once at the end. */
export function job<I extends z.ZodType, O extends z.ZodType, const Code extends string>(
  spec: OperationSpec<I, O, Code>,
): Unnamed<Operation<'job', I, O, Code>> {
  return { kind: 'job', ...spec };
}

// biome-ignore lint/suspicious/noExplicitAny: the widest operation; `unknown` would make the audit rule's input contravariant.
export type AnyOperation = Unnamed<Operation<OperationKind, any, any, string>> & { name?: string };

export type Contract<Ops extends Readonly<Record<string, AnyOperation>>> = {
  readonly [K in keyof Ops]: Ops[K] & { readonly name: string };
};

/** Stamps each operation with its name, `feature.operation`. */
export function contractOf<const Ops extends Readonly<Record<string, AnyOperation>>>(
  feature: string,
  operations: Ops,
): Contract<Ops> {
  const named = Object.entries(operations).map(([key, operation]) => [
    key,
    { ...operation, name: `${feature}.${key}` },
  ]);
  return Object.fromEntries(named) as Contract<Ops>;
}

/** What the asker hands in (before the schema's transforms). */
export type InputOf<Op extends AnyOperation> = z.input<Op['input']>;
/** What the use case receives (after the schema's transforms). */
export type CheckedInputOf<Op extends AnyOperation> = z.output<Op['input']>;
export type OutputOf<Op extends AnyOperation> = z.output<Op['output']>;
export type RefusalCodeOf<Op extends AnyOperation> = Op['refusals'][number];

/** Refusals the host itself may give to any operation. */
export const HOST_REFUSALS = [
  'session.locked',
  'session.ended',
  'access.denied',
  'access.keys-awaited',
  'job.cancelled',
  'vault.read-only',
  'vault.damaged',
] as const;
export type HostRefusalCode = (typeof HOST_REFUSALS)[number];

/** What comes back over the port. A fault carries only a reference number that is also in the log. */
export type Answer<Value, Code extends string = string> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: Refusal<Code | HostRefusalCode> }
  | { readonly kind: 'invalid'; readonly issues: readonly InputIssue[] }
  | { readonly kind: 'fault'; readonly reference: string };

export type AnswerOf<Op extends AnyOperation> = Answer<OutputOf<Op>, RefusalCodeOf<Op>>;

/** How far a job is: `done` of `total` units; `step` is a locale key suffix naming what is being done. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}
