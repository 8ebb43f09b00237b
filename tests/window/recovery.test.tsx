// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recovery } from '../../src/features/recovery/contract';
import { vault } from '../../src/features/vault/contract';
import type { PapersShown } from '../../src/features/vault/papers';
import { DrillScreen } from '../../src/features/vault/screens/drill-screen';
import { NewCardsScreen } from '../../src/features/vault/screens/new-papers-screens';
import { DrillDue, RecoveryAlarm } from '../../src/features/vault/screens/recovery-news';
import { RecoveryScreen } from '../../src/features/vault/screens/recovery-screen';
import { ReturnScreen } from '../../src/features/vault/screens/return-screen';
import type { Role } from '../../src/kernel/compartments';
import type { OutputOf } from '../../src/kernel/operation';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const GROUPS = Array.from({ length: 16 }, (_, at) => String(200_001 + at));
const WORDS = Array.from(
  { length: 24 },
  (_, at) => `wordy${'abcdefghijklmnopqrstuvwxyz'.charAt(at)}`,
);
const CODE = GROUPS.join(' ');
const PASSPHRASE = 'new lanterns over the quiet river';

const PAPERS: PapersShown = {
  ceremony: 'c-9',
  vaultId: 'v'.repeat(26),
  groups: GROUPS,
  words: WORDS,
  asked: [1, 5, 16],
  deviceCode: [],
  cards: [],
  cardsAsked: [],
};

type Visit = OutputOf<typeof recovery.begin>;

function door(change: Partial<Pick<Visit, 'device' | 'staff'>> = {}) {
  const fake = fakeCall();
  const visit: Visit = {
    visit: 'visit-1',
    staff: [{ code: 'M-01' }, { code: 'N-04' }],
    device: 'none',
  };
  fake.answer(recovery.begin, () => ({ ...visit, ...change }));
  fake.answer(recovery.prepare, () => PAPERS);
  fake.answer(vault.confirmRecovery, () => ({}));
  return fake;
}

function returning(onOpened = vi.fn(), onBack = vi.fn()) {
  const view = renderScreen(<ReturnScreen onBack={onBack} onOpened={onOpened} />);
  const press = async (name: string) =>
    view.user.click(await screen.findByRole('button', { name }));
  const fill = async (label: RegExp, text: string) => {
    const field = await screen.findByLabelText(label);
    await view.user.clear(field);
    await view.user.click(field);
    await view.user.paste(text);
  };
  return { ...view, press, fill };
}

type Run = ReturnType<typeof returning>;

async function toPerson(run: Run) {
  await run.fill(/^The whole recovery code/, CODE);
  await run.press('Check the papers');
  await screen.findByText('Who is let in again?');
}

async function makeKeysForNewManager(run: Run): Promise<void> {
  await run.user.click(screen.getByRole('radio', { name: /^A new manager/ }));
  await run.fill(/^Staff code/, 'M-02');
  await choosePassphrase(run);
  await run.press('Make the new keys');
}

async function choosePassphrase(run: Run) {
  await run.fill(/^New passphrase/, PASSPHRASE);
  await run.fill(/^Passphrase again/, PASSPHRASE);
}

describe('in with the papers', () => {
  it('lets a new manager in: proof, person, new code typed back, and only then everything is written', async () => {
    const fake = door();
    const onOpened = vi.fn();
    const run = returning(onOpened);
    await toPerson(run);
    expect(fake.callsOf(recovery.begin)).toEqual([{ proof: { kind: 'code', typed: CODE } }]);
    await makeKeysForNewManager(run);
    await run.press('Written down, check it');
    for (const number of PAPERS.asked) {
      await run.fill(new RegExp(`^Group ${number}( |$)`), GROUPS[number - 1] ?? '');
    }
    await run.press('Check');
    expect(fake.callsOf(recovery.finish)).toEqual([]);
    fake.answer(recovery.finish, () => refused('database.in-use'));
    await run.press('Write the keys and open the vault');
    expect(await screen.findByText(/another program|other program/i)).toBeDefined();
    expect(onOpened).not.toHaveBeenCalled();
    expect(fake.callsOf(recovery.prepare)).toEqual([
      {
        visit: 'visit-1',
        person: { kind: 'new-manager', code: 'M-02' },
        passphrase: PASSPHRASE,
      },
    ]);
  });

  it('names a wrong group at the card it stands on', async () => {
    const fake = door();
    fake.answer(recovery.begin, () => refused('vault.recovery-group-wrong', { group: 7, card: 1 }));
    const run = returning();
    await run.user.click(screen.getByRole('radio', { name: 'Two of the three cards' }));
    await run.fill(/^Card 1 of two/, '1 2 3');
    await run.fill(/^Card 2 of two/, '4 5 6');
    await run.press('Check the papers');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('group 7');
    expect(screen.getByLabelText(/^Card 1 of two/).getAttribute('aria-invalid')).toBe('true');
    expect(fake.callsOf(recovery.begin)[0]?.proof).toEqual({
      kind: 'cards',
      first: '1 2 3',
      second: '4 5 6',
    });
  });

  it('asks for nothing that is missing silently: person, passphrase, both alike', async () => {
    const fake = door();
    const run = returning();
    await run.press('Check the papers');
    await screen.findByRole('alert');
    expect(fake.callsOf(recovery.begin)).toEqual([]);
    await toPerson(run);
    await run.fill(/^New passphrase/, 'short');
    await run.press('Make the new keys');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('shorter than 15 characters');
    expect(alert.textContent).toContain('differ');
    expect(fake.callsOf(recovery.prepare)).toEqual([]);
  });

  it('asks for the device code only where this computer lacks it, and does without when it is lost', async () => {
    const fake = door({ device: 'missing' });
    const run = returning();
    await toPerson(run);
    expect(screen.getByText(/this computer gets a new secret/)).toBeDefined();
    await makeKeysForNewManager(run);
    await waitFor(() => expect(fake.callsOf(recovery.prepare)).toHaveLength(1));
    expect(fake.callsOf(recovery.prepare)[0]).not.toHaveProperty('deviceCode');
  });

  it('says at the passphrase that it is made of the words of this house', async () => {
    const fake = door();
    fake.answer(recovery.prepare, () => refused('vault.passphrase-too-weak'));
    const run = returning();
    await toPerson(run);
    await makeKeysForNewManager(run);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('the shelter’s own name and codes');
    const field = screen.getByLabelText(/^New passphrase/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('knows the codes of this house while a passphrase is typed', async () => {
    door({ staff: [{ code: 'MARGARET' }] });
    const run = returning();
    await toPerson(run);
    await run.fill(/^New passphrase/, 'margaret 12345 margaret');
    expect(await screen.findByText(/among the first that a guesser tries/)).toBeDefined();
  });

  it('begins again when the vault was restarted meanwhile', async () => {
    const fake = door();
    fake.answer(recovery.prepare, () => refused('vault.ceremony-over'));
    const run = returning();
    await toPerson(run);
    await makeKeysForNewManager(run);
    expect(await screen.findByText(/ended before it was complete/)).toBeDefined();
    expect(screen.getByLabelText(/^The whole recovery code/)).toBeDefined();
  });
});

function as(role: Role, page: ReactNode) {
  const session = { staffCode: 'X-01', role, isTraining: false, failedTries: 0 };
  return renderScreen(<SessionContext value={session}>{page}</SessionContext>);
}

const USE = { id: 'u-1', at: '2026-03-10T08:00:00.000Z', way: 'code', code: 'M-02' } as const;

describe('news of the papers', () => {
  it('tells everyone of a use, and lets only a manager take note', async () => {
    const fake = fakeCall();
    fake.answer(recovery.alarms, () => ({ uses: [USE] }));
    as('reception', <RecoveryAlarm />);
    expect(await screen.findByText(/M-02 came in with the recovery code/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Noted' })).toBeNull();
    cleanup();
    fake.answer(recovery.acknowledge, () => ({}));
    const { user } = as('manager', <RecoveryAlarm />);
    await user.click(await screen.findByRole('button', { name: 'Noted' }));
    expect(fake.callsOf(recovery.acknowledge)).toEqual([{ id: 'u-1' }]);
  });

  it('reminds a manager on Today when a drill is due, and nobody else', async () => {
    const fake = standing({ isDrillDue: true });
    as('psychologist', <DrillDue />);
    as('manager', <DrillDue />);
    expect(await screen.findAllByText('The emergency kit is due to be tried')).toHaveLength(1);
    expect(fake.callsOf(recovery.standing)).toHaveLength(1);
  });
});

function standing(change: { isDrillDue?: boolean; cards?: null } = {}): FakeCall {
  const fake = fakeCall();
  fake.answer(recovery.standing, () => ({
    codeMadeAt: '2026-01-01T08:00:00.000Z',
    cards: { set: 2, madeAt: '2026-02-01T08:00:00.000Z' },
    lastDrill: { ...USE, code: 'M-01' },
    isDrillDue: false,
    device: 'file' as const,
    ...change,
  }));
  return fake;
}

describe('the emergency kit in the office', () => {
  it('says how the papers stand, each line with its date', async () => {
    standing();
    as('manager', <RecoveryScreen />);
    expect(await screen.findByText(/with the code, by M-01/)).toBeDefined();
    expect(screen.getByText(/^Set 2, made on/)).toBeDefined();
    expect(screen.getByText(/which is weaker/)).toBeDefined();
    expect(screen.queryByText('The emergency kit is due to be tried')).toBeNull();
  });

  it('tries the papers and says to put them back', async () => {
    const fake = fakeCall();
    fake.answer(recovery.drill, () => refused('vault.recovery-not-this-vault'));
    const { user } = as('manager', <DrillScreen />);
    await user.click(screen.getByLabelText(/^The whole recovery code/));
    await user.paste(CODE);
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect((await screen.findByRole('alert')).textContent).toContain("not this vault's");
    fake.answer(recovery.drill, () => ({ at: USE.at }));
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('The papers are right and open this vault')).toBeDefined();
  });

  /** The manager makes new cards and types the asked part of one back. */
  async function toKeeping(fake: FakeCall) {
    const card = { set: 3, groups: GROUPS, words: WORDS };
    fake.answer(recovery.makePapers, () => ({
      ...PAPERS,
      groups: [],
      words: [],
      asked: [],
      cards: [1, 2, 3].map((index) => ({ ...card, index })),
      cardsAsked: [{ card: 2, part: 3 }],
    }));
    fake.answer(vault.confirmCards, () => ({}));
    const { user } = as('manager', <NewCardsScreen />);
    await user.click(screen.getByLabelText(/^The whole recovery code/));
    await user.paste(CODE);
    await user.click(screen.getByRole('button', { name: 'Make the new papers' }));
    await user.click(await screen.findByRole('button', { name: 'Next card' }));
    await user.click(screen.getByRole('button', { name: 'Next card' }));
    await user.click(screen.getByRole('button', { name: 'Written down, check them' }));
    expect(fake.callsOf(recovery.keepPapers)).toEqual([]);
    await user.type(await screen.findByLabelText(/^Card 2, group 3/), GROUPS[2] ?? '');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await user.click(await screen.findByRole('button', { name: 'Put the new papers in force' }));
  }

  it('puts new cards in force only after they were typed back', async () => {
    const fake = fakeCall();
    fake.answer(recovery.keepPapers, () => ({ isInForce: true }));
    await toKeeping(fake);
    expect(await screen.findByText('The new cards are in force')).toBeDefined();
    expect(fake.callsOf(recovery.makePapers)[0]?.what).toBe('cards');
  });

  it('says so where new cards are kept and not in force yet, and not to destroy the old ones', async () => {
    const fake = fakeCall();
    fake.answer(recovery.keepPapers, () => ({ isInForce: false }));
    await toKeeping(fake);
    expect(await screen.findByText(/kept, but not in force yet/)).toBeDefined();
    expect(screen.getByText(/until then the old papers open the vault/)).toBeDefined();
    expect(screen.queryByText('The new cards are in force')).toBeNull();
    expect(screen.queryByText(/^Destroy the old ones/)).toBeNull();
  });
});
