// @vitest-environment jsdom
// A resident is chosen from what a search found: what the field shows when it is left is what the form holds.
import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chosenResident, type ResidentId } from '../../src/kernel/ids';
import { issuesOfZod } from '../../src/kernel/input-issues';
import { type FoundResident, PeopleContext } from '../../src/ui/people';
import { ResidentPicker } from '../../src/ui/resident-picker';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const SALMA: FoundResident = {
  id: 'n'.repeat(26) as ResidentId,
  caseNumber: 'K-1',
  name: 'سلمى',
  isInHouse: true,
};
/** Every search is answered once the test says so. */
let answer: (found: readonly FoundResident[]) => void;
let answered: Promise<readonly FoundResident[]>;
beforeEach(() => {
  answered = new Promise((resolve) => {
    answer = resolve;
  });
});
const people = {
  findResidents: () => answered,
  colleagues: () => Promise.resolve([]),
  residentOf: (id: string) => Promise.resolve(id === SALMA.id ? SALMA : undefined),
  Warnings: ({ id }: { readonly id: string }) => <p>to know of {id}</p>,
};

interface Start {
  readonly start?: string | null;
  readonly without?: string;
}

function Asked({ start = null, ...rest }: Start) {
  const [value, setValue] = useState(start);
  return (
    <PeopleContext value={people}>
      <ResidentPicker label="Whom" name="whom" value={value} onChange={setValue} {...rest} />
      <input aria-label="after" />
      <output>{value ?? 'nobody'}</output>
    </PeopleContext>
  );
}
const held = () => screen.getByRole('status', { hidden: true }).textContent;
const field = () => screen.getByRole<HTMLInputElement>('combobox');

async function choose(start: string | null = null) {
  const { user } = renderScreen(<Asked start={start} />);
  await user.type(field(), 'سل');
  answer([SALMA]);
  await user.click(await screen.findByRole('option', { name: /سلمى/ }));
  return user;
}

describe('the resident picker', () => {
  it('says that it searches, and that nobody was found only once it was answered so', async () => {
    const { user } = renderScreen(<Asked />);
    await user.type(field(), 'سل');
    expect(await screen.findByText('Searching…')).toBeTruthy();
    expect(screen.queryByText('Nobody found')).toBeNull();
    answer([]);
    expect(await screen.findByText('Nobody found')).toBeTruthy();
  });

  it('leaves out whose file another one is asked for', async () => {
    const { user } = renderScreen(<Asked without={SALMA.id} />);
    await user.type(field(), 'سل');
    answer([SALMA, { ...SALMA, id: 'p'.repeat(26) as ResidentId, name: 'سلوى' }]);
    expect(await screen.findByRole('option', { name: /سلوى/ })).toBeTruthy();
    expect(screen.queryByRole('option', { name: /سلمى/ })).toBeNull();
  });

  it('shows what must be known of who was chosen, and of nobody before', async () => {
    const { user } = renderScreen(<Asked />);
    await user.type(field(), 'سل');
    answer([SALMA]);
    const option = await screen.findByRole('option', { name: /سلمى/ });
    expect(screen.queryByText(/to know of/)).toBeNull();
    await user.click(option);
    expect(await screen.findByText(`to know of ${SALMA.id}`)).toBeTruthy();
  });

  it('keeps who was chosen when the field is left, again and again', async () => {
    const user = await choose();
    for (let time = 0; time < 2; time += 1) {
      await user.click(screen.getByLabelText('after'));
      expect([field().value, held()]).toEqual(['سلمى', SALMA.id]);
      await user.click(field());
    }
  });

  it('holds what is typed over a choice, keeps it in sight, and the form refuses it by a sentence of its own', async () => {
    const user = await choose();
    await user.clear(field());
    expect(held()).toBe('nobody');
    await user.type(field(), 'سعا');
    await user.click(screen.getByLabelText('after'));
    expect([field().value, held()]).toEqual(['سعا', 'سعا']);
    const checked = chosenResident().safeParse(held());
    expect(checked.error && issuesOfZod(checked.error, held())).toEqual([
      { path: '', code: 'resident.not-chosen' },
    ]);
  });

  it('shows whom a draft or a filter gave back by the id alone', async () => {
    renderScreen(<Asked start={SALMA.id} />);
    await expect.poll(() => field().value).toBe('سلمى');
    expect(held()).toBe(SALMA.id);
  });
});
