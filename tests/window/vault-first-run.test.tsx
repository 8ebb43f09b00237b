// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recovery } from '../../src/features/recovery/contract';
import { vault } from '../../src/features/vault/contract';
import { FirstRun } from '../../src/features/vault/screens/first-run';
import { withoutHolder } from '../../src/features/vault/screens/first-run-answers';
import { newOffer } from '../../src/ui/offered-passphrase';
import { passphraseStatus } from '../../src/ui/passphrase-status';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const GROUPS = Array.from({ length: 16 }, (_, index) => String(100_001 + index * 11));
const ASKED = [2, 9, 15];
const CARDS = [1, 2, 3].map((index) => ({
  set: 1,
  index,
  groups: Array.from({ length: 18 }, (_, at) => String(index * 100_000 + at)),
  words: Array.from({ length: 27 }, (_, at) => `word${index}${at}`),
}));
const PASSPHRASE = 'lamp over quiet water';

function vaultOfGroups(): FakeCall {
  const fake = fakeCall();
  fake.answer(vault.found, () => ({
    ceremony: 'c-1',
    vaultId: 'v'.repeat(26),
    groups: [...GROUPS],
    words: [],
    deviceCode: [],
    asked: [...ASKED],
    cards: CARDS.map((card) => ({ ...card })),
    cardsAsked: [
      { card: 1, part: 4 },
      { card: 3, part: 2 },
    ],
  }));
  fake.answer(vault.confirmCards, ({ typed }) => {
    const right = [CARDS[0]?.groups[3], CARDS[2]?.words[1]];
    const field = right.findIndex((part, at) => typed[at] !== part);
    return field < 0 ? {} : refused('vault.cards-mismatch', { card: 3, group: 2, field });
  });
  fake.answer(vault.confirmRecovery, ({ typed }) => {
    const wrong = ASKED.find((group, index) => typed[index] !== GROUPS[group - 1]);
    return wrong === undefined ? {} : refused('vault.recovery-mismatch', { group: wrong });
  });
  return fake;
}

function firstRun(onOpened = vi.fn()) {
  const view = renderScreen(
    <FirstRun
      folder="/vault"
      language="en"
      onLanguage={() => undefined}
      onChooseFolder={() => undefined}
      onOpened={onOpened}
    />,
  );
  const press = (name: string) => view.user.click(screen.getByRole('button', { name }));
  const fill = async (label: RegExp, text: string) => {
    const field = screen.getByLabelText(label);
    await view.user.clear(field);
    await view.user.click(field);
    await view.user.paste(text);
  };
  return { ...view, press, fill };
}

type Run = ReturnType<typeof firstRun>;

async function toManager(run: Run) {
  await run.press('Continue');
  await run.fill(/^Name of the shelter/, 'Hope House');
  await run.fill(/^Facility code/, 'eg-qly-01');
  await run.press('Continue');
}

async function toRecovery(run: Run) {
  await toManager(run);
  await run.fill(/^Staff code/, 'M-01');
  await run.fill(/^Passphrase(?! again)/, PASSPHRASE);
  await run.fill(/^Passphrase again/, PASSPHRASE);
  await run.press('Continue');
  await run.press('Continue without a team for now');
  await run.user.click(screen.getByRole('radio', { name: /^Work in the shelter/ }));
  await run.press('Continue');
  await run.user.click(await screen.findByRole('button', { name: 'Written down, check it' }));
}

async function typeGroups(run: Run, groups: readonly string[]) {
  for (const [index, group] of ASKED.entries()) {
    await run.fill(new RegExp(`^Group ${group}( |$)`), groups[index] ?? '');
  }
  await run.press('Check');
}

describe('first run', () => {
  it('does not go on while a wrong group was typed, names that group, and finishes with the right ones', async () => {
    const fake = vaultOfGroups();
    const onOpened = vi.fn();
    const run = firstRun(onOpened);
    await toRecovery(run);
    const right = ASKED.map((group) => GROUPS[group - 1] ?? '');
    await typeGroups(run, [right[0] ?? '', '999999', right[2] ?? '']);
    expect((await screen.findByRole('alert')).textContent).toContain('Group 9');
    expect(screen.queryByText('Finish without cards')).toBeNull();
    await typeGroups(run, right);
    const finish = await screen.findByRole('button', { name: 'Finish without cards' });
    expect(fake.callsOf(vault.setUp)).toHaveLength(0);
    fake.answer(vault.setUp, () => ({
      sessionId: 's-1',
      staffCode: 'M-01',
      role: 'manager' as const,
      training: false,
      failedTries: 0,
      program: { version: '0.1.0', schema: 11, keyringSchema: 2 },
      settings: vault.found.input.shape.settings.parse(fake.callsOf(vault.found)[0]?.settings),
    }));
    await run.user.click(finish);
    await waitFor(() => expect(onOpened).toHaveBeenCalledTimes(1));
    expect(fake.callsOf(vault.found)[0]?.deviceSecret).toBe(true);
    expect(fake.callsOf(vault.setUp)).toEqual([{ ceremony: 'c-1', training: false, cards: false }]);
  });

  it('shows three cards one by one, and takes them only once parts of two were typed back', async () => {
    const fake = vaultOfGroups();
    const onOpened = vi.fn();
    const run = firstRun(onOpened);
    await toRecovery(run);
    await typeGroups(
      run,
      ASKED.map((group) => GROUPS[group - 1] ?? ''),
    );
    await run.user.click(await screen.findByRole('button', { name: 'Make the three cards' }));
    expect(screen.getByRole('list', { name: 'Card 1' }).children).toHaveLength(18);
    await run.press('Next card');
    await run.press('Next card');
    await run.press('Written down, check them');
    await run.fill(/^Card 1, group 4/, CARDS[0]?.groups[3] ?? '');
    await run.fill(/^Card 3, group 2/, '000000');
    await run.press('Check');
    const wrong = await screen.findByRole('alert');
    expect(wrong.textContent).toContain('Card 3, group 2');
    await run.fill(/^Card 3, group 2/, CARDS[2]?.words[1] ?? '');
    await run.press('Check');
    await run.user.click(await screen.findByRole('button', { name: 'Finish and open the house' }));
    expect(fake.callsOf(vault.setUp)).toEqual([{ ceremony: 'c-1', training: false, cards: true }]);
  });

  it('sends a page to the printer, and says so when it did not go', async () => {
    const fake = vaultOfGroups();
    fake.answer(recovery.print, () => refused('print.not-possible'));
    const run = firstRun();
    await toRecovery(run);
    await run.press('Show the code again');
    await run.press('Print: Groups of the recovery code');
    expect(await screen.findByText(/The printer may not be connected/)).toBeDefined();
    expect(fake.callsOf(recovery.print)).toEqual([{ ceremony: 'c-1', paper: 'code' }]);
  });

  it('cannot be finished with nothing typed back', async () => {
    const fake = vaultOfGroups();
    const run = firstRun();
    await toRecovery(run);
    await run.press('Check');
    await screen.findByRole('alert');
    expect(fake.callsOf(vault.confirmRecovery)).toHaveLength(0);
    expect(screen.queryByText('Finish without cards')).toBeNull();
  });

  it('keeps the answers when going back', async () => {
    vaultOfGroups();
    const run = firstRun();
    await toManager(run);
    await run.fill(/^Staff code/, 'M-07');
    await run.press('Back');
    expect((screen.getByLabelText(/^Name of the shelter/) as HTMLInputElement).value).toBe(
      'Hope House',
    );
    await run.press('Continue');
    expect((screen.getByLabelText(/^Staff code/) as HTMLInputElement).value).toBe('M-07');
  });

  it('refuses a short passphrase and two that differ, before any key is made', async () => {
    const fake = vaultOfGroups();
    const run = firstRun();
    await toManager(run);
    await run.fill(/^Staff code/, 'M-01');
    await run.fill(/^Passphrase(?! again)/, 'short');
    await run.fill(/^Passphrase again/, 'shorter');
    await run.press('Continue');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('shorter than 15 characters');
    expect(alert.textContent).toContain('differ');
    expect(fake.callsOf(vault.found)).toHaveLength(0);
  });

  it('finds a passphrase weak that is made of the shelter’s name and the staff code', async () => {
    vaultOfGroups();
    const run = firstRun();
    await toManager(run);
    const known = 'Hope House, desk M-01';
    await run.fill(/^Staff code/, 'DESK-M-01');
    for (const label of [/^Passphrase(?! again)/, /^Passphrase again/])
      await run.fill(label, known);
    expect(passphraseStatus(known)).toBe('enough');
    expect(screen.getByText(/among the first that a guesser tries$/)).toBeDefined();
    await run.press('Continue');
    expect((await screen.findByRole('alert')).textContent).toContain('own name and codes');
  });
});

describe('what the first run offers and warns of', () => {
  it('offers passphrases that its own rules accept', () => {
    for (const script of ['arabic', 'latin'] as const) {
      expect(passphraseStatus(newOffer(script))).toMatch(/enough|good/);
    }
  });

  it('knows which rooms nobody could open', () => {
    expect(withoutHolder(['manager'])).toEqual(['clinical', 'medical', 'legal']);
    expect(withoutHolder(['manager', 'psychologist', 'nurse', 'case-manager'])).toEqual([]);
  });
});
