// Refusals that a contract names as recorded: each is met on the real vault, leaves one line, and changes nothing else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carePlans } from '../../src/features/care-plans/contract';
import { dropNotes } from '../../src/features/drop-notes/contract';
import { fileMerges } from '../../src/features/file-merges/contract';
import { residents } from '../../src/features/residents/contract';
import { retention } from '../../src/features/retention/contract';
import { staffContract } from '../../src/features/staff/contract';
import { ROLES, type Role } from '../../src/kernel/compartments';
import type { Id, ResidentId, StaffId } from '../../src/kernel/ids';
import type { Answer } from '../../src/kernel/operation';
import { leave } from '../support/full-file';
import { admitInput, deskInput } from '../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { fingerprintOf } from './vault-dump';

const NUMBER = 'K-2010-0001';
const NEWCOMER = 'PSY-02';

let house: TestVault;
let her: ResidentId;
let hers: ResidentId;
let merge: Id<'file-merge'>;
let versions: { staying: number; merged: number };
let note: Id<'drop-note'>;
let onPlan: {
  readonly residentId: ResidentId;
  readonly planId: string;
  readonly expectedVersion: number;
  readonly taskId: string;
};
let staff: ReadonlyMap<string, StaffId>;

const second = (role: Role) => ({ staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] });
const idOf = (code: string): StaffId => staff.get(code) ?? ('' as StaffId);

interface Way {
  readonly as: Role;
  readonly ask: () => Promise<Answer<unknown>>;
  /** Where the line does not stand under the operation's own verb, refused. */
  readonly line?: { readonly verb: string; readonly outcome: 'done' };
}

const grant = (to: string, compartment: 'case' | 'clinical', agreeing: Role) =>
  house.call(staffContract.grant, {
    id: idOf(to),
    compartments: [compartment],
    second: second(agreeing),
  });

const WAYS: Readonly<Record<string, Way>> = {
  'residents.admit residents.possible-duplicate': {
    as: 'manager',
    ask: () => house.call(residents.admit, deskInput('K-2026-0002', 'سوسن')),
    line: { verb: 'residents.possible-duplicates', outcome: 'done' },
  },
  'residents.admit residents.identity-closed': {
    as: 'reception',
    ask: () => house.call(residents.admit, admitInput('K-2026-0002', 'منى خالد')),
  },
  'residents.correct residents.identity-closed': {
    as: 'reception',
    ask: () =>
      house.call(residents.correct, {
        ...{ ...admitInput(NUMBER, 'سوسن كمال'), id: her },
        caseNumber: NUMBER,
        expectedVersion: 2,
      }),
  },
  'care-plans.closeTask care-plans.task-not-yours': {
    as: 'psychologist',
    ask: () =>
      house.call(carePlans.closeTask, {
        ...onPlan,
        outcome: { kind: 'done', doneOn: '2026-03-01' },
      }),
  },
  'care-plans.reopenTask care-plans.task-not-yours': {
    as: 'psychologist',
    ask: () => house.call(carePlans.reopenTask, onPlan),
  },
  'drop-notes.file drop-notes.not-allowed': {
    as: 'nurse',
    ask: () => house.call(dropNotes.file, { residentId: her, to: 'clinical', words: 'تعالي' }),
  },
  'drop-notes.take drop-notes.not-for-you': {
    as: 'reception',
    ask: () => house.call(dropNotes.take, { id: note }),
  },
  'drop-notes.read drop-notes.not-for-you': {
    as: 'nurse',
    ask: () => house.call(dropNotes.read, { id: note }),
  },
  'retention.erase second-person.not-entitled': {
    as: 'manager',
    ask: () =>
      house.call(retention.erase, {
        id: her,
        caseNumber: NUMBER,
        reason: 'asked-by-resident',
        second: second('nurse'),
      }),
  },
  'file-merges.merge second-person.not-entitled': {
    as: 'manager',
    ask: () =>
      house.call(fileMerges.merge, {
        ...{ stayingId: her, mergedId: hers, reason: 'هي نفسها', second: second('nurse') },
        versions,
      }),
  },
  'file-merges.undo second-person.not-entitled': {
    as: 'manager',
    ask: () =>
      house.call(fileMerges.undo, { id: merge, reason: 'ليست هي', second: second('nurse') }),
  },
  'staff.grant staff.about-oneself': {
    as: 'manager',
    ask: () => grant(staffCodeOf('psychologist'), 'clinical', 'psychologist'),
  },
  'staff.grant staff.manager-needed': {
    as: 'nurse',
    ask: () => grant(staffCodeOf('case-manager'), 'case', 'reception'),
  },
  'staff.grant staff.holder-needed': {
    as: 'manager',
    ask: () => grant(NEWCOMER, 'clinical', 'nurse'),
  },
  'staff.grant staff.not-in-role': {
    as: 'manager',
    ask: () => grant(staffCodeOf('reception'), 'clinical', 'psychologist'),
  },
  'staff.renewAccess staff.about-oneself': {
    as: 'manager',
    ask: () =>
      house.call(staffContract.renewAccess, {
        id: idOf(staffCodeOf('nurse')),
        passphrase: 'seven herons over the salt marsh',
        second: second('nurse'),
      }),
  },
  'staff.leave staff.about-oneself': {
    as: 'manager',
    ask: () =>
      house.call(staffContract.leave, {
        id: idOf(staffCodeOf('manager')),
        second: second('nurse'),
      }),
  },
};

beforeAll(async () => {
  house = await foundTestVault({ roles: ROLES });
  const stay = { admittedOn: '2010-01-05' };
  her = (await house.done(residents.admit, { ...admitInput(NUMBER, 'سوسن'), stay })).id;
  await leave(house, her, '2011-01-01');
  await house.done(staffContract.invite, {
    code: NEWCOMER,
    role: 'psychologist',
    passphrase: 'a copper bell beneath the stairs',
    second: second('psychologist'),
  });
  const listed = await house.done(staffContract.list, {});
  staff = new Map(listed.staff.map(({ code, id }) => [code, id]));
  onPlan = await planWithTask();
  await mergeIntoHers();
  await house.actAs('reception');
  const filed = await house.done(dropNotes.file, { residentId: her, to: 'case', words: 'تعالوا' });
  note = filed.id;
}, 120_000);
afterAll(() => house.destroy());

/** Another file of hers, into which a third one was merged. */
async function mergeIntoHers(): Promise<void> {
  const versionOf = async (id: ResidentId) => (await house.done(residents.open, { id })).version;
  const stay = { admittedOn: '2012-01-05' };
  hers = (await house.done(residents.admit, { ...admitInput('K-2012-0001', 'منى خالد'), stay })).id;
  const third = await house.done(residents.admit, admitInput('K-2026-0009', 'هدى رمزي'));
  const merged = await house.done(fileMerges.merge, {
    ...{ stayingId: hers, mergedId: third.id, holds: 'staying', reason: 'هي نفسها' },
    versions: { staying: await versionOf(hers), merged: await versionOf(third.id) },
    second: second('case-manager'),
  });
  merge = merged.id;
  versions = { staying: await versionOf(her), merged: await versionOf(hers) };
}

/** A task of the manager's. */
async function planWithTask(): Promise<typeof onPlan> {
  const seen = async () => {
    const { plan } = await house.done(carePlans.openPlan, { residentId: her });
    if (plan === null) throw new Error('no plan');
    return { residentId: her, planId: plan.id, expectedVersion: plan.version };
  };
  await house.done(carePlans.start, { residentId: her });
  const need = { domain: 'work', level: 2, description: 'دخل' } as const;
  const { needId } = await house.done(carePlans.addNeed, { ...(await seen()), ...need });
  const goal = { title: 'عمل', horizon: 'short', scale: { expected: 'عمل' } } as const;
  const { goalId } = await house.done(carePlans.setGoal, { ...(await seen()), needId, ...goal });
  const ownerId = idOf(staffCodeOf('manager'));
  const task = { goalId, title: 'زيارة', ownerId };
  const { taskId } = await house.done(carePlans.addTask, { ...(await seen()), ...task });
  return { ...(await seen()), taskId };
}

const named = () =>
  house.at.host.operations.flatMap(({ name, recordedRefusals }) =>
    Object.keys(recordedRefusals ?? {}).map((code) => `${name} ${code}`),
  );

describe('a refusal that is recorded', () => {
  it('is one that its operation may give, and has its way here', () => {
    expect(named().sort()).toEqual(Object.keys(WAYS).sort());
    for (const { recordedRefusals, refusals } of house.at.host.operations) {
      expect(refusals).toEqual(expect.arrayContaining(Object.keys(recordedRefusals ?? {})));
    }
  });

  it.each(Object.entries(WAYS))('leaves one line and nothing else: %s', async (way, met) => {
    const [name, code] = way.split(' ') as [string, string];
    const operation = house.at.host.operations.find((one) => one.name === name);
    if (operation?.audit.kind !== 'recorded') throw new Error(`${name} is recorded`);
    await house.actAs(met.as);
    const before = fingerprintOf(house.open());
    const events = house.open().audit.size();
    expect(await met.ask()).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(fingerprintOf(house.open())).toBe(before);
    expect(house.open().audit.size()).toBe(events + 1);
    const [line] = house.open().audit.newest(Number.MAX_SAFE_INTEGER, 1);
    expect(line).toMatchObject({
      actor: staffCodeOf(met.as),
      ...(met.line ?? { verb: operation.audit.verb, outcome: 'refused' }),
    });
    expect(house.faults).toEqual([]);
  });
});
