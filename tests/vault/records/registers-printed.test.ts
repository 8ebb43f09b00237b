// The printed sheet of a register on a real vault: what the list shows and no more, on paper or as a file, told in the trail.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nowhere, type Outside } from '../../../electron/vault/platform/process-environment';
import { visitors } from '../../../src/features/visitors/contract';
import { newestVerbs, putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
let folder: string;
let pages: string[] = [];
let printer: 'printed' | 'cancelled' | 'missing' = 'printed';
const outside: Outside = {
  ...nowhere,
  print: (html) => {
    pages.push(html);
    return printer === 'missing'
      ? Promise.reject(new Error('no printing'))
      : Promise.resolve(new TextEncoder().encode('%PDF'));
  },
  paper: (html) => {
    pages.push(html);
    return printer === 'missing' ? Promise.reject(new Error('none')) : Promise.resolve(printer);
  },
  takeFolder: (token) => (token === 'granted' ? folder : undefined),
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-sheet-'));
  house = await foundTestVault({
    roles: ['reception', 'auditor'],
    outside,
    settings: {
      digits: 'latn',
      identity: { facilityType: 'hosting-home', operatedBy: 'جمعية <الأمل>' },
    },
  });
  const her = putResident(house, { name: 'سلمى' });
  await house.actAs('reception');
  const base = {
    residentId: null,
    relation: 'friend',
    outcome: 'let-in',
    cameAt: '09:30',
  } as const;
  const nothing = { leftAt: null, refusedBecause: null, phone: null, plate: null, remark: null };
  const note = (more: object) =>
    house.done(visitors.write, { ...base, ...nothing, visitor: '', visitedOn: '', ...more });
  await note({ visitedOn: '2026-03-08', visitor: '<b>منى</b>', residentId: her, remark: 'سرّ' });
  const refused = { outcome: 'refused', refusedBecause: 'banned' };
  await note({ visitedOn: '2026-03-09', visitor: 'رفيق', ...refused });
  await note({ visitedOn: '2026-03-10', visitor: 'سامي', ...refused });
}, 120_000);
afterAll(() => {
  house.destroy();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  pages = [];
  printer = 'printed';
});

const ask = (more: object = {}) => ({
  ...{ residentId: null, from: null, to: null, only: null, language: 'ar' as const, folder: null },
  ...more,
});

describe('the printed sheet', () => {
  it('has the lines of the period in the order of their days, as the list shows them, and counts them', async () => {
    const done = await house.done(visitors.print, ask());
    expect(done).toEqual({ outcome: 'printed', entries: 3, file: null });
    const [page = ''] = pages;
    const places = ['&lt;b&gt;منى', 'رفيق', 'سامي'].map((name) => page.indexOf(name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(page).toContain('سلمى');
    expect(page).not.toContain('سرّ');
    expect(page).toMatch(/ممنوع من دخول الدار<\/td><td class="figure">2</);
    expect(page).toContain('lang="ar" dir="rtl"');
    // Whose house it is, of what kind, and who runs it.
    expect(page).toContain('<dd><bdi>دار كنف التجريبية</bdi></dd>');
    expect(page).toContain('<dt>نوع الدار</dt><dd>دار استضافة</dd>');
    expect(page).toContain('<dd><bdi>جمعية &lt;الأمل&gt;</bdi></dd>');
    expect(page).toMatch(/<meta name="running" content="[^"]*الزوار[^"]*">/);
    expect(newestVerbs(house, 1)).toEqual(['visitors.print']);
  });

  it('is narrowed by period and by what one count counted', async () => {
    const only = { field: 'refusedBecause', code: 'banned' };
    await house.done(visitors.print, ask({ only, to: '2026-03-09', language: 'en' }));
    const [page = ''] = pages;
    expect([page.includes('رفيق'), page.includes('سامي'), page.includes('منى')]).toEqual([
      ...[true, false, false],
    ]);
    expect(page).toContain('Until 9 March 2026');
    expect(page).toContain('Why not let in: Banned from the house');
  });

  it('is written as a new file into the folder that was granted, never over another', async () => {
    const saved = await house.done(visitors.print, ask({ folder: 'granted' }));
    expect(readdirSync(folder)).toEqual([saved.file]);
    expect(readFileSync(join(folder, saved.file ?? ''), 'utf8')).toBe('%PDF');
    expect(await house.call(visitors.print, ask({ folder: 'granted' }))).toMatchObject({
      refusal: { code: 'audit.folder-not-writable' },
    });
    expect(await house.call(visitors.print, ask({ folder: 'another' }))).toMatchObject({
      refusal: { code: 'audit.folder-not-granted' },
    });
  });

  it('says what did not work, and the trail does not claim that it was printed', async () => {
    printer = 'cancelled';
    expect(await house.call(visitors.print, ask())).toMatchObject({
      refusal: { code: 'print.cancelled' },
    });
    printer = 'missing';
    for (const where of [null, 'granted'])
      expect(await house.call(visitors.print, ask({ folder: where }))).toMatchObject({
        refusal: { code: 'print.not-possible' },
      });
    const told = newestVerbs(house, 50).filter((verb) => verb === 'visitors.print');
    expect(told).toHaveLength(3);
  });

  it('is refused to whoever may not list the register', async () => {
    await house.actAs('auditor');
    expect(await house.call(visitors.print, ask())).toMatchObject({
      refusal: { code: 'access.denied' },
    });
    expect(pages).toEqual([]);
  });

  it.each([
    ['2026-03-10T08:00:05.000Z', '10 March 2026', '10:00', 'UTC+02:00'],
    ['2026-03-10T22:30:00.000Z', '11 March 2026', '00:30', 'UTC+02:00'],
    ['2026-07-01T21:15:00.000Z', '2 July 2026', '00:15', 'UTC+03:00'],
  ])('printed at %s says the time of the house: %s, %s, %s', async (now, day, time, zone) => {
    const before = house.clock.now();
    await house.actAs('reception');
    house.clock.set(now);
    await house.done(visitors.print, ask({ language: 'en' }));
    house.clock.set(before);
    const page = (pages[0] ?? '').replace(/[\u2066-\u2069]/g, '');
    expect(page).toContain(`${day}, ${time} at the shelter, ${zone}`);
    expect(page).not.toContain('UTC (this');
  });
});
