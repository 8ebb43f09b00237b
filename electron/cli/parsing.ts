// Has a file read by a child process that has neither keys nor the vault's folder, and that is ended when it takes too
// long: a child in the middle of a loop hears nothing, so it is killed.
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type CollectorState,
  type ParsedFile,
  ParsedFileCollector,
} from '../../src/features/imports/index';
import { ok, refuse, type Result } from '../../src/kernel/result';

export interface ParseProgram {
  readonly path: string;
  readonly patienceMs: number;
}

/** A list within the limits is read in a few seconds. */
export const PATIENCE_MS = 60_000;
const MEMORY_MB = 2_000;

export async function parseInChild(
  file: string,
  { path, patienceMs }: ParseProgram,
): Promise<Result<ParsedFile>> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MEMORY_MB}`, path, basename(file)],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] } },
  );
  const kill = (): void => void child.kill('SIGKILL');
  let isLate = false;
  const clock = setTimeout(() => {
    isLate = true;
    kill();
  }, patienceMs);
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdin.on('error', () => undefined);
  createReadStream(file).on('error', kill).pipe(child.stdin);
  const state = await answerOf(child.stdout);
  clearTimeout(clock);
  kill();
  await ended;
  process.removeListener('exit', kill);
  if (isLate) return refuse('imports.took-too-long');
  if (state.kind === 'parsed') return ok(state.file);
  if (state.kind === 'waiting') return refuse('imports.parser-stopped');
  return refuse(state.refusal.code, state.refusal.details);
}

async function answerOf(output: NodeJS.ReadableStream): Promise<CollectorState> {
  const collector = new ParsedFileCollector();
  for await (const line of createInterface({ input: output })) {
    const state = collector.take(messageOf(line));
    if (state.kind !== 'waiting') return state;
  }
  return { kind: 'waiting' };
}

// A line that was cut is no message; the collector refuses what it does not know.
function messageOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
