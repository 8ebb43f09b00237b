// Whatever an import says it keeps is read back in the person's file: every sentence, every field without a place.
import { afterEach, describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/importer/parse';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import type { ParsedFile } from '../../../src/features/imports';
import { imports } from '../../../src/features/imports/contract';
import { linesOfNote, type RemainingFacts } from '../../../src/features/imports/remaining';
import { residents } from '../../../src/features/residents/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { ctdcBytes } from '../../support/ctdc';
import { admitInput } from '../../support/residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';
import { filledHtcds, type HtcdsCase, utf8 } from '../../support/workbooks';

const files = new Map<string, ParsedFile>();
const outside = { ...nowhere, parsedFile: (token: string) => files.get(token) };
const houses: TestVault[] = [];

async function house(training = false): Promise<TestVault> {
  const made = await foundTestVault({
    ...{ training, outside },
    roles: ['psychologist', 'reception', 'nurse'],
  });
  houses.push(made);
  return made;
}

afterEach(() => {
  files.clear();
  for (const one of houses.splice(0)) one.destroy();
});

async function take(vault: TestVault, bytes: Uint8Array, fileName: string) {
  const parsed = await parseFile(bytes, fileName);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  files.set('file', parsed.file);
  const plan = { fileToken: 'file', fileName };
  const { mapping } = await vault.done(imports.preview, plan);
  // The worker says yes to every column that was only guessed.
  const agreed = mapping === undefined ? {} : { mapping: { ...mapping, unsettled: [] } };
  return vault.done(imports.run, { ...plan, ...agreed });
}

async function onlyOne(vault: TestVault): Promise<ResidentId> {
  const { residents: lines } = await vault.done(residents.list, { filter: 'all' });
  const [one] = lines;
  if (one === undefined || lines.length > 1) throw new Error(`${lines.length} on file`);
  return one.id;
}

async function remaining(vault: TestVault, id?: ResidentId): Promise<RemainingFacts> {
  const residentId = id ?? (await onlyOne(vault));
  const { facts } = await vault.done(imports.remaining, { residentId });
  if (facts.state !== 'open') throw new Error(facts.state);
  return facts.value;
}

const row = (cells: Readonly<Record<string, string>>): Uint8Array => {
  const all: Record<string, string> = { الاسم: 'هدى يوسف', 'تاريخ الدخول': '2026-01-05', ...cells };
  return utf8([Object.keys(all).join(','), Object.values(all).join(',')].join('\n'));
};

const CASE: HtcdsCase = {
  'First Name': 'Samira',
  'Second Name': 'Haddad',
  Gender: 'Feminine',
  'Incoming Referral Date': '2026-01-03',
};

/** The sentence, the file that makes the import say it, and the word that must be found again. */
const PROMISES: readonly [string, () => Uint8Array | Promise<Uint8Array>, string][] = [
  ['imports.age-unreadable', () => row({ العمر: 'في الثلاثينات' }), 'في الثلاثينات'],
  ['imports.birth-in-future', () => row({ 'تاريخ الميلاد': '2099-01-01' }), '2099-01-01'],
  ['imports.country-unknown', () => row({ الجنسية: 'كوكب زحل' }), 'كوكب زحل'],
  ['imports.date-unreadable', () => row({ 'تاريخ الميلاد': 'قبل الحرب' }), 'قبل الحرب'],
  [
    'imports.extra-cells',
    () => utf8('الاسم,تاريخ الدخول\nهدى يوسف,2026-01-05,خلية زائدة'),
    'خلية زائدة',
  ],
  [
    'imports.htcds-gender-in-note',
    () => filledHtcds('multi', [{ ...CASE, Gender: 'NonConforming' }]),
    'NonConforming',
  ],
  [
    'imports.htcds-text-in-date',
    () => filledHtcds('multi', [{ ...CASE, Birthdate: 'before the war' }]),
    'before the war',
  ],
  ['imports.kept-in-note', () => row({ الغرفة: `${'غرفة طويلة الاسم '.repeat(5)}آخرها` }), 'آخرها'],
  ['imports.word-unknown', () => row({ الجنس: 'غير واضح تمامًا' }), 'غير واضح تمامًا'],
  ['imports.year-two-digits', () => row({ 'تاريخ الميلاد': '3/4/98' }), '3/4/98'],
];

describe('what an import keeps beyond the fields', () => {
  it.each(PROMISES)('%s: the word stands in the file', async (code, made, word) => {
    const vault = await house();
    const { report } = await take(vault, await made(), code.includes('htcds') ? 'h.xlsx' : 'h.csv');
    const said = [...report.causes, ...report.mended].map((one) => one.code as string);
    expect(said).toContain(code);
    const { note = '' } = await remaining(vault);
    expect(linesOfNote(note).some(({ text }) => text.includes(word))).toBe(true);
  });

  it('a word that was left open in the mapping stands in the file under its column', async () => {
    const vault = await house();
    await take(vault, row({ الجنسية: 'نوبية', ملاحظات: 'وصلت ليلًا' }), 'h.csv');
    const { note = '' } = await remaining(vault);
    expect(linesOfNote(note)).toEqual([
      { title: 'الجنسية', text: 'نوبية' },
      { title: 'ملاحظات', text: 'وصلت ليلًا' },
    ]);
  });

  it('names the file, the sheet and the row it came from', async () => {
    const vault = await house();
    const list = utf8(
      ['الاسم,تاريخ الدخول,ملاحظات', 'هدى,2026-01-05,أولى', '', 'منى,2026-01-06,ثانية'].join('\n'),
    );
    await take(vault, list, 'قائمة البيت ٢.csv');
    const { residents: lines } = await vault.done(residents.list, { filter: 'all' });
    const second = lines.find(({ name }) => name === 'منى');
    const { source, note } = await remaining(vault, second?.id);
    expect([note, source?.fileName, source?.line]).toEqual([
      'ملاحظات: ثانية',
      'قائمة البيت ٢.csv',
      4,
    ]);
    const clear = vault.open().records.all('SELECT * FROM imports');
    expect(JSON.stringify(clear)).not.toContain('قائمة');
  });

  it('says what of the file was assumed, and which columns were not imported', async () => {
    const vault = await house();
    await take(vault, row({ الطول: '160', العمر: '20' }), 'h.csv');
    const { residents: lines } = await vault.done(residents.list, { filter: 'all' });
    expect(await remaining(vault, lines[0]?.id)).toMatchObject({
      assumed: ['imports.category-assumed'],
      leftOut: ['الطول'],
      ageSaid: { text: '20', on: '2026-01-05' },
    });
  });

  it('is nothing for whoever was admitted by hand, and for a list that says nothing more', async () => {
    const vault = await house();
    const { id } = await vault.done(residents.admit, admitInput('K-1', 'سلمى حسن يوسف المصري'));
    expect(await vault.done(imports.remaining, { residentId: id })).toEqual({
      otherFiles: [],
      import: null,
      facts: { state: 'none' },
    });
    await take(vault, row({ التصنيف: 'ضحية' }), 'h.csv');
    const { residents: lines } = await vault.done(residents.list, { filter: 'all' });
    const imported = lines.find((one) => one.id !== id)?.id as ResidentId;
    expect(await vault.done(imports.remaining, { residentId: imported })).toMatchObject({
      import: { kind: 'own-list' },
      facts: { state: 'none' },
    });
    const nobody = '0'.repeat(26) as ResidentId;
    expect(await vault.call(imports.remaining, { residentId: nobody })).toMatchObject({
      refusal: { code: 'resident.not-found' },
    });
  });

  it('is read by who holds the case, and by nobody else', async () => {
    const vault = await house();
    await take(vault, row({ ملاحظات: 'وصلت ليلًا' }), 'h.csv');
    const id = await onlyOne(vault);
    await vault.actAs('psychologist');
    expect((await remaining(vault, id)).note).toBe('ملاحظات: وصلت ليلًا');
    for (const role of ['reception', 'nurse'] as const) {
      await vault.actAs(role);
      expect(await vault.call(imports.remaining, { residentId: id })).toMatchObject({
        refusal: { code: 'access.denied' },
      });
    }
  });
});

/** Every field of the standard that a file has no place for. */
const WITHOUT_PLACE = {
  'Case Owner': 'owner-word',
  Salutation: 'salutation-word',
  Title: 'title-word',
  Email: 'email@word.example',
  'Mailing Street': 'street-word',
  'Mailing City': 'city-word',
  'Mailing State/Province': 'state-word',
  'Mailing Zip/Postal Code': 'zip-word',
  'Mailing Country': 'country-word',
  'Location of Recruitment': 'recruited-at-word',
  'Location of Exploitation': 'exploited-at-word',
  'Referring Organisation': 'referring-word',
  'Referring Primary Case Worker': 'referring-worker-word',
  'Incoming Referral Details': 'incoming-word',
  'Referred Organisation': 'referred-word',
  'Referred Primary Case Worker': 'referred-worker-word',
  'Outgoing Referral Details': 'outgoing-word',
  'Reason for Case Closure': 'closure-word',
  'Home Phone': '0222222222',
  'Trafficking Status Decision Making Organization': 'CourtOrProsecution',
  'Method of Recruitment': 'ThroughFriendsOrSocialEvents',
  'Forced Labour Industry': 'P_Education',
  'Type of Sex Exploitation': 'Pornography',
  'Reason for Incoming Referral': 'AdditionalServicesRequired',
  'Reason for Outgoing Referral': 'MigrationOrChangeOfLocation',
} as const satisfies HtcdsCase;

describe('an HTCDS case', () => {
  it('gives back all 25 fields without a place, the consent, the means of control and a third nationality', async () => {
    const vault = await house();
    const filled: HtcdsCase = {
      ...{ ...CASE, ...WITHOUT_PLACE },
      ...{ 'Mobile Phone': '0101010101', Consent: false, Citizenship: 'SY;EG;SD;ET' },
      'Methods of Control': 'DebtBondage;RestrictsMovement',
    };
    await take(vault, await filledHtcds('multi', [filled]), 'cases.xlsx');
    const facts = await remaining(vault);
    const texts = linesOfNote(facts.note ?? '').flatMap(({ text }) => text.split('\n'));
    expect(Object.values(WITHOUT_PLACE)).toHaveLength(25);
    expect(Object.values(WITHOUT_PLACE).filter((word) => !texts.includes(word))).toEqual([]);
    expect(facts.consent).toBe('no');
    expect(facts.meansOfControl).toEqual(['DebtBondage', 'RestrictsMovement']);
    expect(facts.moreNationalities).toEqual(['SD', 'ET']);
    expect(facts.source).toMatchObject({ fileName: 'cases.xlsx', line: 3 });
  });
});

describe('the archive cases', () => {
  it('are counted, narrowed by what they say, named by their import, and taken out whole', async () => {
    const vault = await house(true);
    const { importId, archive } = await take(vault, ctdcBytes(), 'ctdc.csv');
    const all = await vault.done(imports.archive, {});
    expect([all.cases, all.of]).toEqual([21_195, 21_195]);
    expect(all.variables).toEqual(archive?.variables);
    expect(all.sources).toMatchObject([{ id: importId, staffCode: 'MA-01', cases: 21_195 }]);

    const women = all.variables.find(({ variable }) => variable === 'gender');
    const female = women?.values.find(({ value }) => value === 'female')?.cases;
    const asked = await vault.done(imports.archive, { where: { gender: 'female' } });
    expect([asked.cases, asked.of]).toEqual([female, 21_195]);
    expect(asked.choices).toEqual(all.variables);
    const silent = await vault.done(imports.archive, { where: { gender: '' } });
    expect(silent.cases).toBe(women?.unknown);
    const both = await vault.done(imports.archive, {
      where: { gender: 'female', majorityStatus: 'minor' },
    });
    expect(both.cases).toBeLessThan(asked.cases);
    expect(both.variables.find(({ variable }) => variable === 'majorityStatus')).toEqual({
      variable: 'majorityStatus',
      values: [{ value: 'minor', cases: both.cases }],
      unknown: 0,
    });

    await vault.done(imports.undo, { importId });
    expect(await vault.done(imports.archive, { importId })).toMatchObject({
      cases: 0,
      of: 0,
      sources: [],
    });
  });
});
