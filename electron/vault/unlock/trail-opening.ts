// What the trail does first when a vault is opened: it looks at itself, the header and everyone who remembers them, and writes
// what could not be written before.
import { keepVaultFact, vaultFact } from '../keyring/vault-facts';
import { type Finding, addAlarm, isAnswered, raisedAlarms, tellsOf } from '../audit/alarm';
import { CLOCK_SLACK_MS } from '../audit/clock-watch';
import { readCheckpoint, signedBy, signerName } from '../audit/checkpoint';
import { Frontier } from '../audit/chain';
import type { EventInput } from '../audit/event';
import { checkpointsFit } from '../audit/kept-checkpoints';
import { type LastSeen, readLastSeen } from '../audit/last-seen';
import { keepMark, readMark } from '../audit/marks';
import type { NotedRow } from '../audit/row-hashes';
import { publishDrop } from '../audit/side-file';
import { KnownRows } from '../audit/sweep';
import { beginLookedAgain } from '../audit/waiting-alarms';
import { judgeWitness, type JudgedWitness, type Witness } from '../audit/witness';
import { findingOfAll } from '../audit/witness-findings';
import type { Handle } from '../database/driver';
import { newestDrop } from '../deeds/vouched-rooms';
import { integer } from '../database/rows';
import { headerPutBack, noteHeader } from '../open-vault/header-memory';
import { foreignLines } from './foreign-lines';
import { unvouchedFindings } from './unvouched-findings';
import type { PersonSession } from '../open-vault/person-session';

export const AUDIT_KEY_FACT = 'audit-public-key';

const NEWEST_STEP = 'SELECT max(number) AS step FROM migrations';
/**
 * A house with residents opens its vault every day; a fortnight without a line is a closed house or a wrong clock. A
 * month or a year mistyped at the clock is always more than this.
 */
const LONGEST_SILENCE_MS = 14 * 86_400_000;

/** Brings the trail up to the moment, before anything else of the session is written. */
export function openTrail(vault: PersonSession, at: string): void {
  const { folder, vaultId, profile } = vault.files;
  const seen = profile === undefined ? undefined : readLastSeen(profile, vaultId);
  const compared = compare(vault, seen);
  const trusted = compared.length === 0 ? seen : undefined;
  heedMemoriesOfBook(vault, seen);
  const findings = [
    ...examine(vault),
    ...compared,
    ...headerPutBack(vault.files, trusted),
    ...unvouchedFindings(vault),
    ...foreignLines(vault),
  ];
  const isKeyReplaced = !publishDrop(folder, vaultId, newestDrop(vault, 'audit'));
  const last = vault.audit.lastCheckpoint();
  const isUnsigned = !last?.frontier || last.size < vault.audit.size();
  const isWritten = vault.writingIfPossible(() => {
    noteClock(vault, at);
    noteShape(vault, at);
    noteHeader(vault.files);
    beginLookedAgain(vault.records);
    for (const finding of findings) raiseAlarm(vault, at, finding);
    if (isKeyReplaced) own(vault, { at, verb: 'audit.public-key-replaced' });
    const unsaved = seen?.unsaved ?? 0;
    if (unsaved > 0) own(vault, { at, verb: 'audit.gap', facts: { events: unsaved } });
    vault.takeAside();
    if (isUnsigned) vault.keepCheckpoint();
  });
  if (isWritten) vault.seal.remember(0);
}

/** Checks the last checkpoint's signature and every line since; a vault from before there were any, whole. */
function examine(vault: PersonSession): readonly Finding[] {
  const { audit } = vault;
  const size = audit.size();
  const last = audit.lastCheckpoint();
  if (!last?.frontier) return broken(vault, new Frontier());
  const read = readCheckpoint(last.note);
  const { publicKey } = vault.auditSecret;
  const frontier = Frontier.from(last.size, last.frontier);
  const isOurs =
    read !== undefined &&
    frontier !== undefined &&
    read.size === last.size &&
    read.root === Buffer.from(frontier.root()).toString('hex') &&
    signedBy(read, { name: signerName(vault.vaultId), publicKey });
  if (!isOurs) return [{ kind: 'signature', size }, ...broken(vault, new Frontier())];
  return size < last.size
    ? [{ kind: 'broken', size, firstBad: size + 1 }]
    : broken(vault, frontier);
}

function broken(vault: PersonSession, start: Frontier): readonly Finding[] {
  const { audit, auditSecret, vaultId } = vault;
  const facts = { vaultId, trail: audit, secret: auditSecret };
  const verdict = audit.verify(start, checkpointsFit(facts, start.size));
  if (verdict.sound) return [];
  return [{ kind: 'broken', size: verdict.size, firstBad: verdict.firstBad }];
}

/** Each for itself: what was seen since an alarm about this memory stands is another finding. */
function compare(vault: PersonSession, seen: LastSeen | undefined): readonly Finding[] {
  const states =
    seen === undefined ? [] : [seen, ...(seen.since === undefined ? [] : [seen.since])];
  return states.flatMap(({ epoch, size, root }) => {
    const witness: Witness = { kind: 'last-seen', epoch, size, root };
    const verdict = judgeWitness(vault.audit, witness);
    return findingOfAll(vault.audit, [{ verdict, witness }], () => false) ?? [];
  });
}

/** What this computer, or the newest checkpoint, saw of the book of deeds must be in it. A restore begins an epoch. */
function heedMemoriesOfBook(vault: PersonSession, seen: LastSeen | undefined): void {
  const last = vault.audit.lastCheckpoint();
  const noted = last === undefined ? undefined : readCheckpoint(last.note)?.deeds;
  const remembered = seen?.epoch === vault.audit.epoch() ? seen.deeds : undefined;
  for (const known of [noted, remembered]) {
    if (known !== undefined && !vault.book.has(known)) vault.book.doubt(known.number);
  }
}

/** A witness of this epoch that saw a deed which is not in the book: nothing is handed out by such a book. */
export function lacksDeeds({ audit, book }: PersonSession, { epoch, deeds }: Witness): boolean {
  if (deeds === undefined || epoch !== audit.epoch() || book.has(deeds)) return false;
  book.doubt(deeds.number);
  return true;
}

/** Inside the open transaction: what witnesses heard together know otherwise, as one alarm. */
export function heedWitnesses(
  vault: PersonSession,
  at: string,
  judged: readonly JudgedWitness[],
): Finding | undefined {
  const isLacking = judged.some(({ witness }) => lacksDeeds(vault, witness));
  if (isLacking || !vault.book.isWhole) {
    for (const one of unvouchedFindings(vault)) raiseAlarm(vault, at, one);
  }
  const finding = findingOfAll(vault.audit, judged, (one) => isAnswered(vault.records, one));
  if (finding !== undefined) raiseAlarm(vault, at, finding);
  return finding;
}

/** Inside the open transaction: one alarm stands at a time, others wait; every finding gets its line. */
export function raiseAlarm(vault: PersonSession, at: string, finding: Finding): void {
  if (isAnswered(vault.records, finding)) return;
  if (raisedAlarms(vault.records).some((alarm) => tellsOf(alarm, finding))) return;
  own(vault, { at, verb: 'audit.alarm', facts: factsOf(finding) });
  vault.recorder.flush();
  addAlarm(vault.records, { ...finding, at, sequence: vault.audit.size() });
  vault.files.noteAlarm();
}

type Facts = NonNullable<EventInput['facts']>;

function factsOf(finding: Finding): Facts {
  const { kind, size } = finding;
  return { kind, size, ...figuresOf(finding) };
}

function figuresOf(finding: Finding): Facts {
  switch (finding.kind) {
    case 'signature':
      return {};
    case 'broken':
      return lineOf(finding);
    case 'rows':
      return { ...lineOf(finding), bad: finding.bad };
    case 'files':
      return { bad: finding.bad };
    case 'header':
      return { header: finding.header.now, headerKnown: finding.header.known };
    case 'restored':
      return { ...lineOf(finding), missing: finding.restored.missing };
    case 'unvouched': {
      const { bad, unvouched } = finding;
      const names = unvouched.names.join(' ');
      const figures = bad === undefined ? {} : { bad };
      return { ...lineOf(finding), ...figures, what: unvouched.what, names };
    }
    case 'smaller':
    case 'inconsistent': {
      const { kind, size, root } = finding.witness;
      return { ...lineOf(finding), witness: kind, witnessed: size, root };
    }
  }
}

function lineOf({ firstBad }: { readonly firstBad?: number | undefined }): Facts {
  return firstBad === undefined ? {} : { firstBad };
}

function noteClock(vault: PersonSession, at: string): void {
  const before = vault.audit.lastAt();
  if (before === undefined) return;
  const passed = Date.parse(at) - Date.parse(before);
  if (passed > -CLOCK_SLACK_MS && passed < LONGEST_SILENCE_MS) return;
  const verb = passed < 0 ? 'clock.anomaly' : 'clock.ahead';
  own(vault, { at, verb, facts: { seconds: Math.round(Math.abs(passed) / 1000) } });
}

function noteShape(vault: PersonSession, at: string): void {
  const noted = readMark(vault.records, 'baseline-step');
  if (noted === String(newestStep(vault))) return;
  keepAuditKeyFact(vault);
  if (noted === undefined) noteBaseline(vault, at);
  else noteNewShape(vault, at);
}

/** Notes every row there is: from here on the sweep can tell what was changed without an event. */
export function noteBaseline(vault: PersonSession, at: string): void {
  noteRows(vault, { at, verb: 'audit.baseline' }, [...vault.recorder.everyRow()]);
}

/** After an upgrade some rows look otherwise than they were written: only these are noted anew, and counted. */
function noteNewShape(vault: PersonSession, at: string): void {
  const known = new KnownRows();
  for (const _ of known.replay(vault.records));
  const changed = [...vault.recorder.everyRow()].filter((row) => known.judge(row) !== undefined);
  noteRows(vault, { at, verb: 'audit.new-shape' }, changed);
}

function noteRows(
  vault: PersonSession,
  event: { readonly at: string; readonly verb: string },
  rows: readonly NotedRow[],
): void {
  const step = newestStep(vault);
  keepMark(vault.records, 'baseline-step', String(step));
  const facts = { step, rows: rows.length };
  vault.recorder.baseline({ ...event, actor: 'vault', outcome: 'done', facts }, rows);
}

function own(vault: PersonSession, event: Pick<EventInput, 'at' | 'verb' | 'facts'>): void {
  vault.record({ ...event, actor: 'vault', outcome: 'done' });
}

function keepAuditKeyFact(vault: PersonSession): void {
  if (vaultFact(vault.records, AUDIT_KEY_FACT) !== undefined) return;
  const value = vault.auditSecret.publicKey.toString('hex');
  keepVaultFact(vault.records, AUDIT_KEY_FACT, value);
}

/** Schema of both files as one number. */
function newestStep(vault: PersonSession): number {
  const of = (handle: Handle): number => integer(handle.get(NEWEST_STEP) ?? {}, 'step');
  return of(vault.records) * 1000 + of(vault.keyring);
}
