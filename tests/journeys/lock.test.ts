// Locking ends the vault's process and empties the window; what was being typed waits for its writer.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, switchLanguage, tryToUnlock, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { passphraseOf, staffCodeOf } from './support/people';
import { folderOf, prepareVault, type Vault } from './support/prepared';
import { isAlive } from './support/processes';
import { picture, shape } from './support/screens';
import { pattern, words } from './support/words';

const NAME = 'سلمى';
const ROOM = 'قمر-٧';

let app: RunningApp;
let vault: Vault;
test.beforeEach(async () => {
  vault = await prepareVault({ roles: ['case-manager'] });
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

test('lock by key while an admission is typed: the keys die, the draft comes back', async () => {
  app = await startApp({ vault: vaultFolder() });
  const page = await app.page();
  const t = words('ar');
  await shape(app);
  await unlock(page, 'case-manager');
  await writeAdmission(page);
  const [pid] = await app.vaultPids();
  expect(pid).toBeDefined();
  const door = await app.windowAfter(() =>
    page.keyboard.press('Control+Shift+L').catch(() => undefined),
  );
  expect(isAlive(pid)).toBe(false);
  expect(page.isClosed()).toBe(true);
  await expect(
    door.getByRole('heading', { level: 1, name: t('vault:unlock.title') }),
  ).toBeVisible();
  for (const left of [await door.content(), await door.locator('body').ariaSnapshot()]) {
    expect(left).not.toContain(NAME);
    expect(left).not.toContain(ROOM);
  }
  expect(await door.evaluate(() => history.length)).toBe(1);
  await door.getByLabel(t('vault:manager.passphrase'), { exact: true }).press('Control+z');
  expect(await door.content()).not.toContain(ROOM);
  expect(await bytesHold(NAME)).toBe(false);
  expect(await app.vaultPids()).not.toContain(pid);

  await unlock(door, 'case-manager');
  await expect(door.getByText(t('drafts:title'))).toBeVisible();
  await expectNoObstacles(door, 'an offered draft');
  await shape(app);
  await picture(door, 'ar', 'draft-offered');
  await door.getByRole('link', { name: t('drafts:go-on') }).click();
  await expect(door.getByText(pattern('ar', 'drafts:restored'))).toBeVisible();
  await expect(door.getByLabel(t('residents:field.preferred-name'))).toHaveValue(NAME);
  await expect(door.getByLabel(t('residents:field.room'))).toHaveValue(ROOM);
  expect(app.complaints).toEqual([]);
});

test('nobody touches the window: it locks by itself, in the middle of a search and under an open dialog', async () => {
  app = await startApp({ vault: vaultFolder(), idleSeconds: 8 });
  const t = words('ar');
  const openers = [
    async (page: Page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('سل');
    },
    (page: Page) => page.keyboard.press('Control+/'),
  ];
  for (const open of openers) {
    const page = await app.page();
    await unlock(page, 'case-manager');
    const [pid] = await app.vaultPids();
    await open(page);
    await expect(page.getByRole('dialog')).toBeVisible();
    const door = await app.windowAfter(() => Promise.resolve());
    await expect(
      door.getByRole('heading', { level: 1, name: t('vault:unlock.title') }),
    ).toBeVisible();
    await expect(door.getByText(t('vault:news.idle.title'))).toBeVisible();
    expect(isAlive(pid)).toBe(false);
  }
});

test('the emergency key: nothing is seen at once, the keys die, and what comes next is an empty page', async () => {
  app = await startApp({ vault: vaultFolder() });
  const page = await app.page();
  const t = words('ar');
  await unlock(page, 'case-manager');
  const [pid] = await app.vaultPids();
  expect(await isPanicKeyHeld(app)).toBe(true);
  await noteOrder(app, pid);
  const fresh = await app.windowAfter(() => pressPanicKey(app), '.neutral-sheet');
  expect(await isPanicKeyHeld(app)).toBe(false);
  expect(isAlive(pid)).toBe(false);
  expect(page.isClosed()).toBe(true);
  const { order, milliseconds } = await orderOf(app);
  expect(order).toEqual(['hidden', 'fresh window, vault gone', 'old window closed']);
  console.log(`emergency key: keys gone and a fresh window begun after ${milliseconds} ms`);
  expect(await fresh.locator('body').ariaSnapshot()).not.toMatch(/كنف|خزنة/);
  await expect(fresh).toHaveTitle(t('app:neutral-title'));
  await picture(fresh, 'ar', 'after-panic');
  await fresh.keyboard.press('Enter');
  await unlock(fresh, 'case-manager');
  expect(app.complaints).toEqual([]);
});

test('a vault that hears nothing, in the middle of a long call, is ended all the same', async () => {
  app = await startApp({ vault: vaultFolder() });
  const page = await app.page();
  await unlock(page, 'case-manager');
  const [pid] = await app.vaultPids();
  // A stopped process is as deaf as one in a synchronous call: it dies of nothing but SIGKILL.
  process.kill(pid ?? 0, 'SIGSTOP');
  await noteOrder(app, pid);
  const door = await app.windowAfter(() =>
    page.keyboard.press('Control+Shift+L').catch(() => undefined),
  );
  expect(isAlive(pid)).toBe(false);
  const { order, milliseconds } = await orderOf(app);
  expect(order).toEqual(['fresh window, vault gone', 'old window closed']);
  console.log(`lock of a deaf vault: keys gone and a fresh window begun after ${milliseconds} ms`);
  await unlock(door, 'case-manager');
});

test('the page falls over: the vault is locked, and the worker is told', async () => {
  app = await startApp({ vault: vaultFolder() });
  const page = await app.page();
  await unlock(page, 'case-manager');
  const [pid] = await app.vaultPids();
  const renderer = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const door = await app.windowAfter(() => {
    process.kill(renderer ?? 0, 'SIGKILL');
    return Promise.resolve();
  });
  await expect(door.getByText(words('ar')('vault:news.window-stopped.title'))).toBeVisible();
  expect(isAlive(pid)).toBe(false);
});

test('six wrong tries: the wait is shown, in both languages, and even the right words must wait', async () => {
  app = await startApp({ vault: vaultFolder() });
  const page = await app.page();
  await shape(app);
  const t = words('ar');
  for (let tries = 1; tries <= 5; tries += 1) {
    await tryToUnlock(page, staffCodeOf('manager'), 'not the words of this person');
    await expect(page.getByText(t('errors:vault.wrong-passphrase')).first()).toBeVisible();
    await expect(
      page.getByRole('button', { name: t('vault:unlock.open'), exact: true }),
    ).toBeEnabled();
  }
  await expectNoObstacles(page, 'a wrong passphrase');
  await tryToUnlock(page, staffCodeOf('manager'), 'not the words of this person');
  await expect(page.getByText(t('vault:unlock.wait-why'))).toBeVisible();
  await expectNoObstacles(page, 'the wait');
  await picture(page, 'ar', 'wait');
  await switchLanguage(page);
  await expect(page.getByText(words('en')('vault:unlock.wait-why'))).toBeVisible();
  await expect(
    page.getByRole('button', { name: words('en')('vault:unlock.open'), exact: true }),
  ).toBeDisabled();
  await app.close();
  beginWaitAnew();
  // A restart does not shorten it: the tries are counted beside the vault.
  app = await startApp({ vault: vaultFolder() });
  const again = await app.page();
  await tryToUnlock(again, staffCodeOf('manager'), passphraseOf('manager'));
  await expect(again.getByText(t('vault:unlock.wait-why'))).toBeVisible();
});

/** A slow computer may have spent the half minute on looking at the page. */
function beginWaitAnew(): void {
  const path = join(vaultFolder(), 'attempts.json');
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(/"lastFailedAt":\d{13}/);
  writeFileSync(path, text.replace(/(?<="lastFailedAt":)\d{13}/g, String(Date.now())));
}

/** As from the keyboard: heard by main, not by the page. */
function pressPanicKey({ electron }: RunningApp): Promise<void> {
  return electron.evaluate(({ BrowserWindow }) => {
    const modifiers: ('control' | 'shift')[] = ['control', 'shift'];
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
      type: 'keyDown',
      keyCode: 'F9',
      modifiers,
    });
  });
}

/** Whether the system hands the key to Kanaf while another program has the focus. */
function isPanicKeyHeld({ electron }: RunningApp): Promise<boolean> {
  return electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Shift+F9'));
}

interface Noted {
  readonly order: string[];
  readonly since: number;
  freshAt: number;
}

/** Lets main note in which order a lock happens. */
function noteOrder({ electron }: RunningApp, vaultPid: number | undefined): Promise<void> {
  return electron.evaluate(({ app: main, BrowserWindow }, pid) => {
    const noted: Noted = { order: [], since: performance.now(), freshAt: 0 };
    Object.assign(globalThis, { noted });
    const [old] = BrowserWindow.getAllWindows();
    old?.once('hide', () => noted.order.push('hidden'));
    old?.once('closed', () => noted.order.push('old window closed'));
    main.once('browser-window-created', () => {
      noted.freshAt = performance.now();
      const { existsSync: isThere, readFileSync: read } = process.getBuiltinModule('node:fs');
      const sizes = `/proc/${pid}/statm`;
      const isGone = !isThere(sizes) || read(sizes, 'utf8').startsWith('0 ');
      noted.order.push(`fresh window, vault ${isGone ? 'gone' : 'still there'}`);
    });
  }, vaultPid);
}

async function orderOf({ electron }: RunningApp) {
  return await electron.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: Noted };
    return { order: noted.order, milliseconds: Math.round(noted.freshAt - noted.since) };
  });
}

async function writeAdmission(page: Page): Promise<void> {
  const t = words('ar');
  await page.keyboard.press('Control+n');
  await page
    .getByRole('textbox', { name: t('residents:duplicates.name') })
    .fill('سلمى حسن علي المصري');
  await page.getByRole('button', { name: t('residents:duplicates.look') }).click();
  await page.getByLabel(t('residents:field.preferred-name')).fill(NAME);
  await page.getByLabel(t('residents:field.room')).pressSequentially(ROOM);
}

function vaultFolder(): string {
  return folderOf(vault);
}

/** Whether any file of the vault holds these letters as they are. */
function bytesHold(text: string): Promise<boolean> {
  const files = readdirSync(vaultFolder(), { recursive: true, withFileTypes: true });
  const held = files
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(text));
  return Promise.resolve(held);
}
