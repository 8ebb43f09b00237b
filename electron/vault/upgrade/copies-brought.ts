// The copies of a vault in a former format: changed step by step, and each step compared with what it says it does. What then
// lies there is opened as a vault of today by `today-told.ts`.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { auditSecret } from '../audit/audit-secret';
import { Frontier } from '../audit/chain';
import { checkpointsFit } from '../audit/kept-checkpoints';
import { AuditTrail } from '../audit/trail';
import { MediumCondition } from '../database/medium-condition';
import { migrate, type MigrateRefusal } from '../database/migrate';
import type { Header } from '../keys/header';
import { sha256 } from '../keys/suite';
import type { DamagedFile } from '../platform/vault-files';
import { workWith } from '../workshop/workshop';
import {
  type Before,
  closeAll,
  type CopiesRequest,
  FILES,
  inSlices,
  keyOf,
  openCopies,
  pathOf,
  type Steps,
} from './copies';
import type { CopiedFile, FormatUpgrade } from './format-upgrade';
import { rowsBefore } from './rows-told';
import { type FileFound, strayTables, type TablesFound } from './table-moves';
import { openedAndTold, type ToldRefusal } from './today-told';

export type CopiesRefusal = ToldRefusal | MigrateRefusal | 'vault.upgrade-needs-keys';

const DAMAGED = { keyring: 'database.keyring-damaged', records: 'database.damaged' } as const;

/** Answers the header that is to name the copies. */
export async function* copiesInTodaysFormat(
  request: CopiesRequest,
): Steps<Result<Header, CopiesRefusal>> {
  const sound = yield* tablesOf(request);
  if (!sound.ok) return sound;
  const before = yield* lookedAt(request);
  if (!before.ok) return before;
  for (const step of request.due.steps) {
    const taken = yield* take(request, step);
    if (!taken.ok) return taken;
  }
  const told = yield* openedAndTold(request, before.value);
  if (!told.ok) return told;
  const whole = yield* tablesOf(request);
  // It was written and reads otherwise: the disk did not keep it.
  if (!whole.ok) throw new MediumCondition('not-kept');
  return told;
}

/** Before anything is changed; a vault that cannot be brought up to date by this person is told here. */
async function* lookedAt(
  request: CopiesRequest,
): Steps<Result<Before, 'vault.upgrade-needs-keys'>> {
  const { holder } = request.proved;
  const { steps } = request.due;
  const copies = openCopies(request);
  try {
    const [first] = steps;
    if (first === undefined) throw new Error('a former format has a step up');
    const missing = await first.missing(copies, holder);
    if (missing.length > 0) return refuse('vault.upgrade-needs-keys');
    const parts = await first.openParts(copies, holder);
    const { vaultId } = holder;
    const rows = yield* inSlices('upgrade-compare', rowsBefore(copies, vaultId, steps));
    const trail = new AuditTrail(copies.records);
    const secret = auditSecret(copies.keyring, vaultId);
    const walk = trail.walk(new Frontier(), checkpointsFit({ vaultId, trail, secret }));
    return ok({ parts, rows, trail: yield* inSlices('upgrade-compare', walk) });
  } finally {
    closeAll(copies);
  }
}

async function* take(
  request: CopiesRequest,
  step: FormatUpgrade,
): Steps<Result<undefined, MigrateRefusal | 'vault.upgrade-needs-keys' | 'vault.upgrade-differs'>> {
  const raised = raise(request, step);
  if (!raised.ok) return raised;
  const before = yield* tablesOf(request);
  const { holder } = request.proved;
  const copies = openCopies(request);
  try {
    const missing = await step.missing(copies, holder);
    if (missing.length > 0) return refuse('vault.upgrade-needs-keys');
    for (const file of FILES) copies[file].begin();
    for await (const part of step.change(copies, holder)) yield { step: 'upgrade-change', ...part };
    for (const file of FILES) copies[file].commit();
  } finally {
    closeAll(copies);
  }
  const after = yield* tablesOf(request);
  if (!before.ok || !after.ok) throw new MediumCondition('not-kept');
  if (strayTables(step, before.value, after.value).length === 0) return ok(undefined);
  return refuse('vault.upgrade-differs', { what: 'tables' });
}

/** To the last schema that this format had. */
function raise(
  request: CopiesRequest,
  { schema }: FormatUpgrade,
): Result<undefined, MigrateRefusal> {
  const copies = openCopies(request);
  const fingerprint = (text: string) => sha256(Buffer.from(text, 'utf8')).toString('hex');
  try {
    for (const file of FILES) {
      const tools = { fingerprint, now: request.order.now };
      const raised = migrate(copies[file], schema[file], tools);
      if (!raised.ok) return raised;
    }
    return ok(undefined);
  } finally {
    closeAll(copies);
  }
}

async function* tablesOf(request: CopiesRequest): Steps<Result<TablesFound, DamagedFile>> {
  const found: Partial<Record<CopiedFile, FileFound>> = {};
  for (const file of FILES) {
    const path = pathOf(request, file);
    const task = { kind: 'check', path, keyHex: keyOf(request, file), tables: true } as const;
    const check = yield* workWith(request.order.workshop.start(task), 'upgrade-compare');
    if (check?.sound !== true) {
      // Of a whole file there is no damaged copy, unless the disk has no room for it or does not keep it.
      if (request.isFormerWhole(file)) throw new MediumCondition('not-kept');
      return refuse(DAMAGED[file]);
    }
    found[file] = { counts: check.counts, hashes: check.tables ?? {} };
  }
  return ok(found as TablesFound);
}
