// `npm run demo -- --to DIR [--residents N] [--seed N]`: an invented shelter and its signed summary.
// Runs in Electron because the pages are printed in a hidden window; nothing is shown.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron';
import { dayInZone } from '../../src/kernel/time-zone';
import { printToPdf } from '../main/printing';
import { nowhere } from '../vault/platform/process-environment';
import { makeDemo } from './demo-shelter';
import { DEMO_SETTINGS } from './demo-settings';
import { staffTable } from './demo-staff';
import { EXIT, Voice } from './voice';

const MOST_RESIDENTS = 2000;

process.umask(0o077);
const voice = new Voice('en');
app.setPath('userData', join(app.getPath('temp'), `kanaf-demo-${process.pid}`));
app.on('window-all-closed', () => undefined);
void app.whenReady().then(async () => app.exit(await run()));

async function run(): Promise<number> {
  const request = readRequest();
  if (request === undefined) {
    voice.complain('npm run demo -- --to DIR [--residents 1-2000] [--seed N]');
    return EXIT.usage;
  }
  const { folder } = request;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    voice.complain(`${folder} is not empty. The demo is only ever made in a new folder.`);
    return EXIT.refused;
  }
  try {
    const out = await makeDemo({
      ...request,
      today: dayInZone(new Date().toISOString(), DEMO_SETTINGS.timeZone),
      print: printToPdf,
      check: nowhere.check,
      say: (line) => voice.say(line),
    });
    tellWhereAndWho(folder, out);
    return EXIT.done;
  } catch (error) {
    voice.complain(error instanceof Error ? (error.stack ?? error.message) : 'fault');
    return EXIT.fault;
  }
}

function readRequest():
  | { readonly folder: string; readonly residents: number; readonly seed: number }
  | undefined {
  const { values } = parseArgs({
    args: process.argv.slice(1),
    options: { to: { type: 'string' }, residents: { type: 'string' }, seed: { type: 'string' } },
    strict: false,
  });
  const residents = Number(values['residents'] ?? 60);
  const seed = Number(values['seed'] ?? 1);
  const fits = Number.isInteger(residents) && residents >= 1 && residents <= MOST_RESIDENTS;
  if (typeof values['to'] !== 'string' || !fits || !Number.isSafeInteger(seed)) return undefined;
  return { folder: resolve(values['to']), residents, seed };
}

function tellWhereAndWho(folder: string, out: string): void {
  const lines = [
    '',
    `vault    ${join(folder, 'vault')}`,
    `files    ${out}`,
    `sticks   ${join(folder, 'stick-1')}, ${join(folder, 'stick-2')}`,
    '',
    'Staff of the training vault (code, role, passphrase):',
    ...staffTable(),
    '',
    `open it  npm start -- --vault=${join(folder, 'vault')}`,
    `verify   npm run kanaf -- verify FILE --trust ${join(folder, 'trust')}`,
  ];
  for (const line of lines) voice.say(line);
}
