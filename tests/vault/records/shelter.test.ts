// The settings of a founded shelter, changed by its manager on a real encrypted vault.
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { shelter } from '../../../src/features/shelter/contract';
import { residentFormsOf, type ShelterSettings } from '../../../src/features/shelter';
import type { ResidentId } from '../../../src/kernel/ids';
import { admitInput, deskInput } from '../../support/residents';
import {
  foundTestVault,
  staffCodeOf,
  TEST_SHELTER,
  type TestVault,
} from '../../support/test-vault';

const houses: TestVault[] = [];
async function house(settings: Partial<ShelterSettings> = {}): Promise<TestVault> {
  const made = await foundTestVault({ roles: ['reception', 'case-manager'], settings });
  houses.push(made);
  return made;
}
afterEach(() => {
  for (const one of houses.splice(0)) one.destroy();
});

async function change(vault: TestVault, to: Partial<ShelterSettings>) {
  const { settings, version } = await vault.done(shelter.settings, {});
  return vault.call(shelter.change, {
    expectedVersion: version,
    settings: { ...settings, ...to },
  });
}

const codeOf = (answer: { kind: string; refusal?: { code: string } }) =>
  answer.kind === 'refused' ? answer.refusal?.code : answer.kind;

const unnumbered = (name: string) => {
  const { caseNumber: _number, ...file } = deskInput('', name);
  return { ...file, acknowledgedDuplicates: 'شخص آخر' };
};

describe('the settings', () => {
  it('change by the manager, in force at once, with the former values kept and told in the trail', async () => {
    const vault = await house({ capacity: 10 });
    const answer = await change(vault, {
      name: 'دار الياسمين',
      capacity: 12,
      calendar: 'umm-al-qura',
      digits: 'latn',
      firstDayOfWeek: 'sun',
      identity: { facilityType: 'hosting-home', operatedBy: 'جمعية' },
    });
    expect(answer.kind).toBe('done');
    const { settings, version } = await vault.done(shelter.settings, {});
    expect(settings).toEqual({
      ...TEST_SHELTER,
      name: 'دار الياسمين',
      capacity: 12,
      calendar: 'umm-al-qura',
      digits: 'latn',
      firstDayOfWeek: 'sun',
      identity: { facilityType: 'hosting-home', operatedBy: 'جمعية' },
    });
    expect(version).toBe(2);
    const { changes } = await vault.done(shelter.former, {});
    expect(changes).toHaveLength(1);
    expect(changes[0]?.staffCode).toBe(staffCodeOf('manager'));
    expect(changes[0]?.changed.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['name', TEST_SHELTER.name, 'دار الياسمين'],
      ['operatedBy', '', 'جمعية'],
      ['facilityType', 'shelter', 'hosting-home'],
      ['capacity', '10', '12'],
      ['calendar', 'gregorian', 'umm-al-qura'],
      ['digits', 'arab', 'latn'],
      ['firstDayOfWeek', 'sat', 'sun'],
    ]);
    const { events } = await vault.done(audit.read, {});
    const line = events.find(({ verb }) => verb === 'shelter.change');
    expect(line?.details).toMatchObject({
      'former.name': TEST_SHELTER.name,
      'former.capacity': '10',
      'former.operatedBy': '-',
      'former.calendar': 'gregorian',
    });
    expect(
      Object.keys(line?.details ?? {}).filter((key) => key.startsWith('former.')),
    ).toHaveLength(7);
  });

  it('hold the house’s own word for its people, told in the trail, and take it back to the country’s', async () => {
    const vault = await house();
    expect((await change(vault, { residentWord: 'mustafid' })).kind).toBe('done');
    const chosen = (await vault.done(shelter.settings, {})).settings;
    expect(residentFormsOf(chosen).many).toBe('مستفيدون');
    expect((await change(vault, { residentWord: undefined })).kind).toBe('done');
    const back = (await vault.done(shelter.settings, {})).settings;
    expect(residentFormsOf(back).many).toBe('نزلاء');
    const { changes } = await vault.done(shelter.former, {});
    expect(changes.map(({ changed }) => changed)).toEqual([
      [{ field: 'residentWord', before: 'mustafid', after: '' }],
      [{ field: 'residentWord', before: '', after: 'mustafid' }],
    ]);
    const { events } = await vault.done(audit.read, {});
    const told = events.filter(({ verb }) => verb === 'shelter.change');
    expect(told.map(({ details }) => details?.['former.residentWord'])).toEqual(['mustafid', '-']);
    const wrong = await vault.call(shelter.change, {
      expectedVersion: 3,
      settings: { ...back, residentWord: 'inmate' },
    } as never);
    expect(wrong).toMatchObject({ kind: 'invalid', issues: [{ path: 'settings.residentWord' }] });
  });

  it('outlast the session: who signs in next hears the newest ones', async () => {
    const vault = await house();
    await change(vault, { name: 'دار الياسمين' });
    await vault.actAs('reception');
    expect((await vault.done(shelter.settings, {})).settings.name).toBe('دار الياسمين');
  });

  it('are read by everybody who works here and changed by the manager alone', async () => {
    const vault = await house();
    await vault.actAs('case-manager');
    const answer = await change(vault, { capacity: 3 });
    expect(codeOf(answer)).toBe('access.denied');
    expect(codeOf(await vault.call(shelter.former, {}))).toBe('access.denied');
    expect((await vault.done(shelter.settings, {})).settings.capacity).toBeUndefined();
  });

  it('refuse what somebody else changed meanwhile, and a change of nothing', async () => {
    const vault = await house();
    const { settings } = await vault.done(shelter.settings, {});
    await change(vault, { capacity: 4 });
    const late = await vault.call(shelter.change, { expectedVersion: 1, settings });
    expect(codeOf(late)).toBe('shelter.changed-meanwhile');
    expect(codeOf(await change(vault, {}))).toBe('shelter.nothing-changed');
    expect((await vault.done(shelter.former, {})).changes).toHaveLength(1);
  });
});

describe('the number of a new file', () => {
  it('is given with the saving: two admissions of one form in a row get two numbers', async () => {
    const vault = await house();
    await vault.actAs('reception');
    const numbers: string[] = [];
    for (const name of ['سلمى', 'هدى', 'منى']) {
      numbers.push((await vault.done(residents.admit, unnumbered(name))).caseNumber);
    }
    expect(numbers).toEqual(['K-2026-0001', 'K-2026-0002', 'K-2026-0003']);
    expect((await vault.done(residents.nextCaseNumber, {})).caseNumber).toBe('K-2026-0004');
  });

  it('takes the place of an empty one, and a written one is kept or refused when taken', async () => {
    const vault = await house();
    const empty = await vault.done(residents.admit, { ...unnumbered('سلمى'), caseNumber: ' ' });
    expect(empty.caseNumber).toBe('K-2026-0001');
    const own = await vault.done(residents.admit, { ...unnumbered('هدى'), caseNumber: 'أ-7' });
    expect(own.caseNumber).toBe('أ-7');
    const again = await vault.call(residents.admit, { ...unnumbered('منى'), caseNumber: 'أ-7' });
    expect(codeOf(again)).toBe('residents.case-number-taken');
  });

  it('follows the pattern that the shelter chose, after the numbers of that series', async () => {
    const vault = await house();
    await vault.done(residents.admit, { ...unnumbered('سلمى'), caseNumber: 'ق/1447/020' });
    const fileNumbers = { prefix: 'ق', year: 'umm-al-qura', joint: '/', digits: 3 } as const;
    expect((await change(vault, { fileNumbers })).kind).toBe('done');
    const { caseNumber } = await vault.done(residents.admit, unnumbered('هدى'));
    expect(caseNumber).toBe('ق/1447/021');
  });
});

describe('whom the shelter never admits', () => {
  const admitted = (vault: TestVault, sex: 'female' | 'male', born: string) =>
    vault.call(residents.admit, {
      ...admitInput('', 'سمير علي', born),
      facts: { ...admitInput('', 'سمير علي').facts, sex },
      acknowledgedDuplicates: 'شخص آخر',
    });

  it('is refused at admission by sex and age on the day, and others are not', async () => {
    const vault = await house({ neverAdmits: ['men'] });
    expect(codeOf(await admitted(vault, 'male', '1990-01-01'))).toBe('residents.never-admitted');
    // Eighteen on the day of admission, 2026-03-01, and seventeen on it.
    expect(codeOf(await admitted(vault, 'male', '2008-03-01'))).toBe('residents.never-admitted');
    expect(codeOf(await admitted(vault, 'male', '2008-03-02'))).toBe('done');
    expect(codeOf(await admitted(vault, 'female', '1990-01-01'))).toBe('done');
  });

  it('cannot be made true by correcting a file, nor by a rule against who lives here', async () => {
    const vault = await house();
    const made = await admitted(vault, 'female', '1990-01-01');
    const { id } = (made as { value: { id: ResidentId } }).value;
    expect(codeOf(await change(vault, { neverAdmits: ['women'] }))).toBe(
      'shelter.group-lives-here',
    );
    expect(codeOf(await change(vault, { neverAdmits: ['men', 'boys'] }))).toBe('done');
    const { caseNumber } = await vault.done(residents.open, { id });
    const file = admitInput(caseNumber, 'سمير علي', '1990-01-01');
    const corrected = await vault.call(residents.correct, {
      ...{ ...file, facts: { ...file.facts, sex: 'male' as const } },
      ...{ id, expectedVersion: 1 },
    });
    expect(codeOf(corrected)).toBe('residents.never-admitted');
  });

  it('leaves one group at least, each named once and in one order', async () => {
    const vault = await house();
    const all = await change(vault, { neverAdmits: ['women', 'men', 'girls', 'boys'] });
    expect(all).toMatchObject({ kind: 'invalid', issues: [{ code: 'shelter.admits-nobody' }] });
    await change(vault, { neverAdmits: ['boys', 'men', 'men'] });
    const { settings } = await vault.done(shelter.settings, {});
    expect(settings.neverAdmits).toEqual(['men', 'boys']);
  });
});

describe('the beds', () => {
  it('are counted beside those who live here, and a full house is told and not refused', async () => {
    const vault = await house({ capacity: 1 });
    expect((await vault.done(residents.nextCaseNumber, {})).beds).toEqual({
      capacity: 1,
      taken: 0,
    });
    await vault.done(residents.admit, unnumbered('سلمى'));
    expect((await vault.done(residents.nextCaseNumber, {})).beds).toEqual({
      capacity: 1,
      taken: 1,
    });
    await vault.done(residents.admit, unnumbered('هدى'));
    const list = await vault.done(residents.list, { filter: 'in-house' });
    expect([list.capacity, list.counts.inHouse]).toEqual([1, 2]);
  });
});
