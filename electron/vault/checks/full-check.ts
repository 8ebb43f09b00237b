// Checks everything there is: each line of the trail, each row against the trail, and both files against themselves.
// Others work meanwhile. It makes way for whatever needs the files; what was done already is not done again next time.
import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isCheckDue } from '../../../src/features/audit/index';
import type { Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Instant } from '../../../src/kernel/use-case';
import { Frontier } from '../audit/chain';
import {
  type CheckParts,
  type FilesFound,
  keepParts,
  partsSoFar,
  type RowsFound,
  type TrailFound,
} from '../audit/check-marks';
import { checkpointsFit } from '../audit/kept-checkpoints';
import { sweep } from '../audit/sweep';
import { isDamage } from '../database/driver';
import { workWith } from '../workshop/workshop';
import type { Gate } from '../gate/gate';
import { freshId } from '../keys/places';
import type { PersonSession } from '../open-vault/person-session';
import type { CheckedTrail } from '../open-vault/store-ground';
import { Snapshot, type SnapshotFile } from '../open-vault/snapshot';

export type CheckRefusal = 'audit.check-running' | 'audit.check-stopped' | 'vault.no-room';
export interface Checked {
  readonly begunAt: Instant;
  readonly trail: TrailFound;
  readonly rows: RowsFound;
  readonly files: FilesFound;
}

type Steps<Value> = AsyncGenerator<Progress, Value, void>;

const FILES = ['keyring', 'records'] as const satisfies readonly SnapshotFile[];
const LOOK_EVERY_MS = 200;
const SPARE_BYTES = 2 * 1024 * 1024;
/** How much of the bar each part gets; they take about that long in a house of some years. */
const BAR = { trail: [0, 20], rows: [20, 60], files: [60, 100] } as const;

export async function* checkEverything(
  gate: Gate,
  now: Instant,
): Steps<Result<Checked, CheckRefusal>> {
  const turn = gate.idle.begin();
  if (turn === undefined) return refuse('audit.check-running');
  const steps = new FullCheck(gate, now).run();
  try {
    for (;;) {
      const step = await steps.next();
      if (turn.isStopped()) return refuse('audit.check-stopped');
      if (step.done === true) return step.value;
      yield step.value;
      if (turn.isStopped()) return refuse('audit.check-stopped');
    }
  } finally {
    await steps.return(refuse('audit.check-stopped'));
    turn.end();
  }
}

/** The trail alone, from its first line; in steps, so that others get their turn. */
export function* walkWholeTrail({ audit, auditSecret, vaultId }: CheckedTrail) {
  const frontier = new Frontier();
  const fits = checkpointsFit({ vaultId, trail: audit, secret: auditSecret });
  const verdict = yield* audit.walk(frontier, fits);
  return { verdict, frontier };
}

class FullCheck {
  readonly #gate: Gate;
  readonly #vault: PersonSession;
  readonly #now: Instant;

  constructor(gate: Gate, now: Instant) {
    this.#gate = gate;
    this.#vault = gate.requireOpen();
    this.#now = now;
  }

  async *run(): Steps<Result<Checked, CheckRefusal>> {
    const before = partsSoFar(this.#vault.records);
    const goesOn = before !== undefined && !isCheckDue(this.#now, before.begunAt);
    const { begunAt, ...done } = goesOn ? before : { begunAt: this.#now };
    const trail = done.trail ?? (yield* this.#trail());
    this.#keep({ begunAt, trail });
    const rows = done.rows ?? (yield* this.#rows());
    this.#keep({ begunAt, trail, rows });
    const files = yield* this.#files();
    return files.ok ? ok({ begunAt, trail, rows, files: files.value }) : files;
  }

  /** A disk that takes nothing only means that the next check begins anew. */
  #keep(parts: CheckParts): void {
    this.#vault.writingIfPossible(() => keepParts(this.#vault.records, parts));
  }

  async *#trail(): Steps<TrailFound> {
    let walked = 0;
    try {
      const total = this.#vault.audit.size();
      const walk = walkWholeTrail(this.#vault);
      for (;;) {
        const step = walk.next();
        if (step.done === true) {
          const { verdict, frontier } = step.value;
          const bytes = Buffer.from(frontier.encoded()).toString('base64');
          return verdict.sound ? { ...verdict, frontier: bytes } : verdict;
        }
        walked = step.value;
        yield bar('trail', walked, total);
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      return { sound: false, size: walked, firstBad: walked + 1 };
    }
  }

  async *#rows(): Steps<RowsFound> {
    const { records, recorder } = this.#vault;
    let compared = 0;
    try {
      const total = recorder.records.rowCount() + recorder.keyring.rowCount();
      const steps = sweep(records, recorder);
      for (;;) {
        const step = steps.next();
        if (step.done === true) return { ...step.value, isReadable: true };
        if (step.value.step === 'compare') compared = step.value.done;
        yield bar('rows', compared, total);
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      return { rows: compared, bad: 0, which: 'unreadable', isReadable: false };
    }
  }

  async *#files(): Steps<Result<FilesFound, 'vault.no-room'>> {
    while (Snapshot.isHeld(this.#vault.files)) {
      yield bar('files', 0, 1);
      await pause(LOOK_EVERY_MS);
    }
    // Named like what a renewal leaves behind: should this end halfway, the next unlock takes them away.
    const mark = freshId().slice(0, 8);
    const pathOf = (file: SnapshotFile) => join(this.#vault.files.folder, `${file}-${mark}.kanaf`);
    try {
      const copied = yield* this.#copy(pathOf);
      if (!copied.ok) return copied;
      const found = { keyring: false, records: false };
      for (const [nth, file] of FILES.entries()) {
        found[file] = yield* this.#isSound(file, pathOf(file), nth);
      }
      return ok(found);
    } finally {
      for (const file of FILES) {
        for (const part of ['', '-wal', '-shm', '-journal']) {
          rmSync(pathOf(file) + part, { force: true });
        }
      }
    }
  }

  async *#copy(pathOf: (file: SnapshotFile) => string): Steps<Result<null, 'vault.no-room'>> {
    const snapshot = Snapshot.take(this.#vault.files);
    try {
      const total = FILES.reduce((sum, file) => sum + snapshot.bytesOf(file), 0);
      const { bavail, bsize } = statfsSync(this.#vault.files.folder);
      if (bavail * bsize < total + SPARE_BYTES) return refuse('vault.no-room');
      let before = 0;
      for (const file of FILES) {
        for await (const done of snapshot.copy(file, pathOf(file))) {
          yield bar('files', before + done, 3 * total);
        }
        before += snapshot.bytesOf(file);
      }
      return ok(null);
    } finally {
      snapshot.release();
    }
  }

  async *#isSound(file: SnapshotFile, path: string, nth: number): Steps<boolean> {
    const { databaseKeyHex, keyringKeyHex } = this.#vault.keys;
    const keyHex = file === 'keyring' ? keyringKeyHex : databaseKeyHex;
    const work = workWith(
      this.#gate.workshop.start({ kind: 'check-entries', path, keyHex }),
      'check-files',
    );
    try {
      for (;;) {
        const step = await work.next();
        if (step.done === true) return step.value?.sound === true;
        yield bar('files', 1 + nth, 1 + FILES.length);
      }
    } finally {
      await work.return(undefined);
    }
  }
}

/** Progress in percent of the whole. */
function bar(part: keyof typeof BAR, done: number, total: number): Progress {
  const [from, to] = BAR[part];
  const share = total === 0 ? 1 : Math.min(1, done / total);
  return { step: `check-${part}`, done: Math.round(from + (to - from) * share), total: 100 };
}
