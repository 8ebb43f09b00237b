// What a process did to the files of one folder, read from strace: each write, sync, truncation and renaming in order.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

export type TracedStep =
  | { readonly kind: 'make'; readonly name: string }
  | {
      readonly kind: 'write';
      readonly name: string;
      readonly offset: number;
      readonly data: Buffer;
    }
  | { readonly kind: 'truncate'; readonly name: string; readonly size: number }
  | { readonly kind: 'sync'; readonly name: string }
  | { readonly kind: 'sync-folder' }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'said'; readonly line: string };

const CALLS =
  'open,openat,write,writev,pwrite64,pwritev,ftruncate,truncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,mkdir';

/** Runs a program under strace until it ends. Throws when strace is not installed or may not trace. */
export function trace(program: readonly string[], into: string): void {
  const found = spawnSync('strace', ['--version']);
  if (found.error !== undefined) {
    throw new Error(
      'strace is not installed: the power-cut test cannot run. `npm test` installs it.',
    );
  }
  const [command = '', ...rest] = program;
  const options = [
    '-f',
    '-y',
    '-xx',
    '-s',
    '16777216',
    '-e',
    `trace=${CALLS}`,
    '-e',
    'signal=none',
  ];
  execFileSync('strace', [...options, '-o', into, command, ...rest], { stdio: 'pipe' });
}

/** The steps on files in `folder` and in folders inside it, each by its path from there, and what was said on standard output. */
export function stepsIn(traceFile: string, folder: string): readonly TracedStep[] {
  const reader = new TraceReader(folder);
  for (const line of wholeCalls(readFileSync(traceFile, 'latin1'))) reader.take(line);
  return reader.steps;
}

/** Joins calls that another thread interrupted; a call counts when it came back. */
function* wholeCalls(text: string): Generator<string> {
  const begun = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, thread = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(call);
    if (call.endsWith('<unfinished ...>')) begun.set(thread, call.slice(0, -16));
    else if (resumed !== null) yield (begun.get(thread) ?? '') + (resumed[1] ?? '');
    else yield call;
  }
}

class TraceReader {
  readonly steps: TracedStep[] = [];
  readonly #folder: string;
  readonly #folders = new Set<string>();
  /** Where plain `write` continues, by descriptor and name. */
  readonly #positions = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  take(line: string): void {
    const [, call = '', inside = '', result = ''] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line) ?? [];
    if (call === '' || result.startsWith('-')) return;
    const descriptor = /^(\d+)<([^>]*)>/.exec(inside);
    const path = plain(descriptor?.[2] ?? '');
    const texts = [...inside.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) =>
      bytesOf(match[1] ?? ''),
    );
    const numbers =
      inside
        .slice(inside.lastIndexOf('"') + 1)
        .match(/\d+/g)
        ?.map(Number) ?? [];
    if (call === 'write' && descriptor?.[1] === '1') this.#say(texts[0]);
    else if (call.startsWith('open')) this.#open(inside, texts, line);
    else if (call.startsWith('unlink'))
      this.#onName(texts[0], (name) => ({ kind: 'unlink', name }));
    else if (call.startsWith('rename')) this.#rename(texts);
    else if (call === 'mkdir') this.#folders.add(texts[0]?.toString('utf8') ?? '');
    else if (call === 'truncate') throw new Error('truncate by path is not modelled');
    else if ((path === this.#folder || this.#folders.has(path)) && call.startsWith('f'))
      this.steps.push({ kind: 'sync-folder' });
    else if (this.#isHere(path))
      this.#onFile(call, this.#nameOf(path), { descriptor, texts, numbers, inside });
  }

  #onFile(
    call: string,
    name: string,
    parts: {
      readonly descriptor: RegExpExecArray | null;
      readonly texts: readonly Buffer[];
      readonly numbers: readonly number[];
      readonly inside: string;
    },
  ): void {
    const data = parts.texts[0] ?? Buffer.alloc(0);
    switch (call) {
      case 'pwrite64':
        this.steps.push({ kind: 'write', name, offset: parts.numbers.at(-1) ?? 0, data });
        return;
      case 'write': {
        const key = `${parts.descriptor?.[1] ?? ''} ${name}`;
        const offset = this.#positions.get(key) ?? 0;
        this.#positions.set(key, offset + data.length);
        this.steps.push({ kind: 'write', name, offset, data });
        return;
      }
      case 'ftruncate':
        this.steps.push({
          kind: 'truncate',
          name,
          size: Number(/,\s*(\d+)/.exec(parts.inside)?.[1]),
        });
        return;
      case 'fsync':
      case 'fdatasync':
        this.steps.push({ kind: 'sync', name });
        return;
      default:
        throw new Error(`${call} on a file of the vault is not modelled`);
    }
  }

  #say(data: Buffer | undefined): void {
    const lines = (data?.toString('utf8') ?? '').split('\n').filter((line) => line !== '');
    for (const line of lines) this.steps.push({ kind: 'said', line });
  }

  #open(inside: string, texts: readonly Buffer[], line: string): void {
    const descriptor = /= (\d+)</.exec(line)?.[1] ?? '';
    this.#onName(texts[0], (name) => {
      this.#positions.set(`${descriptor} ${name}`, 0);
      if (/O_TRUNC/.test(inside))
        this.steps.push({ kind: 'make', name }, { kind: 'truncate', name, size: 0 });
      return /O_CREAT/.test(inside) ? { kind: 'make', name } : undefined;
    });
  }

  #rename(texts: readonly Buffer[]): void {
    const to = texts[1]?.toString('utf8') ?? '';
    this.#onName(texts[0], (name) => ({ kind: 'rename', name, to: this.#nameOf(to) }));
  }

  #onName(data: Buffer | undefined, step: (name: string) => TracedStep | undefined): void {
    const path = data?.toString('utf8') ?? '';
    if (!this.#isHere(path)) return;
    const made = step(this.#nameOf(path));
    if (made !== undefined) this.steps.push(made);
  }

  #isHere(path: string): boolean {
    return path.startsWith(`${this.#folder}/`);
  }

  #nameOf(path: string): string {
    return relative(this.#folder, path);
  }
}

function plain(text: string): string {
  return text.includes('\\x') ? bytesOf(text).toString('utf8') : text;
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}
