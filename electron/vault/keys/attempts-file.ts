// Remembers wrong tries while the vault is locked, outside the databases that cannot be opened yet.
// It knows slots only, no names; after the next unlock the host reports the count and clears it.
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalText } from './canonical-json';
import { nodeDisk, replaceFile, type Disk } from './disk';
import { anchored, waitSeconds, type WrongTries } from './throttle';

const FILE_NAME = 'attempts.json';
const FORMAT_VERSION = 1;
/** What a damaged file counts as: the first wait, so that breaking the file frees nobody. */
const FAILURES_WHEN_UNKNOWN = 5;

const fileSchema = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  /** What a slot without an entry counts as; raised once when the file was found damaged. */
  otherwise: z.strictObject({
    failures: z.int().min(0),
    lastFailedAt: z.int(),
  }),
  slots: z.record(z.string(), z.strictObject({ failures: z.int().min(0), lastFailedAt: z.int() })),
});
type AttemptsFile = z.infer<typeof fileSchema>;

export interface Attempts {
  /** Seconds this slot must still wait; 0 means that a try may be checked. */
  wait(slotId: string, now: number): number;
  /** Counts a try. Call it before the passphrase is checked, so that a cut power cord is no free try. */
  recordTry(slotId: string, now: number): void;
  /** After a right passphrase: forgets the slot's count and answers how many wrong tries came before. */
  clear(slotId: string): number;
}

/** The side file of one vault folder. Times are milliseconds since 1970 (UTC). */
export function openAttempts(folder: string, disk: Disk = nodeDisk): Attempts {
  const store = attemptsStore(folder, disk);
  const put = (slotId: string, tries: WrongTries, now: number) => {
    const file = store.load(now);
    store.save({ ...file, slots: { ...file.slots, [slotId]: { ...tries } } });
  };
  return {
    wait(slotId, now) {
      const tries = triesOf(store.load(now), slotId);
      const steady = anchored(tries, now);
      if (steady !== tries) put(slotId, steady, now);
      return waitSeconds(steady, now);
    },
    recordTry(slotId, now) {
      const tries = triesOf(store.load(now), slotId);
      put(slotId, { failures: tries.failures + 1, lastFailedAt: now }, now);
    },
    clear(slotId) {
      const counted = triesOf(store.load(0), slotId).failures;
      put(slotId, { failures: 0, lastFailedAt: 0 }, 0);
      return Math.max(0, counted - 1);
    },
  };
}

/** Loads and saves the file. Where nothing can be written, counts live in memory as long as the process. */
function attemptsStore(folder: string, disk: Disk) {
  const path = join(folder, FILE_NAME);
  let unsaved: AttemptsFile | undefined;
  const save = (file: AttemptsFile) => {
    try {
      replaceFile(disk, { folder, path }, Buffer.from(`${canonicalText(file)}\n`, 'utf8'));
      unsaved = undefined;
    } catch {
      unsaved = file;
    }
  };
  const load = (now: number) => {
    if (unsaved !== undefined) return unsaved;
    const bytes = readOrNothing(disk, path);
    if (bytes === undefined) return attemptsFrom({ failures: 0, lastFailedAt: 0 });
    const read = fileSchema.safeParse(parseJson(bytes));
    if (read.success) return read.data;
    const cautious = attemptsFrom({
      failures: FAILURES_WHEN_UNKNOWN,
      lastFailedAt: now,
    });
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
