// A disk as it may be found after the power was cut: synced is there, everything else may be, in part or torn. Names change in
// one order for all its folders, as in the journal of a file system.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TracedStep } from './traced-writes';

/** What becomes of writes that were not yet synced. */
export const FATES = ['all kept', 'none kept', 'random half kept', 'torn in sectors'] as const;
export type Fate = (typeof FATES)[number];

const SECTOR = 512;

type Change = { readonly offset: number; readonly data: Buffer } | { readonly size: number };

interface File {
  durable: Buffer;
  pending: Change[];
}

export class CutDisk {
  #durableNames = new Map<string, File>();
  #names = new Map<string, File>();
  #pendingNames: ((names: Map<string, File>) => void)[] = [];

  constructor(folder: string) {
    for (const name of readdirSync(folder)) {
      this.#durableNames.set(name, { durable: readFileSync(join(folder, name)), pending: [] });
    }
    this.#names = new Map(this.#durableNames);
  }

  apply(step: TracedStep): void {
    switch (step.kind) {
      case 'make':
        if (!this.#names.has(step.name))
          this.#rename(linkOf(step.name, { durable: Buffer.alloc(0), pending: [] }));
        return;
      case 'write':
        this.#file(step.name).pending.push({ offset: step.offset, data: step.data });
        return;
      case 'truncate':
        this.#file(step.name).pending.push({ size: step.size });
        return;
      case 'sync': {
        const file = this.#file(step.name);
        for (const change of file.pending) file.durable = changed(file.durable, change);
        file.pending = [];
        return;
      }
      case 'sync-folder':
        for (const change of this.#pendingNames) change(this.#durableNames);
        this.#pendingNames = [];
        return;
      case 'unlink':
        this.#rename((names) => names.delete(step.name));
        return;
      case 'rename': {
        const file = this.#file(step.name);
        this.#rename((names) => {
          names.delete(step.name);
          names.set(step.to, file);
        });
        return;
      }
      case 'said':
        return;
    }
  }

  /** Writes the folder as it may be found now. */
  image(into: string, fate: Fate): void {
    mkdirSync(into, { recursive: true, mode: 0o700 });
    const names = new Map(this.#durableNames);
    for (const change of this.#namesKept(fate)) change(names);
    for (const [name, file] of names) {
      mkdirSync(dirname(join(into, name)), { recursive: true, mode: 0o700 });
      writeFileSync(join(into, name), contentOf(file, fate), { mode: 0o600 });
    }
  }

  /** Names change in order, so that what survives is always a beginning of the list. */
  #namesKept(fate: Fate) {
    if (fate === 'all kept') return this.#pendingNames;
    if (fate === 'none kept') return [];
    return this.#pendingNames.slice(0, Math.floor(Math.random() * (this.#pendingNames.length + 1)));
  }

  #rename(change: (names: Map<string, File>) => void): void {
    change(this.#names);
    this.#pendingNames.push(change);
  }

  #file(name: string): File {
    const file = this.#names.get(name);
    if (file === undefined) throw new Error(`${name} was changed but never made`);
    return file;
  }
}

function linkOf(name: string, file: File) {
  return (names: Map<string, File>): void => {
    names.set(name, file);
  };
}

function contentOf(file: File, fate: Fate): Buffer {
  let content = file.durable;
  for (const change of file.pending) {
    if (fate === 'none kept' || (fate === 'random half kept' && Math.random() < 0.5)) continue;
    const parts = fate === 'torn in sectors' ? sectorsOf(change) : [change];
    for (const part of parts) content = changed(content, part);
  }
  return content;
}

function sectorsOf(change: Change): readonly Change[] {
  if ('size' in change) return Math.random() < 0.5 ? [change] : [];
  const parts: Change[] = [];
  for (let at = 0; at < change.data.length; at += SECTOR) {
    if (Math.random() < 0.5) continue;
    parts.push({ offset: change.offset + at, data: change.data.subarray(at, at + SECTOR) });
  }
  return parts;
}

function changed(content: Buffer, change: Change): Buffer {
  if ('size' in change) {
    const resized = Buffer.alloc(change.size);
    content.copy(resized, 0, 0, Math.min(content.length, change.size));
    return resized;
  }
  const end = change.offset + change.data.length;
  const grown = Buffer.alloc(Math.max(content.length, end));
  content.copy(grown);
  change.data.copy(grown, change.offset);
  return grown;
}
