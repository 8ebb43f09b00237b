// What a line of the trail tells beside who and what: the program of a session, how long a list was, a code for the
// words of a search, and a clock that somebody set.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RECORDS_MIGRATIONS } from '../../../electron/vault/database/migrations/records-migrations';
import { APP_VERSION } from '../../../electron/vault/platform/app-version';
import { audit, type AuditLine } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { putResident } from '../../support/resident-in-vault';
import { admitInput, deskInput } from '../../support/residents';
import { foundAnew, foundTestVault, type TestVault } from '../../support/test-vault';

const ROLES = ['manager', 'reception', 'auditor'] as const;
let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ROLES });
});
afterEach(() => house.destroy());

/** Newest first, as somebody reads them who holds `audit`. */
async function lines(verb: string): Promise<readonly AuditLine[]> {
  const { events } = await house.done(audit.read, {});
  return events.filter((line) => line.verb === verb);
}
const detailsOf = async (verb: string) => (await lines(verb)).map(({ details }) => details);
/** Typed, and looked at for a second. */
async function search(text: string): Promise<void> {
  await house.done(residents.search, { text });
  house.clock.forward(1);
}

describe('a session', () => {
  it('tells with which program and schema it began, at founding and at unlocking', async () => {
    await house.actAs('auditor');
    const [unlocked] = await detailsOf('vault.unlock');
    const [founded] = await detailsOf('vault.set-up');
    expect(unlocked).toEqual({
      app: APP_VERSION,
      schema: RECORDS_MIGRATIONS.length,
      keyringSchema: expect.any(Number) as number,
    });
    expect(founded).toEqual(unlocked);
  });
});

describe('a list', () => {
  it('tells how many lines it had', async () => {
    putResident(house, { name: 'سلمى' });
    putResident(house, { name: 'نوال' });
    await house.done(residents.list, { filter: 'in-house' });
    expect(await detailsOf('residents.list')).toEqual([{ listed: 2 }]);
  });
});

describe('a search', () => {
  it('tells what it found and a code of its words, equal for equal words in any spelling', async () => {
    putResident(house, { name: 'أحمد' });
    await search('أحمد');
    await search('  احمد ');
    await search('نوال');
    const [other, second, first, ...more] = await detailsOf('residents.search');
    expect(more).toEqual([]);
    expect([first?.['hits'], second?.['hits'], other?.['hits']]).toEqual([1, 1, 0]);
    expect(first?.['query']).toMatch(/^[0-9a-f]{8}$/);
    expect(second?.['query']).toBe(first?.['query']);
    expect(other?.['query']).not.toBe(first?.['query']);
  });

  it('has the same code in another session, and for whoever looks before an admission', async () => {
    await search('سلمى حسن');
    await house.actAs('reception');
    await house.done(residents.possibleDuplicates, {
      name: 'سلمى حسن',
      birthYear: null,
      sex: null,
    });
    await house.actAs('auditor');
    const [asked] = await detailsOf('residents.search');
    const [looked] = await detailsOf('residents.possible-duplicates');
    expect(looked?.['query']).toBe(asked?.['query']);
    expect(looked?.['hits']).toBe(0);
  });

  it('is told too where an admission was refused because somebody alike is known', async () => {
    putResident(house, { name: 'Salma Haddad' });
    await house.actAs('manager');
    const name = 'salma  haddad';
    await house.done(residents.possibleDuplicates, { name, birthYear: null, sex: null });
    const admitted = await house.call(residents.admit, deskInput('K-2026-0009', 'Salma Haddad'));
    expect(admitted).toMatchObject({ refusal: { code: 'residents.possible-duplicate' } });
    await house.actAs('auditor');
    const [refused, looked, ...more] = await lines('residents.possible-duplicates');
    expect(more).toEqual([]);
    expect(looked?.details?.['query']).toMatch(/^[0-9a-f]{8}$/);
    expect(refused).toMatchObject({ actor: 'MA-01', details: looked?.details });
    expect(await lines('residents.admit')).toEqual([]);
  });

  it('for a file with several spellings leaves a code of each', async () => {
    putResident(house, { name: 'سوسن' });
    const file = admitInput('K-2026-0009', 'سوسن كمال');
    expect((await house.call(residents.admit, file)).kind).toBe('refused');
    const codes = ['سوسن كمال', 'سوسن'].map((name) => house.open().auditSecret.searchCode(name));
    expect(await detailsOf('residents.possible-duplicates')).toEqual([
      { hits: 1, query: codes.join(' ') },
    ]);
  });

  it('tells neither words nor code to whoever opens the file with tools of their own', async () => {
    await search('سلمى حسن');
    const [line] = await lines('residents.search');
    const code = String(line?.details?.['query']);
    const bodies = house.open().records.all('SELECT body FROM audit_events');
    const clear = bodies.map(({ body }) => Buffer.from(body as Uint8Array).toString('utf8'));
    expect(clear.length).toBeGreaterThan(2);
    expect(clear.filter((body) => body.includes(code) || body.includes('سلمى'))).toEqual([]);
  });

  it('has another code in another vault', async () => {
    await search('سلمى حسن');
    const [here] = await detailsOf('residents.search');
    const other = await foundAnew();
    const there = other.open().auditSecret.searchCode('سلمى حسن');
    other.destroy();
    expect(there).not.toBe(here?.['query']);
  });
});

describe('the clock', () => {
  const told = () =>
    house
      .open()
      .audit.newest(Number.MAX_SAFE_INTEGER, 100)
      .filter(({ verb }) => verb.startsWith('clock.'))
      .map((event) => [event.verb, event.v === 2 ? event.facts?.['seconds'] : undefined]);
  const after = (instant: string, minutes: number): string =>
    new Date(Date.parse(instant) + minutes * 60_000).toISOString();

  it('set forward and back during a session is told once each, before what was written next', async () => {
    const { clock } = house;
    clock.setWrong(after(clock.now(), 20));
    putResident(house, { name: 'سلمى' });
    await house.done(residents.list, { filter: 'in-house' });
    expect(told()).toEqual([['clock.set-forward', 1200]]);
    clock.setWrong(after(clock.now(), -3 * 24 * 60));
    await house.done(residents.list, { filter: 'in-house' });
    expect(told()).toEqual([
      ['clock.set-back', 3 * 86_400],
      ['clock.set-forward', 1200],
    ]);
    const [list, moved] = house.open().audit.newest(Number.MAX_SAFE_INTEGER, 2);
    expect([list?.verb, moved?.verb]).toEqual(['residents.list', 'clock.set-back']);
  });

  it('put right by four minutes is not told, but small steps add up', async () => {
    const { clock } = house;
    clock.setWrong(after(clock.now(), 4));
    await house.done(residents.list, { filter: 'in-house' });
    expect(told()).toEqual([]);
    clock.setWrong(after(clock.now(), 4));
    await house.done(residents.list, { filter: 'in-house' });
    expect(told()).toEqual([['clock.set-forward', 480]]);
  });

  it('of a long session is not mistaken for one that was set', async () => {
    house.clock.forward(9 * 3600);
    await house.done(residents.list, { filter: 'in-house' });
    expect(told()).toEqual([]);
  });

  it('far ahead at the door is told; a closed house of a week is not', async () => {
    house.at.lock('asked');
    house.clock.forward(7 * 86_400);
    await house.actAs('manager');
    expect(told()).toEqual([]);
    house.at.lock('asked');
    house.clock.forward(365 * 86_400);
    await house.actAs('manager');
    expect(told()).toEqual([['clock.ahead', 365 * 86_400]]);
    house.at.lock('asked');
    house.clock.forward(-365 * 86_400);
    await house.actAs('manager');
    expect(told()[0]).toEqual(['clock.anomaly', 365 * 86_400]);
  });

  it('leaves the rows of a transaction to the event that wrote them', () => {
    house.clock.setWrong(after(house.clock.now(), 60));
    putResident(house, { name: 'سلمى' });
    const events = house.open().audit.newest(Number.MAX_SAFE_INTEGER, 2);
    const carries = events.map((event) => event.v === 2 && event.rows !== undefined);
    expect(events[1]?.verb).toBe('clock.set-forward');
    expect(carries).toEqual([true, false]);
  });
});
