// About and health in both languages: good is only what was signed or told; before signing in nothing of a shelter stands there.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AboutDoor } from '../../src/app/pages/about-door';
import { AboutPage } from '../../src/app/pages/about-page';
import type { MachineFacts } from '../../src/contract/machine';
import type { SelfCheck } from '../../src/contract/self-check';
import type { ShellEvent, ShellFacts } from '../../src/contract/shell';
import { audit } from '../../src/features/audit/contract';
import { backups } from '../../src/features/backups/contract';
import { parseCalendarDate } from '../../src/kernel/calendar-date';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const FINGERPRINT = '0123'.repeat(16);
const FACTS: ShellFacts = {
  version: '0.1.0',
  electron: '45.4.1',
  chromium: '150.0.0.0',
  node: '24.0.0',
  runtime: 'shipped',
  development: false,
};
const MACHINE: MachineFacts = {
  disk: 'encrypted',
  swap: 'unknown',
  hibernation: 'plain',
  screenLock: { state: 'on', minutes: 30 },
};

let fake: FakeCall;
let facts: ShellFacts;
let found: SelfCheck | Promise<SelfCheck>;
let tell: ((event: ShellEvent) => void) | undefined;
const ask = vi.fn();

beforeEach(() => {
  fake = fakeCall();
  facts = FACTS;
  fake.answer(backups.overview, () => ({
    media: [],
    lastBackupAt: null,
    lastCheckedAt: null,
    lastDrilledAt: null,
    reminders: [{ code: 'never' as const, count: 0 }],
  }));
  fake.answer(audit.witnesses, () => ({
    slipAt: null,
    stickAt: '2026-03-05T08:30:00.000Z',
    summaryAt: null,
    isDue: true,
  }));
  ask.mockReset().mockImplementation(({ kind }: { readonly kind: string }) => {
    const answers: Readonly<Record<string, unknown>> = {
      facts,
      machine: MACHINE,
      'self-check': found,
      'version-before': null,
    };
    return Promise.resolve(answers[kind] ?? {});
  });
  const listen = (listener: (event: ShellEvent) => void) => {
    tell = listener;
    return () => {
      tell = undefined;
    };
  };
  vi.stubGlobal('kanaf', { ask, listen });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const compared = (more: Partial<Extract<SelfCheck, { kind: 'compared' }>> = {}): SelfCheck => ({
  kind: 'compared',
  signature: { kind: 'signed', fingerprint: FINGERPRINT },
  files: 12,
  troubles: [],
  ...more,
});

async function check(result: SelfCheck) {
  found = result;
  const view = renderScreen(<AboutDoor tools={null} onBack={() => undefined} />);
  await view.user.click(screen.getByRole('button', { name: 'Check the installed files' }));
  await screen.findByRole('button', { name: 'Check again' });
}

const SIGNED = 'The files are those that were signed';

describe('the installed files', () => {
  it('are those that were signed, with the key in groups', async () => {
    await check(compared());
    screen.getByText(SIGNED);
    screen.getByText('All 12 files are as they were signed.');
    screen.getByText(FINGERPRINT.match(/.{4}/g)?.join(' ') ?? '');
  });

  it('are not called signed where one differs, although the list is', async () => {
    await check(compared({ troubles: [{ trouble: 'differs', count: 25, names: ['kanaf'] }] }));
    screen.getByText('The installed files are not those that were listed');
    screen.getByText('25 files differ');
    screen.getByText('and 24 more');
    expect(screen.queryByText(SIGNED)).toBeNull();
  });

  const revokedOn = parseCalendarDate('2026-05-01');
  it.each([
    [{ kind: 'unsigned' } as const, 'This build is signed by no release key'],
    [{ kind: 'other-key' } as const, 'The list is signed by a key that this program does not know'],
    [
      { kind: 'revoked', fingerprint: FINGERPRINT, revokedOn: revokedOn! } as const,
      'The list is signed by a key that was taken back',
    ],
  ])('are never called signed with %o', async (signature, title) => {
    await check(compared({ signature }));
    screen.getByText(title);
    expect(screen.queryByText(SIGNED)).toBeNull();
  });

  it('are read with progress, and the reading can be stopped', async () => {
    found = new Promise(() => undefined);
    const view = renderScreen(<AboutDoor tools={null} onBack={() => undefined} />);
    await view.user.click(screen.getByRole('button', { name: 'Check the installed files' }));
    const bar = await screen.findByRole('progressbar', { name: 'The installed files are read' });
    tell?.({ kind: 'inspecting', done: 50, total: 200 });
    await vi.waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('25'));
    await view.user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(ask).toHaveBeenCalledWith({ kind: 'stop-inspecting' });
  });
});

describe('the computer', () => {
  it('is told line by line: what the system does not tell is not shown as good', async () => {
    renderScreen(<AboutDoor tools={null} onBack={() => undefined} />);
    const list = await screen.findByRole('list', { name: 'This computer' });
    const standing = within(list)
      .getAllByRole('listitem')
      .map((line) => line.querySelector('.badge')?.textContent);
    expect(standing).toEqual([
      'Good',
      'The system does not tell',
      'Needs somebody',
      'Needs somebody',
    ]);
    within(list).getByText('The screen locks by itself after 30 minutes.');
  });
});

describe('the runtime', () => {
  it('that is out of support is warned of in Arabic, and what a 0 means stands there', async () => {
    facts = { ...FACTS, electron: '33.2.1', runtime: 'fallback' };
    renderScreen(<AboutDoor tools={null} onBack={() => undefined} />, { language: 'ar' });
    await screen.findByText('ليس لسجلات أشخاص حقيقيين');
    screen.getByText(/قد تتغيّر صيغة الخزنة وصيغة الملخص الموقَّع قبل الإصدار 1\.0/);
  });

  it('in support brings no warning', async () => {
    renderScreen(<AboutDoor tools={null} onBack={() => undefined} />);
    await screen.findByText('Electron 45.4.1');
    expect(screen.queryByText('Not for records of real people')).toBeNull();
  });
});

describe('the vault', () => {
  it('is asked about inside only', async () => {
    renderScreen(<AboutDoor tools={null} onBack={() => undefined} />);
    await screen.findByRole('list', { name: 'This computer' });
    expect(fake.sent).toEqual([]);
  });

  it('says in Arabic what is missing, and leads to where it is done', async () => {
    renderScreen(<AboutPage />, { language: 'ar' });
    const list = await screen.findByRole('list', { name: 'هذه الخزنة' });
    within(list).getByText('لم تُؤخذ نسخة احتياطية بعد.');
    within(list).getByText(/قُورنت ذاكرة التدقيق/);
    expect(within(list).getByRole('link').getAttribute('href')).toBe('/office/backups');
  });
});
