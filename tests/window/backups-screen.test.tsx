// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backups } from '../../src/features/backups/contract';
import { BackupsScreen } from '../../src/features/backups/screens/backups-screen';
import { BackupsDue } from '../../src/features/backups/screens/reminders';
import type { OutputOf } from '../../src/kernel/operation';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';
import { SessionContext, type ShownSession } from '../../src/ui/session';

type Overview = OutputOf<typeof backups.overview>;

const none: Overview = {
  media: [],
  lastBackupAt: null,
  lastCheckedAt: null,
  lastDrilledAt: null,
  reminders: [{ code: 'never', count: 0 }],
};
const at = '2026-03-05T08:30:00.000Z';
const stick: Overview['media'][number] = {
  id: '0'.repeat(26),
  ordinal: 1,
  label: null,
  kind: 'other-disk',
  firstSeenAt: at,
  lastBackupAt: at,
  lastCheckedAt: null,
  lastDrilledAt: null,
  backupNumber: 1,
  mustBeRefreshed: false,
  state: 'in-use',
  stateReason: null,
  stateAt: null,
};
const made: OutputOf<typeof backups.make> = {
  mediumId: stick.id,
  ordinal: 1,
  label: null,
  isNewMedium: true,
  kind: 'other-disk',
  number: 1,
  bytes: 2_500_000,
  events: 41,
  residents: 3,
  removedKeys: 0,
  manifestSha256: 'a'.repeat(64),
  manifests: { agree: 0, differ: 0, notOurs: 0, doubt: null },
};

const manager: ShownSession = {
  staffCode: 'MA-01',
  role: 'manager',
  isTraining: false,
  failedTries: 0,
};

let fake: FakeCall;
const ask = vi.fn();

beforeEach(() => {
  fake = fakeCall();
  fake.answer(backups.overview, () => none);
  ask.mockReset().mockResolvedValue({ token: 'T-1', path: '/media/stick' });
  vi.stubGlobal('kanaf', { ask, listen: () => () => undefined });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the page of backups', () => {
  it('teaches while there is none, and makes one with one button and one choice', async () => {
    fake.answer(backups.make, () => made);
    const view = renderScreen(<BackupsScreen />);
    await screen.findByText('No media yet');
    expect(screen.queryByRole('button', { name: 'Try a restore' })).toBeNull();
    await view.user.click(screen.getByRole('button', { name: 'Back up now' }));
    await screen.findByText(/The backup is on “Medium 1”/);
    screen.getByText(/It holds 3 residents' files/);
    screen.getByText(/This medium is new in the list/);
    expect(ask).toHaveBeenCalledWith({ kind: 'choose-folder', purpose: 'export' });
    expect(fake.callsOf(backups.make)).toEqual([{ folderToken: 'T-1' }]);
  });

  it('does nothing when the dialog is closed, and says what a refusal means', async () => {
    fake.answer(backups.make, () => refused('backups.no-space', { needed: 300, free: 20 }));
    ask.mockResolvedValueOnce(null);
    const view = renderScreen(<BackupsScreen />);
    const button = await screen.findByRole('button', { name: 'Back up now' });
    await view.user.click(button);
    expect(fake.callsOf(backups.make)).toEqual([]);
    await view.user.click(button);
    await screen.findByText(/300 MB are needed, 20 MB are free/);
    screen.getByText('The records on this computer are as they were.');
  });

  it('shows how far it is and can be stopped', async () => {
    let release: () => void = () => undefined;
    fake.answer(backups.make, async (_input, progress) => {
      progress({ step: 'copy', done: 1_000_000, total: 4_000_000 });
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return refused('job.cancelled');
    });
    const view = renderScreen(<BackupsScreen />);
    await view.user.click(await screen.findByRole('button', { name: 'Back up now' }));
    const bar = await screen.findByRole('progressbar', { name: 'Making the backup' });
    await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('12.5'));
    await view.user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(fake.sent.some(({ kind }) => kind === 'cancel')).toBe(true);
    release();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  it('tells of a drill what was compared, and which part differs', async () => {
    fake.answer(backups.overview, () => ({ ...none, media: [stick], reminders: [] }));
    fake.answer(backups.drill, () => ({
      mediumId: stick.id,
      label: 'Office safe',
      ordinal: 1,
      number: 1,
      madeAt: at,
      manifestSha256: 'a'.repeat(64),
      manifests: { agree: 1, differ: 0, notOurs: 2, doubt: null },
      sound: false,
      residents: 3,
      findings: [
        { what: 'signer' as const, good: true },
        { what: 'residents' as const, good: false, expected: 3, found: 2 },
      ],
    }));
    const view = renderScreen(<BackupsScreen />);
    await view.user.click(await screen.findByRole('button', { name: 'Try a restore' }));
    await screen.findByText(/The restore from “Office safe” did not work in every part/);
    const line = screen.getByText("Residents' files").closest('tr');
    within(line as HTMLElement).getByText('Differs');
    expect(line?.textContent).toContain('32');
    screen.getByText(/holds all that one signed list on this medium remembers/);
    screen.getByText(/2 lists on this medium cannot be read, are of another vault or were not/);
  });

  it('says plainly to whoever lacks the audit key that the counts are sealed', async () => {
    fake.answer(backups.make, () => ({ ...made, residents: null }));
    const view = renderScreen(<BackupsScreen />);
    await view.user.click(await screen.findByRole('button', { name: 'Back up now' }));
    await screen.findByText(/counts in its list are sealed to the key of the audit trail/);
    expect(screen.queryByText(/It holds/)).toBeNull();
  });

  it('says in plain words that the medium remembers another trail, and between which lines', async () => {
    const manifests = { agree: 1, differ: 2, notOurs: 0, doubt: { from: 31, to: 40 } };
    fake.answer(backups.make, () => ({ ...made, manifests }));
    const view = renderScreen(<BackupsScreen />);
    await view.user.click(await screen.findByRole('button', { name: 'Back up now' }));
    await screen.findByText(/2 backups on this medium remember another audit trail/);
    screen.getByText(/one of lines 31 to 40/);
    screen.getByText(/delete nothing from this medium/);
  });

  it('notes a medium as gone only with a reason', async () => {
    fake.answer(backups.overview, () => ({ ...none, media: [stick], reminders: [] }));
    fake.answer(backups.endMedium, () => ({}));
    const view = renderScreen(
      <SessionContext value={manager}>
        <BackupsScreen />
      </SessionContext>,
    );
    await view.user.click(await screen.findByRole('button', { name: 'It is gone' }));
    await view.user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(fake.callsOf(backups.endMedium)).toEqual([]);
    await screen.findByText('Choose one of the answers.');
    await view.user.click(screen.getByRole('radio', { name: 'Stolen' }));
    await view.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(fake.callsOf(backups.endMedium)).toEqual([
        { mediumId: stick.id, state: 'lost', reason: 'stolen' },
      ]),
    );
  });
});

describe('Today', () => {
  it('reminds the manager, with the way to the page', async () => {
    renderScreen(<BackupsDue />);
    const line = await screen.findByRole('link', { name: /There is no backup yet/ });
    expect(line.getAttribute('href')).toBe('/office/backups');
  });
});
