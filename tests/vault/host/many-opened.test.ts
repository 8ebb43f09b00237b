// Thirty different files opened within ten minutes: one line, told to the manager until she has seen it. Nobody is kept
// from reading, and what shows many by design does not count.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

const MINUTE = 60;

let house: TestVault;
let ids: readonly ResidentId[] = [];
beforeEach(async () => {
  house = await foundTestVault({ roles: ['reception', 'psychologist', 'auditor'] });
  ids = Array.from({ length: 36 }, (_, nth) => putResident(house, { name: `سلمى ${nth}` }));
});
afterEach(() => house.destroy());

async function open(from: number, to: number): Promise<void> {
  for (const id of ids.slice(from, to)) await house.done(residents.open, { id });
}

async function lines() {
  const { events } = await house.done(audit.read, {});
  return events.filter(({ verb }) => verb === 'residents.many-opened');
}

const notices = async () => (await house.done(audit.manyOpened, {})).notices;

describe('thirty different files within ten minutes', () => {
  it('are one line with the count, and a notice until a manager has seen it', async () => {
    await house.actAs('reception');
    await open(0, 29);
    await open(0, 5);
    await house.actAs('manager');
    expect(await lines()).toEqual([]);
    await house.actAs('reception');
    await open(0, 34);
    await house.actAs('manager');
    const [line, ...more] = await lines();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ actor: 'RE-01', outcome: 'done', details: { opened: 30 } });
    const [notice] = await notices();
    expect(notice).toEqual({
      sequence: line?.sequence,
      at: house.clock.now(),
      code: 'RE-01',
      count: 30,
      what: 'files',
    });
    await house.actAs('auditor');
    expect(await lines()).toHaveLength(1);
    expect((await house.call(audit.manyOpened, {})).kind).toBe('refused');
    await house.actAs('manager');
    await house.done(audit.seeManyOpened, { sequence: notice?.sequence ?? 0 });
    expect(await notices()).toEqual([]);
    expect(await lines()).toHaveLength(1);
  });

  it('are told again, with what it is by then, only after ten minutes', async () => {
    await open(0, 30);
    house.clock.forward(4 * MINUTE);
    await open(0, 34);
    house.clock.forward(6 * MINUTE - 1);
    await open(34, 35);
    expect(await lines()).toHaveLength(1);
    house.clock.forward(1);
    await open(35, 36);
    expect((await lines()).map(({ details }) => details)).toEqual([{ opened: 36 }, { opened: 30 }]);
    expect(await notices()).toHaveLength(2);
  });

  it('are counted by a clock that nobody can set', async () => {
    await open(0, 15);
    house.clock.setWrong('2026-03-12T08:00:00.000Z');
    await open(15, 30);
    expect(await lines()).toHaveLength(1);
  });
});

describe('thirty different names asked after within ten minutes', () => {
  const ask = (name: string) =>
    house.done(residents.possibleDuplicates, { name, birthYear: null, sex: null });
  const admit = (name: string) =>
    house.call(residents.admit, {
      caseNumber: 'K-1',
      presence: { preferredName: name },
      facts: { sex: 'female', category: 'dependant' },
      stay: { admittedOn: '2026-03-01' },
    });
  const asked = async () => {
    const { events } = await house.done(audit.read, {});
    return events.filter(({ verb }) => verb === 'residents.many-asked');
  };

  it('are one line and a notice, whether asked or tried by admitting', async () => {
    await house.actAs('manager');
    for (let nth = 0; nth < 20; nth += 1) await ask(`أمل ${nth}`);
    for (let nth = 0; nth < 9; nth += 1) {
      expect(await admit(`سلمى ${nth}`)).toMatchObject({
        refusal: { code: 'residents.possible-duplicate' },
      });
    }
    await ask('أمل 3');
    await house.actAs('manager');
    expect(await asked()).toEqual([]);
    await house.actAs('manager');
    for (let nth = 0; nth < 31; nth += 1) await ask(`هند ${nth}`);
    await house.actAs('manager');
    expect((await asked()).map(({ actor, details }) => [actor, details])).toEqual([
      ['MA-01', { asked: 30 }],
    ]);
    expect(await notices()).toMatchObject([{ code: 'MA-01', count: 30, what: 'names' }]);
    expect(await lines()).toEqual([]);
  });

  it('are counted together, asked or tried', async () => {
    await house.actAs('manager');
    for (let nth = 0; nth < 22; nth += 1) await ask(`أمل ${nth}`);
    for (let nth = 0; nth < 8; nth += 1) await admit(`سلمى ${nth}`);
    await house.actAs('manager');
    expect(await asked()).toHaveLength(1);
  });
});

describe('what is no reading through the house', () => {
  it('as many in a day', async () => {
    await open(0, 20);
    house.clock.forward(10 * MINUTE);
    await open(15, 36);
    expect(await lines()).toEqual([]);
  });

  it('lists and searches', async () => {
    await open(0, 29);
    for (let nth = 0; nth < 5; nth += 1) {
      await house.done(residents.list, { filter: 'in-house' });
      await house.done(residents.search, { text: 'سلمى' });
    }
    expect(await lines()).toEqual([]);
  });

  it('one file from many sides', async () => {
    await house.actAs('psychologist');
    await open(0, 29);
    for (let nth = 0; nth < 5; nth += 1) {
      await house.done(sessionNotes.list, { residentId: ids[0] as ResidentId });
    }
    await house.actAs('manager');
    expect(await lines()).toEqual([]);
  });

  it('another session’s', async () => {
    await open(0, 18);
    await house.actAs('reception');
    await open(18, 36);
    await house.actAs('manager');
    expect(await lines()).toEqual([]);
  });
});
