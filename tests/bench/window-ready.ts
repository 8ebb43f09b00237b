// From the start of the program until its window can be shown: Kanaf against the least window of the same Electron.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Comparison, compared, median } from './measure';

const STARTS = 9;
const WARM = 2;

export async function benchWindow(root: string): Promise<readonly Comparison[]> {
  const program =
    process.env['KANAF_ELECTRON_PROGRAM'] ?? join(root, 'node_modules/electron/dist/electron');
  const ours: number[] = [];
  const bare: number[] = [];
  for (let nth = 0; nth < WARM + STARTS; nth += 1) {
    const kanaf = await start(program, root);
    const least = await start(program, join(root, 'tests/bench/bare-window/main.mjs'));
    if (nth < WARM) continue;
    ours.push(kanaf);
    bare.push(least);
  }
  return [
    compared({
      name: 'window-ready',
      what: `process start to window ready, Kanaf against a bare Electron window (median of ${STARTS})`,
      ours: median(ours),
      theirs: median(bare),
      unit: 'ms',
      limit: 1.25,
      notes: { slowest: Math.max(...ours), bareSlowest: Math.max(...bare) },
    }),
  ];
}

/** Milliseconds until the program says that its window is ready. */
function start(program: string, entry: string): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'kanaf-start-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [
    ...sandbox,
    '--log-level=3',
    entry,
    '--smoke',
    `--profile=${profile}`,
    `--vault=${join(profile, 'vault')}`,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (part) => (said += String(part)));
    child.stderr.on('data', (part) => (said += String(part)));
    child.once('error', reject);
    child.once('close', () => {
      rmSync(profile, { recursive: true, force: true });
      const ready = /ready in (\d+) ms/.exec(said)?.[1];
      if (ready === undefined)
        reject(new Error(`${entry} did not become ready: ${said.slice(0, 2000)}`));
      else resolve(Number(ready));
    });
  });
}
