// What the trail tells of one call: done, refused with something to tell, or denied to a role. Names of fields, never
// what stands in them.
import type {
  AnyOperation,
  AuditDetails,
  AuditRule,
  AuditSubject,
  RecordedRefusal,
} from '../../../src/kernel/operation';
import type { PersonSession } from '../open-vault/person-session';
import type { NamedOperation, Visit } from './visit';

type CallEvent = Parameters<PersonSession['record']>[0];

export function isRecorded({ door }: Visit): boolean {
  return door.operation.audit.kind === 'recorded';
}

/** Asked with every letter of a search. */
export function isAskedAsTyped({ audit }: NamedOperation): boolean {
  return audit.kind === 'recorded' && audit.asTyped === true;
}

/** The names, folded, after which a call asked whether they are on file; none where it asked nothing of the kind. */
export function namesAskedAfter({ door, input }: Visit, refusal?: string): readonly string[] {
  const audit = door.operation.audit as AuditRule<unknown, unknown>;
  if (refusal === undefined) {
    const asks = audit.kind === 'recorded' && audit.tellsWhoIsKnown === true;
    return asks && audit.searched !== undefined ? [audit.searched(input)] : [];
  }
  const rule = door.operation.recordedRefusals?.[refusal] as RecordedRefusal<unknown> | undefined;
  return rule?.searched?.(input).slice(0, 1) ?? [];
}

/** What is typed so far, folded. */
export function typedWords({ door, input }: Visit): string {
  const audit = door.operation.audit as AuditRule<unknown, unknown>;
  return audit.kind === 'recorded' ? (audit.searched?.(input) ?? '') : '';
}

/** Undefined where the contract asks for no event. */
export function eventOf(
  visit: Visit,
  vault: PersonSession,
  output: unknown,
): CallEvent | undefined {
  const audit = visit.door.operation.audit as AuditRule<unknown, unknown>;
  if (audit.kind !== 'recorded') return undefined;
  const words = audit.searched?.(visit.input);
  return told(visit, {
    verb: audit.verb,
    outcome: 'done',
    object: audit.about?.(visit.input, output),
    details: {
      ...changedFields(visit),
      ...audit.details?.(visit.input, output),
      ...queryOf(vault, words === undefined ? [] : [words]),
    },
  });
}

/** Undefined where the contract does not name this refusal as one to be recorded. */
export function refusalEvent(
  visit: Visit,
  vault: PersonSession,
  code: string,
): CallEvent | undefined {
  const { operation } = visit.door;
  const rule = operation.recordedRefusals?.[code] as RecordedRefusal<unknown> | undefined;
  if (rule === undefined) return undefined;
  const { verb, outcome, about, details, searched } = rule;
  return told(visit, {
    verb: verb ?? verbOf(operation),
    outcome,
    object: about?.(visit.input),
    details: {
      ...(outcome === 'refused' ? { code } : {}),
      ...details?.(visit.input),
      ...queryOf(vault, searched?.(visit.input) ?? []),
    },
  });
}

export function deniedEvent(operation: NamedOperation, at: string): CallEvent {
  return { at, verb: verbOf(operation), outcome: 'refused', ...compartmentsOf(operation) };
}

interface Told {
  readonly verb: string;
  readonly outcome: CallEvent['outcome'];
  readonly object: AuditSubject | undefined;
  readonly details: AuditDetails;
}

function told(visit: Visit, { verb, outcome, object, details }: Told): CallEvent {
  return {
    at: visit.now,
    verb,
    outcome,
    ...(object === undefined ? {} : { object }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
    ...compartmentsOf(visit.door.operation),
  };
}

function verbOf({ name, audit }: NamedOperation): string {
  return audit.kind === 'recorded' ? audit.verb : name;
}

/** A code for each of the words; equal ones once. */
function queryOf({ auditSecret }: PersonSession, words: readonly string[]): { query?: string } {
  const codes = [...new Set(words.map((one) => auditSecret.searchCode(one)))];
  return codes.length === 0 ? {} : { query: codes.join(' ') };
}

const FIELDS_LENGTH = 400;

/** Names of the fields a command was given; sealed with the event's details. */
function changedFields({ door, input }: Visit): { fields?: string } {
  if (door.operation.kind !== 'command' || typeof input !== 'object' || input === null) return {};
  const names = Object.entries(input).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    const inner = typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
    return inner.length === 0 ? [name] : inner.map((part) => `${name}.${part}`);
  });
  return names.length === 0 ? {} : { fields: names.join(' ').slice(0, FIELDS_LENGTH) };
}

function compartmentsOf({ permission }: AnyOperation): { compartments?: readonly string[] } {
  return permission.to === 'holders' ? { compartments: Object.keys(permission.of) } : {};
}
