// The frame: its keys, the language switch in the middle of typing, and the pages behind the router.
import { RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppFrame } from '../../src/app/frame/app-frame';
import { startLanguages } from '../../src/app/i18n';
import { Providers } from '../../src/app/providers';
import { makeRouter, useNavigation } from '../../src/app/routes';
import { makeQueryClient } from '../../src/ui/call';
import { DEFAULT_FORMAT } from '../../src/ui/format';
import { listenForShortcuts } from '../../src/ui/keyboard';
import { SessionContext } from '../../src/ui/session';
import { TextField } from '../../src/ui/text-field';
import { renderScreen } from '../support/render-screen';

let stop: () => void;
beforeEach(() => {
  stop = listenForShortcuts();
});
afterEach(() => {
  stop();
  cleanup();
});

function Typing() {
  const [text, setText] = useState('');
  return <TextField label="Note" value={text} onChange={setText} />;
}

const MANAGER = { staffCode: 'M-07', role: 'manager', isTraining: false, failedTries: 0 } as const;

function frame(onLock: () => void = () => undefined) {
  return (
    <SessionContext value={MANAGER}>
      <AppFrame session={{ code: 'M-07', role: 'Manager' }} onLock={onLock}>
        <Typing />
      </AppFrame>
    </SessionContext>
  );
}

describe('the frame', () => {
  it('switches language and direction at once and keeps what was typed', async () => {
    const { user } = renderScreen(frame(), { language: 'en' });
    await user.type(screen.getByLabelText('Note'), 'half a thought');
    expect(document.documentElement.dir).toBe('ltr');
    await user.click(screen.getByRole('button', { name: /change language/ }));
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.documentElement.lang).toBe('ar');
    await screen.findByText('النزلاء');
    expect(screen.getByLabelText<HTMLInputElement>('Note').value).toBe('half a thought');
  });

  it('hides by its button, by its key and from the palette', async () => {
    const onHide = vi.fn();
    const { user } = renderScreen(
      <AppFrame
        session={{ code: 'M-07', role: 'Manager' }}
        onLock={() => undefined}
        onHide={onHide}
      >
        <Typing />
      </AppFrame>,
    );
    await user.click(screen.getByRole('button', { name: /Quick hide/ }));
    expect(onHide).toHaveBeenCalledTimes(1);
    await user.keyboard('[F9]');
    expect(onHide).toHaveBeenCalledTimes(2);
    await user.keyboard('{Control>}[KeyK]{/Control}');
    await user.keyboard('Quick');
    await user.click(await screen.findByRole('option', { name: /Quick hide/ }));
    expect(onHide).toHaveBeenCalledTimes(3);
  });

  it('opens the search with Ctrl+K on an Arabic keyboard, also while typing', async () => {
    const { user } = renderScreen(frame());
    await user.click(screen.getByLabelText('Note'));
    const key = new KeyboardEvent('keydown', {
      key: 'ن',
      code: 'KeyK',
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    });
    document.activeElement?.dispatchEvent(key);
    expect(await screen.findByRole('dialog', { name: /Find a person/ })).toBeTruthy();
    expect(key.defaultPrevented).toBe(true);
  });

  it('gives the focus back to where one stood when the search of the page is closed', async () => {
    const { user } = renderScreen(frame(), { language: 'en' });
    const note = screen.getByLabelText('Note');
    await user.click(note);
    await user.keyboard('{Control>}[KeyF]{/Control}');
    const find = await screen.findByRole('textbox', { name: /page/i });
    await waitFor(() => expect(document.activeElement).toBe(find));
    await user.keyboard('word{Escape}');
    expect(screen.queryByRole('textbox', { name: /page/i })).toBeNull();
    expect(document.activeElement).toBe(note);
  });

  it('locks by key and by button', async () => {
    let locked = 0;
    const { user } = renderScreen(frame(() => (locked += 1)));
    await user.click(screen.getByRole('button', { name: 'Lock now' }));
    await user.keyboard('{Control>}{Shift>}{l}{/Shift}{/Control}');
    expect(locked).toBe(2);
  });

  it('goes to a room by number', async () => {
    const { user, went } = renderScreen(frame());
    await user.keyboard('{Control>}[Digit2]{/Control}');
    expect(went).toEqual(['/residents']);
  });
});

describe('the router', () => {
  it('starts on Today and tells the page where it is', async () => {
    const languages = startLanguages('en');
    const client = makeQueryClient();
    function Where({ children }: { readonly children: ReactNode }) {
      const navigation = useNavigation();
      return (
        <Providers {...{ languages, client, navigation }} settings={DEFAULT_FORMAT}>
          <p>here {navigation.path}</p>
          {children}
        </Providers>
      );
    }
    render(<RouterProvider router={makeRouter(Where)} />);
    expect(await screen.findByText('here /')).toBeTruthy();
  });
});
