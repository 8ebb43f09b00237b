// In the file of an imported person: what the list said beyond the fields, and from which row of which file.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { imports } from '../../src/features/imports/contract';
import { CTDC_COLUMNS } from '../../src/features/imports/ctdc';
import { ArchiveScreen } from '../../src/features/imports/screens/archive-screen';
import { ImportedFacts } from '../../src/features/imports/screens/imported-facts';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ImportId, ResidentId } from '../../src/kernel/ids';
import type { Role } from '../../src/kernel/compartments';
import { SessionContext } from '../../src/ui/session';
import { fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const ID = '0123456789abcdefghjkmnpqrs' as ResidentId;
const MADE = { kind: 'htcds' as const, importedAt: '2026-03-01T09:00:00.000Z' };

function draw(role: Role, language: 'ar' | 'en' = 'en') {
  return renderScreen(
    <SessionContext value={{ staffCode: 'X', role, isTraining: false, failedTries: 0 }}>
      <ImportedFacts residentId={ID} />
    </SessionContext>,
    { language },
  );
}

describe('the facts of an imported person', () => {
  it('stand in the file, each under its column, with where they came from', async () => {
    fakeCall().answer(imports.remaining, () => ({
      otherFiles: [],
      import: MADE,
      facts: {
        state: 'open' as const,
        value: {
          note: 'Salutation: Mrs\nMailing City: Giza\nخلية زائدة',
          moreNationalities: ['SD', 'stateless'],
          meansOfControl: ['DebtBondage', 'WithholdsDocuments'],
          consent: 'no' as const,
          ageSaid: { text: '٢٠ سنة', on: '2019-01-10' as CalendarDate },
          leftOut: ['الطول', 'Blood group'],
          assumed: ['imports.category-assumed' as const],
          source: { fileName: 'قائمة.xlsx', sheet: 'Cases', line: 12 },
        },
      },
    }));
    const { container } = draw('case-manager');
    expect(await screen.findByText('قائمة.xlsx')).toBeDefined();
    const facts = [...container.querySelectorAll('.fact')].map((one) => [
      one.querySelector('dt')?.textContent,
      one.querySelector('dd')?.textContent,
    ]);
    expect(facts).toEqual([
      [
        'Age by the list',
        '\u2068٢٠ سنة\u2069, counted on 10 January 2019; the year of birth is estimated by it',
      ],
      ['Consent to keeping personal data', 'No'],
      ['Means of control', 'debt bondage and documents withheld'],
      ['Further nationalities', 'Sudan and Stateless'],
      ['Salutation', 'Mrs'],
      ['Mailing City', 'Giza'],
      ['Note', 'خلية زائدة'],
      ['Not from the list', 'No readable category: the one chosen for the list was taken.'],
      ['Columns that were not imported', '\u2068الطول\u2069 and \u2068Blood group\u2069'],
    ]);
    expect(container.textContent).toContain('Row 12');
    expect(container.textContent).toContain('Cases');
  });

  it('are not asked for by the desk, and draw nothing for whoever was not imported', async () => {
    const fake = fakeCall();
    fake.answer(imports.remaining, () => ({
      otherFiles: [],
      import: null,
      facts: { state: 'none' as const },
    }));
    draw('reception');
    expect(fake.callsOf(imports.remaining)).toEqual([]);
    cleanup();
    const { container } = draw('case-manager');
    await waitFor(() => expect(fake.callsOf(imports.remaining)).toHaveLength(1));
    await waitFor(() => expect(container.querySelector('.card')).toBeNull());
  });

  it('say in Arabic that they could not be read, and are not shown as empty', async () => {
    fakeCall().answer(imports.remaining, () => ({
      otherFiles: [],
      import: MADE,
      facts: { state: 'unreadable' as const },
    }));
    draw('manager', 'ar');
    expect(await screen.findByText('تعذّرت قراءته. يبقى كما هو ولا يُحذف.')).toBeDefined();
  });
});

describe('the archive cases', () => {
  it.each([
    ['ar', 'نوع الضحية (ذكر أو أنثى)', 'أنثى', 'من ٣٠ إلى ٣٨', '٤٨ فأكثر'],
    ['en', 'Victim’s gender', 'female', '30 to 38', '48 and over'],
  ] as const)(
    'are told in words in %s, with the name in the file beside each variable',
    async (language, ...said) => {
      const values: Readonly<Record<string, readonly string[]>> = {
        yearRegister: ['2014-2018', '2019'],
        gender: ['female', 'male'],
        majorityStatus: ['adult', 'minor'],
        UN_COO_Region: ['Africa', 'Americas/Oceania', 'Asia', 'Europe'],
        IP_ageBroad: ['0--29', '30--38', '48+'],
        IP_Relation: ['FamilyIntimatePartner', 'FriendAcquaintance', 'StrangerUnknownOther'],
        IP_PayMoney: ['no', 'yes'],
      };
      const variables = CTDC_COLUMNS.map((variable) => ({
        variable,
        values: (values[variable] ?? ['yes']).map((value) => ({ value, cases: 1 })),
        unknown: 0,
      }));
      fakeCall().answer(imports.archive, () => ({
        ...{ cases: 10, of: 10, casesWithUnread: 0, variables, choices: variables },
        sources: [
          {
            id: ID as string as ImportId,
            importedAt: MADE.importedAt,
            staffCode: 'MA-01',
            cases: 10,
          },
        ],
      }));
      const { container } = renderScreen(<ArchiveScreen />, { language });
      for (const words of said)
        expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
      expect(screen.getAllByText('UN_COO_Region').map(({ tagName }) => tagName)).toEqual(['BDI']);
      for (const own of container.querySelectorAll('bdi')) own.remove();
      if (language === 'ar') expect(container.textContent).not.toMatch(/(?!CTDC)[A-Za-z]{4,}/);
    },
  );

  it('are narrowed by a choice, and the page says how many fit', async () => {
    const fake = fakeCall();
    const gender = {
      variable: 'gender' as const,
      values: [{ value: 'female', cases: 7 }],
      unknown: 3,
    };
    fake.answer(imports.archive, ({ where }) => ({
      ...{ cases: where?.gender === undefined ? 10 : 7, of: 10, casesWithUnread: 0 },
      ...{ variables: [gender], choices: [gender] },
      sources: [
        {
          id: ID as string as ImportId,
          importedAt: MADE.importedAt,
          staffCode: 'MA-01',
          cases: 10,
        },
      ],
    }));
    const { user } = renderScreen(<ArchiveScreen />);
    expect(await screen.findByText('10 of 10 cases')).toBeDefined();
    await user.click(screen.getByRole('button', { name: /gender/ }));
    await user.click(await screen.findByRole('option', { name: 'female' }));
    expect(await screen.findByText('7 of 10 cases')).toBeDefined();
    expect(fake.callsOf(imports.archive).at(-1)).toEqual({ where: { gender: 'female' } });
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('10 of 10 cases')).toBeDefined();
  });
});
