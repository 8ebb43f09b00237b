// Takes back what was copied out of our window: half a minute later and at lock, if it is still what the clipboard holds.
// Main remembers a mark of the text, never the text.
import { clipboard } from 'electron';
import { copyMark } from '../../src/contract/copy-mark';

const KEPT_MS = 30_000;
const PATIENCE_MS = 300;

export class Copies {
  #mark: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  remember(mark: string): void {
    clearTimeout(this.#timer);
    this.#mark = mark;
    this.#timer = setTimeout(() => void this.takeBack(), KEPT_MS);
    this.#timer.unref();
  }

  /** Empties the clipboard if it still holds our copy; what somebody else put there stays. */
  async takeBack(): Promise<void> {
    clearTimeout(this.#timer);
    const ours = this.#mark;
    this.#mark = undefined;
    if (ours !== undefined && copyMark(await clipboard.readText()) === ours) clipboard.clear();
  }

  /** At lock also what was only selected: under X11 that alone is a copy, and it outlives the window. */
  async takeAllBack(): Promise<void> {
    if (process.platform === 'linux') clearSelection();
    await Promise.race([this.takeBack(), patience()]);
  }
}

/** The clipboard may belong to a program that hangs; no lock waits for that. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
}

/** The two runtimes call it differently. */
function clearSelection(): void {
  const either: {
    readonly selection?: { clear(): void };
    clear(of?: 'selection'): void;
  } = clipboard;
  if (either.selection === undefined) either.clear('selection');
  else either.selection.clear();
}
