// Saved searches of the list: saved under a name, chosen, renamed and removed with a way back, and offered in the search box.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnSavedFilters } from '../../src/app/saved-filters';
import { ownListsContract, type SavedFilter } from '../../src/features/own-lists/index';
import { type ResidentRow, residents } from '../../src/features/residents/contract';
import { ResidentsScreen } from '../../src/features/residents/screens/residents-screen';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId } from '../../src/kernel/ids';
import { clearToasts, ToastRegion } from '../../src/ui/toast';
import { fakeCall } from '../support/fake-call';
import { giveElementsASize, renderScreen } from '../support/render-screen';

const row = (at: number, name: string): ResidentRow => ({
  id: `${'0'.repeat(25)}${at}` as ResidentId,
  caseNumber: `K-2026-000${at}`,
  name,
  fullName: null,
  room: null,
  sex: 'female',
  ageAtAdmission: 20,
  ageApproximate: false,
  category: null,
  admittedOn: '2026-02-01' as CalendarDate,
  exitedOn: null,
  alerts: [],
  alertCount: 0,
});

let filters: SavedFilter[];
let fake: ReturnType<typeof fakeCall>;

beforeEach(() => {
  giveElementsASize(1200, 600);
  filters = [];
  fake = fakeCall();
  const told = () => fake.emit({ kind: 'changed', feature: 'own-lists' });
  fake.answer(residents.list, () => ({
    residents: [row(1, 'سلمى'), row(2, 'هناء')],
    counts: { inHouse: 2, exited: 0, all: 2 },
    capacity: null,
    mayAdmit: true,
  }));
  fake.answer(ownListsContract.standing, () => ({ putOff: [], filters }));
  fake.answer(ownListsContract.saveFilter, ({ id, ...given }) => {
    const saved = { id: id ?? `f-${filters.length + 1}`, ...given };
    filters = [...filters.filter((one) => one.id !== saved.id), saved];
    told();
    return saved;
  });
  fake.answer(ownListsContract.removeFilter, ({ id }) => {
    const [gone] = filters.filter((one) => one.id === id);
    filters = filters.filter((one) => one.id !== id);
    told();
    if (gone === undefined) throw new Error('there is none');
    return gone;
  });
});
afterEach(() => {
  clearToasts();
  cleanup();
});

function open() {
  return renderScreen(
    <OwnSavedFilters>
      <ResidentsScreen />
      <ToastRegion />
    </OwnSavedFilters>,
  );
}

const rows = () =>
  within(screen.getByRole('grid', { name: 'Residents' })).getAllByRole('row').length - 1;

describe('a search of the list', () => {
  it('is saved under a name by the keyboard, and sets the list again', async () => {
    const { user } = open();
    await screen.findByRole('grid', { name: 'Residents' });
    expect(screen.queryByRole('button', { name: 'Saved searches' })).toBeNull();
    await user.type(screen.getByRole('searchbox'), 'سلمى');
    await waitFor(() => expect(rows()).toBe(1));
    screen.getByRole('button', { name: 'Saved searches' }).focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('menuitem', { name: 'Save this search…' });
    await user.keyboard('{Enter}');
    await user.type(await screen.findByRole('textbox', { name: /Name/ }), 'Hers{Enter}');
    await screen.findByText('Saved. It stands in this list and in the search box.');
    expect(filters).toMatchObject([
      { list: 'residents', name: 'Hers', setting: { filter: 'in-house', text: 'سلمى' } },
    ]);
    await user.clear(screen.getByRole('searchbox'));
    await waitFor(() => expect(rows()).toBe(2));
    await user.click(screen.getByRole('button', { name: 'Saved searches' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Hers' }));
    await waitFor(() => expect(rows()).toBe(1));
    expect(screen.getByRole('button', { name: 'Hers' })).toBeTruthy();
  });

  it('is renamed, and removed with a way back', async () => {
    const setting = { filter: 'in-house', text: 'هناء' };
    filters = [{ id: 'f-1', list: 'residents', name: 'Old', setting }];
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Saved searches' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Old' }));
    await user.click(await screen.findByRole('button', { name: 'Old' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename…' }));
    const field = await screen.findByRole('textbox', { name: /Name/ });
    await user.clear(field);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('A saved search needs a name.');
    await user.type(field, 'New{Enter}');
    await waitFor(() =>
      expect(filters).toEqual([{ id: 'f-1', list: 'residents', name: 'New', setting }]),
    );
    await user.click(await screen.findByRole('button', { name: 'New' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await waitFor(() => expect(filters).toEqual([]));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(filters).toMatchObject([{ name: 'New', setting }]));
  });
});
