// Puts a vault together for one folder: gate, rooms and host. The app, the command line and the tests all use it.
import type { LockReason } from '../../../src/contract/lock-reason';
import type { Instant } from '../../../src/kernel/use-case';
import { depart } from '../gate/session-start';
import { benchWorkshop, type Workshop } from '../workshop/workshop';
import { Gate, type Later } from '../gate/gate';
import { Host } from '../host/host';
import { freshId } from '../keys/places';
import type { KnownFormats } from '../upgrade/known-formats';
import type { SelfTest } from '../keys/vectors';
import { faultLog, type LogFault } from '../platform/log';
import type { PersonSession } from '../open-vault/person-session';
import type { Outside } from '../platform/process-environment';
import { openInSlices } from '../name-search/search-opening';
import { vaultRooms } from './rooms';

export interface VaultOptions {
  readonly folder: string;
  readonly logFolder: string;
  readonly outside: Outside;
  /** This account's own folder outside the vault: remembers where the trail stood when the vault was locked. */
  readonly profile?: string;
  /** Where heavy work on files is done; in this thread unless told otherwise. */
  readonly workshop?: Workshop;
  readonly now?: () => Instant;
  /** Milliseconds by a clock that nobody can set. */
  readonly ticks?: () => number;
  /** Calls back after so many of those milliseconds. */
  readonly later?: Later;
  readonly changed?: (feature: string) => void;
  readonly opened?: (vault: PersonSession) => void;
  /** Tests hand in ciphers that err. */
  readonly selfTest?: SelfTest;
  /** Tests hand in formats that never were. */
  readonly formats?: KnownFormats;
  /** Tests look at faults themselves. */
  readonly logFault?: LogFault;
}

export interface VaultAt {
  readonly host: Host;
  readonly gate: Gate;
  /** Writes the last event and closes both databases. */
  lock(reason: LockReason): void;
}

export function createVault(options: VaultOptions): VaultAt {
  const now = options.now ?? ((): Instant => new Date().toISOString());
  const gate = new Gate({
    folder: options.folder,
    profile: options.profile,
    now,
    ticks: options.ticks,
    later: options.later,
    workshop: options.workshop ?? benchWorkshop,
    opened: (vault) => {
      options.opened?.(vault);
      void openNames(vault, () => gate.open === vault);
    },
    selfTest: options.selfTest,
    formats: options.formats,
    deviceKeeper: options.outside.device,
  });
  // After the first message to the window: the person at the door does not wait for it.
  setImmediate(() => void gate.ciphersSound());
  const host = new Host(vaultRooms(options.outside), gate, {
    now,
    newId: freshId,
    logFault: options.logFault ?? faultLog(options.logFolder, now),
    changed: (feature) => options.changed?.(feature),
  });
  return {
    host,
    gate,
    lock: (reason) => {
      const { open } = gate;
      gate.searchDebounce.end();
      if (open !== undefined) closeInOrder(open, { at: now(), reason });
      gate.lock();
    },
  };
}

/** What fails here fails again, and is answered, where somebody asks for a name. */
async function openNames(vault: PersonSession, isOpen: () => boolean): Promise<void> {
  try {
    await openInSlices(vault, isOpen);
  } catch {
    return;
  }
}

function closeInOrder(
  open: PersonSession,
  { at, reason }: { readonly at: Instant; readonly reason: LockReason },
): void {
  const lock = { at, verb: `vault.lock-${reason}`, outcome: 'done' } as const;
  // All in one: whoever reads the line may count on its checkpoint.
  const isKept = open.writingIfPossible(() => {
    depart(open, reason, at);
    open.record({ ...lock, signs: true });
    open.keepCheckpoint();
  });
  if (isKept) return;
  open.witness(lock);
  open.seal.remember(open.files.unwritten.inMemory);
}
