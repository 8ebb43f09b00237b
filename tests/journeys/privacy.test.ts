// Who passes by sees nothing: a covered screen, a quick hide, a desktop that locks, a clipboard that forgets.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, switchLanguage, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { passphraseOf } from './support/people';
import { folderOf, prepareFurnished, type Vault } from './support/prepared';
import { coreLimitOf, isAlive, kindOf, processesOf } from './support/processes';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, words } from './support/words';

let app: RunningApp;
let vault: Vault;
let her: { readonly given: string; readonly full: string };
test.beforeEach(async () => {
  ({ vault, her } = await prepareFurnished());
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

test('covered after a minute, hidden by F9, and back by the own passphrase alone', async () => {
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  await shape(app);
  await unlock(page, 'case-manager');
  await page.keyboard.press('Control+2');
  await expect(page.getByText(her.full).first()).toBeVisible();
  await page.clock.install();
  for (const language of LANGUAGES) {
    if (language === 'en') await switchLanguage(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await coverAndLift(page, language, colorScheme);
      await hideAndReturn(page, language, colorScheme);
    }
  }
  expect(app.complaints).toEqual([]);
});

async function coverAndLift(page: Page, language: Language, look: string): Promise<void> {
  const t = words(language);
  const line = page.getByText(t('vault:privacy.line'));
  await page.mouse.move(300, 300);
  await page.mouse.move(310, 310);
  await page.clock.runFor(61_000);
  await expect(line).toBeVisible();
  await picture(page, language, `covered-${look}`);
  await expectNoObstacles(page, `covered in ${language}`);
  await page.mouse.move(400, 400);
  await expect(line).toBeVisible();
  const before = page.url();
  await page.getByText(her.full).first().click({ force: true });
  await expect(line).toBeHidden();
  expect(page.url()).toBe(before);
}

async function hideAndReturn(page: Page, language: Language, look: string): Promise<void> {
  const t = words(language);
  const passphrase = page.getByLabel(t('vault:manager.passphrase'), { exact: true });
  // Under an open dialog as well.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, language, `palette-${look}`);
  await page.keyboard.press('F9');
  await expect(page).toHaveTitle(t('app:neutral-title'));
  expect(await page.locator('body').ariaSnapshot()).not.toContain(her.given);
  await picture(page, language, `hidden-${look}`);
  await page.keyboard.press('Control+n');
  await page.keyboard.press('Escape');
  await expect(passphrase).toHaveCount(0);
  await page.keyboard.press('F9');
  await expect(passphrase).toBeFocused();
  await expectNoObstacles(page, `hidden in ${language}`);
  // The letter that brings the field is the first of the passphrase.
  await page.keyboard.press('Escape');
  await expect(passphrase).toHaveCount(0);
  await page.keyboard.type('not the words of this person');
  await expect(passphrase).toHaveValue('not the words of this person');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('errors:vault.passphrase-not-right')).first()).toBeVisible();
  await picture(page, language, `hidden-asking-${look}`);
  await passphrase.fill(passphraseOf('case-manager'));
  await page.keyboard.press('Enter');
  await expect(passphrase).toHaveCount(0);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(her.full).first()).toBeVisible();
}

test('what was copied here is gone at lock; what somebody else copied stays', async () => {
  app = await startApp({ vault: folderOf(vault) });
  let page = await app.page();
  await unlock(page, 'psychologist');
  await page.keyboard.press('Control+2');
  await copyHerName(page);
  page = await lock(page);
  expect(await clipboardText()).toBe('');

  await unlock(page, 'psychologist');
  await page.keyboard.press('Control+2');
  await copyHerName(page);
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText('a shopping list'));
  await lock(page);
  expect(await clipboardText()).toBe('a shopping list');
});

async function copyHerName(page: Page): Promise<void> {
  const name = page.getByText(her.full, { exact: true }).first();
  // What is drawn anew meanwhile drops the selection.
  await expect(async () => {
    await name.evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.keyboard.press('Control+c');
    expect(await clipboardText()).toBe(her.full);
  }).toPass({ timeout: 15_000 });
}

function clipboardText(): Promise<string> {
  return app.electron.evaluate(({ clipboard }) => clipboard.readText());
}

test('a session note cannot be copied', async () => {
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  const t = words('ar');
  await unlock(page, 'psychologist');
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText('before'));
  await page.keyboard.press('Control+2');
  await page.getByText(her.full, { exact: true }).first().click();
  await page.getByRole('tab', { name: t('session-notes:title') }).click();
  await page
    .getByRole('link', { name: t('session-notes:kind.individual') })
    .first()
    .click();
  const note = page.locator('[data-stays-here]');
  await expect(note).toBeVisible();
  await note.evaluate((element) => getSelection()?.selectAllChildren(element));
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect(page.getByText(t('ui:stays-here')).first()).toBeVisible();
  expect(await clipboardText()).toBe('before');
});

test('the desktop locks: so does the vault; and no process may leave a core file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-desktop-'));
  const sign = join(folder, 'locked');
  fakeDesktop(folder, sign);
  app = await startApp({
    vault: folderOf(vault),
    env: { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, XDG_SESSION_ID: '2' },
  });
  const page = await app.page();
  await unlock(page, 'case-manager');
  const [pid] = await app.vaultPids();
  const main = app.electron.process().pid ?? 0;
  await expect.poll(() => dumping(main)).toEqual([]);
  await app.windowAfter(() => {
    writeFileSync(sign, '');
    return Promise.resolve();
  });
  expect(isAlive(pid)).toBe(false);
  rmSync(folder, { recursive: true });
});

/** Kinds of processes that could still leave a core file, if their limit were raised again. */
function dumping(main: number): readonly string[] {
  const ours = processesOf(main).filter(isAlive);
  const kinds = ours.map(kindOf);
  expect(kinds).toEqual(expect.arrayContaining(['main', 'renderer', 'vault']));
  return kinds.filter((kind, at) => isKept(kind) && !/\s0\s+0$/.test(coreLimitOf(ours[at] ?? 0)));
}

function isKept(kind: string): boolean {
  return kind !== 'gdbus' && kind !== 'prlimit';
}

/** A `gdbus` that says what the real one says when the session locks. */
function fakeDesktop(folder: string, sign: string): void {
  const line =
    "/org/freedesktop/login1/session/_32: org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', {'LockedHint': <true>}, @as [])";
  mkdirSync(join(folder, 'bin'));
  const script = `#!/bin/sh\n[ "$2" = --system ] || exit 1\nwhile [ ! -e "${sign}" ]; do sleep 0.1; done\necho "${line}"\nexec sleep 60\n`;
  writeFileSync(join(folder, 'bin', 'gdbus'), script);
  chmodSync(join(folder, 'bin', 'gdbus'), 0o755);
}

function lock(page: Page): Promise<Page> {
  return app.windowAfter(() => page.keyboard.press('Control+Shift+L').catch(() => undefined));
}
