// A corrected score sheet shows what stood before, with what was done about self-harm at that time.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { progress, type SheetView } from '../../src/features/progress/contract';
import { ScoreSheetPage } from '../../src/features/progress/screens/sheet-page';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const SHEET = 'c'.repeat(26);
const FULL = [1, 1, 1, 1, 1, 1, 1, 1, 0];

type Earlier = SheetView['earlier'][number];

let fake: FakeCall;
beforeEach(() => {
  fake = fakeCall();
});
afterEach(cleanup);

function before(more: Partial<Earlier>): Earlier {
  return {
    ...{ takenOn: '2026-03-01' as never, replacedOn: '2026-03-02' as never, replacedBy: 'PS-01' },
    ...{ answers: [...FULL.slice(0, 8), 2], reason: 'misread' },
    ...{ overrideReason: null, safety: null, ...more },
  };
}

async function earlierTable(earlier: Earlier[], language: 'ar' | 'en'): Promise<HTMLElement> {
  fake.answer(progress.sheet, () => ({
    ...{ sheetId: SHEET as never, residentId: 'a'.repeat(26) as never, version: 3 },
    ...{ instrument: 'phq-9' as const, takenOn: '2026-03-01' as never, enteredBy: 'PS-01' },
    ...{ answers: FULL, score: { complete: false as const, missing: 1, safetyAlert: false } },
    ...{ changeOutcome: null, overrideReason: null, safety: null, earlier },
  }));
  const params = { residentId: 'a'.repeat(26), sheetId: SHEET };
  renderScreen(<ScoreSheetPage />, { language, params });
  const name = language === 'en' ? 'Before the correction' : 'ما كان قبل التصحيح';
  return screen.findByRole('table', { name });
}

describe('a corrected score sheet', () => {
  it.each(['en', 'ar'] as const)(
    'shows what was done and by whom, and the reason, in %s',
    async (language) => {
      const safety = { action: 'She was not left alone', responsibleCode: 'SO-01' };
      const earlier = [before({}), before({ safety, overrideReason: 'The doctor asked' })];
      const table = await earlierTable(earlier, language);
      const [, newest, oldest] = within(table).getAllByRole('row');
      expect(newest?.textContent).not.toContain('SO-01');
      expect(oldest?.textContent).toContain('She was not left alone');
      expect(oldest?.textContent).toContain('SO-01');
      expect(oldest?.textContent).toContain('The doctor asked');
      const title = language === 'en' ? 'What was done for safety' : 'ما عُمل للأمان';
      expect(within(table).getByRole('columnheader', { name: title })).toBeDefined();
    },
  );

  it('has no empty columns where nothing of the kind was written', async () => {
    const table = await earlierTable([before({})], 'en');
    expect(within(table).getAllByRole('columnheader')).toHaveLength(4);
  });
});
