// What the trail tells of one call: done, or denied to a role. Names of fields, never what stands in them.
import type { AnyOperation, AuditRule } from '../../../src/kernel/operation';
import type { OpenVault } from '../open-vault';
import type { NamedOperation, Visit } from './visit';

type CallEvent = Parameters<OpenVault['record']>[0];

export function isRecorded(visit: Visit): boolean {
  const audit = visit.door.operation.audit as AuditRule<unknown, unknown>;
  return audit.kind === 'recorded' && (audit.when?.(visit.input) ?? true);
}

/** Undefined where the contract asks for no event. */
export function eventOf(visit: Visit, vault: OpenVault, output: unknown): CallEvent | undefined {
  const audit = visit.door.operation.audit as AuditRule<unknown, unknown>;
  if (audit.kind !== 'recorded' || !isRecorded(visit)) return undefined;
  const object = audit.about?.(visit.input, output);
  const words = audit.searched?.(visit.input);
  const details = {
    ...changedFields(visit),
    ...audit.details?.(visit.input, output),
    ...(words === undefined ? {} : { query: vault.auditSecret.searchCode(words) }),
  };
  return {
    at: visit.now,
    verb: audit.verb,
    outcome: 'done',
    ...(object === undefined ? {} : { object }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
    ...compartmentsOf(visit.door.operation),
  };
}

export function deniedEvent(operation: NamedOperation, at: string): CallEvent {
  return {
    at,
    verb: operation.audit.kind === 'recorded' ? operation.audit.verb : operation.name,
    outcome: 'refused',
    ...compartmentsOf(operation),
  };
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
