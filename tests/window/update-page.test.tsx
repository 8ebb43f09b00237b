// A new version from a stick: checked first, the line only after a backup of today on another medium, nothing for other roles.
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UpdatePage } from '../../src/app/pages/update-page';
import type { LookedAtRelease } from '../../src/contract/release';
import { backups } from '../../src/features/backups/contract';
import type { OutputOf } from '../../src/kernel/operation';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { renderInside } from '../support/inside';
import { renderScreen } from '../support/render-screen';

const SOUND: LookedAtRelease = {
  kind: 'sound',
  version: '0.2.0',
  fingerprint: 'ab'.repeat(32),
  vaultFormat: 1,
  runtime: '45.4.1',
  date: '2026-05-01',
  isThis: false,
  deb: 'kanaf_0.2.0_amd64.deb',
  rpm: null,
  machineExe: 'kanaf-0.2.0-win32-x64-machine.exe',
  userExe: null,
};
const PATH = "/media/it's/kanaf-0.2.0";

type Overview = OutputOf<typeof backups.overview>;
type Medium = Overview['media'][number];

let fake: FakeCall;
let found: LookedAtRelease;
let where: { readonly path: string; readonly isWindows: boolean };
const ask = vi.fn();

function withBackup(more: Partial<Medium>): void {
  const medium: Medium = {
    id: '0'.repeat(26),
    ordinal: 1,
    label: null,
    kind: 'other-disk',
    firstSeenAt: '2026-01-01T08:00:00.000Z',
    lastBackupAt: new Date().toISOString(),
    lastCheckedAt: null,
    lastDrilledAt: null,
    backupNumber: 1,
    mustBeRefreshed: false,
    state: 'in-use',
    stateReason: null,
    stateAt: null,
    ...more,
  };
  fake.answer(backups.overview, () => ({
    media: [medium],
    lastBackupAt: medium.lastBackupAt,
    lastCheckedAt: null,
    lastDrilledAt: null,
    reminders: [],
  }));
}

beforeEach(() => {
  fake = fakeCall();
  found = SOUND;
  where = { path: PATH, isWindows: false };
  withBackup({});
  ask.mockReset().mockImplementation((request: { readonly kind: string }) => {
    if (request.kind === 'look-at-release') return Promise.resolve({ ...where, found });
    return Promise.resolve({});
  });
  vi.stubGlobal('kanaf', { ask, listen: () => () => undefined });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function checked(language: 'ar' | 'en' = 'en') {
  const view = renderScreen(<UpdatePage />, { language });
  const name = language === 'en' ? 'Choose the folder and check' : 'اختيار المجلد وفحصه';
  await view.user.click(screen.getByRole('button', { name }));
  return view;
}

describe('a new version from a stick', () => {
  it('shows the line once the release is sound and a backup was made today', async () => {
    await checked();
    await screen.findByText('The release is whole and signed');
    await screen.findByText(
      String.raw`cd '/media/it'\''s/kanaf-0.2.0' && sudo apt install ./kanaf_0.2.0_amd64.deb`,
    );
    expect(ask).toHaveBeenCalledWith({ kind: 'look-at-release' });
    expect(screen.queryByText(/machine\.exe/)).toBeNull();
  });

  it('shows on Windows what Windows takes', async () => {
    where = { path: String.raw`E:\New folder\kanaf-0.2.0`, isWindows: true };
    await checked();
    await screen.findByText(
      String.raw`"E:\New folder\kanaf-0.2.0\kanaf-0.2.0-win32-x64-machine.exe"`,
    );
    expect(screen.queryByText(/apt install/)).toBeNull();
    screen.getByText(/as Kanaf\.before/);
  });

  it('says so where a release holds nothing for this system', async () => {
    found = { ...SOUND, machineExe: null };
    where = { ...where, isWindows: true };
    await checked();
    await screen.findByText('This release holds nothing that can be installed on this system.');
  });

  it.each([
    ['an older backup', { lastBackupAt: '2026-01-02T08:00:00.000Z' }],
    ['a backup on the same disk', { kind: 'same-disk' as const }],
    ['a medium that was lost', { state: 'lost' as const }],
  ])('shows no line with %s, and leads to the backups', async (_what, more) => {
    withBackup(more);
    await checked();
    await screen.findByText('First a backup of today');
    expect(screen.getByRole('link', { name: 'Backups' })).toBeTruthy();
    expect(screen.queryByText(/apt install/)).toBeNull();
  });

  it('says in Arabic why a folder is refused, and by which file', async () => {
    found = { kind: 'refused', code: 'changed', about: ['kanaf_0.2.0_amd64.deb'] };
    await checked('ar');
    await screen.findByText('مرفوض: لا يُثبَّت شيء من هذا المجلد');
    screen.getByText('هذا غير الملف الذي وُقِّع عليه: تغيّر أو نقص منه شيء.');
    screen.getByText('kanaf_0.2.0_amd64.deb');
    expect(screen.queryByText(/apt install/)).toBeNull();
  });

  it('offers no line for the version that runs already', async () => {
    found = { ...SOUND, isThis: true };
    await checked();
    await screen.findByText('This is the version that runs already');
    expect(screen.queryByText(/apt install/)).toBeNull();
  });

  it('takes a fingerprint as it is printed, and none that is too short', async () => {
    const view = renderScreen(<UpdatePage />);
    const field = screen.getByRole('textbox', { name: /Fingerprint from the paper/ });
    const begin = screen.getByRole('button', { name: 'Choose the folder and check' });
    await view.user.type(field, 'ABCD 1234');
    await view.user.click(begin);
    await screen.findByText('The fingerprint has 64 digits, 0 to 9 and a to f.');
    expect(ask).not.toHaveBeenCalledWith(expect.objectContaining({ kind: 'look-at-release' }));
    await view.user.clear(field);
    await view.user.type(field, 'ABCD '.repeat(16));
    await view.user.click(begin);
    await screen.findByText('The release is whole and signed');
    expect(ask).toHaveBeenCalledWith({ kind: 'look-at-release', fingerprint: 'abcd'.repeat(16) });
  });
});

describe('the page', () => {
  it('is closed to other roles', async () => {
    renderInside({ role: 'nurse', path: '/office/update' });
    await screen.findByText('This page is not for this role');
  });

  it('is open to IT', async () => {
    renderInside({ role: 'it', path: '/office/update' });
    await screen.findByRole('button', { name: 'Choose the folder and check' });
  });
});
