// The whole trail as a folder of its own: its lines, the signed checkpoint over them, and the public key to check them with.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditWrite } from '../../../src/features/audit/records';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Progress } from '../../../src/kernel/operation';
import { ok, refuse } from '../../../src/kernel/result';
import { type ExportRequest, exportTrail } from '../audit/export';
import { coversAfter } from '../audit/covers';
import { deedsAfter } from '../deeds/deed-rows';
import { isFileTrouble, wrote } from '../platform/file-trouble';
import { putNew } from '../keys/disk';
import type { PersonSession } from '../open-vault/person-session';
import { mediumFact } from '../backup/media';

/** Into a new folder below the chosen one; runs inside a job and yields `audit-export` in events. */
export async function* exportedTrail(
  vault: PersonSession,
  path: string | undefined,
  today: CalendarDate,
): ReturnType<AuditWrite['export']> {
  if (path === undefined) return refuse('audit.folder-not-granted');
  const { audit, vaultId, seal, auditSecret, records, keyring, book } = vault;
  vault.coverLines();
  const total = audit.size();
  const publicKey = auditSecret.publicKey.toString('hex');
  const name = `kanaf-audit-${today}-${total}`;
  const request = {
    ...{ vaultId, trail: audit, lastNote: seal.signed() },
    deeds: deedsAfter(keyring, 0).filter(({ number }) => number <= book.state.number),
    covers: coversAfter(records, 0),
  };
  const folder = join(path, name);
  if (!wrote(() => mkdirSync(folder, { mode: 0o700 }))) return refuse('audit.folder-not-writable');
  const hash = yield* wroteExport(folder, { ...request, publicKey, total });
  if (hash === undefined) return refuse('audit.folder-not-writable');
  const files = ['trail.jsonl', 'checkpoint.txt', 'audit-key.txt'].map((file) => `${name}/${file}`);
  return ok({ files, size: total, publicKey, sha256: hash, ...(await mediumFact(vault, path)) });
}

/** SHA-256 of the trail's file. Of what the folder did not take whole, nothing stays that could be taken for the trail. */
function* wroteExport(
  folder: string,
  request: Omit<ExportRequest, 'path'> & { readonly publicKey: string; readonly total: number },
): Generator<Progress, string | undefined, void> {
  const steps = exportTrail({ ...request, path: join(folder, 'trail.jsonl') });
  let hash: string | undefined;
  try {
    putNew(join(folder, 'audit-key.txt'), `${request.publicKey}\n`);
    putNew(join(folder, 'checkpoint.txt'), request.lastNote);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return (hash = step.value);
      yield { step: 'audit-export', done: step.value, total: request.total };
    }
  } catch (error) {
    if (isFileTrouble(error)) return undefined;
    throw error;
  } finally {
    steps.return('');
    if (hash === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
