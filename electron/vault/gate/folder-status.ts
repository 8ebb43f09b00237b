// How a vault folder stands, as the door may tell anyone: nothing of it tells a person or a code.
import { otherFormat, type vault } from '../../../src/features/vault/contract';
import type { OutputOf } from '../../../src/kernel/operation';
import { ok } from '../../../src/kernel/result';
import { type DeviceKeeper, deviceSecretStatus } from '../platform/device-secret';
import { nodeDisk } from '../keys/disk';
import { readHeader } from '../keys/header-file';
import type { KnownFormats } from '../upgrade/known-formats';
import { dueUpgrade, upgradeDetails } from '../upgrade/upgrade';
import type { PersonSession } from '../open-vault/person-session';
import { foundingCutShort, hasDatabases } from '../platform/vault-files';

export type FolderStatus = OutputOf<typeof vault.status>;

export interface SeenFromInside {
  readonly open: PersonSession | undefined;
  readonly keeper: DeviceKeeper;
  readonly formats: KnownFormats;
}

export function folderStatusOf(
  folder: string,
  { open, keeper, formats }: SeenFromInside,
): FolderStatus {
  const due = dueUpgrade(folder, formats);
  const found = due === undefined ? readHeader(folder, nodeDisk, formats) : ok(due.found);
  const device = found.ok ? deviceSecretStatus(found.value.header, keeper) : 'none';
  const plain = { training: false, folder, headerWorn: false, device };
  if (open !== undefined) return { ...plain, state: 'open', training: open.training };
  if (found.ok) {
    const { header, copies } = found.value;
    const headerWorn = copies.some((copy) => copy !== 'good');
    const upgrade = due === undefined ? {} : { upgrade: upgradeDetails(due) };
    const { training } = header.content;
    return { ...plain, ...upgrade, state: 'locked', training, headerWorn };
  }
  switch (found.refusal.code) {
    case 'vault.header-missing':
      return { ...plain, state: headerWasThere(folder) ? 'header-missing' : 'none' };
    case 'vault.header-damaged':
      return { ...plain, state: 'header-damaged' };
    case 'vault.newer-format':
      return {
        ...plain,
        state: 'newer-format',
        otherFormat: otherFormat.parse(found.refusal.details),
      };
    case 'vault.older-format':
      return {
        ...plain,
        state: 'older-format',
        otherFormat: otherFormat.parse(found.refusal.details),
      };
  }
}

/** Databases without a header: a lost header, unless the founding itself never got that far. */
function headerWasThere(folder: string): boolean {
  return hasDatabases(folder) && !foundingCutShort(folder);
}
