// The residents' list and page: what a role sees, how many, and that closed is never shown as empty.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ResidentRow, residents } from '../../src/features/residents/contract';
import { PersonBar } from '../../src/features/residents/screens/person-bar';
import { ResidentOverview } from '../../src/features/residents/screens/resident-overview';
import { ResidentsScreen } from '../../src/features/residents/screens/residents-screen';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId } from '../../src/kernel/ids';
import { fakeCall } from '../support/fake-call';
import { openedResident } from '../support/opened-resident';
import { giveElementsASize, renderScreen } from '../support/render-screen';

const ID = '0123456789abcdefghjkmnpqrs' as ResidentId;
const day = (text: string) => text as CalendarDate;

function row(at: number): ResidentRow {
  return {
    id: `${ID.slice(0, 20)}${String(at).padStart(6, '0')}` as ResidentId,
    caseNumber: `K-2026-${String(at).padStart(4, '0')}`,
    name: `نزيلة ${at}`,
    fullName: null,
    room: at % 2 === 0 ? '4' : null,
    sex: 'female',
    ageAtAdmission: at === 1 ? null : 16,
    ageApproximate: true,
    category: 'possible-victim',
    admittedOn: day('2026-02-01'),
    exitedOn: null,
    alerts: at === 1 ? ['allergy', 'no-visitors', 'night-checks'] : [],
    alertCount: at === 1 ? 3 : 0,
  };
}

beforeEach(() => giveElementsASize(1200, 600));
afterEach(cleanup);

describe('the residents list', () => {
  it('shows the counts on its filters, asks for the chosen one and draws few of many rows', async () => {
    const fake = fakeCall();
    fake.answer(residents.list, ({ filter }) => ({
      residents: filter === 'exited' ? [] : Array.from({ length: 1000 }, (_, at) => row(at + 1)),
      counts: { inHouse: 1000, exited: 0, all: 1000 },
      capacity: null,
      mayAdmit: true,
    }));
    const { user } = renderScreen(<ResidentsScreen />);
    const grid = await screen.findByRole('grid', { name: 'Residents' });
    expect(grid.getAttribute('aria-rowcount')).toBe('1001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
    expect(screen.getByRole('tab', { name: 'In the house (1,000)' })).toBeDefined();
    expect(within(grid).getAllByText('Not known').length).toBe(1);
    expect(within(grid).getAllByText('≈ 16 years').length).toBeGreaterThan(3);
    await user.click(screen.getByRole('tab', { name: 'Left (0)' }));
    expect(await screen.findByText('Nobody has left yet')).toBeDefined();
    expect(fake.callsOf(residents.list).map((input) => input.filter)).toEqual([
      'in-house',
      'exited',
    ]);
  });

  it('gives nobody who left a room, neither in the list nor on her page', async () => {
    const fake = fakeCall();
    const gone = { ...row(2), exitedOn: day('2026-05-01') };
    fake.answer(residents.list, () => ({
      residents: [row(4), gone],
      counts: { inHouse: 1, exited: 1, all: 2 },
      capacity: null,
      mayAdmit: false,
    }));
    const { user } = renderScreen(<ResidentsScreen />);
    await user.click(await screen.findByRole('tab', { name: 'Everybody (2)' }));
    const cellsOf = async (name: string) =>
      within(await screen.findByRole('row', { name: new RegExp(name) }))
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent);
    expect(await cellsOf('نزيلة 4')).toContain('4');
    expect(await cellsOf('نزيلة 2')).not.toContain('4');
    await user.click(screen.getByRole('tab', { name: 'Left (1)' }));
    expect(screen.queryByRole('columnheader', { name: 'Room' })).toBeNull();
    cleanup();
    renderScreen(<PersonBar resident={openedResident({ inHouse: false })} isHeading />);
    expect(screen.queryByText(/Room/)).toBeNull();
    expect(screen.getByText('Has left')).toBeDefined();
  });

  it('gives a full name its own direction, so that its end is cut and not its beginning', async () => {
    const fullName = 'دعاء عبد الرحمن هاشم السروجي';
    fakeCall().answer(residents.list, () => ({
      residents: [{ ...row(1), fullName }],
      counts: { inHouse: 1, exited: 0, all: 1 },
      capacity: null,
      mayAdmit: false,
    }));
    renderScreen(<ResidentsScreen />);
    const shown = await screen.findByText(fullName);
    expect([shown.tagName, shown.className]).toEqual(['BDI', 'cell-words tone-muted']);
    expect(screen.getByText('1 Feb 2026')).toBeDefined();
  });

  it('offers no admission to those who may only look', async () => {
    const fake = fakeCall();
    fake.answer(residents.list, () => ({
      residents: [],
      counts: { inHouse: 0, exited: 0, all: 0 },
      capacity: null,
      mayAdmit: false,
    }));
    renderScreen(<ResidentsScreen />, { language: 'ar' });
    expect(await screen.findByText('لا أحد يقيم في الدار الآن')).toBeDefined();
    expect(screen.queryByRole('link', { name: 'استقبال نزيل أو نزيلة' })).toBeNull();
  });
});

describe('the head of a file', () => {
  it('says name, file number, age and room, and the overview that identity is closed', async () => {
    const fake = fakeCall();
    fake.answer(residents.open, () => openedResident());
    const resident = openedResident();
    renderScreen(
      <>
        <PersonBar resident={resident} isHeading />
        <ResidentOverview resident={resident} />
      </>,
    );
    const heading = await screen.findByRole('heading', { level: 1, name: 'أم علي' });
    expect(heading.querySelector('bdi')).not.toBeNull();
    expect(screen.getByText('K-2026-0007').getAttribute('dir')).toBe('ltr');
    expect(screen.getByText('≈ 16 years at admission')).toBeDefined();
    expect(screen.getAllByText('12').length).toBe(2);
    expect(screen.getAllByText('Allergy').length).toBe(1);
    expect(screen.getByText(/^Closed for this role/)).toBeDefined();
  });
});
