// The chart of a series: its sentence in both languages, its table twin, and the door from each point to its sheet.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { progress, type SeriesView } from '../../src/features/progress/contract';
import { ProgressTab } from '../../src/features/progress/screens/progress-tab';
import type { Role } from '../../src/kernel/compartments';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const RESIDENT = 'a'.repeat(26) as never;
let fake: FakeCall;

const point = (id: string, on: string, total: number, band: 'mild' | 'moderately-severe') => ({
  sheetId: id.repeat(26) as never,
  on: on as never,
  total,
  band,
});

function series(more: Partial<SeriesView> = {}): SeriesView {
  const first = point('c', '2026-01-20', 16, 'moderately-severe');
  const last = point('d', '2026-03-01', 8, 'mild');
  const summary = { kind: 'change', count: 2, first, last, points: -8 } as const;
  return {
    points: [first, last],
    summary: { ...summary, direction: 'better', relevant: true },
    events: [{ on: '2026-01-04' as never, kind: 'admission' }],
    incomplete: [],
    unreadable: 0,
    mayRecord: true,
    ...more,
  };
}

const EMPTY: SeriesView = {
  ...series(),
  points: [],
  summary: { kind: 'empty' },
};

beforeEach(() => {
  fake = fakeCall();
  fake.answer(progress.series, ({ instrument }) => (instrument === 'phq-9' ? series() : EMPTY));
  fake.answer(progress.attainment, () => ({
    points: [],
    baseline: null,
    change: null,
    events: [],
  }));
});
afterEach(cleanup);

function open(role: Role, language: 'ar' | 'en' = 'en') {
  const session = { staffCode: 'X', role, isTraining: false, failedTries: 0 };
  return renderScreen(
    <SessionContext value={session}>
      <ProgressTab residentId={RESIDENT} />
    </SessionContext>,
    { language },
  );
}

describe('the chart of a score', () => {
  it('says in one sentence what changed and whether it matters', async () => {
    open('psychologist');
    const sentence =
      'The PHQ-9 total fell from 16 to 8, by 8 points, between 20 January 2026 and 1 March 2026. This is a change for the better that matters.';
    await waitFor(() => expect(screen.getByRole('img', { name: sentence })).toBeTruthy());
    expect(screen.getByText('Admission, 4 January 2026')).toBeTruthy();
    expect(screen.getByText('No score sheets yet')).toBeTruthy();
  });

  it('says it in Arabic with the shelter’s digits and the right plural', async () => {
    open('psychologist', 'ar');
    await waitFor(() =>
      expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(
        /انخفض مجموع PHQ-9 من ١٦ إلى ٨، أي ٨ نقاط بين ٢٠ يناير ٢٠٢٦ و١ مارس ٢٠٢٦\. هذا تحسن له معنى\./,
      ),
    );
  });

  it('has a table with the same figures', async () => {
    const { user } = open('psychologist');
    await waitFor(() => expect(screen.getAllByRole('img')).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: /table/i }));
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells).toEqual(expect.arrayContaining(['16', 'Moderately severe', '8', 'Mild']));
  });

  it('leads from each point to its sheet', async () => {
    open('psychologist');
    await waitFor(() => expect(screen.getByText('What does this count? (2 sheets)')).toBeTruthy());
    const doors = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(doors).toContain(`/residents/${RESIDENT}/progress/sheet/${'c'.repeat(26)}`);
    expect(doors).toContain(`/residents/${RESIDENT}/progress/sheet/${'d'.repeat(26)}`);
  });

  it('does not even ask for sheets that are closed to this role, and says so calmly', async () => {
    open('social-worker');
    await waitFor(() =>
      expect(screen.getByText('Score sheets are closed for this role')).toBeTruthy(),
    );
    expect(fake.callsOf(progress.series)).toEqual([]);
    cleanup();
    open('reception');
    expect(screen.getByText('Progress is closed for this role')).toBeTruthy();
  });
});

describe('the chart of goal attainment', () => {
  const review = (id: string, on: string, score: number) => ({
    reviewId: id.repeat(26) as never,
    on: on as never,
    score,
    goals: 2,
  });

  it('draws and lists the value at the start that its sentence names', async () => {
    fake.answer(progress.attainment, () => ({
      points: [review('e', '2026-02-01', 43.796), review('f', '2026-03-01', 56.204)],
      baseline: 37.592,
      change: 18.612,
      events: [],
    }));
    const { user } = open('case-manager');
    const drawing = await screen.findByRole('img', {
      name: /was 56\.2 .* from 37\.6 at the start/,
    });
    const start = drawing.querySelector('.chart-start');
    const middles = [...drawing.querySelectorAll('.chart-point')].map((dot) =>
      dot.getAttribute('cy'),
    );
    // Higher values stand higher: the start lies under both points.
    expect(Number(start?.getAttribute('y1'))).toBeGreaterThan(Math.max(...middles.map(Number)));
    expect(screen.getByText('At the start (37.6)')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /table/i }));
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells).toEqual(expect.arrayContaining(['37.6', '43.8', '56.2']));
    expect(screen.getByRole('table').textContent).toContain('At the start');
  });
});
