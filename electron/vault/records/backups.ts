// The store behind the work on backups: the list of media in the records, the long works over the gate.
import type { BackupsWrite } from '../../../src/features/backups/records';
import type { Progress } from '../../../src/kernel/operation';
import type { Result } from '../../../src/kernel/result';
import { checkBackup } from '../backup/check-backup';
import { drillBackup } from '../backup/drill';
import { makeBackup } from '../backup/make-backup';
import { lookAtMedium } from '../backup/look';
import { restoreBackup } from '../backup/restore';
import { salvageVault } from '../backup/salvage';
import type { Place } from '../host/room';
import type { Outside } from '../platform/process-environment';
import { erasuresSoFar } from '../keyring/erasures-so-far';
import { allMedia, endMedium, keepLook, keepMedium, nameMedium } from '../backup/media';

export function backupsRecords({ gate, vault: open }: Place, outside: Outside): BackupsWrite {
  return {
    media: () => allMedia(open().records),
    erasures: () => erasuresSoFar(open().records),
    make: (token) => makeBackup(gate, outside.takeFolder(token)),
    check: (token) => checkBackup(open(), outside.takeFolder(token)),
    drill: (token) => drillBackup(gate, outside.takeFolder(token)),
    look: (token) => lookAtMedium(gate, outside.takeFolder(token)),
    restore: (input) => offered(gate, outside, restoreBackup(gate, input)),
    salvage: (input) => offered(gate, outside, salvageVault(gate, input)),
    keepBackup: (made) => keepMedium(open().records, made),
    keepLook: (id, what, at) => keepLook(open().records, id, { what, at }),
    nameMedium: (id, label) => nameMedium(open().records, id, label),
    endMedium: (id, end) => endMedium(open().records, id, end),
  };
}

/** Whoever shows the window may then go on in the new folder, if the worker wishes so. */
async function* offered<Told extends { readonly folder: string }, Code extends string>(
  gate: Place['gate'],
  outside: Outside,
  work: AsyncGenerator<Progress, Result<Told, Code>, void>,
): AsyncGenerator<Progress, Result<Told, Code>, void> {
  const told = yield* work;
  if (told.ok && told.value.folder !== gate.folder) outside.offerFolder(told.value.folder);
  return told;
}
