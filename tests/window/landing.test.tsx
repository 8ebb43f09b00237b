// Where focus stands: first field of a form, heading of any other page, the line one came back to; never nowhere.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { residents } from '../../src/features/residents/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { vault } from '../../src/features/vault/contract';
import { HideSheet } from '../../src/app/session/hide-sheet';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { listenForShortcuts } from '../../src/ui/keyboard';
import { fakeCall, refused } from '../support/fake-call';
import { renderInside } from '../support/inside';
import { openedResident, RESIDENT } from '../support/opened-resident';
import { renderScreen } from '../support/render-screen';

let stop: () => void;
beforeEach(() => {
  stop = listenForShortcuts();
});
afterEach(() => {
  stop();
  cleanup();
});

const focused = () => document.activeElement;
const heading = () => document.querySelector('main h1');

describe('focus after going somewhere', () => {
  it('is on the heading of a page, and on the first field of a form', async () => {
    const fake = fakeCall();
    fake.answer(residents.open, () => openedResident());
    const { router } = renderInside({ role: 'manager' });
    await router.navigate({ to: '/office' });
    await waitFor(() => expect(focused()).toBe(heading()));
    expect(heading()?.textContent).toBe('Office');
    await router.navigate({ to: `/residents/${RESIDENT}/edit` });
    await waitFor(() => expect(focused()?.id).toBe('field-presence-preferredName'));
  });

  it('returns to the line by which the page was left', async () => {
    fakeCall();
    const { user } = renderInside({ role: 'manager', path: '/office' });
    await user.click(await screen.findByRole('link', { name: /About and health/ }));
    await screen.findByRole('heading', { level: 1, name: 'About and health' });
    await user.keyboard('{Alt>}[ArrowLeft]{/Alt}');
    await screen.findByRole('heading', { level: 1, name: 'Office' });
    await waitFor(() => expect(focused()?.getAttribute('href')).toBe('/office/about'));
    await user.keyboard('{Alt>}[ArrowRight]{/Alt}');
    await screen.findByRole('heading', { level: 1, name: 'About and health' });
  });

  it('never stays with something that was taken away', async () => {
    fakeCall();
    const { user } = renderInside({ role: 'manager', path: '/office' });
    await user.click(await screen.findByRole('heading', { level: 1, name: 'Office' }));
    const link = screen.getByRole('link', { name: /About and health/ });
    link.focus();
    link.closest('li')?.remove();
    await waitFor(() => expect(focused()).toBe(heading()));
  });

  it('passes from a step sent with Enter to the field of the next step that wishes for it', async () => {
    const fake = fakeCall();
    fake.answer(residents.nextCaseNumber, () => ({
      caseNumber: 'K-2026-0012',
      today: '2026-12-01' as CalendarDate,
      mayWriteIdentity: false,
      seesCase: false,
      beds: null,
    }));
    fake.answer(residents.possibleDuplicates, () => ({ possibleMatch: false, candidates: [] }));
    const { user } = renderInside({ role: 'reception', path: '/residents/new' });
    await user.type(await screen.findByLabelText(/^Name, as far as known/), 'Hala');
    await user.keyboard('{Enter>}');
    const female = await screen.findByRole('radio', { name: 'Female' });
    await waitFor(() => expect(screen.queryByLabelText(/^Name, as far as known/)).toBeNull());
    await waitFor(() => expect(focused()).toBe(female));
    await user.keyboard('{/Enter}');
  });

  it('lands on what was just saved, and says that it was', async () => {
    const fake = fakeCall();
    fake.answer(residents.open, () => openedResident());
    const session = {
      id: RESIDENT as never,
      heldOn: '2026-11-30' as CalendarDate,
      kind: 'individual',
      authorCode: 'PSY-01',
    } as const;
    fake.answer(sessionNotes.list, () => ({
      sessions: [session],
      mayOpen: true,
      mayWrite: true,
      today: '2026-12-01' as CalendarDate,
    }));
    fake.answer(sessionNotes.write, () => ({ id: session.id }));
    const { user, router } = renderInside({
      role: 'psychologist',
      path: `/residents/${RESIDENT}/notes/new`,
    });
    await user.click(await screen.findByRole('radio', { name: 'Individual' }));
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'words');
    for (const [part, value] of [
      ['Day', '30'],
      ['Month', '11'],
      ['Year', '2026'],
    ] as const) {
      const field = screen.getByRole('textbox', { name: part });
      await user.clear(field);
      await user.type(field, value);
    }
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(router.state.location.pathname).toBe(`/residents/${RESIDENT}/notes`),
    );
    expect(await screen.findByText('The session note was saved.')).toBeTruthy();
    await waitFor(() =>
      expect(focused()?.getAttribute('href')).toBe(`/residents/${RESIDENT}/notes/${RESIDENT}`),
    );
  });
});

describe('a wrong passphrase', () => {
  it('after F9 leaves focus in the field with all of it selected, and says one line', async () => {
    fakeCall().answer(vault.confirmIdentity, () => refused('vault.wrong-passphrase'));
    const { user } = renderScreen(
      <HideSheet onReturn={() => undefined} onLock={() => undefined} />,
    );
    await user.keyboard('[F9]');
    const field = await screen.findByLabelText<HTMLInputElement>('Passphrase');
    for (const words of ['wrong words', 'other words']) {
      await user.keyboard(`${words}{Enter}`);
      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toMatch(/is not right/);
      await waitFor(() => expect(focused()).toBe(field));
      expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe(
        field.value,
      );
      expect(screen.getAllByText(/is not right/)).toHaveLength(1);
    }
    expect(field.value).toBe('other words');
  });
});
