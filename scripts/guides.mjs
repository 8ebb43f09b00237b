// `node scripts/guides.mjs --to DIR`: the guides of docs/guides as PDF, A4, printed by the app's own printer in the typeface
// of its papers. The same commit gives the same bytes with the same runtime: the only time in them is that of the commit.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dateOfSources } from './package/source-date.mjs';
import { runInElectron } from './setup/in-electron.mjs';
import { ROOT } from './setup/places.mjs';
import { valueOf } from './setup/run.mjs';
import { main } from './setup/say.mjs';

await main(() => {
  const to = resolve(valueOf('--to') ?? join(ROOT, 'out/guides'));
  mkdirSync(to, { recursive: true });
  const epoch = String(dateOfSources());
  return runInElectron('scripts/guides/print-guides.mjs', [ROOT, to], { SOURCE_DATE_EPOCH: epoch });
});
