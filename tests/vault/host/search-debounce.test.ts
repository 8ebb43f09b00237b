// A search asks with every letter, and no window says when it is over: the vault itself tells what was asked, once.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { fixedClock } from '../../support/fixed-clock';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

const SECOND = 1;
const ALMOST = 0.999;

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['reception'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  house.destroy();
});

const ask = (text: string) => house.done(residents.search, { text });
async function type(...texts: readonly string[]): Promise<void> {
  for (const text of texts) await ask(text);
}
async function wait(seconds: number): Promise<void> {
  house.clock.forward(seconds);
  await Promise.resolve();
}
/** As it lies in the trail now, without asking the vault for anything. */
const newest = (count: number) =>
  house
    .open()
    .audit.newest(Number.MAX_SAFE_INTEGER, count)
    .map(({ verb }) => verb);
const told = () => newest(500).filter((verb) => verb === 'residents.search').length;

/** What the searches were, oldest first: asking for it ends the typing. */
async function searched(...known: readonly string[]): Promise<readonly string[]> {
  const { searchCode } = house.open().auditSecret;
  const wordsOf = new Map(known.map((words) => [searchCode(words), words]));
  const { events } = await house.done(audit.read, {});
  return events
    .filter(({ verb }) => verb === 'residents.search')
    .map(({ details }) => wordsOf.get(String(details?.['query'])) ?? 'something else')
    .toReversed();
}

describe('a name typed letter by letter', () => {
  it('is one line, with what it found, once a second has passed', async () => {
    putResident(house, { name: 'سلم' });
    await type('س', 'سل', 'سلم', 'سلم ');
    await wait(ALMOST);
    expect(told()).toBe(0);
    await wait(SECOND);
    expect(told()).toBe(1);
    const { events } = await house.done(audit.read, {});
    expect(events.find(({ verb }) => verb === 'residents.search')?.details).toEqual({
      hits: 1,
      query: house.open().auditSecret.searchCode('سلم'),
    });
    await wait(10 * SECOND);
    expect(told()).toBe(1);
  });

  it('is one line however slowly the letters come, up to a second', async () => {
    for (const text of ['ن', 'نو', 'نوا', 'نوال']) {
      await ask(text);
      await wait(ALMOST);
    }
    expect(await searched('نوال')).toEqual(['نوال']);
    await ask('ن');
    await wait(SECOND);
    await ask('نو');
    expect(await searched('نوال', 'ن', 'نو')).toEqual(['نوال', 'ن', 'نو']);
  });

  it('has settled after a second also where nobody called back in time', async () => {
    house.destroy();
    const clock = { ...fixedClock(), later: () => () => undefined };
    house = await foundTestVault({ clock });
    await ask('سل');
    await wait(ALMOST);
    await ask('سلم');
    await wait(SECOND);
    await ask('سلمى');
    expect(await searched('سلم', 'سلمي')).toEqual(['سلم', 'سلمي']);
  });

  it('tells before the answer to other words leaves, whoever types', async () => {
    await ask('sal');
    expect(told()).toBe(0);
    await ask('nur');
    expect(told()).toBe(1);
    for (const letter of 'bcdef') await ask(letter);
    expect(told()).toBe(6);
    expect((await searched('sal', 'nur', 'b', 'f')).slice(0, 3)).toEqual(['sal', 'nur', 'b']);
  });

  it('tells what was there before a letter is taken back, and no beginning of it', async () => {
    await type('سلمى', 'سلم', 'سل', 'س', 'سه', 'سها');
    expect(await searched('سلمي', 'سها')).toEqual(['سلمي', 'سها']);
  });

  it('tells every end of one beginning, also where the same letters are sent twice', async () => {
    await type('سا', 'سا', 'س', 'سب', 'س', 'سج', 'سج ', 'س');
    expect(await searched('سا', 'سب', 'سج', 'س')).toEqual(['سا', 'سب', 'سج', 'س']);
  });

  it('is told at every tenth, and not once more at its end', async () => {
    const name = 'عبدالرحمن الهاشمي القريشي';
    const letters = name.replaceAll(' ', '');
    await type(...Array.from({ length: 9 }, (_, nth) => letters.slice(0, nth + 1)));
    expect(told()).toBe(0);
    await ask(letters.slice(0, 10));
    expect(told()).toBe(1);
    await wait(SECOND);
    expect(told()).toBe(1);
    await type(...Array.from({ length: 10 }, (_, nth) => letters.slice(0, nth + 11)));
    expect(told()).toBe(2);
  });
});

describe('what ends the typing', () => {
  it('is any other call of the session, allowed or not: the search stands before it', async () => {
    const id = putResident(house, { name: 'سلمى' });
    await ask('سلم');
    await house.done(residents.open, { id });
    expect(newest(2)).toEqual(['residents.open', 'residents.search']);
    await house.actAs('reception');
    await ask('سلم');
    expect(await house.call(audit.read, {})).toMatchObject({ kind: 'refused' });
    expect(newest(2)).toEqual(['audit.read', 'residents.search']);
    await ask('سلم');
    expect((await house.call(residents.open, { id: 'no' as never })).kind).toBe('invalid');
    expect(newest(1)).toEqual(['residents.search']);
  });

  it('is not the window’s look at the door', async () => {
    await type('سل');
    await house.done(vaultContract.status, {});
    expect(told()).toBe(0);
    await ask('سلم');
    expect(await searched('سلم')).toEqual(['سلم']);
  });

  it('is locking: the line stands before that of the lock', async () => {
    await ask('سلم');
    await house.actAs('reception');
    const verbs = newest(10).filter((verb) => !verb.startsWith('vault.unlock'));
    expect(verbs.slice(0, 2)).toEqual(['vault.lock-asked', 'residents.search']);
    await ask('نوا');
    await house.actAs('manager');
    const { events } = await house.done(audit.read, {});
    const lines = events.filter(({ verb }) => verb === 'residents.search');
    expect(lines.map(({ actor }) => actor)).toEqual(['RE-01', 'MA-01']);
  });

  it('is somebody else who signs in meanwhile, by which the session ends without a line of its own', async () => {
    await ask('سلم');
    house.at.gate.lock();
    await house.actAs('manager');
    expect(told()).toBe(1);
  });

  it('waits while the files are exchanged', async () => {
    await ask('سلم');
    const release = house.at.gate.jobLock.acquire();
    await wait(SECOND);
    expect(told()).toBe(0);
    release?.();
    await vi.waitFor(() => expect(told()).toBe(1));
  });
});

it('a line that cannot be written is held on to, and nothing is answered before it is', async () => {
  await ask('سلم');
  const cut = vi.spyOn(house.open().audit, 'append').mockImplementation(() => {
    throw new Error('no room for the event');
  });
  await wait(SECOND);
  expect((await house.call(residents.nextCaseNumber, {})).kind).toBe('fault');
  expect((await house.call(residents.search, { text: 'نوال' })).kind).toBe('fault');
  cut.mockRestore();
  expect((await house.call(residents.nextCaseNumber, {})).kind).toBe('done');
  expect(newest(1)).toEqual(['residents.search']);
});

it('a line that cannot be written holds up no lock, and takes no other line along', async () => {
  await ask('سلم');
  const tell = () => {
    throw new Error('a damaged page');
  };
  house.at.gate.searchDebounce.hold({ sessionId: house.sessionId(), words: 'سلمى', tell });
  house.at.lock('asked');
  expect(house.at.gate.open).toBeUndefined();
  await house.actAs('reception');
  expect(newest(5)).toContain('vault.lock-asked');
});
