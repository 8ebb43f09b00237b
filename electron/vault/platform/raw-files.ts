// Descriptors for reading the bytes of the vault's two files as they lie on the disk.
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultFileNames } from '../keys/header';

/**
 * They stay open as long as the vault: on POSIX closing any descriptor of a file would drop the database's lock on it.
 */
export class RawFiles {
  readonly #folder: string;
  readonly #names: VaultFileNames;
  readonly #opened = new Map<keyof VaultFileNames, number>();

  constructor({ folder, names }: { readonly folder: string; readonly names: VaultFileNames }) {
    this.#folder = folder;
    this.#names = names;
  }

  of(file: keyof VaultFileNames): number {
    const there = this.#opened.get(file);
    if (there !== undefined) return there;
    const opened = openSync(join(this.#folder, this.#names[file]), 'r');
    this.#opened.set(file, opened);
    return opened;
  }

  close(): void {
    for (const file of this.#opened.values()) closeSync(file);
    this.#opened.clear();
  }
}
