// Builds the demo: an invented shelter lived through month by month by its own staff, then counted and signed.
// Everything goes through the vault's front desk as the role that would do it; nothing is written past it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inventedShelter } from '../../src/features/training/index';
import { summaries } from '../../src/features/summaries/contract';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { idFromBytes } from '../../src/kernel/ids';
import type { Progress } from '../../src/kernel/operation';
import { createVault, type VaultAt } from '../vault/vault-at';
import { nowhere, type Outside } from '../vault/outside';
import { sha256 } from '../vault/keys/suite';
import { type DemoDesk, deskOf } from './demo-desk';
import { liveLastDays } from './demo-last-days';
import { type DemoMonth, monthsOf } from './demo-months';
import { DEMO_SETTINGS, DEMO_STAFF } from './demo-staff';

export interface DemoOrder {
  readonly folder: string;
  readonly residents: number;
  readonly seed: number;
  /** The day on which it is tried: what happened last happened in the weeks before. */
  readonly today: CalendarDate;
  readonly print: Outside['print'];
  readonly say: (line: string) => void;
}

const FIRST_DAY = '2024-01-01' as CalendarDate;
const LAST_DAY = '2025-12-31' as CalendarDate;
const FOUNDED_AT = '2023-12-31T08:00:00.000Z';
const SIGNED_AT = '2026-01-05T09:00:00.000Z';
const PERIOD = { from: '2025-01-01', to: '2026-01-01' };
/** The last weeks begin after the signing, also where a clock is far behind. */
const EARLIEST_TODAY = '2026-01-28' as CalendarDate;

/** Answers the folder of the signed files. Throws when anything is refused: an invented shelter must fit the rules. */
export async function makeDemo(order: DemoOrder): Promise<string> {
  process.env['KANAF_QUICK_KEYS'] = '1';
  const folderOf = madeFolders(order.folder, ['out', 'trust', 'stick-1', 'stick-2']);
  const clock = { now: FOUNDED_AT };
  const folder = join(order.folder, 'vault');
  const house = createVault({
    folder,
    logFolder: join(folder, 'logs'),
    now: () => clock.now,
    ticks: () => Date.parse(clock.now),
    outside: {
      ...nowhere,
      print: order.print,
      takeFolder: folderOf,
    },
  });
  try {
    await found(house, order);
    const desk = deskOf(house, clock);
    const invented = inventedShelter({ ...order, from: FIRST_DAY, until: LAST_DAY });
    for (const month of monthsOf(invented)) await live(desk, month, order.say);
    await sign(desk, order.say);
    const today = order.today > EARLIEST_TODAY ? order.today : EARLIEST_TODAY;
    await liveLastDays(desk, { today, media: ['stick-1', 'stick-2'], say: order.say });
  } finally {
    house.lock('closing');
  }
  return join(order.folder, 'out');
}

/** Folders beside the demo vault; each is its own token. */
function madeFolders(folder: string, names: readonly string[]): Outside['takeFolder'] {
  for (const name of names) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  return (token) => (names.includes(token) ? join(folder, token) : undefined);
}

async function found({ gate }: VaultAt, order: DemoOrder): Promise<void> {
  const [manager, ...others] = DEMO_STAFF;
  order.say('founding a training vault, one person of every role');
  const founded = await settled(
    gate.found({
      settings: DEMO_SETTINGS,
      manager: { code: manager.code, passphrase: manager.passphrase },
      team: [...others],
      vaultId: idFromBytes(sha256(Buffer.from(`kanaf demo ${order.seed}`))),
    }),
  );
  if (!founded.ok) throw new Error(`founding was refused: ${founded.refusal.code}`);
  const { ceremony, asked, groups } = founded.value;
  gate.confirmRecovery({ ceremony, typed: asked.map((group) => groups[group - 1] ?? '') });
  const opened = await settled(gate.setUp({ ceremony, training: true }));
  if (!opened.ok) throw new Error(`set-up was refused: ${opened.refusal.code}`);
}

async function live(desk: DemoDesk, month: DemoMonth, say: DemoOrder['say']): Promise<void> {
  desk.at(month.startsAt);
  await desk.actAs('case-manager');
  for (const { at, run } of month.caseWork) {
    desk.at(at);
    await run(desk);
  }
  desk.at(month.endsAt);
  if (month.clinicalWork.length > 0) {
    await desk.actAs('psychologist');
    for (const run of month.clinicalWork) await run(desk);
  }
  say(`${month.name}  ${month.caseWork.length} entries, ${month.clinicalWork.length} clinical`);
}

async function sign(desk: DemoDesk, say: DemoOrder['say']): Promise<void> {
  desk.at(SIGNED_AT);
  await desk.actAs('manager');
  say(`counting ${PERIOD.from} to ${PERIOD.to}`);
  const { published } = await desk.done(summaries.prepare, { period: PERIOD, profile: 'partner' });
  for (const table of published) say(`  ${table.id} ${table.status}`);
  const { id } = await desk.done(summaries.seal, {
    period: PERIOD,
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
