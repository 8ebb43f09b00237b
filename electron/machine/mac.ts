// macOS: FileVault, the swap and sleep as its own programs tell them. The program was never run on a Mac; what is read here was
// taken from written-down answers.
import type {
  DiskEncryption,
  HibernationState,
  MachineFacts,
  ScreenLock,
  SwapState,
} from '../../src/contract/machine';
import type { Asked } from './asked';

export async function macFacts(folder: string, asked: Asked): Promise<MachineFacts> {
  const startDisk = fileVaultIn(await asked.run('/usr/bin/fdesetup', 'status'));
  // Another disk is another question, which nothing answers without its name.
  const place = (await asked.real(folder)) ?? folder;
  const isElsewhere = place.startsWith('/Volumes/');
  return {
    disk: isElsewhere ? 'unknown' : startDisk,
    swap: swapIn(await asked.run('/usr/sbin/sysctl', 'vm.swapusage'), startDisk),
    hibernation: hibernationIn(await asked.run('/usr/bin/pmset', '-g'), startDisk),
    screenLock: lockIn(await asked.run('/usr/sbin/sysadminctl', '-screenLock', 'status')),
  };
}

/** Its program answers in English on every Mac. "Off, but …", also with an enablement that waits for somebody: nothing is encrypted yet. */
function fileVaultIn(said: string | undefined): DiskEncryption {
  if (said === undefined) return 'unknown';
  if (/(?:En|De)cryption in progress|FileVault is On, but needs/.test(said)) return 'unfinished';
  if (/FileVault is On\./.test(said)) return 'encrypted';
  return /FileVault is Off[.,]/.test(said) ? 'plain' : 'unknown';
}

/** `vm.swapusage: total = 2048.00M  used = 606.00M  free = 1442.00M  (encrypted)`; made when it is needed. */
function swapIn(said: string | undefined, disk: DiskEncryption): SwapState {
  if (said?.includes('vm.swapusage:') !== true) return 'unknown';
  if (said.includes('(encrypted)')) return 'encrypted';
  return disk === 'unfinished' ? 'plain' : disk;
}

/** 0 keeps memory powered; 3 and 25 also write it to the start disk. */
function hibernationIn(said: string | undefined, disk: DiskEncryption): HibernationState {
  const mode = /^\s*hibernatemode\s+(\d+)/m.exec(said ?? '')?.[1];
  if (mode === undefined) return 'unknown';
  if (mode === '0') return 'off';
  return disk === 'unfinished' ? 'plain' : disk;
}

/** Whether it asks for the password once the screen has gone dark; when that is, it does not say. */
function lockIn(said: string | undefined): ScreenLock {
  if (said === undefined) return { state: 'unknown' };
  if (/screenLock (?:delay )?is off|delay is -1/.test(said)) return { state: 'off' };
  return /screenLock delay is (?:immediate|\d)/.test(said)
    ? { state: 'on', minutes: null }
    : { state: 'unknown' };
}
