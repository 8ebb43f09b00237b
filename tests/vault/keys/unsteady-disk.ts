// A disk in memory that can lose power after any step. What was not synced may be lost in part or whole;
// renames reach the disk in order, but only a folder's sync makes them certain.
import type { Disk } from '../../../electron/vault/keys/disk';

export class PowerCut extends Error {}

interface Node {
  bytes: number[];
  synced: number;
}

type Names = ReadonlyMap<string, Node>;

export class UnsteadyDisk implements Disk {
  steps = 0;
  #left = Number.POSITIVE_INFINITY;
  #names = new Map<string, Node>();
  /** Folder states since the last folder sync; the first is certain. */
  #history: Names[] = [new Map()];
  #open = new Map<number, Node>();
  readonly #ignoreSyncs: boolean;

  constructor(options: { readonly ignoreSyncs?: boolean } = {}) {
    this.#ignoreSyncs = options.ignoreSyncs ?? false;
  }

  cutAfter(steps: number): void {
    this.#left = steps;
  }

  /** Everything reaches the platter. */
  settle(): void {
    for (const node of this.#names.values()) node.synced = node.bytes.length;
    this.#history = [new Map(this.#names)];
  }

  /** Power returns: `choose(n)` picks 0..n-1 for each thing that the cut left to chance. */
  restart(choose: (choices: number) => number): void {
    this.#left = Number.POSITIVE_INFINITY;
    const at = choose(this.#history.length) % this.#history.length;
    this.#names = new Map(this.#history[at]);
    for (const node of new Set(this.#names.values())) {
      const unsynced = node.bytes.length - node.synced;
      const kept = node.synced + (choose(unsynced + 1) % (unsynced + 1));
      node.bytes = node.bytes.slice(0, kept);
      node.synced = kept;
    }
    this.#history = [new Map(this.#names)];
    this.#open.clear();
  }

  read(path: string): Uint8Array | undefined {
    const node = this.#names.get(path);
    return node === undefined ? undefined : Uint8Array.from(node.bytes);
  }

  create(path: string): number {
    this.#step();
    const node: Node = { bytes: [], synced: 0 };
    this.#rename(() => this.#names.set(path, node));
    const file = this.steps;
    this.#open.set(file, node);
    return file;
  }

  /** One byte at a time, so that a cut can fall at each. */
  write(file: number, bytes: Uint8Array): number {
    this.#step();
    this.#node(file).bytes.push(bytes[0] ?? 0);
    return 1;
  }

  sync(file: number): void {
    this.#step();
    const node = this.#node(file);
    if (!this.#ignoreSyncs) node.synced = node.bytes.length;
  }

  close(file: number): void {
    this.#open.delete(file);
  }

  rename(from: string, to: string): void {
    this.#step();
    this.#rename(() => {
      const node = this.#names.get(from);
      if (node === undefined) throw new Error('no such file');
      this.#names.delete(from);
      this.#names.set(to, node);
    });
  }

  syncFolder(): void {
    this.#step();
    if (!this.#ignoreSyncs) this.#history = [new Map(this.#names)];
  }

  #rename(change: () => void): void {
    change();
    this.#history.push(new Map(this.#names));
  }

  #step(): void {
    if (this.#left <= 0) throw new PowerCut();
    this.#left -= 1;
    this.steps += 1;
  }

  #node(file: number): Node {
    const node = this.#open.get(file);
    if (node === undefined) throw new Error('file is not open');
    return node;
  }
}
