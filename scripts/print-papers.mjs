// `node scripts/print-papers.mjs`: prints the summaries under tests/support/data/papers again, with the app's own printer.
// Run it after a change to a summary's document, style, foot or typeface, and look at the pages before they are kept.
import { join } from 'node:path';
import { runInElectron } from './setup/in-electron.mjs';
import { ROOT } from './setup/places.mjs';
import { main } from './setup/say.mjs';

await main(() =>
  runInElectron('tests/support/print-papers.ts', [join(ROOT, 'tests/support/data/papers')]),
);
