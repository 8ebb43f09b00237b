// The search box: what Enter opens is what is marked; a pasted number never opens another file; pages in either language.
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { residents, type SearchHit } from '../../src/features/residents/contract';
import type { ResidentId } from '../../src/kernel/ids';
import { CommandPalette, type Found } from '../../src/ui/command-palette';
import { listenForShortcuts } from '../../src/ui/keyboard';
import { fakeCall } from '../support/fake-call';
import { renderInside } from '../support/inside';
import { renderScreen } from '../support/render-screen';

let stop: () => void;
beforeEach(() => {
  stop = listenForShortcuts();
});
afterEach(() => {
  stop();
  cleanup();
});

const line = (id: string, run: () => void, isExact = false): Found => ({
  id,
  text: `line ${id}`,
  isExact,
  run,
});

function Box(props: { readonly items: readonly Found[]; readonly isBusy?: boolean }) {
  const [text, setText] = useState('');
  return (
    <CommandPalette
      isOpen
      onClose={() => undefined}
      text={text}
      onText={setText}
      groups={[{ id: 'all', heading: 'All', items: props.items }]}
      isBusy={props.isBusy ?? false}
    />
  );
}

const marked = () => screen.getByRole('option', { selected: true }).textContent;

describe('the mark', () => {
  it('stays on the first line under a pointer that only rests, and follows one that moves', async () => {
    const first = vi.fn();
    const second = vi.fn();
    const { user } = renderScreen(<Box items={[line('a', first), line('b', second)]} />);
    const other = await screen.findByRole('option', { name: 'line b' });
    fireEvent(other, new MouseEvent('pointermove', { bubbles: true, screenX: 300, screenY: 200 }));
    fireEvent(other, new MouseEvent('pointermove', { bubbles: true, screenX: 300, screenY: 200 }));
    expect(marked()).toBe('line a');
    await user.keyboard('{Enter}');
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
    fireEvent(other, new MouseEvent('pointermove', { bubbles: true, screenX: 301, screenY: 200 }));
    expect(marked()).toBe('line b');
  });

  it('walks by arrow keys, round the end, and begins anew with other words', async () => {
    const items = ['a', 'b', 'c'].map((id) => line(id, vi.fn()));
    const { user } = renderScreen(<Box items={items} />);
    await screen.findByRole('option', { name: 'line a' });
    await user.keyboard('{ArrowUp}');
    expect(marked()).toBe('line c');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(marked()).toBe('line b');
    await user.keyboard('x');
    expect(marked()).toBe('line a');
  });

  it('shows what is exactly meant alone', async () => {
    const items = [line('a', vi.fn()), line('b', vi.fn(), true), line('c', vi.fn())];
    renderScreen(<Box items={items} />);
    await screen.findByRole('option', { name: 'line b' });
    expect(screen.getAllByRole('option')).toHaveLength(1);
  });
});

describe('Enter before the answer', () => {
  it('opens what was meant exactly once it is there, and nothing else', async () => {
    const stale = vi.fn();
    const meant = vi.fn();
    const view = renderScreen(<Box items={[line('old', stale)]} isBusy />);
    await screen.findByRole('combobox');
    await view.user.keyboard('{Enter}');
    expect(stale).not.toHaveBeenCalled();
    cleanup();
    function Answered() {
      const [isBusy, setBusy] = useState(true);
      return (
        <>
          <Box items={isBusy ? [line('old', stale)] : [line('new', meant, true)]} isBusy={isBusy} />
          <button type="button" id="answer" onClick={() => setBusy(false)} />
        </>
      );
    }
    const second = renderScreen(<Answered />);
    await screen.findByRole('combobox');
    await second.user.keyboard('{Enter}');
    fireEvent.click(document.getElementById('answer') ?? document.body);
    await waitFor(() => expect(meant).toHaveBeenCalledTimes(1));
    expect(stale).not.toHaveBeenCalled();
  });
});

const hit = (number: string, name: string): SearchHit => ({
  id: number.padEnd(26, '0') as ResidentId,
  name,
  fullName: null,
  mergedNumber: null,
  caseNumber: number,
  room: '4',
  inHouse: true,
  matched: 'case-number',
  reasons: ['case-number'],
});

describe('the box of the window', () => {
  it('opens the file whose number was pasted, however it is set apart, also when others contain it', async () => {
    const fake = fakeCall();
    fake.answer(residents.search, () => ({
      hits: [hit('K-2026-0011', 'هند'), hit('K-2026-001', 'سلمى')],
    }));
    const { user, router } = renderInside({ role: 'reception' });
    await user.keyboard('{Control>}[KeyK]{/Control}');
    await user.click(await screen.findByRole('combobox'));
    await user.paste('k2026001');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(router.state.location.pathname).toBe(`/residents/${'K-2026-001'.padEnd(26, '0')}`),
    );
  });

  it('says room and in-house of each hit', async () => {
    fakeCall().answer(residents.search, () => ({ hits: [hit('K-2026-0011', 'هند')] }));
    const { user } = renderInside({ role: 'reception' });
    await user.keyboard('{Control>}[KeyK]{/Control}');
    await user.type(await screen.findByRole('combobox'), 'هن');
    const found = await screen.findByRole('option', { name: /هند/ });
    expect(found.textContent?.replaceAll(/[\u2066-\u2069]/g, '')).toContain(
      'room 4 · In the house',
    );
  });

  it.each([
    ['en', 'نسخة احتياطية', 'Backups'],
    ['en', 'قبول', 'Admit a resident'],
    ['en', 'Arabic', 'العربية'],
    ['ar', 'English', 'English'],
    ['ar', 'backup', 'النسخ الاحتياطية'],
    ['ar', 'إستقبال', 'استقبال نزيل أو نزيلة'],
  ] as const)('in %s finds by "%s" the line "%s"', async (language, words, line) => {
    fakeCall().answer(residents.search, () => ({ hits: [] }));
    const { user } = renderInside({ role: 'manager', language });
    await user.keyboard('{Control>}[KeyK]{/Control}');
    await user.type(await screen.findByRole('combobox'), words);
    const list = screen.getByRole('listbox');
    await waitFor(() => {
      const shown = within(list).getAllByRole('option');
      expect(shown[0]?.textContent).toContain(line);
    });
  });
});
