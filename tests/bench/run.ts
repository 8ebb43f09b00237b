// All benches in one run. Times depend on the machine and are only told; a ratio over its limit ends with an error.
import { writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchAudit } from './audit';
import { benchBackup } from './backup';
import { benchCipher } from './cipher';
import { benchCommands } from './commands';
import { benchFullCheck } from './full-check';
import { benchImports } from './imports';
import type { Comparison } from './measure';
import { benchOpening } from './opening';
import { benchPackagedMemory } from './packaged/memory';
import { benchPackagedSize } from './packaged/size';
import { benchPackagedStart } from './packaged/start';
import { benchReport } from './report';
import { benchSearch } from './search';
import { benchSearchOpening } from './search-opening';
import { benchWindow } from './window-ready';

const root = process.env['KANAF_ROOT'] ?? process.cwd();

const BENCHES: Readonly<
  Record<string, () => readonly Comparison[] | Promise<readonly Comparison[]>>
> = {
  window: () => benchWindow(root),
  'packaged-size': benchPackagedSize,
  'packaged-start': benchPackagedStart,
  'packaged-memory': benchPackagedMemory,
  commands: benchCommands,
  search: benchSearch,
  'search-opening': benchSearchOpening,
  opening: benchOpening,
  imports: () => benchImports(root),
  report: benchReport,
  cipher: benchCipher,
  audit: benchAudit,
  backup: () => benchBackup(root),
  'full-check': () => benchFullCheck(root),
};

const asked = process.argv.slice(2).filter((word) => word in BENCHES);
const done: Comparison[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const one of await bench()) {
    done.push(one);
    const limit =
      one.limit === undefined ? '' : ` (limit ${one.limit}: ${one.pass ? 'kept' : 'NOT KEPT'})`;
    console.log(`${one.name}: ${one.ours} / ${one.theirs} ${one.unit} = ${one.ratio}${limit}`);
    if (one.notes !== undefined) console.log(`  ${JSON.stringify(one.notes)}`);
  }
}
const failed = done.filter(({ pass }) => !pass);
if (asked.length === 0) save();
console.log(`bench: ${done.length - failed.length} kept, ${failed.length} not kept`);
process.exitCode = failed.length > 0 ? 1 : 0;

function save(): void {
  const [cpu] = cpus();
  const results = {
    date: new Date().toISOString(),
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1024 ** 3),
      system: `${platform()} ${release()}`,
    },
    runtime: {
      node: process.versions.node,
      electron: process.env['KANAF_ELECTRON_PROGRAM'] ?? 'default',
    },
    results: done,
  };
  writeFileSync(
    join(root, 'tests', 'bench', 'results.json'),
    `${JSON.stringify(results, null, 2)}\n`,
  );
}
