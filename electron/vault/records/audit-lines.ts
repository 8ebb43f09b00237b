// Lines of the trail as their reader sees them: those that were asked for, newest first, with what this session may open of each.
import type { AuditLine, TrailFilter } from '../../../src/features/audit/contract';
import { groupOf } from '../../../src/features/audit/index';
import type { AuditWrite, ReadRequest } from '../../../src/features/audit/records';
import { TrailReading } from '../audit/reading';
import type { StoredEvent } from '../audit/trail';
import type { PersonSession } from '../open-vault/person-session';
import type { HeldKeys, SealedRows } from '../open-vault/store-ground';
import { type AuthoredTrail, type Unsigned, unsignedLines } from './audit-authors';
import { type TrailPeople, trailPeople } from './trail-people';

type NamedTrail = AuthoredTrail & SealedRows & HeldKeys & Pick<PersonSession, 'reading'>;

export async function* readPage(
  vault: NamedTrail,
  request: ReadRequest,
): ReturnType<AuditWrite['read']> {
  const { audit, vaultId, keychain } = vault;
  const reading = new TrailReading({
    vaultId,
    trail: audit,
    generation: (number) => keychain.generation('audit', number),
  });
  const files = trailPeople({
    records: vault.records,
    sealedParts: vault.sealedParts,
    reading: (work) => vault.reading(work),
  });
  const { file } = request.filter;
  const ids = file === undefined ? undefined : files.idsOf(file);
  const unsigned = yield* unsignedLines(vault, 'audit-read');
  const total = audit.size();
  const people = new Set<string>();
  const shown: AuditLine[] = [];
  let found = 0;
  let walked = 0;
  for (const batch of audit.backwards()) {
    for (const event of batch) {
      if (event.actor !== 'vault') people.add(event.actor);
      if (!isWanted(event, request) || !isOfFile(event, ids)) continue;
      found += 1;
      if (event.sequence < request.before && shown.length < request.limit) {
        const line = await lineOf(event, reading);
        const named = request.seesPeople ? personOf(line, files) : {};
        shown.push({ ...line, ...named, ...unsignedIn(unsigned, event) });
      }
    }
    walked += batch.length;
    yield { step: 'audit-read', done: walked, total };
  }
  return { events: shown, found, people: [...people].sort() };
}

function unsignedIn(
  { foreign, open }: Unsigned,
  { sequence }: StoredEvent,
): Pick<AuditLine, 'unsigned'> {
  if (foreign.has(sequence)) return { unsigned: 'foreign' };
  return open.has(sequence) ? { unsigned: 'open' } : {};
}

function isOfFile({ object }: StoredEvent, ids: ReadonlySet<string> | undefined): boolean {
  return ids === undefined || (object !== undefined && ids.has(object.id));
}

function personOf({ object }: AuditLine, files: TrailPeople): Pick<AuditLine, 'person'> {
  const person = object === undefined ? undefined : files.of(object.id);
  return person === undefined ? {} : { person };
}

function isWanted(event: StoredEvent, { filter, dayOf }: ReadRequest): boolean {
  const { actor, group, about, refusedOnly, from, to }: TrailFilter = filter;
  if (actor !== undefined && event.actor !== actor) return false;
  if (group !== undefined && groupOf(event.verb) !== group) return false;
  if (about !== undefined && event.object?.id.startsWith(about) !== true) return false;
  if (refusedOnly === true && event.outcome !== 'refused') return false;
  if (from === undefined && to === undefined) return true;
  const day = event.at === '' ? undefined : dayOf(event.at);
  if (day === undefined) return false;
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

async function lineOf(event: StoredEvent, reading: TrailReading): Promise<AuditLine> {
  const { sequence, at, actor, verb, outcome, object } = event;
  const details = await reading.details(event);
  const isLate = event.v === 2 && event.aside !== undefined && details !== undefined;
  const facts = event.v === 2 ? event.facts : undefined;
  const line: AuditLine = {
    sequence,
    at,
    actor,
    verb,
    outcome,
    isLate,
    ...(object === undefined ? {} : { object: { ...object } }),
    ...(event.v === 2 ? { device: event.device } : {}),
    ...(event.v === 2 && event.compartments !== undefined
      ? { compartments: [...event.compartments] }
      : {}),
  };
  if (isLate) return { ...line, ...late(details) };
  const all = { ...facts, ...details };
  return Object.keys(all).length === 0 ? line : { ...line, details: all };
}

/** What an event says that was written outside the trail; it was sealed by us, but read with care all the same. */
function late(inner: Readonly<Record<string, unknown>>): Partial<AuditLine> {
  const { verb, at, actor, outcome, object } = inner;
  const about = object as { readonly kind?: unknown; readonly id?: unknown } | undefined;
  return {
    ...(typeof verb === 'string' ? { verb } : {}),
    ...(typeof at === 'string' ? { at } : {}),
    ...(typeof actor === 'string' ? { actor } : {}),
    outcome: outcome === 'done' ? 'done' : 'refused',
    ...(typeof about?.kind === 'string' && typeof about.id === 'string'
      ? { object: { kind: about.kind, id: about.id } }
      : {}),
  };
}
