// @vitest-environment jsdom
// Every page, every act and every register is found by its Arabic and English words, one or several of them, with and without the
// article; what belongs to a file is found while no file is open, and asks whose it is.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { namesOf } from '../../src/app/doors/door';
import { ALL_DOORS } from '../../src/app/doors/use-doors';
import { namesIt } from '../../src/app/frame/words-found';
import { startLanguages } from '../../src/app/i18n';
import { sentences as ar } from '../../src/app/sentences/ar';
import { sentences as en } from '../../src/app/sentences/en';
import { residents } from '../../src/features/residents/contract';
import type { Role } from '../../src/kernel/compartments';
import { listenForShortcuts } from '../../src/ui/keyboard';
import { fakeCall } from '../support/fake-call';
import { renderInside } from '../support/inside';
import { RESIDENT } from '../support/opened-resident';
import { giveElementsASize } from '../support/render-screen';

let stop: () => void;
beforeEach(() => {
  giveElementsASize(1200, 700);
  stop = listenForShortcuts();
});
afterEach(() => {
  stop();
  cleanup();
});

describe('a name', () => {
  it.each([
    ['الزوار', 'زوار', true],
    ['زائر زوار', 'الزائر', true],
    ['زيارة', 'زيارات', true],
    ['زائر', 'للزائر', true],
    ['زيارة', 'بالزيارة', true],
    ['إحتياج', 'الاحتياجات', true],
    ['محظور', 'محظورين', true],
    ['Note a visitor', 'visitors', true],
    ['story', 'stories', true],
    ['Backups', 'backup', true],
    ['Note a visitor', 'visitor note', true],
    ['Note a visitor', 'visitor list', false],
    ['ملف', 'ال', false],
    ['رسالة', 'رسم', false],
    ['news', 'visits', false],
  ])('%s, looked for as %s: %s', (name, typed, found) => {
    expect(namesIt(typed, [name])).toBe(found);
  });
});

const OFFERED = ALL_DOORS.filter(({ place }) => place !== 'within');

describe.each([
  ['ar', ar],
  ['en', en],
] as const)('in %s', (language, book) => {
  const languages = startLanguages(language);
  for (const [room, words] of Object.entries(book))
    languages.addResourceBundle(language, room, words, true, true);
  const wordsOf = (key: string) => (languages.exists(key) ? languages.t(key).split(' ') : []);

  it.each(OFFERED.map((door) => [door.id, door] as const))(
    '%s has several words of its own and is found by each, with the article too',
    (_id, door) => {
      const keys = namesOf(door);
      const own = keys.slice(1).flatMap(wordsOf);
      expect(own.length).toBeGreaterThan(2);
      const names = keys.map((key) => languages.t(key));
      const article = (word: string) => (/^[\u0621-\u064a]{3,}$/.test(word) ? `ال${word}` : word);
      const lost = keys
        .flatMap(wordsOf)
        .filter((word) => /\p{L}{2}/u.test(word) && !namesIt(article(word), names));
      expect(lost).toEqual([]);
    },
  );
});

async function lookFor(role: Role, language: 'ar' | 'en', words: string, path = '/office') {
  fakeCall().answer(residents.search, () => ({ hits: [] }));
  const view = renderInside({ role, language, path });
  await view.user.keyboard('{Control>}[KeyK]{/Control}');
  await view.user.type(await screen.findByRole('combobox'), words);
  const shown = async () => {
    const list = await screen.findByRole('listbox');
    return within(list)
      .queryAllByRole('option')
      .map(({ textContent }) => textContent);
  };
  return { ...view, shown };
}

describe('the search box', () => {
  it.each([
    ['reception', 'ar', 'زائر', 'تدوين زائر'],
    ['reception', 'ar', 'الزيارات', 'الزوار'],
    ['reception', 'en', 'visitor', 'Note a visitor'],
    ['reception', 'ar', 'visits', 'تدوين زائر'],
    ['reception', 'ar', 'ممنوع', 'الممنوعون'],
    ['reception', 'ar', 'رسالة', 'ترك رسالة لزميل'],
    ['reception', 'en', 'رسائل', 'Leave a note for a colleague'],
    ['reception', 'ar', 'مغادرة', 'مغادرة الدار'],
    ['case-manager', 'ar', 'مراجعة', 'عقد مراجعة'],
    ['psychologist', 'en', 'sessions', 'Write a session note'],
    ['manager', 'ar', 'تحديث', 'إصدار جديد'],
  ] as const)('offers %s in %s by "%s" the line "%s"', async (role, language, words, line) => {
    const { shown } = await lookFor(role, language, words);
    await waitFor(async () => expect((await shown()).join('\n')).toContain(line));
  });

  it('leads from an act of a file to the question whose it is, and from there to the act', async () => {
    const { user, router } = await lookFor('reception', 'en', 'message');
    await screen.findByRole('option', { name: /Leave a note/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.href).toBe('/for#leave-note'));
    expect(
      await screen.findByRole('heading', { name: 'Leave a note for a colleague' }),
    ).toBeTruthy();
    const whom = await screen.findByRole('combobox', { name: /File/ });
    fakeCall().answer(residents.search, () => ({
      hits: [
        {
          ...{ id: RESIDENT, name: 'سلمى', fullName: null, mergedNumber: null, room: '4' },
          ...{ caseNumber: 'K-2026-0007', inHouse: true },
          ...{ matched: 'preferred-name', reasons: ['preferred-name'] },
        } as never,
      ],
    }));
    await user.type(whom, 'سلم');
    await user.click(await screen.findByRole('option', { name: /سلمى/ }));
    await waitFor(() =>
      expect(router.state.location.pathname).toBe(`/residents/${RESIDENT}/left/new`),
    );
  });

  it('goes straight to the act where the file is open', async () => {
    const { user, router } = await lookFor('reception', 'en', 'message', `/residents/${RESIDENT}`);
    await screen.findByRole('option', { name: /Leave a note/ });
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(router.state.location.pathname).toBe(`/residents/${RESIDENT}/left/new`),
    );
  });

  it('offers nobody an act of a register that the role may not write in', async () => {
    const { shown } = await lookFor('auditor', 'ar', 'زائر');
    expect(await shown()).toEqual([]);
  });
});
