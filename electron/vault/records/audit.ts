// The audit trail for those who may read it. Writing to it stays the host's; here it is only asked and compared.
import { join } from 'node:path';
import type { AuditLine, TrailFilter, WitnessWord } from '../../../src/features/audit/contract';
import type { AuditWrite, ReadRequest, StickVisit } from '../../../src/features/audit/records';
import { groupOf } from '../../../src/features/audit/index';
import { COUNTRY_PACKS, residentFormsOf } from '../../../src/features/shelter/index';
import type { Progress } from '../../../src/kernel/operation';
import { ok, refuse } from '../../../src/kernel/result';
import { dayInZone } from '../../../src/kernel/time-zone';
import { answerAlarm, raisedAlarms, currentAlarm } from '../audit/alarm';
import { lastCheckedAt } from '../audit/check-marks';
import { keepMark, readMark } from '../audit/marks';
import { maybeText } from '../database/rows';
import { TrailReading } from '../audit/reading';
import { rootsAtOnce } from '../audit/roots';
import { signedWitness } from '../audit/signed-witness';
import { judgeSlip, slipOf } from '../audit/slip';
import { readStick, writeStick } from '../audit/stick';
import type { StoredEvent } from '../audit/trail';
import { type JudgedWitness, judgeWitness, type Witness } from '../audit/witness';
import type { Place } from '../host/room';
import { putNew } from '../keys/disk';
import { manyOpenedUnseen, seeManyOpened } from '../checks/many-opened';
import type { OpenFiles } from '../open-vault/open-files';
import type { PersonSession } from '../open-vault/person-session';
import type { CheckedTrail, HeldKeys, RecordRows } from '../open-vault/store-ground';
import type { Outside } from '../platform/process-environment';
import { sha256 } from '../keys/suite';
import { keepCover } from '../audit/covers';
import { agreedMessage, coverMessage } from '../audit/session-author';
import { walkAuthors } from '../audit/trail-authors';
import { authorParts } from '../unlock/foreign-lines';
import { keepOutcome } from '../checks/check-outcome';
import { checkEverything } from '../checks/full-check';
import { acceptHeader } from '../open-vault/header-memory';
import { wrote } from '../platform/file-trouble';
import { heedWitnesses, lacksDeeds } from '../unlock/trail-opening';
import { exportedTrail } from './audit-export';
import { mediumFact } from '../backup/media';
import type { SealedRows } from '../open-vault/store-ground';
import { type TrailPeople, trailPeople } from './trail-people';

export function auditRecords({ gate, vault: open }: Place, outside: Outside): AuditWrite {
  return {
    size: () => open().audit.size(),
    state: () => stateOf(open().files),
    witnesses: () => witnessesOf(open().files),
    dayOf: (at) => dayInZone(at, open().timeZone()),
    read: (order) => readPage(open(), order),
    verify: () => verified(open()),
    check: (now) => checkEverything(gate, now),
    keepCheck: (checked, at) => keepOutcome(open(), checked, at),
    secondPerson: async (input, at) => {
      const proved = await gate.secondPerson(input);
      if (!proved.ok) return proved;
      const { staffId, staffCode, keys } = proved.value;
      const line = { at, verb: 'audit.acknowledge', about: '' };
      const message = agreedMessage(open().vaultId, staffId, line);
      const agreed = { staffId, signature: keys.sign(message).toString('hex') };
      keys.wipe();
      return ok({ staffCode, agreed });
    },
    cutSession: () => cutSession(open()),
    ownCutSession: (session) => ownCutSession(open(), session),
    answerAlarm: (answer, at) => answered(open(), answer, at),
    takeSlip: (at) => {
      keepMark(open().records, 'last-slip', at);
      return slipFacts(open());
    },
    manyOpened: () => manyOpenedUnseen(open().records),
    seeManyOpened: (sequence) => seeManyOpened(open().records, sequence),
    printSlip: async ({ folder, language }, today) => {
      const path = outside.takeFolder(folder);
      if (path === undefined) return refuse('audit.folder-not-granted');
      const slip = slipFacts(open());
      const settings = open().settings();
      const { facilityCode, digits, country } = settings;
      const { printedSlip } = await import('../print/slip-document');
      const pdf = await printedSlip((page) => outside.print(page), {
        slip,
        facilityCode,
        today,
        style: {
          language,
          digits: language === 'ar' ? digits : 'latn',
          monthNames: COUNTRY_PACKS[country].monthNames,
          resident: residentFormsOf(settings),
        },
      });
      if (pdf === undefined) return refuse('audit.no-printing');
      const file = `kanaf-audit-slip-${slip.epoch}-${slip.size}.pdf`;
      return wrote(() => putNew(join(path, file), pdf))
        ? ok({ ...slip, file, sha256: hashOf(pdf), ...(await mediumFact(open(), path)) })
        : refuse('audit.folder-not-writable');
    },
    compareSlip: (typed, at) => compareSlip(open(), typed, at),
    compareSummary: (bytes) => compareSummary(open(), bytes, outside),
    heedSummary: ({ verdict, epoch, size, root }, at) => {
      const witness = { kind: 'summary', epoch, size, root } as const;
      heedWitnesses(open(), at, [{ verdict, witness }]);
    },
    visitStick: (token) => visitStick(open(), outside.takeFolder(token)),
    heedStick: ({ earlier }, at) => {
      keepMark(open().records, 'last-stick', at);
      const judged = earlier.flatMap(({ verdict, root, epoch, size }) =>
        judgedOf(verdict, { kind: 'stick', epoch, size, root }),
      );
      heedWitnesses(open(), at, judged);
    },
    export: ({ folder, today }) => exportedTrail(open(), outside.takeFolder(folder), today),
  };
}

/** Where the trail stands, and what of it is not on the disk yet. */
type StateGround = Pick<OpenFiles, 'records' | 'audit' | 'mode' | 'unwritten'>;

/** The trail with what says whose its lines are. */
type AuthoredTrail = Pick<PersonSession, 'vaultId' | 'records' | 'audit' | 'book' | 'recorder'>;
type NamedTrail = AuthoredTrail & SealedRows & Pick<PersonSession, 'reading'>;

function stateOf(vault: StateGround): ReturnType<AuditWrite['state']> {
  const [alarm, ...others] = raisedAlarms(vault.records);
  const begunAt = vault.audit.event(1)?.at;
  return {
    mode: vault.mode,
    unsaved: vault.unwritten.inMemory,
    ...(alarm === undefined ? {} : { alarm: { ...alarm, waiting: others.length } }),
    lastSlipAt: readMark(vault.records, 'last-slip') ?? begunAt,
    lastCheckAt: lastCheckedAt(vault.records),
    begunAt,
  };
}

function witnessesOf({ records }: StateGround): ReturnType<AuditWrite['witnesses']> {
  const signed = records.get('SELECT max(signed_at) AS at FROM summaries');
  return {
    slipAt: readMark(records, 'last-slip') ?? null,
    stickAt: readMark(records, 'last-stick') ?? null,
    summaryAt: signed === undefined ? null : maybeText(signed, 'at'),
  };
}

async function* readPage(
  vault: NamedTrail & HeldKeys,
  order: ReadRequest,
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
  const { file } = order.filter;
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
      if (!isWanted(event, order) || !isOfFile(event, ids)) continue;
      found += 1;
      if (event.sequence < order.before && shown.length < order.limit) {
        const line = await lineOf(event, reading);
        const named = order.seesPeople ? personOf(line, files) : {};
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

async function* verified(vault: AuthoredTrail): ReturnType<AuditWrite['verify']> {
  const total = vault.audit.size();
  const walk = vault.audit.walk();
  for (;;) {
    const step = walk.next();
    if (step.done === true) {
      const { foreign, open } = yield* unsignedLines(vault, 'audit-verify');
      const [first] = foreign;
      const named = first === undefined ? {} : { firstForeign: first };
      return { ...step.value, authors: { foreign: foreign.size, ...named, open: open.size } };
    }
    yield { step: 'audit-verify', done: step.value, total };
  }
}

interface Unsigned {
  readonly foreign: ReadonlySet<number>;
  readonly open: ReadonlySet<number>;
}

/** The session that is open signs for its lines within a minute. */
async function* unsignedLines(
  vault: AuthoredTrail,
  step: string,
): AsyncGenerator<Progress, Unsigned, void> {
  const total = vault.audit.size();
  const walk = walkAuthors(authorParts(vault));
  for (;;) {
    const next = walk.next();
    if (next.done !== true) {
      yield { step, done: next.value, total };
      continue;
    }
    const { foreign, tails } = next.value;
    const cut = tails.filter(({ session }) => session !== vault.recorder.session);
    return { foreign: new Set(foreign), open: new Set(cut.flatMap(({ lines }) => lines)) };
  }
}

function cutSession({
  cutTails,
  audit,
}: Pick<PersonSession, 'cutTails' | 'audit'>): ReturnType<AuditWrite['cutSession']> {
  const [cut] = cutTails;
  if (cut === undefined) return null;
  const lines = cut.lines.map((sequence) => {
    const { at = '', verb = '', outcome = 'done' } = audit.event(sequence) ?? {};
    return { sequence, at, verb, outcome };
  });
  return { session: cut.session, lines };
}

/** By the person's own key, which signs for nothing else of the trail but its sessions' keys. */
function ownCutSession(vault: PersonSession, session: number): boolean {
  const cut = vault.cutTails.find((one) => one.session === session);
  const size = cut?.lines.at(-1);
  const chain = size === undefined ? undefined : vault.audit.chainAt(size);
  if (size === undefined || chain === undefined) return false;
  const { vaultId, keys } = vault;
  const signature = keys.sign(coverMessage({ vaultId, session }, size, chain));
  keepCover(vault.records, { session, size, signature });
  vault.cutTails = vault.cutTails.filter((one) => one !== cut);
  return true;
}

function answered(
  vault: PersonSession,
  { sequence, second }: Parameters<AuditWrite['answerAlarm']>[0],
  at: string,
): boolean {
  const alarm = currentAlarm(vault.records);
  if (alarm?.sequence !== sequence) return false;
  answerAlarm(vault.records, alarm);
  if (alarm.kind === 'header' && !doesHeaderWait(vault)) acceptHeader(vault.files);
  if (alarm.unvouched?.what === 'deed') {
    vault.changeHolders();
    vault.book.dropStrayLines();
  }
  const facts = { alarm: alarm.sequence };
  const { staffCode: actor, agreed } = second;
  vault.record({ at, actor, agreed, verb: 'audit.acknowledge', outcome: 'done', facts });
  return true;
}

/** The header that lies there is accepted once nobody has anything more to answer about it. */
function doesHeaderWait({ records }: RecordRows): boolean {
  return raisedAlarms(records).some(({ kind }) => kind === 'header');
}

function slipFacts(vault: Pick<CheckedTrail, 'audit'>): ReturnType<AuditWrite['takeSlip']> {
  const { words, ...slip } = slipOf(vault.audit);
  return { ...slip, words: [...words] };
}

function compareSlip(
  vault: PersonSession,
  typed: Parameters<AuditWrite['compareSlip']>[0],
  at: string,
): WitnessWord {
  const judged = judgeSlip(vault.audit, typed);
  heedWitnesses(vault, at, judgedOf(judged.verdict, judged.witness));
  return judged.verdict;
}

async function* compareSummary(
  vault: CheckedTrail,
  bytes: Uint8Array,
  outside: Outside,
): ReturnType<AuditWrite['compareSummary']> {
  const { audit, auditSecret, vaultId } = vault;
  yield { step: 'audit-summary', done: 0, total: 1 };
  const answer = await outside.check({ kind: 'checkpoint', bytes });
  const carried = answer.kind === 'checkpoint' ? answer.carried : null;
  if (carried === null) return refuse('audit.summary-unreadable');
  if (carried.shelterId !== vaultId) return refuse('audit.summary-other-vault');
  const own = { vaultId, publicKey: auditSecret.publicKey };
  const witness = signedWitness('summary', carried.note, own);
  if (witness === undefined) return refuse('audit.summary-not-signed');
  const { epoch, size, root } = witness;
  const verdict = judgeWitness(audit, witness, rootsAtOnce(audit, [size]));
  return ok({ verdict, epoch, size, root });
}

/** What was mistyped or is not ours says nothing about the trail. */
function judgedOf(verdict: WitnessWord, witness: Witness): readonly JudgedWitness[] {
  return verdict === 'mistyped' || verdict === 'not-ours' ? [] : [{ verdict, witness }];
}

function visitStick(
  vault: PersonSession,
  path: string | undefined,
): ReturnType<AuditWrite['visitStick']> {
  if (path === undefined) return refuse('audit.folder-not-granted');
  const { vaultId, keys, audit, auditSecret, session } = vault;
  const stick = { vaultId, trail: audit, publicKey: auditSecret.publicKey };
  const carrier = {
    name: `kanaf/${vaultId}/${session.staffCode}`,
    publicKey: keys.signingPublicKey,
    sign: (message: Uint8Array) => keys.sign(message),
  };
  let earlier: StickVisit['earlier'] = [];
  const isWritten = wrote(() => {
    const notes = readStick(path, stick);
    for (const { witness } of notes) if (witness !== undefined) lacksDeeds(vault, witness);
    earlier = notes.map(({ epoch, size, verdict, witness }) => ({
      epoch,
      size,
      verdict,
      root: witness?.root ?? '',
    }));
    writeStick(path, stick, { note: vault.seal.signed(), carrier, before: notes.at(-1) });
  });
  return isWritten ? ok({ earlier, size: audit.size() }) : refuse('audit.folder-not-writable');
}

function hashOf(data: Uint8Array): string {
  return sha256(data).toString('hex');
}
