import { describe, expect, it } from 'vitest';
import type { ResidentDraft } from '../../../src/features/imports/draft';
import {
  filledHtcds,
  formAnswers,
  type HtcdsCase,
  template,
  utf8,
  workbookOf,
} from '../../support/workbooks';
import { codeOf, ImportWorld, valueOf } from './import-world';

// An invented case that every test changes in one place.
const PLAIN: HtcdsCase = {
  'First Name': 'Amal',
  'Second Name': 'Haile',
  Gender: 'Feminine',
  'Incoming Referral Date': '2026-02-03',
  'Trafficking Status': 'ActualVictimOfTrafficking',
};

async function imported(cases: readonly HtcdsCase[], name: 'multi' | 'single' = 'multi') {
  const world = await ImportWorld.with(await filledHtcds(name, cases), 'htcds.xlsx');
  const preview = valueOf(world.preview());
  expect(preview.kind).toBe('htcds');
  expect(preview.rows).toBe(cases.length);
  const result = (await world.run()).answer;
  const drafts = world.residents.map(({ draft }) => draft);
  const mended = preview.report.mended.map(({ code }) => code);
  return { world, preview, result, drafts, mended, first: drafts[0] as ResidentDraft };
}

describe('the official HTCDS workbooks', () => {
  it('count only filled cases, not the thousand numbered rows, and read a plain case', async () => {
    const { first, preview } = await imported([PLAIN]);
    expect(preview.report.create).toBe(1);
    expect(preview.firstRows[0]?.line).toBe(3);
    expect(first).toMatchObject({
      name: { given: 'Amal', family: 'Haile' },
      sex: 'female',
      admittedOn: '2026-02-03',
      category: 'identified-victim',
      consent: 'unknown',
      birth: { precision: 'unknown' },
      nationalities: [],
      exploitationForms: [],
      meansOfControl: [],
    });
  });

  it('an unfilled template has nothing to import', async () => {
    const world = await ImportWorld.with(template('multi'), 'htcds.xlsx');
    expect(codeOf(world.preview())).toBe('imports.no-rows');
  });

  it('defect 1: address columns follow the labels people read', async () => {
    const { first, mended } = await imported([
      { ...PLAIN, 'Mailing Street': '5 Nile St', 'Mailing City': 'Giza', 'Mailing Country': 'EG' },
    ]);
    expect(first.note?.split('\n')).toEqual([
      'Mailing Street: 5 Nile St',
      'Mailing City: Giza',
      'Mailing Country: EG',
    ]);
    expect(mended).toContain('imports.htcds-address-labels');
  });

  it('defect 2: the misspelt field is read', async () => {
    const { first, mended } = await imported([
      { ...PLAIN, 'Trafficking Status Decision Making Organization': 'Court or prosecution' },
    ]);
    expect(first.note).toBe('Trafficking Status Decision Making Organization: CourtOrProsecution');
    expect(mended).toContain('imports.htcds-misspelt-field');
  });

  it('defect 3: the column without a name is read by its label', async () => {
    const { first, mended } = await imported([
      { ...PLAIN, 'Reason for Outgoing Referral': 'Migration Or Change Of Location' },
    ]);
    expect(first.note).toBe('Reason for Outgoing Referral: MigrationOrChangeOfLocation');
    expect(mended).toContain('imports.htcds-nameless-column');
  });

  it('defect 5: labels in any case instead of codes, and country names', async () => {
    const { first, mended } = await imported(
      [
        {
          ...PLAIN,
          'Methods of Control': 'SEXUAL abuse',
          'Type of Exploitation': 'Forced military (by non-state actors)',
          'Trafficking Status': 'possible Victim of trafficking',
          Citizenship: 'Viet Nam',
          Status: 'Follow up',
          'Forced Labour Industry':
            'Wholesale and retail trade; repair of motor vehicles and motorcycles',
        },
      ],
      'single',
    );
    expect(first).toMatchObject({
      meansOfControl: ['SexualAbuse'],
      exploitationForms: ['other'],
      category: 'possible-victim',
      nationalities: ['VN'],
    });
    expect(first.note).toContain('G_WholesaleAndRetailTradeRepairOfMotorVehicles');
    expect(first.note).toContain('ForcedMilitaryByNonStateActors');
    expect(mended).toContain('imports.htcds-label-read');
  });

  it('several values of one cell, labels with semicolons among them', async () => {
    const { first } = await imported([
      {
        ...PLAIN,
        Citizenship: 'ET;Sudan',
        'Type of Exploitation': 'ForcedLabour;Sexual exploitation;ChildLabour',
        'Methods of Control': 'DebtBondage;Withholds documents',
        'Forced Labour Industry':
          'F_Construction;Water supply; sewerage, waste management and remediation',
      },
    ]);
    expect(first.nationalities).toEqual(['ET', 'SD']);
    expect(first.exploitationForms).toEqual(['forced-labour', 'sexual']);
    expect(first.meansOfControl).toEqual(['DebtBondage', 'WithholdsDocuments']);
    expect(first.note).toBe(
      'Forced Labour Industry: F_Construction; E_WaterSupplySewerageWasteManagement',
    );
  });

  it('defect 6: controls the picklist forgot and names the definitions changed', async () => {
    const { first, mended } = await imported([
      {
        ...PLAIN,
        'Methods of Control':
          'RestrictsMovement;UsesChildren;ThreatOfLawEnforcement;PsychoactiveSubstances',
      },
    ]);
    expect(first.meansOfControl).toEqual([
      'RestrictsMovement',
      'UsesChildren',
      'ThreatsLawEnforcement',
      'PsychoactiveSubstance',
    ]);
    expect(mended).toEqual(
      expect.arrayContaining(['imports.htcds-extra-control', 'imports.htcds-renamed-control']),
    );
  });

  it('defect 7: trailing space of a code', async () => {
    const { first, mended } = await imported([{ ...PLAIN, 'Methods of Control': 'DebtBondage ' }]);
    expect(first.meansOfControl).toEqual(['DebtBondage']);
    expect(mended).toContain('imports.htcds-trailing-space');
  });

  it('defect 7: consent as text, as truth value, and empty, which is unknown and not a no', async () => {
    const { drafts } = await imported([
      { ...PLAIN, Consent: 'true' },
      { ...PLAIN, 'First Name': 'Mona', Consent: 'FALSE' },
      { ...PLAIN, 'First Name': 'Rana', Consent: true },
      { ...PLAIN, 'First Name': 'Huda' },
      { ...PLAIN, 'First Name': 'Lina', Consent: 'لا' },
      { ...PLAIN, 'First Name': 'Dina', Consent: 'maybe' },
    ]);
    expect(drafts.map(({ consent }) => consent)).toEqual([
      'yes',
      'no',
      'yes',
      'unknown',
      'no',
      'unknown',
    ]);
    expect(drafts[5]?.note).toBe('Consent: maybe');
  });

  it('defect 7: any text in a date column is kept, never dropped and never guessed', async () => {
    const { first, mended, preview } = await imported([
      { ...PLAIN, Birthdate: 'Physical threats', 'Incoming Referral Date': { serial: 46_000 } },
    ]);
    expect(first.birth).toEqual({ precision: 'unknown' });
    expect(first.note).toBe('Birthdate: Physical threats');
    expect(first.admittedOn).toBe('2025-12-09');
    expect(mended).toContain('imports.htcds-text-in-date');
    expect(preview.report.causes).toEqual([
      { code: 'imports.date-unreadable', count: 1, lines: [3] },
    ]);
  });

  it('a row whose day of admission is text is rejected unless the worker gives a day', async () => {
    const file = await filledHtcds('multi', [
      { ...PLAIN, 'Incoming Referral Date': 'last spring' },
    ]);
    const world = await ImportWorld.with(file, 'htcds.xlsx');
    expect(valueOf(world.preview()).report).toMatchObject({ create: 0, reject: 1 });
    expect(codeOf((await world.run()).answer)).toBe('imports.nothing-to-import');
    const mapping = { columns: [], admittedOnWhenMissing: '2026-01-01' };
    await world.run({ mapping });
    expect(world.residents[0]?.draft).toMatchObject({
      admittedOn: '2026-01-01',
      note: 'Incoming Referral Date: last spring',
    });
  });

  it('genders the counts do not know stay readable', async () => {
    const { first, mended } = await imported([{ ...PLAIN, Gender: 'Non-Conforming' }]);
    expect(first.sex).toBe('unknown');
    expect(first.note).toBe('Gender: NonConforming');
    expect(mended).toContain('imports.htcds-gender-in-note');
  });

  it('a closed case needs the day it ended', async () => {
    const { world, preview } = await imported([
      { ...PLAIN, Status: 'Closed', 'Outgoing Referral Date': '2026-03-01' },
      { ...PLAIN, 'First Name': 'Mona', Status: 'Closed Referred' },
    ]);
    expect(world.residents.map(({ draft }) => draft.exitedOn)).toEqual(['2026-03-01']);
    expect(preview.report.causes.map(({ code }) => code)).toEqual(['imports.closed-without-date']);
  });
});

describe('the HTCDS form', () => {
  it('defect 4: its own field names, values joined with spaces, and the title labelled Second Name', async () => {
    const bytes = formAnswers([
      {
        'case/con_Consent': 'TRUE',
        'case/prs_First_Name': 'Amal',
        'case/prs_Second_Name': '',
        'case/prs_Title': 'Haile',
        'case/prs_Gender': 'Feminine',
        'case/prs_Citizenship': 'ET',
        'case/vic_Methods_of_Control': 'DebtBondage  WithholdsDocuments',
        'case/vic_TypeOfExploitation': 'ForcedLabour ForcedBegging',
        'case/vic_ForcedLabourIndustry': 'F_Construction T_ActivitiesOfHouseholdsAsEmployers',
        'case/cas_IncomingReferralDate': '2026-02-03',
      },
    ]);
    const world = await ImportWorld.with(bytes, 'answers.csv');
    const preview = valueOf(world.preview());
    expect(preview.kind).toBe('htcds');
    await world.run();
    expect(world.residents[0]?.draft).toMatchObject({
      name: { given: 'Amal', family: 'Haile' },
      consent: 'yes',
      nationalities: ['ET'],
      meansOfControl: ['DebtBondage', 'WithholdsDocuments'],
      exploitationForms: ['forced-labour', 'forced-begging'],
      note: 'Forced Labour Industry: F_Construction; T_ActivitiesOfHouseholdsAsEmployers',
    });
    expect(preview.report.mended.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'imports.htcds-form-names',
        'imports.htcds-title-is-second-name',
        'imports.htcds-consent-text',
      ]),
    );
  });

  it('the form itself is refused: it holds questions, not cases', async () => {
    const world = await ImportWorld.with(template('form'), 'htcds_xlsform.xlsx');
    expect(codeOf(world.preview())).toBe('imports.is-a-form');
  });

  it('a file that is not HTCDS is not forced to be', async () => {
    const world = await ImportWorld.with(
      await workbookOf({ a: [['الاسم'], ['سارة']] }),
      'list.xlsx',
    );
    expect(codeOf(world.preview({ kind: 'htcds' }))).toBe('imports.not-recognised');
    world.training = true;
    expect(codeOf(world.preview({ kind: 'ctdc' }))).toBe('imports.not-recognised');
  });

  it('labels alone are enough', async () => {
    const labels =
      'First Name,Second Name,Consent,Birthdate,Gender,Citizenship,Incoming Referral Date';
    const world = await ImportWorld.with(
      utf8(`${labels}\nAmal,Haile,No,1990,Feminine,Kenya,2026-01-02\n`),
      'a.csv',
    );
    await world.run();
    expect(world.residents[0]?.draft).toMatchObject({
      birth: { precision: 'year', date: '1990-01-01' },
      consent: 'no',
      nationalities: ['KE'],
    });
  });
});
