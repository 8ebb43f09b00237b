// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HideSheet } from '../../src/app/session/hide-sheet';
import { PrivacyScreen } from '../../src/app/session/privacy-screen';
import { useUntouched } from '../../src/app/session/veil';
import { vault } from '../../src/features/vault/contract';
import { listenForShortcuts, useShortcut } from '../../src/ui/keyboard';
import { fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);
listenForShortcuts();

const MINUTE = 60_000;
const veil = () => document.documentElement.dataset['veil'];
const press = (key: string, code = key, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ...more });

function Desk(given: { readonly onAct: () => void }) {
  const { isUntouched, lift } = useUntouched();
  const [isLocked, setLocked] = useState(false);
  useShortcut('Ctrl+K', given.onAct);
  if (isLocked) return <p>locked</p>;
  return (
    <>
      <button type="button" onKeyDown={given.onAct} onClick={given.onAct}>
        open
      </button>
      {isUntouched ? (
        <PrivacyScreen onLift={lift} onHide={given.onAct} onLock={() => setLocked(true)} />
      ) : null}
    </>
  );
}

describe('a window that nobody touches', () => {
  it('is covered after a minute; a bumped mouse does not uncover it, a key does and does nothing else', () => {
    vi.useFakeTimers();
    const onAct = vi.fn();
    render(<Desk onAct={onAct} />);
    screen.getByRole('button').focus();
    act(() => void vi.advanceTimersByTime(MINUTE - 1));
    fireEvent.pointerMove(document.body);
    act(() => void vi.advanceTimersByTime(MINUTE - 1));
    expect(veil()).toBeUndefined();
    act(() => void vi.advanceTimersByTime(1));
    expect(veil()).toBe('blur');
    fireEvent.pointerMove(document.body);
    press('Shift', 'ShiftLeft');
    press('k', 'KeyK', { ctrlKey: true });
    expect(onAct).not.toHaveBeenCalled();
    expect(veil()).toBeUndefined();
    press('k', 'KeyK', { ctrlKey: true });
    expect(onAct).toHaveBeenCalled();
    vi.useRealTimers();
  });

  it('still locks by key while it is covered', () => {
    vi.useFakeTimers();
    render(<Desk onAct={vi.fn()} />);
    act(() => void vi.advanceTimersByTime(MINUTE));
    press('L', 'KeyL', { ctrlKey: true, shiftKey: true });
    expect(screen.getByText('locked')).toBeTruthy();
    vi.useRealTimers();
  });
});

describe('quick hide', () => {
  const hide = (onReturn = vi.fn(), onLock = vi.fn()) => {
    const onAct = vi.fn();
    function Under() {
      useShortcut('Ctrl+N', onAct);
      return <p>سلمى</p>;
    }
    const view = renderScreen(
      <>
        <Under />
        <HideSheet onReturn={onReturn} onLock={onLock} />
      </>,
    );
    return { view, onReturn, onLock, onAct };
  };

  it('shows no word, and what it covers answers to no key', () => {
    fakeCall();
    const { onAct, onLock } = hide();
    expect(veil()).toBe('blank');
    expect(document.title).toBe('Document');
    expect(screen.getByRole('dialog').textContent).toBe('');
    press('n', 'KeyN', { ctrlKey: true });
    expect(onAct).not.toHaveBeenCalled();
    press('L', 'KeyL', { ctrlKey: true, shiftKey: true });
    expect(onLock).toHaveBeenCalled();
  });

  it('begins the passphrase with the letter that brought its field, and with those typed before it was there', async () => {
    const fake = fakeCall();
    fake.answer(vault.confirmIdentity, () => ({}));
    const { view, onReturn } = hide();
    press('Shift', 'ShiftLeft');
    press('r', 'KeyR');
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    await waitFor(() => expect(field.value).toBe('r'));
    await view.user.keyboard('ight words{Enter}');
    await waitFor(() => expect(onReturn).toHaveBeenCalled());
    expect(fake.callsOf(vault.confirmIdentity)).toEqual([{ passphrase: 'right words' }]);
  });

  it.each([
    ['Enter', {}],
    [' ', {}],
    ['F9', {}],
    ['v', { ctrlKey: true }],
    ['Dead', {}],
  ] as const)('begins with nothing where %s brought the field', async (key, held) => {
    fakeCall();
    hide();
    press(key, 'KeyX', held);
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    await act(() => Promise.resolve());
    expect(field.value).toBe('');
  });

  it('comes back with the passphrase of the session, not without; Escape blanks it again', async () => {
    const fake = fakeCall();
    fake.answer(vault.confirmIdentity, ({ passphrase }) =>
      passphrase === 'the right words here' ? {} : refused('vault.wrong-passphrase'),
    );
    const { view, onReturn } = hide();
    press('F9');
    const field = () => screen.getByLabelText('Passphrase');
    expect((field() as HTMLInputElement).value).toBe('');
    press('Escape');
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    press('x', 'KeyX');
    await view.user.type(field(), 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('is not right');
    expect(onReturn).not.toHaveBeenCalled();
    await view.user.clear(field());
    await view.user.type(field(), 'the right words here{Enter}');
    await waitFor(() => expect(onReturn).toHaveBeenCalled());
  });
});
