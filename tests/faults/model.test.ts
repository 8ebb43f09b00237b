// Any order of work, locking, cancelling and crashing, beside the simplest thing that could remember the same: a list in memory.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../../src/features/audit/contract';
import { backups } from '../../src/features/backups/contract';
import { carePlans } from '../../src/features/care-plans/contract';
import { residents } from '../../src/features/residents/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import type { ResidentId, SessionNoteId } from '../../src/kernel/ids';
import { chosenFolders } from '../support/chosen-folders';
import { admitInput } from '../support/residents';
import { foundTestVault, type TestVault, testVaultIn } from '../support/test-vault';
import { amount, LONGEST } from './amount';
import { inLanes } from './lanes';

const RUNS = amount(6, 1000);
const STEPS = amount(20, 100);
const TELLERS = 2;

interface Person {
  readonly id: ResidentId;
  readonly caseNumber: string;
  version: number;
  room: string;
  hasPlan: boolean;
  readonly notes: Map<SessionNoteId, string>;
}
interface Model {
  readonly people: Person[];
}
interface Real {
  house: TestVault;
  folder: string;
  admitted: number;
}
type Step = fc.AsyncCommand<Model, Real>;

let begun: TestVault;
beforeAll(async () => {
  begun = await foundTestVault({ roles: ['psychologist'], outside: chosenFolders });
  begun.at.lock('asked');
}, 60_000);
afterAll(() => begun.destroy());

function laidOut(from: string): Pick<Real, 'house' | 'folder'> {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-model-'));
  cpSync(from, folder, { recursive: true });
  mkdirSync(join(folder, 'stick'), { recursive: true });
  return { folder, house: testVaultIn(folder, { outside: chosenFolders }) };
}

const done: string[] = [];

/** A step that needs somebody on file; `who` picks one of those there are. */
function onSomebody(
  name: string,
  who: number,
  work: (person: Person, real: Real) => Promise<void>,
): Step {
  return {
    check: ({ people }) => people.length > 0,
    run: async ({ people }, real) => {
      done.push(name);
      const person = people[who % people.length];
      if (person !== undefined) await work(person, real);
    },
    toString: () => `${name}(${who})`,
  };
}

function always(name: string, work: (model: Model, real: Real) => Promise<void>): Step {
  return {
    check: () => true,
    run: async (model, real) => {
      done.push(name);
      await work(model, real);
      const { counts } = await real.house.done(residents.list, { filter: 'all' });
      expect(counts.all).toBe(model.people.length);
    },
    toString: () => name,
  };
}

const admit = (): Step =>
  always('admit', async ({ people }, real) => {
    real.admitted += 1;
    const caseNumber = `M-${real.admitted}`;
    const { id } = await real.house.done(residents.admit, {
      ...admitInput(caseNumber, 'سلمى حسن يوسف المصري'),
      acknowledgedDuplicates: 'شخص آخر',
    });
    people.push({ id, caseNumber, version: 1, room: '3', hasPlan: false, notes: new Map() });
  });

const corrected = (person: Person, room: string) => {
  const { stay: _stay, ...file } = admitInput(person.caseNumber, 'سلمى حسن يوسف المصري');
  const presence = { preferredName: 'سلمى', room, alerts: [] };
  return {
    ...admitInput(person.caseNumber, 'سلمى حسن يوسف المصري'),
    ...file,
    presence,
    caseNumber: person.caseNumber,
    id: person.id,
  };
};

const correct = (who: number, room: number): Step =>
  onSomebody('correct', who, async (person, { house }) => {
    const order = { ...corrected(person, String(room)), expectedVersion: person.version };
    const saved = await house.done(residents.correct, order);
    person.version = saved.version;
    person.room = String(room);
  });

const correctUnseen = (who: number): Step =>
  onSomebody('correct what somebody changed meanwhile', who, async (person, { house }) => {
    const order = { ...corrected(person, '99'), expectedVersion: person.version + 1 };
    const answer = await house.call(residents.correct, order);
    expect(answer).toMatchObject({ refusal: { code: 'residents.changed-meanwhile' } });
  });

const plan = (who: number): Step =>
  onSomebody('plan', who, async (person, { house }) => {
    const answer = await house.call(carePlans.start, { residentId: person.id });
    expect(answer.kind).toBe(person.hasPlan ? 'refused' : 'done');
    person.hasPlan = true;
  });

const note = (who: number, words: string): Step =>
  onSomebody('note', who, async (person, { house }) => {
    await house.actAs('psychologist');
    const kept = { residentId: person.id, heldOn: '2026-03-09', kind: 'individual' as const };
    const { id } = await house.done(sessionNotes.write, { ...kept, note: words });
    person.notes.set(id, words);
    await house.actAs('manager');
  });

const lock = (): Step => always('lock and unlock', (_model, { house }) => house.actAs('manager'));

const cancel = (): Step =>
  always('cancel a backup', async (_model, { house, folder }) => {
    const call = {
      kind: 'call' as const,
      callId: 'cut',
      operation: backups.make.name,
      input: { folderToken: join(folder, 'stick') },
      sessionId: house.sessionId(),
    };
    const watch = { onProgress: () => undefined, cancelled: () => true };
    expect(await house.at.host.answer(call, watch)).toMatchObject({
      refusal: { code: 'job.cancelled' },
    });
  });

/** What a killed process leaves: the files as they are at this moment, logs and all. */
const crash = (): Step =>
  always('crash', async (_model, real) => {
    const { folder, house } = real;
    Object.assign(real, laidOut(folder));
    house.at.gate.lock();
    rmSync(folder, { recursive: true });
    await real.house.actAs('manager');
  });

const steps = fc.commands(
  [
    fc.constant(null).map(admit),
    fc.tuple(fc.nat(), fc.nat(40)).map(([who, room]) => correct(who, room)),
    fc.nat().map(correctUnseen),
    fc.nat().map(plan),
    fc
      .tuple(fc.nat(), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }))
      .map(([who, words]) => note(who, `${words.trim()} كلمة`)),
    fc.constant(null).map(lock),
    fc.constant(null).map(cancel),
    fc.constant(null).map(crash),
  ],
  { maxCommands: STEPS, size: 'max' },
);

async function sameAsModel({ people }: Model, house: TestVault): Promise<void> {
  await house.actAs('manager');
  expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
  for (const person of people) {
    const { presence, version } = await house.done(residents.open, { id: person.id });
    expect(version).toBe(person.version);
    expect(presence).toMatchObject({ state: 'open', value: { room: person.room } });
  }
  await house.actAs('psychologist');
  for (const id of people.flatMap(({ notes }) => [...notes])) {
    expect(await house.done(sessionNotes.open, { id: id[0] })).toMatchObject({ note: id[1] });
  }
}

/** One story on a vault of its own, beside the list. */
async function tell(story: Iterable<Step>): Promise<void> {
  const real: Real = { ...laidOut(begun.folder), admitted: 0 };
  const model: Model = { people: [] };
  try {
    await real.house.actAs('manager');
    await fc.asyncModelRun(() => ({ model, real }), story);
    await sameAsModel(model, real.house);
  } finally {
    real.house.at.gate.lock();
    rmSync(real.folder, { recursive: true, force: true });
  }
}

it(`${RUNS} stories of up to ${STEPS} steps`, { timeout: LONGEST }, async () => {
  // Stories are of different length and wait for the disk: meanwhile others are told.
  await inLanes(TELLERS, () =>
    fc.assert(fc.asyncProperty(steps, tell), { numRuns: RUNS / TELLERS, endOnFailure: true }),
  );
  const crashes = done.filter((name) => name === 'crash').length;
  expect(done.length).toBeGreaterThan(RUNS);
  console.log(
    `model: ${RUNS} stories, ${done.length} steps, ${crashes} crashes among them; the vault always held just what a list in memory held.`,
  );
});
