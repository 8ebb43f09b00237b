// All journeys in the real app while the kernel's calls for connections are written down. One is left out: it plays a page in foreign
// hands, which is traced on the packaged app (tests/proofs/connections.test.ts).
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../setup/build.mjs';
import { hiddenDisplays } from '../setup/display.mjs';
import { FAILURE } from '../setup/failures.mjs';
import { ROOT } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';
import { journeysStep, sayFailures } from '../setup/steps.mjs';
import { connectionsIn, TRACE } from './connections.mjs';

const LEFT_OUT = 'compromised-page.test.ts';

/** `files` narrows it down. Answers `{ passed, failed }`; a connection outside counts as one failure. */
export async function tracedJourneys({ program, files }) {
  build();
  const displays = await hiddenDisplays();
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-connections-'));
  const to = join(folder, 'trace');
  const env = { ...displays.env, KANAF_ELECTRON_PROGRAM: program, KANAF_PROOFS: 'nightly' };
  const under = ['strace', ...TRACE, '-o', to];
  const done = await journeysStep(env, files.length > 0 ? files : allJourneys(), under);
  displays.close();
  const { outside, local } = connectionsIn(readFileSync(to, 'utf8'));
  rmSync(folder, { recursive: true });
  sayFailures(done);
  say(
    `${done.passed} journeys: ${local} connections inside the machine, ${outside.length} out of it`,
  );
  for (const call of outside) console.log(`${FAILURE} proofs: leaves the machine: ${call}`);
  // Playwright speaks to the app over the loopback: a trace without that saw nothing.
  if (local === 0) console.log(`${FAILURE} proofs: the trace of connections is empty`);
  const isSilent = outside.length === 0 && local > 0;
  return { passed: done.passed + Number(isSilent), failed: done.failed + Number(!isSilent) };
}

const allJourneys = () =>
  readdirSync(join(ROOT, 'tests/journeys'))
    .filter((name) => name.endsWith('.test.ts') && name !== LEFT_OUT)
    .map((name) => `tests/journeys/${name}`);
