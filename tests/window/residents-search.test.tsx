// The search box over residents: each letter asks the vault once. Which of them counts as asked is not the window's to say.
import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useFound, useSearchSource } from '../../src/app/frame/search';
import { residents, type SearchHit } from '../../src/features/residents/contract';
import { useResidentSearch } from '../../src/features/residents/screens/resident-search';
import type { ResidentId } from '../../src/kernel/ids';
import { SessionContext } from '../../src/ui/session';
import { fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

function Box() {
  const [text, setText] = useState('');
  useSearchSource(useResidentSearch());
  const { groups } = useFound(text, true);
  return (
    <>
      <input aria-label="box" value={text} onChange={(event) => setText(event.target.value)} />
      {groups.flatMap(({ items }) => items.map((item) => <p key={item.id}>{item.title}</p>))}
    </>
  );
}

const RECEPTION = {
  staffCode: 'RE-01',
  role: 'reception',
  isTraining: false,
  failedTries: 0,
} as const;

function hitOf(text: string): SearchHit {
  return {
    id: text as ResidentId,
    name: 'سلمى',
    fullName: null,
    mergedNumber: null,
    caseNumber: `K-${text.length}`,
    room: null,
    inHouse: true,
    matched: 'name',
    reasons: ['starts-with'],
  };
}

it('asks once with every letter, with the letters alone, and with nothing for an empty box', async () => {
  const fake = fakeCall();
  fake.answer(residents.search, ({ text }) => ({ hits: [hitOf(text)] }));
  const { user } = renderScreen(
    <SessionContext value={RECEPTION}>
      <Box />
    </SessionContext>,
  );
  const box = screen.getByRole('textbox', { name: 'box' });
  await user.type(box, 'سلم');
  expect(await screen.findByText('K-3')).toBeTruthy();
  await user.clear(box);
  expect(fake.callsOf(residents.search)).toEqual([{ text: 'س' }, { text: 'سل' }, { text: 'سلم' }]);
});
