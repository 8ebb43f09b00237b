// What each role is answered about a person: the desk and the nurse never get a name together with why somebody is here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { residents } from '../../src/features/residents/contract';
import type { ResidentId } from '../../src/kernel/ids';
import { type Role, ROLES, roleMay } from '../../src/kernel/compartments';
import { foundTestVault, type TestVault } from '../support/test-vault';
import { callOf } from './every-operation';

/** Codes that stand nowhere else in an answer. */
const TELLING = {
  category: 'vulnerable-migrant',
  form: 'forced-begging',
  nationality: 'ER',
  residence: 'foreign',
  referral: 'immigration',
  reason: 'rule-breach',
  destination: 'third-country',
} as const;

let house: TestVault;
let id: ResidentId;

beforeAll(async () => {
  house = await foundTestVault({ roles: ROLES });
  const { category, form, nationality, residence, referral } = TELLING;
  const name = { given: 'سلوى', father: 'منير', family: 'القاضي' };
  const presence = { preferredName: 'سلوى' };
  const facts = {
    sex: 'female' as const,
    category,
    exploitationForms: [form],
    nationality,
    residenceStatus: residence,
  };
  const stay = { admittedOn: '2026-02-01', referralSource: referral };
  const file = { caseNumber: 'K-1', presence, identity: { name }, facts, stay };
  ({ id } = await house.done(residents.admit, file));
  const { reason, destination } = TELLING;
  const exitedOn = '2026-02-20';
  await house.done(residents.exit, { id, expectedVersion: 1, exitedOn, reason, destination });
}, 120_000);
afterAll(() => house.destroy());

/** Inputs that bring most queries to an answer about her. */
const INPUTS: readonly Readonly<Record<string, unknown>>[] = [
  { id: '', residentId: '', filter: 'all', text: 'سلوى', subjectId: '' },
  { filter: 'exited' },
  {},
];

async function answersOf(role: Role): Promise<readonly (readonly [string, string])[]> {
  await house.actAs(role);
  const answers: (readonly [string, string])[] = [];
  for (const { name, kind, input } of house.at.host.operations) {
    if (kind !== 'query') continue;
    for (const one of INPUTS) {
      const about = { ...one, ...('id' in one ? { id, residentId: id, subjectId: id } : {}) };
      if (!(input as z.ZodType).safeParse(about).success) continue;
      const answer = await house.at.host.answer(callOf(name, about, house.sessionId()));
      if (answer.kind === 'done') answers.push([name, JSON.stringify(answer.value)]);
    }
  }
  return answers;
}

const told = (text: string) => Object.values(TELLING).filter((code) => text.includes(`"${code}"`));

describe('an answer with a name', () => {
  it.each(ROLES)('tells %s why somebody is here only where the case is open', async (role) => {
    const named = (await answersOf(role)).filter(([, text]) => text.includes('سلوى'));
    const telling = named.filter(([, text]) => told(text).length > 0).map(([name]) => name);
    if (!roleMay(role, { case: 'read' })) {
      expect(telling).toEqual([]);
      return;
    }
    expect(telling).toEqual(expect.arrayContaining(['residents.list', 'residents.open']));
    const opened = named.find(([name]) => name === 'residents.open')?.[1] ?? '';
    expect(told(opened)).toEqual(Object.values(TELLING));
  });

  it('is given to the desk and to the nurse at all, so that this test looks at something', async () => {
    for (const role of ['reception', 'nurse'] as const) {
      const named = (await answersOf(role)).filter(([, text]) => text.includes('سلوى'));
      expect(named.map(([name]) => name)).toEqual(
        expect.arrayContaining(['residents.list', 'residents.open', 'residents.search']),
      );
    }
  });
});

describe('whether somebody is on file', () => {
  it.each(ROLES)('%s may ask only where the role admits', async (role) => {
    await house.actAs(role);
    const asked = { name: 'سلوى القاضي', birthYear: null, sex: null };
    const answer = await house.call(residents.possibleDuplicates, asked);
    if (!roleMay(role, { presence: 'write' })) {
      expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'access.denied' } });
      return;
    }
    const candidates = roleMay(role, { identity: 'read' }) ? [{ id }] : [];
    expect(answer).toMatchObject({ kind: 'done', value: { possibleMatch: true, candidates } });
  });
});

describe('what the desk corrects', () => {
  it('leaves the facts it was not shown as they were', async () => {
    await house.actAs('reception');
    const opened = await house.done(residents.open, { id });
    expect(opened).toMatchObject({
      facts: { state: 'closed' },
      stays: [{ referralSource: null, exit: { reason: null, destination: null } }],
    });
    await house.done(residents.correct, {
      id,
      expectedVersion: opened.version,
      caseNumber: 'K-2',
      presence: { preferredName: 'سلوى', room: '4' },
      facts: { sex: 'unknown' },
      stay: { admittedOn: '2026-02-02' },
    });
    await house.actAs('manager');
    const after = await house.done(residents.open, { id });
    expect(after).toMatchObject({ caseNumber: 'K-2', sex: 'unknown' });
    expect(told(JSON.stringify(after))).toEqual(Object.values(TELLING));
  });
});
