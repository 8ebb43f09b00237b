// What the trail does first when a vault is opened: whatever happened while nobody could write is written now.
import { KnownRows } from './audit/sweep';
import type { NotedRow } from './audit/row-hashes';
import type { Handle } from './database/driver';
import { integer } from './database/rows';
import type { OpenVault } from './open-vault';

export const AUDIT_KEY_FACT = 'audit-public-key';

const NEWEST_STEP = 'SELECT max(number) AS step FROM migrations';
const MARK = 'SELECT value FROM audit_marks WHERE name = $name';
const KEEP_MARK =
  'INSERT INTO audit_marks (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
const FACT = 'SELECT value FROM vault_facts WHERE name = $name';
const KEEP_FACT = 'INSERT INTO vault_facts (name, value) VALUES ($name, $value)';
const BASELINE_MARK = 'baseline-step';

export interface TrailOpening {
  readonly at: string;
}

/** Brings the trail up to the moment, before anything else of the session is written. */
export function openTrail(vault: OpenVault, { at }: TrailOpening): void {
  const step = newestStep(vault);
  const noted = mark(vault.records, BASELINE_MARK);
  if (noted === String(step)) return;
  vault.writing(() => {
    keepAuditKeyFact(vault);
    if (noted === undefined) noteBaseline(vault, at);
    else noteNewShape(vault, at);
  });
}

/** Notes every row there is: from here on the sweep can tell what was changed without an event. */
export function noteBaseline(vault: OpenVault, at: string): void {
  noteRows(vault, { at, verb: 'audit.baseline' }, [...vault.recorder.everyRow()]);
}

/** After an upgrade some rows look otherwise than they were written: only these are noted anew, and counted. */
function noteNewShape(vault: OpenVault, at: string): void {
  const known = new KnownRows();
  for (const _ of known.replay(vault.records));
  const changed = [...vault.recorder.everyRow()].filter((row) => known.judge(row) !== undefined);
  noteRows(vault, { at, verb: 'audit.new-shape' }, changed);
}

function noteRows(
  vault: OpenVault,
  event: { readonly at: string; readonly verb: string },
  rows: readonly NotedRow[],
): void {
  const step = newestStep(vault);
  keepMark(vault.records, BASELINE_MARK, String(step));
  const facts = { step, rows: rows.length };
  vault.recorder.baseline({ ...event, actor: 'vault', outcome: 'done', facts }, rows);
}

function keepAuditKeyFact(vault: OpenVault): void {
  if (vault.records.get(FACT, { name: AUDIT_KEY_FACT }) !== undefined) return;
  const value = vault.auditSecret.publicKey.toString('hex');
  vault.records.run(KEEP_FACT, { name: AUDIT_KEY_FACT, value });
}

function newestStep(vault: OpenVault): number {
  const of = (handle: Handle): number => integer(handle.get(NEWEST_STEP) ?? {}, 'step');
  return of(vault.records) * 1000 + of(vault.keyring);
}

function mark(records: Handle, name: string): string | undefined {
  const value = records.get(MARK, { name })?.['value'];
  return typeof value === 'string' ? value : undefined;
}

export function keepMark(records: Handle, name: string, value: string): void {
  records.run(KEEP_MARK, { name, value });
}
