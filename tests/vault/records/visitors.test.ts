// The register of visitors on a real vault: the desk is warned of a banned name, lets a visitor out once, and its names
// open for nobody without presence.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bannedVisitors } from '../../../src/features/banned-visitors/contract';
import { visitors } from '../../../src/features/visitors/contract';
import { newestVerbs } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault({ roles: ['reception', 'auditor'] });
  await house.done(bannedVisitors.write, {
    residentId: null,
    bannedOn: '2026-03-01',
    until: null,
    because: 'threat',
    visitor: 'عبد الرحمن الشافعي',
    otherNames: 'أبو طارق / Mido',
    phone: '+20 111 234 5678',
    plate: 'ط ر ق 4821',
    whatToDo: 'يُتصل بالمدير',
  });
  await house.actAs('reception');
});
afterAll(() => house.destroy());

const NOBODY = { name: null, phone: null, plate: null };

const visit = (changes: object = {}) => ({
  residentId: null,
  visitedOn: '2026-03-10',
  cameAt: '٢٢:٥٠',
  leftAt: null,
  relation: 'friend' as const,
  outcome: 'let-in' as const,
  refusedBecause: null,
  visitor: 'منى',
  phone: ' ',
  plate: null,
  remark: null,
  ...changes,
});

describe('the desk', () => {
  it('is warned of a banned name in another spelling, and the trail tells of the look once it settled', async () => {
    const found = await house.done(visitors.lookUp, { ...NOBODY, name: 'الشافعى عبدالرحمن' });
    expect(found).toEqual({
      banned: [{ visitor: 'عبد الرحمن الشافعي', because: 'threat', whatToDo: 'يُتصل بالمدير' }],
      unreadable: 0,
    });
    const nobody = await house.done(visitors.lookUp, { ...NOBODY, name: 'فاطمة السيد' });
    expect(nobody.banned).toEqual([]);
    const { id } = await house.done(visitors.write, visit());
    expect(newestVerbs(house, 3)).toContain('visitors.look-up');
    const { entry } = await house.done(visitors.open, { id });
    expect([entry.cameAt, entry.words]).toEqual([
      '22:50',
      { state: 'open', value: { visitor: 'منى', phone: null, plate: null, remark: null } },
    ]);
  });

  it.each([
    ['a first name alone', { name: 'عبدالرحمن' }],
    ['another name behind a stroke', { name: 'ميدو' }],
    ['the telephone without the country, in Arabic digits', { phone: '٠١١١ ٢٣٤ ٥٦٧٨' }],
    ['the plate in other digits and spaces', { plate: 'طرق ٤٨٢١' }],
  ])('is warned by %s', async (_by, known) => {
    const { banned } = await house.done(visitors.lookUp, { ...NOBODY, ...known });
    expect(banned.map(({ visitor }) => visitor)).toEqual(['عبد الرحمن الشافعي']);
  });

  it.each([
    ['a telephone that ends otherwise', { phone: '0111 234 5679' }],
    ['a few digits of it', { phone: '5678' }],
    ['another plate', { plate: 'طرق ٤٨٢٢' }],
  ])('is not warned by %s, and nothing at all is no question', async (_by, other) => {
    expect((await house.done(visitors.lookUp, { ...NOBODY, ...other })).banned).toEqual([]);
    expect(await house.call(visitors.lookUp, NOBODY)).toMatchObject({ kind: 'invalid' });
  });

  it('keeps a telephone number in plain digits and in its groups, however it was typed', async () => {
    for (const [typed, kept] of [
      ['٠١٠٠ ١٢٣ ٤٥٦٧', '0100 123 4567'],
      ['\u200e+۲۰ ۱۰۰\u00a0۱۲۳ ۴۵۶۷\u200e', '+20 100 123 4567'],
      ['0100‑123‑4567', '0100-123-4567'],
      ['   ', null],
    ] as const) {
      const { id } = await house.done(visitors.write, visit({ phone: typed }));
      const { entry } = await house.done(visitors.open, { id });
      expect(entry.words).toMatchObject({ value: { phone: kept } });
    }
    expect(await house.call(visitors.write, visit({ phone: '1'.repeat(41) }))).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'phone', code: 'text.too-long' }],
    });
  });

  it('lets a visitor out after midnight, once, without that being a correction', async () => {
    const { id } = await house.done(visitors.write, visit());
    const out = { id, expectedVersion: 1, last: '00:20' };
    expect(await house.done(visitors.end, out)).toEqual({ version: 2 });
    expect(await house.call(visitors.end, out)).toMatchObject({
      refusal: { code: 'correction.changed-meanwhile' },
    });
    expect(await house.call(visitors.end, { ...out, expectedVersion: 2 })).toMatchObject({
      refusal: { code: 'entry.over-already' },
    });
    const { entry, corrections } = await house.done(visitors.open, { id });
    expect([entry.leftAt, entry.version, entry.words.state, corrections]).toEqual([
      '00:20',
      2,
      'open',
      [],
    ]);
    const { residentId: _nobody, ...corrected } = visit({ leftAt: '00:25', remark: 'x' });
    const answer = { ...corrected, id, expectedVersion: 2, reason: 'الساعة خطأ' };
    expect(await house.done(visitors.correct, answer)).toEqual({ version: 3 });
  });

  it('lists what is still open on all days, and leaves out what is over or was never open', async () => {
    const first = await house.done(visitors.write, visit({ visitedOn: '2025-11-02' }));
    const out = await house.done(
      visitors.write,
      visit({ visitedOn: '2025-11-03', leftAt: '23:00' }),
    );
    const refused = { outcome: 'refused', refusedBecause: 'banned' };
    await house.done(visitors.write, visit({ visitedOn: '2025-11-04', ...refused }));
    const asked = { residentId: null, from: null, to: '2025-12-31' };
    const ids = async (isOpen: boolean) =>
      (await house.done(visitors.list, { ...asked, isOpen })).entries.map(({ id }) => id);
    expect(await ids(true)).toEqual([first.id]);
    expect((await ids(false)).slice(1)).toEqual([out.id, first.id]);
    await house.done(visitors.end, { id: first.id, expectedVersion: 1, last: '23:30' });
    expect(await ids(true)).toEqual([]);
  });

  it('lets nobody out who was not let in, and needs a time', async () => {
    const refused = visit({ outcome: 'refused', refusedBecause: 'banned' });
    const { id } = await house.done(visitors.write, refused);
    const out = { id, expectedVersion: 1, last: '10:00' };
    expect(await house.call(visitors.end, out)).toMatchObject({
      refusal: { code: 'entry.over-already' },
    });
    const inside = await house.done(visitors.write, visit());
    for (const last of [null, '25:00'])
      expect(
        await house.call(visitors.end, { id: inside.id, expectedVersion: 1, last }),
      ).toMatchObject({ kind: 'invalid', issues: [{ path: 'last' }] });
  });

  it('is told at the field what is no time of day, and keeps nothing of it', async () => {
    const before = house.open().records.countRows('visitors');
    expect(await house.call(visitors.write, visit({ cameAt: '25:00' }))).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'cameAt', code: 'time.invalid' }],
    });
    expect(house.open().records.countRows('visitors')).toBe(before);
  });

  it('alone sees visitors: an auditor is refused', async () => {
    await house.actAs('auditor');
    const all = { residentId: null, from: null, to: null };
    expect(await house.call(visitors.list, all)).toMatchObject({
      refusal: { code: 'access.denied' },
    });
    await house.actAs('reception');
  });
});
