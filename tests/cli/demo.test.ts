// The demo's promise: the same seed gives the same summary content, another seed another one; and whoever tries it
// finds something on every screen of the vault.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../../electron/cli/demo-desk';
import { daysOf, makeDemo } from '../../electron/cli/demo-shelter';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { ENTRY_KINDS } from '../../electron/vault/house-facts/entry-kinds';
import { createVault } from '../../electron/vault/process/vault-at';
import { audit } from '../../src/features/audit/contract';
import { carePlans } from '../../src/features/care-plans/contract';
import { backups } from '../../src/features/backups/contract';
import { dropNotes } from '../../src/features/drop-notes/contract';
import { emergency } from '../../src/features/emergency/contract';
import { residents } from '../../src/features/residents/contract';
import { retention } from '../../src/features/retention/contract';
import { contentBytes, readPayload } from '../../src/features/summaries/index';
import { roleMay, ROLES } from '../../src/kernel/compartments';
import { isOpenEntry } from '../../src/kernel/entry/entry-kind';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { passesOwnCheck } from '../support/own-check';
import { printWithFoot } from '../vault/signing/papers';

const TODAY = '2026-06-15' as CalendarDate;

interface Listed {
  readonly entries: readonly Readonly<Record<string, unknown>>[];
}

let folder: string;
let first: string;

async function contentOf(name: string, seed: number, residents = 16): Promise<string> {
  const said: string[] = [];
  const out = await makeDemo({
    folder: join(folder, name),
    residents,
    seed,
    today: TODAY,
    say: (line) => said.push(line),
    print: printWithFoot,
    check: passesOwnCheck,
  });
  expect(said.some((line) => line.startsWith('2025-'))).toBe(true);
  const names = readdirSync(out);
  expect(names.filter((each) => each.endsWith('.pdf'))).toHaveLength(2);
  expect(readdirSync(join(out, '..', 'trust'))).toHaveLength(1);
  const json = names.find((each) => each.endsWith('.json')) ?? '';
  const read = readPayload(readFileSync(join(out, json)));
  if (!read.ok) throw new Error(read.refusal.code);
  return new TextDecoder().decode(contentBytes(read.value.content));
}

function openDemo(name: string) {
  const clock = { now: `${TODAY}T07:00:00.000Z` };
  const vault = join(folder, name, 'vault');
  const house = createVault({
    folder: vault,
    logFolder: join(vault, 'logs'),
    outside: nowhere,
    now: () => clock.now,
  });
  return { house, desk: deskOf(house, clock) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-demo-'));
  first = await contentOf('first', 7);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the days of the demo', () => {
  it.each([
    ['2026-12-01', '2024-11-29', '2026-11-29', '2025-01-01', '2026-01-05'],
    ['2026-06-15', '2024-06-13', '2026-06-13', '2025-01-01', '2026-01-05'],
    ['2026-01-26', '2024-01-25', '2026-01-24', '2024-01-01', '2025-01-05'],
    ['2026-01-27', '2024-01-26', '2026-01-25', '2025-01-01', '2026-01-05'],
  ])('on %s', (today, firstDay, lastDay, from, signedOn) => {
    const days = daysOf(today as CalendarDate);
    expect([days.firstDay, days.lastDay, days.period.from, days.signedOn]).toEqual([
      firstDay,
      lastDay,
      from,
      signedOn,
    ]);
  });
});

describe('the demo', () => {
  it('gives the same content bytes for the same seed and others for another', async () => {
    expect(await contentOf('second', 7)).toBe(first);
    expect(await contentOf('third', 8)).not.toBe(first);
  }, 240_000);

  it('has a note waiting, an emergency opening, a fresh and a stale stick, and an erasure that waits for it', async () => {
    const { house, desk } = openDemo('first');
    await desk.actAs('psychologist');
    const { notes } = await desk.done(dropNotes.waiting, {});
    expect(notes.map(({ authorCode, state }) => [authorCode, state])).toEqual([
      ['DESK-01', 'waiting'],
    ]);
    const { openings } = await desk.done(emergency.unseen, {});
    expect(openings.map(({ firstCode, secondCode }) => [firstCode, secondCode])).toEqual([
      ['CASE-01', 'MGR-01'],
    ]);
    await desk.actAs('manager');
    const { media, reminders, lastBackupAt } = await desk.done(backups.overview, {});
    expect(lastBackupAt).toBe('2026-06-13T08:00:00.000Z');
    expect(media.map(({ lastBackupAt: at, mustBeRefreshed }) => [at, mustBeRefreshed])).toEqual(
      expect.arrayContaining([
        ['2026-05-25T08:00:00.000Z', true],
        ['2026-06-13T08:00:00.000Z', false],
      ]),
    );
    expect(reminders).toContainEqual({ code: 'to-refresh', count: 1 });
    const { erasures } = await desk.done(retention.erasures, {});
    expect(
      erasures.map(({ state, certificate, media: old }) => [state, certificate, old.length]),
    ).toEqual([['done', 'pending', 1]]);
    await desk.actAs('case-manager');
    const { tasks } = await desk.done(carePlans.dueTasks, {});
    expect(tasks.length).toBeLessThan(12);
    const { residents: all } = await desk.done(residents.list, { filter: 'all' });
    const newest =
      all
        .map(({ admittedOn }) => admittedOn)
        .toSorted()
        .at(-1) ?? '';
    expect(newest > '2026-04-15').toBe(true);
    house.lock('closing');
  }, 120_000);

  it.each(ENTRY_KINDS.map((kind) => [kind.room, kind] as const))(
    'has every invented entry of %s, on days of the last four weeks, and what is open from yesterday',
    async (room, kind) => {
      const { house, desk } = openDemo('first');
      const { list } = kind.may;
      const reader = ROLES.find((role) => list.to !== 'holders' || roleMay(role, list.of));
      await desk.actAs(reader ?? 'manager');
      const all = { residentId: null, from: '2026-05-18', to: '2026-06-14' };
      const { entries } = (await desk.done(desk.operation(`${room}.list`), all)) as Listed;
      expect(entries.length).toBe(kind.examples.length);
      const open = entries.filter((entry) => isOpenEntry(kind, entry));
      expect(open.map((entry) => entry[kind.on])).toEqual(open.map(() => '2026-06-14'));
      expect(open.length > 0).toBe(kind.ends !== undefined);
      const aboutNobody = kind.examples.filter((one) => one['residentId'] === null).length;
      expect(entries.filter((entry) => entry['residentId'] === null).length).toBe(aboutNobody);
      house.lock('closing');
    },
    120_000,
  );

  it('has somebody who opened many files at once, where the house has that many', async () => {
    await contentOf('large', 7, 40);
    const { house, desk } = openDemo('large');
    await desk.actAs('manager');
    const { notices } = await desk.done(audit.manyOpened, {});
    expect(notices.map(({ at, code, count }) => [at, code, count])).toEqual([
      ['2026-06-14T10:07:00.000Z', 'SOC-01', 30],
    ]);
    house.lock('closing');
  }, 240_000);
});
