// Builds the demo: an invented shelter lived through month by month by its own staff, then counted and signed.
// Everything goes through the vault's front desk as the role that would do it; nothing is written past it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inventedShelter } from '../../src/features/training/index';
import { summaries } from '../../src/features/summaries/contract';
import { addDays, type CalendarDate, partsOf, type Period } from '../../src/kernel/calendar-date';
import { idFromBytes } from '../../src/kernel/ids';
import type { Progress } from '../../src/kernel/operation';
import { createVault, type VaultAt } from '../vault/process/vault-at';
import { nowhere, type Outside } from '../vault/platform/process-environment';
import { sha256 } from '../vault/keys/suite';
import { type DemoDesk, deskOf } from './demo-desk';
import { liveLastDays } from './demo-last-days';
import { lifeOf } from './demo-life';
import { entriesOf } from './demo-months';
import { registerEntries } from './demo-registers';
import { DEMO_SETTINGS } from './demo-settings';
import { DEMO_STAFF } from './demo-staff';

export interface DemoRequest {
  readonly folder: string;
  readonly residents: number;
  readonly seed: number;
  /** The day on which it is tried: what happened last happened in the weeks before. */
  readonly today: CalendarDate;
  readonly print: Outside['print'];
  /** Reads the papers back before they are kept. */
  readonly check: Outside['check'];
  readonly say: (line: string) => void;
}

/** Two years, the first and the last day included. */
const DAYS = 731;
/** A summary is signed on the fifth of January. */
const SIGNED_AFTER_DAYS = 4;
/** The last weeks begin three weeks before today; the summary was signed before them. */
const LAST_WEEKS = 22;

/** Answers the folder of the signed files. Throws when anything is refused: an invented shelter must fit the rules. */
export async function makeDemo(request: DemoRequest): Promise<string> {
  process.env['KANAF_QUICK_KEYS'] = '1';
  const folderOf = madeFolders(request.folder, ['out', 'trust', 'stick-1', 'stick-2']);
  const { firstDay, lastDay, period, signedOn } = daysOf(request.today);
  const clock = { now: `${addDays(firstDay, -1)}T08:00:00.000Z` };
  const folder = join(request.folder, 'vault');
  const house = createVault({
    folder,
    logFolder: join(folder, 'logs'),
    now: () => clock.now,
    ticks: () => Date.parse(clock.now),
    outside: {
      ...nowhere,
      print: request.print,
      check: request.check,
      takeFolder: folderOf,
    },
  });
  try {
    await found(house, request);
    const desk = deskOf(house, clock);
    const invented = inventedShelter({ ...request, from: firstDay, until: lastDay });
    const registers = registerEntries(addDays(request.today, -1));
    const life = lifeOf(desk, [...entriesOf(invented, lastDay), ...registers], request.say);
    await life.until(addDays(signedOn, -1));
    desk.at(`${signedOn}T08:00:00.000Z`);
    await sign(desk, period, request.say);
    await liveLastDays(desk, {
      today: request.today,
      media: ['stick-1', 'stick-2'],
      liveUntil: life.until,
      say: request.say,
    });
  } finally {
    house.lock('closing');
  }
  return join(request.folder, 'out');
}

interface DemoDays {
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly period: Period;
  readonly signedOn: CalendarDate;
}

/** Two years up to the day before yesterday, and the last calendar year that was over before the last weeks began. */
export function daysOf(today: CalendarDate): DemoDays {
  const lastDay = addDays(today, -2);
  const firstDay = addDays(lastDay, 1 - DAYS);
  const { year } = partsOf(addDays(today, -LAST_WEEKS - SIGNED_AFTER_DAYS));
  const from = `${year - 1}-01-01` as CalendarDate;
  const to = `${year}-01-01` as CalendarDate;
  return { firstDay, lastDay, period: { from, to }, signedOn: addDays(to, SIGNED_AFTER_DAYS) };
}

/** Folders beside the demo vault; each is its own token. */
function madeFolders(folder: string, names: readonly string[]): Outside['takeFolder'] {
  for (const name of names) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  return (token) => (names.includes(token) ? join(folder, token) : undefined);
}

async function found({ gate }: VaultAt, request: DemoRequest): Promise<void> {
  const [manager, ...others] = DEMO_STAFF;
  request.say('founding a training vault, one person of every role');
  const founded = await settled(
    gate.found({
      settings: DEMO_SETTINGS,
      manager: { code: manager.code, passphrase: manager.passphrase },
      team: [...others],
      vaultId: idFromBytes(sha256(Buffer.from(`kanaf demo ${request.seed}`))),
    }),
  );
  if (!founded.ok) throw new Error(`founding was refused: ${founded.refusal.code}`);
  const { ceremony, asked, groups } = founded.value;
  gate.confirmRecovery({ ceremony, typed: asked.map((group) => groups[group - 1] ?? '') });
  const opened = await settled(gate.setUp({ ceremony, training: true }));
  if (!opened.ok) throw new Error(`set-up was refused: ${opened.refusal.code}`);
}

async function sign(desk: DemoDesk, period: Period, say: DemoRequest['say']): Promise<void> {
  await desk.actAs('manager');
  say(`counting ${period.from} to ${period.to}`);
  const { published } = await desk.done(summaries.prepare, { period, profile: 'partner' });
  for (const table of published) say(`  ${table.id} ${table.status}`);
  const { id } = await desk.done(summaries.seal, {
    period,
    profile: 'partner',
    recipient: 'national-authority',
    replaces: null,
  });
  say('printing and signing');
  await desk.done(summaries.sign, { id });
  const { files } = await desk.done(summaries.export, { id, folder: 'out' });
  await desk.done(summaries.handCertificate, { folder: 'trust' });
  for (const { name, sha256: hash } of files) say(`  ${hash.slice(0, 16)}…  ${name}`);
}

async function settled<Value>(steps: AsyncGenerator<Progress, Value, void>): Promise<Value> {
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
}
