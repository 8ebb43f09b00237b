// Preparing a summary: what leaves, what is withheld and why, whom a number counts, and sealing with signing.
import { cleanup, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { summaries } from '../../src/features/summaries/contract';
import { countPeriod, PROFILES } from '../../src/features/summaries/index';
import { PrepareScreen } from '../../src/features/summaries/screens/prepare-screen';
import { ReportsScreen } from '../../src/features/summaries/screens/reports-screen';
import { SummaryScreen } from '../../src/features/summaries/screens/summary-screen';
import type { Role } from '../../src/kernel/compartments';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId, StayId, SummaryId } from '../../src/kernel/ids';
import type { OutputOf } from '../../src/kernel/operation';
import { SessionContext } from '../../src/ui/session';
import { contentFor } from '../features/summaries/payload-of';
import { JANUARY, many } from '../features/summaries/stays';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const ID = '0123456789abcdefghjkmnpqrs';
const STAYS = many(21, { ageAtAdmission: 22 });

function counted(periodIsOver = true): OutputOf<typeof summaries.prepare> {
  const figures = countPeriod({
    stays: STAYS,
    period: JANUARY,
    profile: PROFILES.partner,
    neverAdmits: [],
  });
  if (!figures.ok) throw new Error(figures.refusal.code);
  const { exact, releases } = figures.value;
  return {
    exact: [...exact] as never,
    published: releases.map(({ published }) => published),
    behind: releases.map(({ chosen }) => (chosen?.exact ?? null) as never),
    periodIsOver,
  };
}

async function countJanuary(fake: FakeCall, periodIsOver = true) {
  fake.answer(summaries.prepare, () => counted(periodIsOver));
  const view = renderScreen(<PrepareScreen />, {
    settings: { today: '2026-02-10' as CalendarDate },
  });
  const { user } = view;
  await user.click(screen.getByRole('button', { name: /Period/ }));
  await user.click(await screen.findByRole('option', { name: /January 2026/ }));
  await user.click(screen.getByRole('button', { name: 'Count the figures' }));
  await screen.findByRole('tab', { name: 'Figures as they will leave' });
  return view;
}

afterEach(cleanup);

function show(page: ReactNode, role: Role) {
  const session = { staffCode: 'S-01', role, isTraining: false, failedTries: 0 };
  const params = { summaryId: ID };
  return renderScreen(<SessionContext value={session}>{page}</SessionContext>, { params });
}

describe('the list of summaries', () => {
  it.each([
    ['manager', true],
    ['auditor', false],
  ] as const)('offers the %s a new one: %s', async (role, isOffered) => {
    fakeCall().answer(summaries.list, () => ({ summaries: [] }));
    show(<ReportsScreen />, role);
    await screen.findByText('No summaries yet');
    expect(screen.queryAllByRole('link', { name: 'Prepare a summary' })).toHaveLength(
      isOffered ? 1 : 0,
    );
  });
});

describe('preparing a summary', () => {
  it('counts the chosen month, shows rounded figures with the exact ones beside, and says why a table is withheld', async () => {
    const fake = fakeCall();
    await countJanuary(fake);
    expect(fake.callsOf(summaries.prepare)[0]).toEqual({
      period: { from: '2026-01-01', to: '2026-02-01' },
      profile: 'partner',
    });
    const { published, behind } = counted();
    const shown = published.findIndex(({ id, status }) => id === 't4' && status === 'shown');
    expect(shown).toBeGreaterThanOrEqual(0);
    const table = screen.getByRole('table', { name: 'Table 4. New admissions by age and sex' });
    expect(table.textContent).toContain(String(behind[shown]?.cells[0]?.[0]));
    expect(within(table).getAllByText(/Inside the shelter only/).length).toBeGreaterThan(0);
    const withheld = published.filter(({ status }) => status === 'withheld').length;
    expect(screen.queryAllByText(/This table is withheld whole/)).toHaveLength(withheld);
  });

  it('opens the files behind an exact figure as links', async () => {
    const fake = fakeCall();
    fake.answer(summaries.cellMembers, () => ({
      members: [{ residentId: ID as ResidentId, stayId: ID as StayId, caseNumber: '2026-007' }],
    }));
    const { user } = await countJanuary(fake);
    await user.click(screen.getByRole('tab', { name: /Exact counts/ }));
    const table = screen.getByRole('table', {
      name: 'Table 2. New victims by form of exploitation',
    });
    const [figure] = within(table).getAllByRole('button');
    if (figure === undefined) throw new Error('no figure can be pressed');
    await user.click(figure);
    const link = await screen.findByRole('link', { name: '2026-007' });
    expect(link.getAttribute('href')).toContain(`/residents/${ID}`);
    expect(fake.callsOf(summaries.cellMembers)[0]).toMatchObject({ table: 't2' });
  });

  it('seals, signs and goes to the summary; a refusal stays on the page in words', async () => {
    const fake = fakeCall();
    fake.answer(summaries.seal, () => refused('summaries.period-overlaps'));
    fake.answer(summaries.sign, () => ({ id: ID as SummaryId, payloadSha256: 'ab', files: [] }));
    const { user, went } = await countJanuary(fake);
    const press = () => user.click(screen.getByRole('button', { name: 'Seal and sign' }));
    await press();
    expect(
      await screen.findByText(/A summary over some of these days already exists/),
    ).toBeTruthy();
    expect(went).toEqual([]);
    fake.answer(summaries.seal, () => ({ id: ID as SummaryId, sequence: 1, version: 1 }));
    await press();
    await expect.poll(() => went).toEqual([`/reports/${ID}`]);
    expect(fake.callsOf(summaries.sign)).toEqual([{ id: ID }]);
  });

  it('does not offer to seal a period that has not ended', async () => {
    await countJanuary(fakeCall(), false);
    expect(screen.queryByRole('button', { name: 'Seal and sign' })).toBeNull();
    expect(screen.getByText(/This period is not over yet/)).toBeTruthy();
  });
});

describe('a summary left half done', () => {
  const line = {
    id: ID as SummaryId,
    sequence: 4,
    version: 1,
    state: 'sealed' as const,
    period: JANUARY,
    profile: 'partner' as const,
    reservedAt: '2026-02-01T09:00:00.000Z',
    signedAt: null,
    supersedes: null,
  };
  const content = contentFor(STAYS);
  const halfDone = { line, content, issue: null, payloadSha256: null, files: [] };

  it('is told to who only reads summaries, with nothing to do about it', async () => {
    fakeCall().answer(summaries.open, () => halfDone);
    show(<SummaryScreen />, 'auditor');
    await screen.findByText(/the number given up/);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('offers to finish the signing or to give the number up, and asks first', async () => {
    const fake = fakeCall();
    fake.answer(summaries.open, () => halfDone);
    fake.answer(summaries.voidSealed, () => ({ id: ID as SummaryId }));
    const { user } = show(<SummaryScreen />, 'manager');
    await screen.findByRole('button', { name: 'Finish signing' });
    await user.click(screen.getByRole('button', { name: 'Void this number' }));
    expect(fake.callsOf(summaries.voidSealed)).toEqual([]);
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Void this number' }));
    await expect.poll(() => fake.callsOf(summaries.voidSealed)).toEqual([{ id: ID }]);
  });
});
