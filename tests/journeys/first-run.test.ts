// From an empty machine to an open house, as its first manager meets it.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, switchLanguage } from './support/app';
import { expectNoObstacles } from './support/axe';
import {
  groupsOf,
  heading,
  latin,
  press,
  readCards,
  tabTo,
  typeBack,
  typeCardsBack,
  typeInto,
} from './support/founding';
import { picture, shape } from './support/screens';
import { words } from './support/words';

const PASSPHRASE = 'seven swallows over the old fig tree';

let app: RunningApp;
test.afterEach(async () => {
  await app.close();
});

test('in Arabic, by keyboard alone, from the first screen to an open training vault', async () => {
  app = await startApp();
  const page = await app.page();
  await shape(app);
  const t = words('ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await lookAt(page, 'first.language');
  await press(page, t('vault:first.continue'));

  await lookAt(page, 'first.shelter');
  await typeInto(page, t('vault:shelter.name'), 'دار السكينة');
  await typeInto(page, t('vault:shelter.code'), 'EG-QLY-01');
  await press(page, t('vault:first.continue'));

  await lookAt(page, 'first.manager');
  await typeInto(page, t('vault:manager.code'), 'M-01');
  await typeInto(page, t('vault:manager.passphrase'), PASSPHRASE);
  await typeInto(page, t('ui:new-passphrase.again'), PASSPHRASE);
  await press(page, t('vault:first.continue'));

  await lookAt(page, 'first.team');
  await press(page, t('vault:team.alone'));

  await lookAt(page, 'first.purpose');
  await page.getByRole('radio', { name: t('vault:purpose.training') }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: t('vault:device.tie-training') }).focus();
  await page.keyboard.press('Space');
  await expectNoObstacles(page, 'first.purpose, chosen');
  await picture(page, 'ar', 'first-purpose');
  await press(page, t('vault:first.continue'));

  await expect(page.getByRole('button', { name: t('vault:recovery.written') })).toBeVisible();
  await lookAt(page, 'first.recovery');
  await picture(page, 'ar', 'recovery-code');
  const groups = await groupsOf(page, t('vault:recovery.groups'));
  expect(groups).toHaveLength(16);
  expect(await groupsOf(page, t('vault:device.code'))).toHaveLength(16);
  await press(page, t('vault:recovery.written'));
  await typeBack(page, 'ar', groups);
  await press(page, t('vault:recovery.check'));

  await lookAt(page, 'first.cards');
  await press(page, t('vault:cards.take'));
  const cards = await readCards(page, 'ar');
  await typeCardsBack(page, cards);
  await expectNoObstacles(page, 'cards typed back');
  await press(page, t('vault:recovery.check'));
  await expect(page.getByText(t('vault:cards.taken'), { exact: true })).toBeVisible();
  await press(page, t('vault:purpose.finish'));

  await expect(heading(page, t('app:today.title'))).toBeVisible();
  await expect(page.getByText(t('app:training'))).toBeVisible();
  await expectNoObstacles(page, 'today');

  await returnWithCards(page, cards);
  expect(app.complaints).toEqual([]);
});

/** The lock, then in again by two of the cards, by keyboard alone, under a new passphrase. */
async function returnWithCards(page: Page, cards: readonly (readonly string[])[]): Promise<void> {
  const t = words('ar');
  const door = await app.windowAfter(() =>
    page.keyboard.press('Control+Shift+L').catch(() => undefined),
  );
  await expect(heading(door, t('vault:unlock.title'))).toBeVisible();
  await tabTo(door, door.locator('summary', { hasText: t('vault:unlock.forgotten') }));
  await door.keyboard.press('Enter');
  await press(door, t('vault:unlock.papers'));
  await lookAt(door, 'return.proof');
  await door.getByRole('radio', { name: t('ui:paper.way.cards') }).focus();
  await door.keyboard.press('Space');
  await typeInto(door, t('ui:paper.card', { number: '١' }), (cards[0] ?? []).join(' '));
  await typeInto(door, t('ui:paper.card', { number: '٢' }), (cards[2] ?? []).join(' '));
  await picture(door, 'ar', 'return-proof');
  await press(door, t('vault:return.prove'));

  await lookAt(door, 'return.person');
  await door.getByRole('radio', { name: t('vault:return.new-manager') }).focus();
  await door.keyboard.press('Space');
  await typeInto(door, t('vault:manager.code'), 'M-02');
  await typeInto(door, t('vault:return.passphrase'), PASSPHRASE);
  await typeInto(door, t('ui:new-passphrase.again'), PASSPHRASE);
  await picture(door, 'ar', 'return-person');
  await press(door, t('vault:return.make-keys'));

  await lookAt(door, 'return.paper');
  const groups = await groupsOf(door, t('vault:recovery.groups'));
  await press(door, t('vault:recovery.written'));
  await typeBack(door, 'ar', groups);
  await press(door, t('vault:recovery.check'));
  await lookAt(door, 'return.finish');
  await press(door, t('vault:return.open'));

  await expect(heading(door, t('app:today.title'))).toBeVisible();
  const alarm = door.getByRole('complementary', { name: t('recovery:alarm.label') });
  await expect(alarm).toContainText('M-02');
  await expectNoObstacles(door, 'today after recovery');
  await picture(door, 'ar', 'recovery-alarm');
  await press(door, t('recovery:alarm.acknowledge'));
  await expect(alarm).toHaveCount(0);
}

test('in English: changing the language keeps what was typed, and where', async () => {
  app = await startApp({ language: 'en' });
  const page = await app.page();
  await shape(app);
  await press(page, words('en')('vault:first.continue'));
  await expectNoObstacles(page, 'about the shelter');
  await typeInto(page, words('en')('vault:shelter.name'), 'Dar Al-Sakina');
  const field = page.getByRole('textbox', { name: words('en')('vault:shelter.name') });
  await picture(page, 'en', 'first-shelter');
  await switchLanguage(page);
  await expect(heading(page, words('ar')('vault:first.shelter.title'))).toBeVisible();
  const same = page.getByRole('textbox', { name: words('ar')('vault:shelter.name') });
  await expect(same).toHaveValue('Dar Al-Sakina');
  await same.focus();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).dataset['mark'] = 'same';
  });
  await switchByKeyboardSafely(page);
  await expect(field).toHaveAttribute('data-mark', 'same');
  await expect(field).toHaveValue('Dar Al-Sakina');
  expect(app.complaints).toEqual([]);
});

test('a wrong recovery group is named at its field, and nothing can be finished with it', async () => {
  app = await startApp({ language: 'en' });
  const page = await app.page();
  const t = words('en');
  await press(page, t('vault:first.continue'));
  await typeInto(page, t('vault:shelter.name'), 'Dar Al-Sakina');
  await typeInto(page, t('vault:shelter.code'), 'EG-QLY-01');
  await press(page, t('vault:first.continue'));
  await typeInto(page, t('vault:manager.code'), 'M-01');
  await typeInto(page, t('vault:manager.passphrase'), PASSPHRASE);
  await typeInto(page, t('ui:new-passphrase.again'), PASSPHRASE);
  await press(page, t('vault:first.continue'));
  await press(page, t('vault:team.alone'));
  await page.getByRole('radio', { name: t('vault:purpose.real') }).focus();
  await page.keyboard.press('Space');
  await press(page, t('vault:first.continue'));
  await page.getByRole('button', { name: t('vault:recovery.written') }).waitFor();
  await picture(page, 'en', 'recovery-code');
  const groups = await groupsOf(page, t('vault:recovery.groups'));
  await press(page, t('vault:recovery.written'));
  await typeBack(
    page,
    'en',
    groups.map((digits, at) => (at % 2 === 0 ? other(digits) : other(digits))),
  );
  await press(page, t('vault:recovery.check'));
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await expectNoObstacles(page, 'a wrong recovery group');
  await expect(heading(page, t('vault:first.recovery.title'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('vault:cards.without') })).toHaveCount(0);
  expect(existsSync(vaultFolder())).toBe(false);
  await page.getByRole('button', { name: t('vault:recovery.show') }).click();
  await page.getByRole('button', { name: t('vault:recovery.written') }).click();
  await typeBack(page, 'en', groups);
  await press(page, t('vault:recovery.check'));
  await expect(heading(page, t('vault:first.cards.title'))).toBeVisible();
  expect(existsSync(vaultFolder())).toBe(false);
  await press(page, t('vault:cards.without'));
  await expect(heading(page, t('app:today.title'))).toBeVisible();
  await tiedToThisComputer(page);
  expect(app.complaints).toEqual([]);
});

async function lookAt(page: Page, step: string): Promise<void> {
  await expect(heading(page, words('ar')(`vault:${step}.title`))).toBeVisible();
  await expectNoObstacles(page, step);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(wide, `${step} is wider than the window`).toBe(false);
}

/** The secret lies in the profile, not in the vault folder, and the door opens without being asked for it. */
async function tiedToThisComputer(page: Page): Promise<void> {
  const t = words('en');
  const file = join(app.profile, 'profile', 'device-secrets.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const door = await app.windowAfter(() =>
    page.keyboard.press('Control+Shift+L').catch(() => undefined),
  );
  await expect(heading(door, t('vault:unlock.title'))).toBeVisible();
  await expect(door.getByText(t('vault:device.kept.file'))).toBeVisible();
  await picture(door, 'en', 'unlock-tied');
  await door.getByLabel(t('vault:manager.passphrase'), { exact: true }).fill(PASSPHRASE);
  await door.getByRole('button', { name: t('vault:unlock.open') }).click();
  await expect(heading(door, t('app:today.title'))).toBeVisible();
}

/** The same length, other digits. */
function other(digits: string): string {
  return latin(digits).replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10));
}

function vaultFolder(): string {
  return app.vaultFolder;
}

/** The switch is pressed without taking the focus away from the field. */
async function switchByKeyboardSafely(page: Page): Promise<void> {
  await switchLanguage(page);
  await page.locator('[data-mark="same"]').waitFor();
}
