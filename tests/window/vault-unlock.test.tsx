// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UPGRADE_TROUBLES, vault, VAULT_TROUBLES } from '../../src/features/vault/contract';
import { TroubleScreen, type TroubleScreenProps } from '../../src/features/vault/screens/trouble';
import { Unlock, type UnlockProps } from '../../src/features/vault/screens/unlock';
import { fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const nothing = () => undefined;

function unlockScreen(props: Partial<UnlockProps> = {}) {
  return renderScreen(
    <Unlock
      lastCode="M-01"
      isTraining={false}
      isHeaderWorn={false}
      device="none"
      onReturn={nothing}
      onChooseFolder={nothing}
      onTrouble={nothing}
      onOpened={nothing}
      {...props}
    />,
  );
}

async function tryPassphrase(view: ReturnType<typeof unlockScreen>) {
  await view.user.type(screen.getByLabelText('Passphrase'), 'not the right words');
  await view.user.click(screen.getByRole('button', { name: 'Open' }));
}

describe('unlock on a computer that keeps no secret of the vault', () => {
  const groups = Array.from({ length: 16 }, (_, at) => String(100_000 + at)).join(' ');

  it('asks for the device code at once, sends it, and names a wrong group at its field', async () => {
    const fake = fakeCall();
    fake.answer(vault.unlock, () => refused('vault.recovery-group-wrong', { group: 3 }));
    const view = unlockScreen({ device: 'typed' });
    const field = screen.getByLabelText(/^Device code/);
    await view.user.click(field);
    await view.user.paste(groups);
    await tryPassphrase(view);
    expect((await screen.findByRole('alert')).textContent).toContain('group 3');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(fake.callsOf(vault.unlock)[0]?.deviceCode).toBe(groups);
  });

  it('asks for it once the vault says so, and is silent before', async () => {
    fakeCall().answer(vault.unlock, () => refused('vault.device-secret-needed'));
    const view = unlockScreen();
    expect(screen.queryByLabelText(/^Device code/)).toBeNull();
    await tryPassphrase(view);
    expect(await screen.findByLabelText(/^Device code/)).toBeDefined();
  });

  it('says how this computer keeps it', () => {
    unlockScreen({ device: 'file' });
    expect(screen.getByText(/weaker than the system's key store/)).toBeDefined();
  });
});

describe('unlock', () => {
  it('says one sentence for a wrong code and a wrong passphrase, and clears nothing', async () => {
    const fake = fakeCall();
    fake.answer(vault.unlock, () => refused('vault.wrong-passphrase'));
    const view = unlockScreen();
    await tryPassphrase(view);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The staff code or the passphrase is not right.');
    expect((screen.getByLabelText('Passphrase') as HTMLInputElement).value).toBe(
      'not the right words',
    );
    expect(fake.callsOf(vault.unlock)).toEqual([
      { staffCode: 'M-01', passphrase: 'not the right words' },
    ]);
  });

  it('shows how long to wait, and lets another code try meanwhile', async () => {
    fakeCall().answer(vault.unlock, () => refused('vault.wait', { seconds: 30 }));
    const view = unlockScreen();
    await tryPassphrase(view);
    expect((await screen.findByRole('status')).textContent).toContain(
      'You can try again in 30 seconds',
    );
    const open = screen.getByRole('button', { name: 'Open' }) as HTMLButtonElement;
    expect(open.disabled).toBe(true);
    expect(screen.queryByRole('alert')).toBeNull();
    await view.user.clear(screen.getByLabelText('Staff code'));
    await view.user.type(screen.getByLabelText('Staff code'), 'P-01');
    expect(open.disabled).toBe(false);
  });

  it('hands a damaged database on instead of calling it a wrong passphrase', async () => {
    fakeCall().answer(vault.unlock, () => refused('database.damaged'));
    const onTrouble = vi.fn();
    await tryPassphrase(unlockScreen({ onTrouble }));
    await waitFor(() => expect(onTrouble).toHaveBeenCalledWith({ code: 'database.damaged' }));
  });

  it('of a vault of a former format says what opening does, agrees to it, and shows how far it is', async () => {
    const fake = fakeCall();
    let finish: (answer: ReturnType<typeof refused>) => void = () => undefined;
    fake.answer(
      vault.unlock,
      (_input, progress) =>
        new Promise((resolve) => {
          progress({ step: 'upgrade-compare', done: 0, total: 1 });
          finish = resolve;
        }),
    );
    const onTrouble = vi.fn();
    const view = unlockScreen({ upgrade: { from: 1, to: 2 }, onTrouble });
    expect(screen.getByText(/in format 1\. A copy is changed to format 2/)).toBeTruthy();
    expect(screen.getByText(/Make a backup with the earlier version first/)).toBeTruthy();
    await view.user.type(screen.getByLabelText('Passphrase'), 'the right words');
    await view.user.click(screen.getByRole('button', { name: 'Bring up to date and open' }));
    expect(await screen.findByRole('progressbar')).toBeTruthy();
    expect(screen.getByText(/Comparing/)).toBeTruthy();
    expect(fake.callsOf(vault.unlock)).toEqual([
      { staffCode: 'M-01', passphrase: 'the right words', bringUpToDate: true },
    ]);
    const room = { needed: 300, free: 120, missing: 180 };
    finish(refused('vault.upgrade-no-room', room));
    await waitFor(() =>
      expect(onTrouble).toHaveBeenCalledWith({ code: 'vault.upgrade-no-room', details: room }),
    );
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('names the recovery route', () => {
    fakeCall();
    unlockScreen();
    expect(screen.getByText(/recovery code on paper is the way/)).toBeTruthy();
  });
});

describe('a vault in trouble', () => {
  const every = [...VAULT_TROUBLES, ...UPGRADE_TROUBLES].flatMap((code) =>
    (['ar', 'en'] as const).map((language) => ({ code, language })),
  );

  it.each(every)(
    '$code in $language: a sentence, what is safe, the next step, no deletion',
    (given) => {
      fakeCall();
      renderScreen(
        <TroubleScreen trouble={{ code: given.code }} folder="/vault" onStep={nothing} />,
        { language: given.language },
      );
      const text = document.body.textContent ?? '';
      expect(text).toContain(given.code);
      expect(text).not.toMatch(/trouble\.|errors:|\.title|\.safe|\.next/);
      expect(text).toMatch(/T-\d\d/);
      const buttons = screen.getAllByRole('button').map((button) => button.textContent ?? '');
      expect(buttons.length).toBeGreaterThan(0);
      expect(screen.getAllByRole('listitem')).toHaveLength(2 + buttons.length);
      for (const words of buttons) expect(words).not.toMatch(/delet|remov|eras|reset|حذف|مسح|محو/i);
    },
  );

  it.each([
    ['vault.newer-format', 'Kanaf 2.0.1 or a later version opens it.'],
    ['vault.older-format', 'The last version of Kanaf that opens it is 2.0.1.'],
  ] as const)('%s names the version that opens it, where it is known', (code, sentence) => {
    fakeCall();
    const told = { format: 3, own: 1 };
    const shown = (details: NonNullable<TroubleScreenProps['trouble']['details']>) => {
      const view = renderScreen(
        <TroubleScreen trouble={{ code, details }} folder="/vault" onStep={nothing} />,
      );
      const words = screen.getByRole('status').textContent ?? '';
      view.unmount();
      return words;
    };
    expect(shown({ ...told, version: '2.0.1' })).toContain(sentence);
    expect(shown(told)).toContain('format is 3');
    expect(shown(told)).not.toContain('2.0.1');
  });

  it('gives the wrong passphrase, the header and the database three different titles', () => {
    fakeCall();
    const titles = (
      ['vault.header-damaged', 'vault.header-missing', 'database.damaged'] as const
    ).map((code) => {
      const view = renderScreen(
        <TroubleScreen trouble={{ code }} folder="/vault" onStep={nothing} />,
      );
      const title = screen.getByRole('heading', { level: 1 }).textContent;
      view.unmount();
      return title;
    });
    expect(new Set([...titles, 'Open the vault']).size).toBe(4);
  });
});
