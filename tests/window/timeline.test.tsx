// @vitest-environment jsdom
// The timeline in a file: lines as sentences in both languages, doors only where they open, one kind alone.
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOM_PAGES } from '../../src/app/room-pages';
import { timeline, type TimelineLine } from '../../src/features/timeline/contract';
import { TimelineTab } from '../../src/features/timeline/screens/timeline-tab';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { Role } from '../../src/kernel/compartments';
import type { ResidentId } from '../../src/kernel/ids';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const HER = 'r'.repeat(26) as ResidentId;

function line(kind: string, on: string, more: Partial<TimelineLine> = {}): TimelineLine {
  const day = on as CalendarDate;
  return { id: kind, kind, on: day, by: null, facts: {}, mayOpen: true, ...more };
}
const LINES: readonly TimelineLine[] = [
  line('visitors', '2026-03-09', { by: 'RE-01', facts: { relation: 'lawyer', outcome: 'let-in' } }),
  line('session', '2026-03-08', { by: 'PS-01', facts: { code: 'crisis' }, mayOpen: false }),
  line('sheet', '2026-03-07', { facts: { code: 'phq-9' } }),
  line('status', '2026-02-07', { facts: { code: 'dependant' } }),
  line('admission', '2026-01-05', { facts: { code: 'police' } }),
];

let fake: FakeCall;
beforeEach(() => {
  fake = fakeCall();
  fake.answer(timeline.list, () => ({ lines: [...LINES] }));
});
afterEach(cleanup);

function show(language: 'ar' | 'en', role: Role = 'reception') {
  return renderScreen(
    <SessionContext value={{ staffCode: 'X', role, isTraining: false, failedTries: 0 }}>
      <TimelineTab residentId={HER} rooms={ROOM_PAGES} />
    </SessionContext>,
    { language },
  );
}
const hrefs = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

describe('the timeline', () => {
  it('says each line and leads to its page only where it opens', async () => {
    show('en');
    expect(await screen.findByText(/Lawyer.*Let in/)).toBeTruthy();
    expect(screen.getByText(/Crisis/)).toBeTruthy();
    expect(screen.getByText(/PHQ-9/)).toBeTruthy();
    const file = `/residents/${HER}`;
    expect(hrefs()).toEqual([
      '/visitors/visitors',
      `${file}/progress/sheet/sheet`,
      file,
      `${file}/stays/admission`,
    ]);
  });

  it('offers no room whose pages are closed to the role', async () => {
    show('en', 'nurse');
    await screen.findByText(/Lawyer/);
    expect(hrefs()).not.toContain('/visitors/visitors');
  });

  it('shows one kind alone, in Arabic', async () => {
    const { user } = show('ar');
    await screen.findByText(/محام/);
    await user.click(screen.getByRole('button', { name: /النوع/ }));
    await user.click(await screen.findByRole('option', { name: 'جلسة' }));
    expect(screen.queryByText(/محام/)).toBeNull();
    expect(screen.getByText(/PS-01/)).toBeTruthy();
  });
});
