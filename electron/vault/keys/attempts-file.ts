// Remembers wrong tries on each slot and on the whole machine while the vault is locked, outside the databases that cannot be opened yet.
// It knows slots only, no names; after the next unlock the host reports the count and clears it.
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalText } from './canonical-json';
import { nodeDisk, replaceFile, type Disk } from './disk';
import {
  anchored,
  FREE_ON_MACHINE,
  type MachineTry,
  machineWaitSeconds,
  recentTries,
  waitSeconds,
  type WrongTries,
} from './throttle';

const FILE_NAME = 'attempts.json';
const FORMAT_VERSION = 1;
/** What a damaged file counts as: the first wait, so that breaking the file frees nobody. */
const FAILURES_WHEN_UNKNOWN = 5;
const NO_SLOT = 'unknown';

const fileSchema = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  /** What a slot without an entry counts as; raised once when the file was found damaged. */
  otherwise: z.strictObject({
    failures: z.int().min(0),
    lastFailedAt: z.int(),
  }),
  slots: z.record(z.string(), z.strictObject({ failures: z.int().min(0), lastFailedAt: z.int() })),
  /** Wrong tries on whatever slot, oldest first; absent in files of earlier versions. */
  recent: z.array(z.strictObject({ slotId: z.string(), at: z.int() })).exactOptional(),
});
type AttemptsFile = z.infer<typeof fileSchema>;

export interface Attempts {
  /** Seconds this slot must still wait; 0 means that a try may be checked. */
  wait(slotId: string, now: number): number;
  /** Seconds that the whole machine must still wait, whatever the slot. Papers of recovery do not ask it. */
  waitOfMachine(now: number): number;
  /** Counts a try. Call it before the passphrase is checked, so that a cut power cord is no free try. */
  recordTry(slotId: string, now: number): void;
  /**
   * After a right passphrase: forgets the slot's own tries, and those of others that are too old to count, and answers how
   * many wrong ones came before. What was tried on other slots goes on counting for the machine.
   */
  clear(slotId: string, now: number): number;
}

/** The side file of one vault folder. Times are milliseconds since 1970 (UTC). */
export function openAttempts(folder: string, disk: Disk = nodeDisk): Attempts {
  const store = attemptsStore(folder, disk);
  const put = (slotId: string, tries: WrongTries, now: number) => {
    const file = store.load(now);
    store.save({ ...file, slots: { ...file.slots, [slotId]: { ...tries } } });
  };
  const putRecent = (file: AttemptsFile, recent: readonly MachineTry[]) =>
    store.save({ ...file, recent: [...recent] });
  return {
    wait(slotId, now) {
      const tries = triesOf(store.load(now), slotId);
      const steady = anchored(tries, now);
      if (steady !== tries) put(slotId, steady, now);
      return waitSeconds(steady, now);
    },
    waitOfMachine(now) {
      const file = store.load(now);
      const { recent = [] } = file;
      const counted = recentTries(recent, now);
      if (recent.some(({ at }) => at > now)) putRecent(file, counted);
      return machineWaitSeconds(counted, now);
    },
    recordTry(slotId, now) {
      const file = store.load(now);
      const { failures } = triesOf(file, slotId);
      const slots = { ...file.slots, [slotId]: { failures: failures + 1, lastFailedAt: now } };
      putRecent(
        { ...file, slots },
        recentTries([...(file.recent ?? []), { slotId, at: now }], now),
      );
    },
    clear(slotId, now) {
      const file = store.load(0);
      const counted = triesOf(file, slotId).failures;
      const { [slotId]: _, ...others } = file.slots;
      // Where the file was found damaged, no entry would count as wrong tries again.
      const none = { [slotId]: { failures: 0, lastFailedAt: 0 } };
      const slots = file.otherwise.failures === 0 ? others : { ...others, ...none };
      const recent = (file.recent ?? []).filter((one) => one.slotId !== slotId);
      putRecent({ ...file, slots }, recentTries(recent, now));
      return Math.max(0, counted - 1);
    },
  };
}

/** What a disk did not take, by the path of the file: each try opens the file anew, and none may begin at nothing. */
const unsavedOn = new WeakMap<Disk, Map<string, AttemptsFile>>();

/** Loads and saves the file. Where nothing can be written, counts live in memory as long as the process. */
function attemptsStore(folder: string, disk: Disk) {
  const path = join(folder, FILE_NAME);
  const unsaved = unsavedOn.get(disk) ?? new Map<string, AttemptsFile>();
  unsavedOn.set(disk, unsaved);
  const save = (file: AttemptsFile) => {
    try {
      replaceFile(disk, { folder, path }, Buffer.from(`${canonicalText(file)}\n`, 'utf8'));
      unsaved.delete(path);
    } catch {
      unsaved.set(path, file);
    }
  };
  const load = (now: number) => {
    const kept = unsaved.get(path);
    if (kept !== undefined) return kept;
    const bytes = readOrNothing(disk, path);
    if (bytes === undefined) return attemptsFrom({ failures: 0, lastFailedAt: 0 });
    const read = fileSchema.safeParse(parseJson(bytes));
    if (read.success) return read.data;
    const cautious = {
      ...attemptsFrom({ failures: FAILURES_WHEN_UNKNOWN, lastFailedAt: now }),
      recent: Array.from({ length: FREE_ON_MACHINE }, () => ({ slotId: NO_SLOT, at: now })),
    };
    save(cautious);
    return cautious;
  };
  return { load, save };
}

/** A file that cannot be read counts as damaged, so that making it unreadable frees nobody. */
function readOrNothing(disk: Disk, path: string): Uint8Array | undefined {
  try {
    return disk.read(path);
  } catch {
    return new Uint8Array();
  }
}

function triesOf(file: AttemptsFile, slotId: string): WrongTries {
  return Object.hasOwn(file.slots, slotId)
    ? (file.slots[slotId] ?? file.otherwise)
    : file.otherwise;
}

function attemptsFrom(otherwise: WrongTries): AttemptsFile {
  return {
    formatVersion: FORMAT_VERSION,
    otherwise: { ...otherwise },
    slots: {},
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
