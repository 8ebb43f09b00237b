// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backups } from '../../src/features/backups/contract';
import type { OutputOf } from '../../src/kernel/operation';
import { RestorePanel } from '../../src/features/backups/screens/restore-panel';
import { SalvagePanel } from '../../src/features/backups/screens/salvage-panel';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const CHOICE = 'c'.repeat(26);
let fake: FakeCall;
const ask = vi.fn();

beforeEach(() => {
  fake = fakeCall();
  ask.mockReset().mockResolvedValue({ token: 'T-1', path: '/media/stick' });
  vi.stubGlobal('kanaf', { ask, listen: () => () => undefined });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type OtherFormats = OutputOf<typeof backups.look>['vaults'][number]['otherFormats'];

function onTheStick(
  numbers: readonly number[],
  { unreadable = 1, otherFormats = [] as OtherFormats } = {},
): void {
  fake.answer(backups.look, () => ({
    choice: CHOICE,
    vaults: [
      {
        place: 'kanaf-00000000',
        training: false,
        needsDeviceCode: false,
        keysMadeAt: '2026-03-05T08:30:00.000Z',
        backups: numbers.map((number) => ({
          number,
          madeAt: `2026-03-0${number}T08:30:00.000Z`,
          residents: number,
          events: 10,
          bytes: 1_000_000,
        })),
        unreadable,
        otherFormats,
      },
    ],
  }));
}

describe('restoring', () => {
  it('tells backups of another format apart from damaged ones, and which version reads them', async () => {
    const newer = { code: 'backups.newer-format', count: 2, format: 2, own: 1 } as const;
    const older = { code: 'backups.older-format', count: 1, format: 0, own: 1 } as const;
    onTheStick([], { unreadable: 0, otherFormats: [{ ...newer, version: '3.0.1' }, older] });
    const view = renderScreen(<RestorePanel isBeside={false} onRestored={() => undefined} />);
    await view.user.click(screen.getByRole('button', { name: 'Choose the medium' }));
    await screen.findByText('2 backups are in another format. They were left as they are.');
    screen.getByText(
      'This backup was made by a newer version of Kanaf. Its format is 2; this version reads format 1. Kanaf 3.0.1 or a later version opens it.',
    );
    screen.getByText('One backup is in another format. It was left as it is.');
    screen.getByText(
      /made by an older version of Kanaf\. Its format is 0; this version reads format 1\.$/,
    );
    expect(screen.queryByText(/whose list is whole/)).toBeNull();
    expect(screen.queryByText(/cannot be read/)).toBeNull();
  });

  it('offers the days on the medium, newest first, and asks for the device code when it is missing', async () => {
    onTheStick([4, 2]);
    let asked = 0;
    fake.answer(backups.restore, ({ deviceCode }) => {
      asked += 1;
      if (deviceCode === undefined) return refused('vault.device-secret-needed');
      return {
        folder: '/home/office/kanaf',
        residents: 2,
        events: 10,
        missingEvents: 3,
        withoutKeys: 1,
        madeAt: '2026-03-02T08:30:00.000Z',
      };
    });
    const restored = vi.fn();
    const view = renderScreen(<RestorePanel isBeside={false} onRestored={restored} />);
    await view.user.click(screen.getByRole('button', { name: 'Choose the medium' }));
    await waitFor(() => expect(screen.getAllByRole('radio')).toHaveLength(2));
    screen.getByText(/The list of one backup cannot be read/);
    const [, older] = screen.getAllByRole('radio');
    if (older === undefined) throw new Error('one radio only');
    await view.user.click(older);
    await view.user.type(screen.getByRole('textbox', { name: /Staff code/ }), 'MA-01');
    const [passphrase] = screen.getAllByLabelText(/Passphrase/);
    if (passphrase === undefined) throw new Error('no passphrase field');
    await view.user.type(passphrase, 'quiet garden behind seven doors');
    await view.user.click(screen.getByRole('button', { name: 'Restore' }));
    const device = await screen.findByRole('textbox', { name: /Device code/ });
    await view.user.type(device, '123456');
    await view.user.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText('The vault was restored and checked.');
    screen.getByText(/3 lines of the audit trail were written after this backup.* An alarm stands/);
    screen.getByText(/One file is of a resident who was erased after this backup/);
    expect(asked).toBe(2);
    expect(fake.callsOf(backups.restore).at(-1)).toMatchObject({ choice: CHOICE, number: 2 });
    await view.user.click(screen.getByRole('button', { name: 'To the door of the vault' }));
    expect(restored).toHaveBeenCalledOnce();
  });

  it('says when nothing whole is on the medium, and offers another', async () => {
    onTheStick([]);
    const view = renderScreen(<RestorePanel isBeside={false} onRestored={() => undefined} />);
    await view.user.click(screen.getByRole('button', { name: 'Choose the medium' }));
    await screen.findByText(/none whose list is whole/);
    screen.getByRole('button', { name: 'Another medium' });
  });
});

describe('rescuing a damaged vault', () => {
  it('tells where something was lost, and goes on in the new folder only when asked', async () => {
    fake.answer(backups.salvage, () => ({
      folder: '/home/office/kanaf-20260305',
      read: 1997,
      lost: 3,
      uncounted: 1,
      tables: [
        {
          file: 'records' as const,
          table: 'residents',
          kind: 'residents' as const,
          read: 40,
          lost: 0,
        },
        {
          file: 'records' as const,
          table: 'sealed_parts',
          kind: 'contents' as const,
          read: 1900,
          lost: 3,
        },
        {
          file: 'records' as const,
          table: 'audit_events',
          kind: 'trail' as const,
          read: 57,
          lost: null,
        },
      ],
    }));
    const view = renderScreen(<SalvagePanel />);
    await view.user.type(screen.getByRole('textbox', { name: /Staff code/ }), 'MA-01');
    const [passphrase] = screen.getAllByLabelText(/Passphrase/);
    if (passphrase === undefined) throw new Error('no passphrase field');
    await view.user.type(passphrase, 'quiet garden behind seven doors');
    await view.user.click(screen.getByRole('button', { name: 'Begin the rescue' }));
    await screen.findByText('1,997 rows were rescued.');
    screen.getByText('3 rows were lost.');
    screen.getByText('Not known');
    screen.getByText('What stands in the files: names, notes, plans');
    expect(screen.queryByText('Residents and stays')).toBeNull();
    screen.getByText('/home/office/kanaf-20260305');
    expect(ask).not.toHaveBeenCalled();
    await view.user.click(screen.getByRole('button', { name: 'Go on in the new folder' }));
    expect(ask).toHaveBeenCalledWith({ kind: 'move-to-made' });
  });
});
