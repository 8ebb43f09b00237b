// One invented resident about whom every room has written something, by the roles that may, and who has left long ago.
import { carePlans } from '../../src/features/care-plans/contract';
import { dropNotes } from '../../src/features/drop-notes/contract';
import { drafts } from '../../src/features/drafts/contract';
import { progress } from '../../src/features/progress/contract';
import { residents } from '../../src/features/residents/contract';
import { retention } from '../../src/features/retention/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { freshId } from '../../electron/vault/keys/places';
import { ENTRY_KINDS } from '../../electron/vault/house-facts/entry-kinds';
import { correctionsOf } from '../../electron/vault/records/corrections';
import { residentsRecords } from '../../electron/vault/records/residents';
import { putExample } from '../../electron/vault/records/training';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { roleMay, ROLES } from '../../src/kernel/compartments';
import type { ResidentId } from '../../src/kernel/ids';
import { ofResident } from '../../src/kernel/owner';
import { admitInput } from './residents';
import type { TestVault } from './test-vault';

export const HER_NAME = 'شروق وليد بهجت الزعفراني';
export const HER_NUMBER = 'K-2010-0077';
/** The vault must have been founded with every role that keeps a register, a psychologist and a reception. Leaves the manager signed in. */
export async function writeFullFile(house: TestVault): Promise<ResidentId> {
  const { id } = await house.done(residents.admit, {
    ...admitInput(HER_NUMBER, HER_NAME),
    stay: { admittedOn: '2010-01-05', referralSource: 'police' },
  });
  await mistakeHerStatus(house, id);
  await writePlan(house, id);
  await house.done(drafts.keep, {
    form: 'care-plans.review',
    subjectId: id,
    fields: { note: `${HER_NAME} ...` },
  });
  await writeClinical(house, id);
  await house.actAs('reception');
  await house.done(dropNotes.file, { residentId: id, to: 'case', words: `${HER_NAME} ...` });
  await house.actAs('manager');
  openedInAnEmergency(house, id);
  await inRegisters(house, id);
  await house.actAs('manager');
  atTheDesk(house, id);
  await leave(house, id, '2015-06-01');
  await house.done(retention.hold, { id, reason: 'claim' });
  await house.done(retention.keepLonger, { id, reason: 'not-decided', until: '2026-03-11' });
  house.clock.set('2026-03-12T08:00:00.000Z');
  return id;
}

/** Somebody wrote a status that was never hers; what she is held to be stays as it was. */
async function mistakeHerStatus(house: TestVault, id: ResidentId): Promise<void> {
  const { category } = admitInput(HER_NUMBER, HER_NAME).facts;
  const { version } = await house.done(residents.changeStatus, {
    ...{ id, expectedVersion: 1, category: 'dependant', from: '2010-02-01' },
    reason: `${HER_NAME} ...`,
  });
  const { statuses } = await house.done(residents.statuses, { id });
  await house.done(residents.correctStatus, {
    ...{ id, expectedVersion: version, category, from: '2010-02-01' },
    statusId: statuses[0]?.id ?? '',
    reason: `${HER_NAME} ...`,
  });
}

export async function leave(house: TestVault, id: ResidentId, exitedOn: string): Promise<void> {
  const { version } = await house.done(residents.open, { id });
  await house.done(residents.exit, {
    ...{ id, exitedOn },
    expectedVersion: version,
    reason: 'voluntary-return',
    destination: 'country-of-origin',
  });
}

async function writePlan(house: TestVault, residentId: ResidentId): Promise<void> {
  const seen = async () => {
    const { plan, owners } = await house.done(carePlans.openPlan, { residentId });
    const self = owners.find((owner) => owner.self)?.id ?? '';
    return {
      self,
      at: { residentId, planId: plan?.id ?? '', expectedVersion: plan?.version ?? 0 },
    };
  };
  await house.done(carePlans.start, { residentId });
  const { needId } = await house.done(carePlans.addNeed, {
    ...(await seen()).at,
    domain: 'work',
    level: 2,
    description: 'لا دخل ثابت',
  });
  const { goalId } = await house.done(carePlans.setGoal, {
    ...(await seen()).at,
    needId,
    title: 'عمل بدوام جزئي',
    ownWords: 'أريد أن أعمل',
    horizon: 'short',
    scale: { expected: 'ثلاثة أيام في الأسبوع' },
  });
  const { at, self } = await seen();
  const { taskId } = await house.done(carePlans.addTask, {
    ...at,
    goalId,
    title: 'زيارة مكتب التشغيل',
    dueOn: '2026-03-09',
    ownerId: self,
  });
  await house.done(carePlans.closeTask, {
    ...(await seen()).at,
    taskId,
    outcome: { kind: 'done', doneOn: '2026-03-10' },
  });
  await house.done(carePlans.review, {
    ...(await seen()).at,
    heldOn: '2026-03-10',
    goals: [{ goalId, attained: 1, state: 'reached' }],
    decision: 'continue',
    nextReviewOn: '2026-04-10',
    note: 'تقدم واضح',
  });
}

async function writeClinical(house: TestVault, residentId: ResidentId): Promise<void> {
  await house.actAs('psychologist');
  await house.done(sessionNotes.write, {
    residentId,
    heldOn: '2026-03-09',
    kind: 'individual',
    note: `${HER_NAME}: نامت جيدًا`,
  });
  correctedOnce(house, residentId);
  await house.done(progress.record, {
    residentId,
    instrument: 'who-5',
    takenOn: '2026-03-09',
    answers: [3, 3, 3, 3, 3],
  });
  await house.done(drafts.keep, {
    form: 'session-notes.write',
    subjectId: residentId,
    fields: { note: `${HER_NAME} ...` },
  });
}

function openedInAnEmergency(house: TestVault, residentId: ResidentId): void {
  const { records, session } = house.open();
  const { id: second } = records.get("SELECT id FROM staff WHERE role = 'psychologist'") ?? {};
  house.open().writing(() => {
    records.run(
      'INSERT INTO emergency_openings (id, resident_id, record_kind, record_id, opened_at, first_staff_id, second_staff_id, reason) VALUES ($id, $residentId, $kind, $id, $at, $first, $second, $kind)',
      {
        id: residentId,
        residentId,
        kind: 'session-note',
        at: house.clock.now(),
        first: session.staffId,
        second: String(second),
      },
    );
  });
}

/** One entry of every register, by somebody who may write it: the manager, where she may. */
async function inRegisters(house: TestVault, id: ResidentId): Promise<void> {
  const on = '2026-03-09' as CalendarDate;
  for (const kind of ENTRY_KINDS) {
    await actAsKeeper(house, kind);
    const vault = house.open();
    vault.writing(() => putExample(vault, kind, { id, nth: 0, on }));
  }
}

/** The first role that may write in such a register; the house must have it. */
export async function actAsKeeper(
  house: TestVault,
  { may: { write } }: (typeof ENTRY_KINDS)[number],
): Promise<void> {
  const keeper = ROLES.find((role) => write.to !== 'holders' || roleMay(role, write.of));
  await house.actAs(keeper ?? 'manager');
}

/** What a night at the desk leaves behind. Her own file stands in for another one. */
function atTheDesk(house: TestVault, id: ResidentId): void {
  const vault = house.open();
  const at = house.clock.now();
  vault.writing(() => {
    const desk = residentsRecords(vault);
    const link = { id: freshId<'file-link'>(), residentId: id, otherId: id };
    desk.addLink({ ...link, kind: 'mother-of', recordedAt: at });
    desk.raiseDoubleCheck({ id: freshId<'double-check'>(), residentId: id, raisedAt: at });
    desk.saveUnanswered(id, { nationality: 'not-asked' }, at);
  });
}

function correctedOnce(house: TestVault, residentId: ResidentId): void {
  const vault = house.open();
  vault.writing(() => {
    correctionsOf(vault, { kind: 'session-note', compartment: 'clinical' }).add({
      ...{ id: freshId<'correction'>(), recordId: freshId(), owner: ofResident(residentId) },
      ...{ version: 1, correctedAt: house.clock.now() },
      former: { note: `${HER_NAME}: لم تنم` },
      reason: 'كُتبت ليلة أخرى',
    });
  });
}
