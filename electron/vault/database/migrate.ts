// Brings a database file to today's schema: forward only, all pending steps in one transaction.
// A step that was edited after release, or a file newer than the app, is refused and left untouched.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Handle } from './driver';
import { integer, text } from './rows';

/** One frozen step. `statements` are constant SQL; the checksum is taken over them. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export type MigrateRefusal = 'database.newer-than-app' | 'database.edited-migration';

export interface MigrateDependencies {
  /** Hexadecimal SHA-256 of a text. */
  readonly fingerprint: (text: string) => string;
  readonly now: string;
}

const CREATE_LEDGER =
  'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT';

/** What the file lacks, lowest first. Looks only. */
export function pendingSteps(
  handle: Handle,
  migrations: readonly Migration[],
  tools: MigrateDependencies,
): Result<readonly Migration[], MigrateRefusal> {
  assertRising(migrations);
  const ledger = readLedger(handle);
  const newest = migrations.at(-1)?.number ?? 0;
  if ([...ledger.keys()].some((number) => number > newest)) {
    return refuse('database.newer-than-app');
  }
  for (const step of migrations) {
    const known = ledger.get(step.number);
    // Steps are taken in order: one that is missing before the last was struck out of the list by another program.
    const isStruckOut = known === undefined && step.number <= stepsTaken(handle, ledger);
    if (isStruckOut || (known !== undefined && known !== checksum(step, tools))) {
      return refuse('database.edited-migration', { number: step.number });
    }
  }
  return ok(migrations.filter((step) => !ledger.has(step.number)));
}

/** Applies what is missing; answers the numbers applied. */
export function migrate(
  handle: Handle,
  migrations: readonly Migration[],
  tools: MigrateDependencies,
): Result<readonly number[], MigrateRefusal> {
  const pending = pendingSteps(handle, migrations, tools);
  if (!pending.ok) return pending;
  if (pending.value.length > 0) applyAll(handle, pending.value, tools);
  return ok(pending.value.map((step) => step.number));
}

function applyAll(handle: Handle, pending: readonly Migration[], tools: MigrateDependencies): void {
  handle.begin();
  try {
    handle.exec(CREATE_LEDGER);
    for (const step of pending) apply(handle, step, tools);
    handle.commit();
  } catch (error) {
    handle.rollback();
    throw error;
  }
}

function apply(handle: Handle, step: Migration, tools: MigrateDependencies): void {
  for (const statement of step.statements) handle.exec(statement);
  handle.run(
    'INSERT INTO migrations (number, name, checksum, applied_at) VALUES ($number, $name, $checksum, $at)',
    { number: step.number, name: step.name, checksum: checksum(step, tools), at: tools.now },
  );
}

function checksum(step: Migration, tools: MigrateDependencies): string {
  return tools.fingerprint(JSON.stringify([step.number, step.name, step.statements]));
}

function readLedger(handle: Handle): ReadonlyMap<number, string> {
  const there = handle.get(
    "SELECT count(*) AS found FROM sqlite_master WHERE type = 'table' AND name = 'migrations'",
  );
  if (there === undefined || integer(there, 'found') === 0) return new Map();
  const rows = handle.all('SELECT number, checksum FROM migrations');
  return new Map(rows.map((row) => [integer(row, 'number'), text(row, 'checksum')]));
}

/** Also where the list is empty although its tables stand: their first step was taken. */
function stepsTaken(handle: Handle, ledger: ReadonlyMap<number, string>): number {
  if (ledger.size > 0) return ledger.size;
  const row = handle.get("SELECT count(*) AS found FROM sqlite_master WHERE type = 'table'");
  return row !== undefined && integer(row, 'found') > 0 ? 1 : 0;
}

function assertRising(migrations: readonly Migration[]): void {
  migrations.forEach((step, index) => {
    if (step.number !== index + 1) throw new Error(`migration ${step.name} is out of order`);
    if (step.statements.length === 0) throw new Error(`migration ${step.name} says nothing yet`);
  });
}
