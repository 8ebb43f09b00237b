// Memory runs out while a worker saves: the process may die, or say no. What it called saved is there, the rest is absent.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, expect, inject, it } from 'vitest';
import { foundTestVault, type TestVault } from '../support/test-vault';
import { amount, LONGEST } from './amount';
import { keysOf, soundnessOf } from './soundness';

const ROUNDS = amount(3, 60);
const MEBIBYTE = 1024 * 1024;

const child = inject('children').writer;
let house: TestVault | undefined;
afterEach(() => {
  house?.destroy();
  house = undefined;
});

interface Ended {
  readonly saved: readonly string[];
  /** `exit 134`, `SIGABRT`, or `exit 0` where the writer was told no and locked. */
  readonly how: string;
  readonly refused: number;
}

interface Squeeze {
  readonly heapMiB?: number;
  /** What the process may still take once it is ready to save. */
  readonly roomMiB?: number;
}

async function writerUntilItEnds(folder: string, prefix: string, squeeze: Squeeze): Promise<Ended> {
  const heap = squeeze.heapMiB === undefined ? [] : [`--max-old-space-size=${squeeze.heapMiB}`];
  const hoards = squeeze.heapMiB === undefined ? 'no' : 'yes';
  const writer = spawn(process.execPath, [...heap, child, folder, prefix, '400', 'FULL', hoards], {
    // What V8 says of its last moments helps nobody here.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = new Promise<string>((resolve) =>
    writer.once('close', (code, signal) => resolve(signal ?? `exit ${code}`)),
  );
  const saved: string[] = [];
  let refused = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line === 'ready' && squeeze.roomMiB !== undefined) leaveRoom(writer.pid, squeeze.roomMiB);
    else if (line.startsWith('saved ')) saved.push(line.slice(6));
    else if (line.startsWith('failed ')) refused += 1;
  }
  return { saved, how: await gone, refused };
}

function leaveRoom(pid: number | undefined, mebibytes: number): void {
  const kibibytes = /^VmSize:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  const limit = Number(kibibytes) * 1024 + mebibytes * MEBIBYTE;
  execFileSync('prlimit', [`--pid=${pid}`, `--as=${limit}`]);
}

/** Runs one writer after another on one vault; after each, everything that any of them called saved must be there. */
async function rounds(squeezes: readonly Squeeze[]): Promise<readonly Ended[]> {
  house = await foundTestVault();
  const keys = keysOf(house);
  house.at.lock('asked');
  const all: string[] = [];
  const ended: Ended[] = [];
  for (const [nth, squeeze] of squeezes.entries()) {
    const one = await writerUntilItEnds(house.folder, `M${nth}`, squeeze);
    all.push(...one.saved);
    ended.push(one);
    const { lost, broken } = soundnessOf(`${house.folder}/vault`, keys, all);
    expect({ squeeze, lost, broken }).toEqual({ squeeze, lost: [], broken: [] });
  }
  return ended;
}

it(`a heap that is too small, ${ROUNDS} times`, { timeout: LONGEST }, async () => {
  const squeezes = Array.from({ length: ROUNDS }, (_, nth) => ({ heapMiB: 40 + 4 * (nth % 8) }));
  const ended = await rounds(squeezes);
  for (const { how } of ended) expect(how).toMatch(/^(SIG(ABRT|TRAP|ILL|SEGV)|exit 13\d)$/);
  const saved = ended.reduce((sum, one) => sum + one.saved.length, 0);
  expect(saved).toBeGreaterThan(0);
  console.log(
    `out of memory: the heap ran out ${ended.length} times, each time the process died; ${saved} residents called saved, every one is there, none is half there.`,
  );
});

it(`a system that gives no more memory, ${ROUNDS} times`, { timeout: LONGEST }, async () => {
  const squeezes = Array.from({ length: ROUNDS }, (_, nth) => ({ roomMiB: nth % 6 }));
  const ended = await rounds(squeezes);
  const died = ended.filter(({ how }) => how !== 'exit 0').length;
  const refused = ended.reduce((sum, one) => sum + one.refused, 0);
  // Where nothing ever ran short the limit did not bite, and this test would prove nothing.
  expect(died + refused).toBeGreaterThan(0);
  const saved = ended.reduce((sum, one) => sum + one.saved.length, 0);
  console.log(
    `out of memory: the system gave no more ${ended.length} times, ${died} processes died, ${refused} were told no; ${saved} residents called saved, every one is there.`,
  );
});
