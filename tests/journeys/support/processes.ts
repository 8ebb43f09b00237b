// The processes of a running app, as the system sees them (Linux).
import { readdirSync, readFileSync } from 'node:fs';

/** Main and everything that descends from it, rising. */
export function processesOf(main: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
  }
  const family = new Set([main]);
  for (const pid of [...parents.keys()].sort((a, b) => a - b)) {
    if (family.has(parents.get(pid) ?? 0)) family.add(pid);
  }
  return [...family];
}

/** Whether the process still has memory; one that ended and was not yet buried has none. */
export function isAlive(pid: number | undefined): boolean {
  try {
    return !readFileSync(`/proc/${pid}/statm`, 'utf8').startsWith('0 ');
  } catch {
    return false;
  }
}

/** What the process was started as: `main`, `vault`, `renderer`, `zygote`, …, or the name of another program. */
export function kindOf(pid: number): string {
  const words = read(`/proc/${pid}/cmdline`);
  if (words.includes('node.mojom.NodeService')) return 'vault';
  const type = /--type=([\w-]+)/.exec(words)?.[1];
  const name = read(`/proc/${pid}/comm`).trim();
  return type ?? (words.includes('--profile=') ? 'main' : name);
}

export function coreLimitOf(pid: number): string {
  return /^Max core file size\s+(\w+)\s+(\w+)/m.exec(read(`/proc/${pid}/limits`))?.[0] ?? '';
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
