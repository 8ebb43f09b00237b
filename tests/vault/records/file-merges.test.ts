// Two files of one person merged in a real encrypted vault: everything of both stands under the file that stays, opens with the
// keys it was sealed with, counts as one person, and goes back as it came.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../../electron/vault/database/rows';
import {
  MOVING_TABLES,
  TABLES_OF_RESIDENTS,
} from '../../../electron/vault/house-facts/tables-of-residents';
import { carePlans } from '../../../src/features/care-plans/contract';
import { drafts } from '../../../src/features/drafts/contract';
import { dropNotes } from '../../../src/features/drop-notes/contract';
import { fileMerges } from '../../../src/features/file-merges/contract';
import type { FileMergeId } from '../../../src/features/file-merges/index';
import { residents } from '../../../src/features/residents/contract';
import { retention } from '../../../src/features/retention/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { summaries } from '../../../src/features/summaries/contract';
import { type Role, ROLES } from '../../../src/kernel/compartments';
import type { ResidentId } from '../../../src/kernel/ids';
import type { InputOf } from '../../../src/kernel/operation';
import { HER_NAME, HER_NUMBER, leave, writeFullFile } from '../../support/full-file';
import { newestVerbs } from '../../support/resident-in-vault';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const REASON = 'الأم والموظفة تعرفتا عليها، وهي نفسها';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ROLES });
});
afterEach(() => house.destroy());

const secondOf = (role: Role) => ({ staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] });
const versionOf = async (id: ResidentId) => (await house.done(residents.open, { id })).version;

type Wishes = Partial<InputOf<typeof fileMerges.merge>>;

async function orderOf(stayingId: ResidentId, mergedId: ResidentId, more: Wishes = {}) {
  return {
    ...{ stayingId, mergedId, reason: REASON, second: secondOf('case-manager') },
    versions: { staying: await versionOf(stayingId), merged: await versionOf(mergedId) },
    ...more,
  };
}

async function merged(
  stayingId: ResidentId,
  mergedId: ResidentId,
  more: Wishes = {},
): Promise<FileMergeId> {
  return (await house.done(fileMerges.merge, await orderOf(stayingId, mergedId, more))).id;
}

const undone = (id: FileMergeId, second: Role = 'case-manager') =>
  house.call(fileMerges.undo, { id, reason: REASON, second: secondOf(second) });

async function admitted(number: string, name: string, admittedOn = '2026-03-01') {
  const input = admitInput(number, name);
  return (
    await house.done(residents.admit, {
      ...input,
      acknowledgedDuplicates: 'غير متأكدة',
      stay: { ...input.stay, admittedOn },
    })
  ).id;
}

const rowsUnder = (id: ResidentId) =>
  TABLES_OF_RESIDENTS.map(({ table, rows }) => [
    table,
    house
      .open()
      .records.all(`SELECT * FROM ${table} WHERE ${rows}`, { resident: id })
      .map((row) => JSON.stringify(row)),
  ]) as [string, string[]][];

const notesOf = async (residentId: ResidentId) => {
  const { sessions } = await house.done(sessionNotes.list, { residentId });
  return sessions.map(({ id }) => id);
};

const wordsOf = async (id: string) => (await house.done(sessionNotes.open, { id })).note;

describe('a file into which another one of the same person was merged', () => {
  let stays: ResidentId;
  let goes: ResidentId;
  beforeEach(async () => {
    goes = await writeFullFile(house);
    stays = await admitted('K-2026-0001', 'شروق الزعفراني');
  });

  it('has the rows of both in every table that a merge moves, and none is left under the other', async () => {
    const before = new Map(rowsUnder(goes));
    await merged(stays, goes);
    const left = new Map(rowsUnder(goes));
    const there = new Map(rowsUnder(stays));
    expect(MOVING_TABLES.length).toBeGreaterThan(9);
    for (const table of [...MOVING_TABLES.map((one) => one.table), 'stays', 'goals']) {
      const count = before.get(table)?.length ?? 0;
      expect([table, count > 0]).toEqual([table, true]);
      expect([table, left.get(table)]).toEqual([table, []]);
      expect([table, (there.get(table)?.length ?? 0) >= count]).toEqual([table, true]);
    }
  });

  it('goes back to two files, row by row as they were', async () => {
    const before = { goes: rowsUnder(goes), stays: rowsUnder(stays) };
    const id = await merged(stays, goes);
    await house.actAs('case-manager');
    expect(await undone(id, 'manager')).toMatchObject({ kind: 'done' });
    const changed = ['residents', 'file_merges', 'file_merge_rows', 'sealed_parts'];
    const without = (rows: [string, string[]][]) =>
      rows
        .filter(([table]) => !changed.includes(table))
        .map(([table, all]) => [table, all.toSorted()]);
    expect(without(rowsUnder(goes))).toEqual(without(before.goes));
    expect(without(rowsUnder(stays))).toEqual(without(before.stays));
    expect(newestVerbs(house, 1)).toEqual(['file-merges.undo']);
  });

  it('opens notes of the other file with its own keys, also once corrected, and gives them back corrected', async () => {
    await house.actAs('psychologist');
    const [note = ''] = await notesOf(goes);
    await house.actAs('manager');
    const id = await merged(stays, goes);
    await house.actAs('psychologist');
    expect(await notesOf(stays)).toEqual([note]);
    expect(await house.call(sessionNotes.list, { residentId: goes })).toMatchObject({
      refusal: { code: 'resident.not-found' },
    });
    await house.done(sessionNotes.correct, {
      ...{ id: note, expectedVersion: 1, reason: 'كُتب الاسم خطأ' },
      ...{ heldOn: '2026-03-08', kind: 'individual', note: 'نامت جيدًا' },
    });
    const later = await house.done(sessionNotes.write, {
      ...{ residentId: stays, heldOn: '2026-03-10', kind: 'individual', note: 'بعد الدمج' },
    });
    expect(await notesOf(stays)).toEqual([later.id, note]);
    const owners = house
      .open()
      .records.all('SELECT resident_id FROM sealed_parts WHERE record_id = $note', { note })
      .map((row) => text(row, 'resident_id'));
    expect(owners).toEqual([goes]);
    await house.actAs('manager');
    expect(await undone(id)).toMatchObject({ kind: 'done' });
    await house.actAs('psychologist');
    expect(await notesOf(stays)).toEqual([later.id]);
    expect(await notesOf(goes)).toEqual([note]);
    const opened = await house.done(sessionNotes.open, { id: note });
    expect(opened).toMatchObject({ note: 'نامت جيدًا' });
    expect(opened.corrections).toHaveLength(1);
    expect(opened.corrections[0]?.words.state).toBe('open');
    const strays = house
      .open()
      .records.all('SELECT id FROM corrections WHERE resident_id = $stays', { stays });
    expect(strays).toEqual([]);
  });

  it('takes a note that waited in the box of the other file, and finds a draft about it', async () => {
    await merged(stays, goes);
    const draft = { form: 'care-plans.review', subjectId: stays };
    expect(await house.done(drafts.open, draft)).toMatchObject({
      fields: { note: `${HER_NAME} ...` },
    });
    const { notes } = await house.done(dropNotes.ofResident, { residentId: stays });
    const waiting = notes.find(({ state }) => state === 'waiting');
    const taken = await house.done(dropNotes.take, { id: waiting?.id ?? '' });
    expect(taken.words).toEqual({ state: 'open', value: `${HER_NAME} ...` });
  });

  it('shows the needs of both plans, and what is added to a need of the other file goes back with it', async () => {
    const seen = async (residentId: ResidentId) => {
      const { plan, owners } = await house.done(carePlans.openPlan, { residentId });
      return {
        plan,
        self: owners.find((owner) => owner.self)?.id ?? '',
        at: { residentId, planId: plan?.id ?? '', expectedVersion: plan?.version ?? 0 },
      };
    };
    await house.done(carePlans.start, { residentId: stays });
    await house.done(carePlans.addNeed, {
      ...(await seen(stays)).at,
      ...{ domain: 'work', level: 1, description: 'حاجة الملف الباقي' },
    });
    const id = await merged(stays, goes);
    const after = await seen(stays);
    expect(after.plan?.needs).toHaveLength(2);
    expect(after.plan?.reviews).toHaveLength(1);
    const other = after.plan?.needs.find(({ goals }) => goals.length === 1);
    const { goalId } = await house.done(carePlans.setGoal, {
      ...(await seen(stays)).at,
      ...{ needId: other?.id ?? '', title: 'هدف بعد الدمج', horizon: 'short' },
      ...{ ownWords: 'أريد', scale: { expected: 'نعم' } },
    });
    const { self, at } = await seen(stays);
    const { taskId } = await house.done(carePlans.addTask, {
      ...{ ...at, goalId, title: 'مهمة بعد الدمج', dueOn: '2026-03-20', ownerId: self },
    });
    await undone(id);
    const back = await seen(goes);
    const goals = back.plan?.needs.flatMap((need) => need.goals) ?? [];
    expect(goals).toHaveLength(2);
    expect(goals.every(({ words }) => words.state === 'open')).toBe(true);
    const { records } = house.open();
    const owner = 'SELECT resident_id FROM sealed_parts WHERE record_id = $id';
    expect(records.all(owner, { id: goalId })).toEqual([{ resident_id: goes }]);
    expect(records.all(owner, { id: taskId })).toEqual([{ resident_id: goes }]);
    const task = records.get('SELECT resident_id FROM tasks WHERE id = $id', { id: taskId });
    expect(task).toEqual({ resident_id: goes });
    expect((await seen(stays)).plan?.needs).toHaveLength(1);
  });

  it('is one person in lists, counts and search, and is found by the number and the name of both', async () => {
    const before = await house.done(residents.list, { filter: 'all' });
    expect(before.counts.all).toBe(2);
    await merged(stays, goes);
    const after = await house.done(residents.list, { filter: 'all' });
    expect(after.counts).toEqual({ inHouse: 1, exited: 0, all: 1 });
    expect(after.residents.map(({ id }) => id)).toEqual([stays]);
    for (const filter of ['in-house', 'exited'] as const) {
      const { residents: lines } = await house.done(residents.list, { filter });
      expect(lines.map(({ id }) => id)).toEqual(filter === 'exited' ? [] : [stays]);
    }
    const { hits } = await house.done(residents.search, { text: HER_NUMBER });
    expect(hits).toEqual([
      expect.objectContaining({ id: stays, caseNumber: 'K-2026-0001', mergedNumber: HER_NUMBER }),
    ]);
    const byName = await house.done(residents.search, { text: HER_NAME });
    expect(byName.hits.map(({ id }) => id)).toEqual([stays]);
    const opened = await house.done(residents.open, { id: goes });
    expect(opened).toMatchObject({ id: stays, caseNumber: 'K-2026-0001' });
    expect(opened.stays.map(({ admittedOn }) => admittedOn)).toEqual(['2026-03-01', '2010-01-05']);
  });

  it('is named in the file: which number, by whom, until when it can be undone', async () => {
    await merged(stays, goes);
    const [merge] = (await house.done(fileMerges.ofFile, { id: stays })).merges;
    expect(merge).toMatchObject({
      ...{ mergedNumber: HER_NUMBER, stayingNumber: 'K-2026-0001', mergedOn: '2026-03-12' },
      ...{ undoUntil: '2026-03-19', mayUndo: true, undone: null },
      ...{ staffCode: staffCodeOf('manager'), secondCode: staffCodeOf('case-manager') },
      reason: { state: 'open', value: REASON },
    });
    await house.actAs('reception');
    const [seen] = (await house.done(fileMerges.ofFile, { id: stays })).merges;
    expect(seen).toMatchObject({ mayUndo: false, reason: { state: 'closed' } });
  });

  it('is held while any of the files is, and goes with both of them and both their keys', async () => {
    await merged(stays, goes);
    await leave(house, stays, '2026-03-12');
    const second = secondOf('case-manager');
    const order = {
      id: stays,
      caseNumber: 'K-2026-0001',
      reason: 'asked-by-resident' as const,
      second,
    };
    expect(await house.call(retention.erase, order)).toMatchObject({
      refusal: { code: 'retention.held' },
    });
    await house.done(retention.liftHold, { id: stays });
    const { goes: contents } = await house.done(retention.consider, { id: stays });
    const count = (content: string) => contents.rows.find((one) => one.content === content)?.count;
    expect(count('stays')).toBe(2);
    expect(count('session-notes')).toBe(1);
    expect(await house.done(retention.erase, order)).toMatchObject({ isFinished: true });
    const { records, keyring } = house.open();
    for (const id of [stays, goes]) {
      expect(rowsUnder(id).filter(([, rows]) => rows.length > 0)).toEqual([]);
      const keys = 'SELECT compartment FROM resident_keys WHERE resident_id = $id';
      expect(keyring.all(keys, { id })).toEqual([]);
      expect(records.all('SELECT state FROM erasures WHERE resident_id = $id', { id })).toEqual([
        { state: 'done' },
      ]);
    }
    expect(
      records.all('SELECT kind FROM sealed_parts WHERE resident_id IN ($stays, $goes)', {
        stays,
        goes,
      }),
    ).toEqual([]);
    const kept = records.all('SELECT person FROM kept_facts');
    expect(kept).toHaveLength(2);
    expect(new Set(kept.map((row) => row['person'])).size).toBe(1);
  });

  it('leaves, once undone, a file that is erased alone and takes nothing of the other with it', async () => {
    const id = await merged(stays, goes);
    await undone(id);
    await leave(house, stays, '2026-03-12');
    const order = { id: stays, caseNumber: 'K-2026-0001', reason: 'asked-by-resident' as const };
    const second = secondOf('case-manager');
    expect(await house.done(retention.erase, { ...order, second })).toMatchObject({
      isFinished: true,
    });
    await house.actAs('psychologist');
    const [note = ''] = await notesOf(goes);
    expect(await wordsOf(note)).toContain(HER_NAME);
    expect((await house.done(fileMerges.ofFile, { id: goes })).merges).toEqual([]);
  });
});

describe('stays of both files at one time', () => {
  let a: ResidentId;
  let b: ResidentId;
  beforeEach(async () => {
    a = await admitted('K-2026-0001', 'سلمى حسن', '2026-02-01');
    b = await admitted('K-2026-0002', 'سلمى حسن علي', '2026-03-01');
  });
  const inHouse = async () => (await house.done(residents.list, { filter: 'in-house' })).residents;

  it('have to be chosen between, and are one person in the house afterwards', async () => {
    expect(await house.call(fileMerges.merge, await orderOf(a, b))).toMatchObject({
      refusal: { code: 'file-merges.stays-overlap', details: { count: 1 } },
    });
    await merged(a, b, { holds: 'merged' });
    const lines = await inHouse();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ id: a, admittedOn: '2026-03-01' });
    const [merge] = (await house.done(fileMerges.ofFile, { id: a })).merges;
    expect(merge?.putAside.map(({ admittedOn }) => admittedOn)).toEqual(['2026-02-01']);
    const period = { from: '2026-02-01', to: '2026-04-01' } as const;
    const prepared = await house.call(summaries.prepare, { period, profile: 'partner' });
    expect(prepared.kind).toBe('done');
  });

  it('come back, each to its own file', async () => {
    const id = await merged(a, b, { holds: 'merged' });
    await undone(id);
    expect((await inHouse()).map((line) => [line.id, line.admittedOn]).toSorted()).toEqual(
      [
        [a, '2026-02-01'],
        [b, '2026-03-01'],
      ].toSorted(),
    );
  });

  it('keep a merge from being undone where a new stay would meet one that comes back', async () => {
    await leave(house, b, '2026-03-05');
    const id = await merged(a, b, { holds: 'merged' });
    const { version } = await house.done(residents.open, { id: a });
    await house.done(residents.readmit, {
      ...{ id: a, expectedVersion: version },
      stay: { admittedOn: '2026-03-09', referralSource: 'self' },
    });
    expect(await undone(id)).toMatchObject({ refusal: { code: 'file-merges.would-overlap' } });
  });
});

describe('what keeps two files from being merged or taken apart', () => {
  let a: ResidentId;
  let b: ResidentId;
  beforeEach(async () => {
    a = await admitted('K-2026-0001', 'سلمى حسن', '2026-02-01');
    await leave(house, a, '2026-02-05');
    b = await admitted('K-2026-0002', 'سلمى حسن علي', '2026-03-01');
  });
  const codeOf = async (answer: Promise<{ kind: string; refusal?: { code: string } }>) => {
    const { kind, refusal } = await answer;
    return refusal?.code ?? kind;
  };
  const mergeCode = async (order: Awaited<ReturnType<typeof orderOf>>) =>
    codeOf(house.call(fileMerges.merge, order) as Promise<{ kind: string }>);
  const undoCode = (id: FileMergeId) => codeOf(undone(id) as Promise<{ kind: string }>);

  it('is said of one file, of strangers to the house, and of people who may not', async () => {
    const order = await orderOf(a, b);
    const gone = 'z'.repeat(26).replaceAll('z', '0') as ResidentId;
    expect(await mergeCode({ ...order, mergedId: a })).toBe('file-merges.same-file');
    expect(await mergeCode({ ...order, mergedId: gone })).toBe('file-merges.not-found');
    expect(await mergeCode({ ...order, versions: { staying: 1, merged: 1 } })).toBe(
      'file-merges.changed-meanwhile',
    );
    expect(await mergeCode({ ...order, second: secondOf('manager') })).toBe('second-person.same');
    expect(await mergeCode({ ...order, second: secondOf('social-worker') })).toBe(
      'second-person.not-entitled',
    );
    const wrong = { ...secondOf('case-manager'), passphrase: 'not this one at all' };
    expect(await mergeCode({ ...order, second: wrong })).toBe('second-person.not-proved');
    await house.actAs('social-worker');
    expect(await mergeCode(order)).toBe('access.denied');
  });

  it('is a mother and her child', async () => {
    const input = admitInput('K-2026-0007', 'هدى سعد');
    const mother = await house.done(residents.admit, {
      ...input,
      children: [{ name: 'نور', sex: 'female' }],
    });
    const child = mother.children[0]?.id ?? a;
    expect(await mergeCode(await orderOf(mother.id, child))).toBe('file-merges.are-kin');
  });

  it('is a file that is a part of another one; a chain is taken apart from its end', async () => {
    const c = await admitted('K-2026-0003', 'س. حسن', '2026-01-01');
    await leave(house, c, '2026-01-05');
    const order = await orderOf(b, c);
    const first = await merged(a, c);
    expect(await mergeCode({ ...order, versions: { ...order.versions, merged: 1 } })).toBe(
      'file-merges.already-merged',
    );
    const second = await merged(b, a);
    expect((await house.done(residents.open, { id: c })).id).toBe(b);
    const { merges } = await house.done(fileMerges.ofFile, { id: b });
    expect(merges.map(({ mergedNumber }) => mergedNumber).toSorted()).toEqual([
      'K-2026-0001',
      'K-2026-0003',
    ]);
    expect((await house.done(residents.open, { id: b })).stays).toHaveLength(3);
    expect(await undoCode(first)).toBe('file-merges.later-merge');
    expect(await undoCode(second)).toBe('done');
    expect((await house.done(residents.open, { id: a })).stays).toHaveLength(2);
    expect(await undoCode(first)).toBe('done');
    expect((await house.done(residents.open, { id: c })).stays).toHaveLength(1);
    expect(await undoCode(first)).toBe('file-merges.already-undone');
  });

  it('is the eighth day', async () => {
    const id = await merged(b, a);
    house.clock.set('2026-03-17T20:00:00.000Z');
    expect(await undoCode(id)).toBe('done');
    const again = await merged(b, a);
    house.clock.set('2026-03-25T08:00:00.000Z');
    expect(await undoCode(again)).toBe('file-merges.too-late');
  });
});
