// From the start of the packaged program until its first screen stands there: Kanaf's door before a closed vault, against the least
// window of the same runtime, packaged the same way. Both are shown, and tell themselves when they painted.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { foundTestVault } from '../../support/test-vault';
import { type Comparison, compared, median } from '../measure';
import { PackagedApp, packagedPair } from './packaged-app';

const STARTS = 11;
const WARM = 2;
const ALLOWED = 1.25;

export async function benchPackagedStart(): Promise<readonly Comparison[]> {
  const pair = packagedPair();
  const house = await foundTestVault();
  house.at.lock('asked');
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-bench-vault-'));
  cpSync(join(house.folder, 'vault'), folder, { recursive: true });
  house.destroy();
  const ours: Painted[] = [];
  const bare: Painted[] = [];
  for (let nth = 0; nth < WARM + STARTS; nth += 1) {
    const door = await started(pair.kanaf, 'main form input', [`--vault=${folder}`]);
    const least = await started(pair.bare, 'p');
    if (nth < WARM) continue;
    ours.push(door);
    bare.push(least);
  }
  rmSync(folder, { recursive: true });
  const of = (all: readonly Painted[], what: keyof Painted) => median(all.map((one) => one[what]));
  const notes = {
    slowest: Math.max(...ours.map(({ whole }) => whole)),
    bareSlowest: Math.max(...bare.map(({ whole }) => whole)),
  };
  return [
    compared({
      name: 'packaged-door',
      what: `packaged program: process start until the door stands there, against a bare packaged window (median of ${STARTS}, in turns)`,
      ours: of(ours, 'whole'),
      theirs: of(bare, 'whole'),
      unit: 'ms',
      limit: ALLOWED,
      notes,
    }),
    compared({
      name: 'packaged-first-paint',
      what: 'the same until anything at all is painted',
      ours: of(ours, 'first'),
      theirs: of(bare, 'first'),
      unit: 'ms',
      limit: ALLOWED,
    }),
  ];
}

/** Milliseconds after the start of the process. */
interface Painted {
  readonly first: number;
  /** The largest thing of the screen: what comes before it is a frame without content. */
  readonly whole: number;
}

async function started(
  folder: string,
  selector: string,
  args: readonly string[] = [],
): Promise<Painted> {
  const app = new PackagedApp(folder, args);
  try {
    const page = await app.page(selector);
    const { first, whole } = await painted(page);
    return { first: first - app.startedAt, whole: whole - app.startedAt };
  } finally {
    await app.end();
  }
}

/** By the clock of the day. */
function painted(page: Page): Promise<Painted> {
  return page.evaluate(
    () =>
      new Promise<{ first: number; whole: number }>((resolve) => {
        const at = (entry: PerformanceEntry | undefined) =>
          performance.timeOrigin + (entry?.startTime ?? Number.NaN);
        new PerformanceObserver((list) => {
          const [first] = performance.getEntriesByName('first-contentful-paint');
          resolve({ first: at(first), whole: at(list.getEntries().at(-1)) });
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}
