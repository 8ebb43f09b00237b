// Events the trail cannot take while the disk takes nothing: sealed beside it, else in memory. The next transaction
// that is kept takes them in; until then nothing of them is thrown away.
import type { Handle } from '../database/driver';
import type { DataKey } from './data-key';
import type { EventInput } from './event';
import { keepMark, readMark } from './marks';
import type { Recorder } from './recorder';
import { appendAside, type AsideLine, asideLine, clearAside, readAside } from './side-file';

export interface UnwrittenParts {
  readonly vaultId: string;
  readonly folder: string;
  readonly records: Handle;
  readonly now: () => string;
}

export class Unwritten {
  readonly #parts: UnwrittenParts;
  #inMemory: AsideLine[] = [];
  #isTaking = false;

  constructor(parts: UnwrittenParts) {
    this.#parts = parts;
  }

  /** Events that are nowhere but in memory and go with the session unless the disk takes them. */
  get inMemory(): number {
    return this.#inMemory.length;
  }

  /** Sealed under the key of the session whose event it is. */
  setAside(dataKey: DataKey, event: EventInput): void {
    const { vaultId, folder } = this.#parts;
    const line = asideLine(dataKey, vaultId, { ...event });
    if (!appendAside(folder, line)) this.#inMemory.push(line);
  }

  /** Hands everything that waits, whoever set it aside, to the open transaction. */
  take(recorder: Pick<Recorder, 'add'>): void {
    const { folder, records } = this.#parts;
    const found = readAside(folder, readMark(records, 'ingested'));
    const own = (verb: string) => ({
      at: this.#parts.now(),
      actor: 'vault',
      verb,
      outcome: 'done' as const,
    });
    for (const { key, sealed } of [...found.lines, ...this.#inMemory]) {
      recorder.add({ ...own('vault.aside'), aside: key, sealed });
    }
    if (found.unreadable > 0) {
      recorder.add({ ...own('vault.aside-damaged'), facts: { lines: found.unreadable } });
    }
    if (found.lines.length + found.unreadable > 0) keepMark(records, 'ingested', found.taken);
    this.#isTaking = true;
  }

  /** What waited is on disk: only now may it go. */
  settle(): void {
    if (!this.#isTaking) return;
    this.#isTaking = false;
    this.#inMemory = [];
    clearAside(this.#parts.folder);
  }

  forget(): void {
    this.#isTaking = false;
  }
}
