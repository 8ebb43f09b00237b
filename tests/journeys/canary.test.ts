// Words that occur nowhere else go through a worker's day. Afterwards no file holds one in clear; after the lock no
// process holds a key, and none a record that was only shown.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { workbookOf } from '../support/workbooks';
import { type RunningApp, startApp, unlock } from './support/app';
import { IMPORTED, KEPT, TYPED } from './support/canaries';
import { ROOT } from './support/places';
import { folderOf, prepareCanaries, wholenessOf } from './support/prepared';
import { isAlive, kindOf, processesOf } from './support/processes';
import { asKey, asText, foundInMemory, foundUnder, type Wanted } from './support/traces';
import { pattern, words } from './support/words';

type Canaries = Awaited<ReturnType<typeof prepareCanaries>>;

let app: RunningApp;
let house: Canaries;
let base: string;
let isClosed = false;
test.beforeEach(async () => {
  isClosed = false;
  house = await prepareCanaries();
  base = mkdtempSync(join(tmpdir(), 'kanaf-canary-'));
});
test.afterEach(async () => {
  if (!isClosed) await app.close();
  house.vault.destroy();
  rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

test('a day of work, two crashes and a lock leave no word of a record on the disk', async () => {
  app = await startApp({ vault: folderOf(house.vault), env: homeIn(base) });
  const door = await app.page();
  await unlock(door, 'manager');
  await admit(door);
  await search(door);
  await importList(door);
  await signSummary(door);
  let page = await lock();
  await unlock(page, 'psychologist');
  await writeNotes(page);
  page = await crashVault(page);
  await unlock(page, 'psychologist');
  page = await crashWindow();
  await expect(page.getByText(words('ar')('vault:news.window-stopped.title'))).toBeVisible();
  await unlock(page, 'psychologist');
  await expect(page.getByText(words('ar')('drafts:title'))).toBeVisible();
  await lock();

  const wanted = Object.entries({ KEPT, TYPED, IMPORTED }).flatMap(([how, texts]) =>
    Object.entries(texts).flatMap(([script, text]) => asText(`${how} ${script}`, text)),
  );
  const control = join(base, 'home', 'control.bin');
  writeFileSync(control, Buffer.from(`x${TYPED.arabic}`, 'utf16le'));
  const places = [base, app.profile, house.vault.folder];
  const chosen = join(base, 'chosen');
  expect(readdirSync(chosen)).toHaveLength(1);
  expect(readdirSync(join(base, 'papers')).length).toBeGreaterThan(0);
  expect(foundUnder([chosen], wanted)).not.toEqual([]);
  expect(foundUnder(places, wanted, [chosen])).toEqual([`${control}: TYPED arabic utf-16le`]);
  expect(readdirSync(ROOT).filter((name) => /^core(\.|$)/.test(name))).toEqual([]);
  // Two processes fell over in the middle of work: everything that was kept is whole.
  await app.close();
  isClosed = true;
  expect(await wholenessOf(house.vault)).toEqual({ sound: true, unreadable: 0 });
});

test('after the lock no process holds a key, nor a record that was only shown', async () => {
  app = await startApp({ vault: folderOf(house.vault), env: homeIn(base) });
  const page = await app.page();
  const keys = Object.entries(house.keys).flatMap(([name, hex]) => asKey(name, hex));
  const records = Object.entries(KEPT).flatMap(([script, text]) =>
    asText(`record ${script}`, text),
  );
  await unlock(page, 'psychologist');
  await readEverything(page);

  const open = heldBy([...keys, ...records]);
  expect(open).toContain('vault: database key hex');
  expect(open).toContain('vault: record arabic utf-8');
  expect(open).toContain('renderer: record arabic utf-16le');
  await lock();
  // What main does hold is found, so that finding nothing else means something.
  const sign = `${randomUUID()}-planted-in-main`;
  await app.electron.evaluate((_electron, planted) => {
    Object.assign(globalThis, { planted });
  }, sign);
  const planted = { name: 'planted', bytes: Buffer.from(sign) };
  expect([...new Set(heldBy([...keys, ...records, planted]))]).toEqual(['main: planted']);
});

/** `<kind of process>: <what it holds>` for every living process of the app. */
function heldBy(wanted: readonly Wanted[]): readonly string[] {
  const pids = processesOf(app.electron.process().pid ?? 0).filter(isAlive);
  return pids.flatMap((pid) => {
    const kind = kindOf(pid);
    return foundIfAlive(pid, wanted).map((name) => `${kind}: ${name}`);
  });
}

/** Small helpers of main come and go; one that has ended meanwhile holds nothing. */
function foundIfAlive(pid: number, wanted: readonly Wanted[]): readonly string[] {
  try {
    return foundInMemory(pid, wanted);
  } catch (error) {
    if (isAlive(pid)) throw error;
    return [];
  }
}

/**
 * Opens list, file and note without a word of them passing through the test's own connection, which ends in main:
 * nothing is asked of the page but to press, and to say that something stands there.
 */
async function readEverything(page: Page): Promise<void> {
  const t = words('ar');
  await page.keyboard.press('Control+2');
  await press(page, '[role=row] [role=rowheader], [role=row][data-key]');
  await press(page, '[role=tab]', t('session-notes:title'));
  await press(page, 'main a[href*="/notes/"]', t('session-notes:kind.individual'));
  await stands(page, '[data-stays-here]');
}

function stands(page: Page, selector: string, text = ''): Promise<unknown> {
  return page.waitForFunction(
    ([one, words]) =>
      [...document.querySelectorAll(one ?? '')].some((it) => it.textContent.includes(words ?? '')),
    [selector, text],
  );
}

async function press(page: Page, selector: string, text = ''): Promise<void> {
  await stands(page, selector, text);
  await page.evaluate(
    ([one, words]) => {
      const found = [...document.querySelectorAll<HTMLElement>(one ?? '')];
      found.find((it) => it.textContent.includes(words ?? ''))?.click();
    },
    [selector, text],
  );
}

/** Where a program writes when nobody told it otherwise: all of it inside one folder that can be swept. */
function homeIn(folder: string): Record<string, string> {
  for (const name of ['home', 'tmp', 'run', 'chosen', 'papers']) {
    mkdirSync(join(folder, name), { mode: 0o700 });
  }
  const home = join(folder, 'home');
  return {
    HOME: home,
    TMPDIR: join(folder, 'tmp'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  };
}

async function lock(): Promise<Page> {
  const page = await app.page();
  return app.windowAfter(() => page.keyboard.press('Control+Shift+L').catch(() => undefined));
}

async function admit(page: Page): Promise<void> {
  const t = words('ar');
  await page.keyboard.press('Control+n');
  const full = `${TYPED.arabic} مجدي فريد ${TYPED.latin}`;
  await page.getByRole('textbox', { name: t('residents:duplicates.name') }).fill(full);
  await page.getByRole('button', { name: t('residents:duplicates.look') }).click();
  await page.getByRole('textbox', { name: t('residents:field.room') }).fill(TYPED.latin);
  for (const option of ['residents:sex.female', 'residents:category.possible-victim']) {
    await page.getByRole('radio', { name: t(option) }).focus();
    await page.keyboard.press('Space');
  }
  const birth = page.getByRole('group', { name: t('residents:field.birth') });
  for (const [part, value] of Object.entries({ day: '12', month: '4', year: '1998' })) {
    await birth.getByRole('textbox', { name: t(`ui:date.${part}`) }).fill(value);
  }
  await page.getByRole('button', { name: t('residents:admit.save'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: TYPED.arabic })).toBeVisible();
}

async function search(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.waitFor();
  await page.keyboard.type(KEPT.arabic);
  await expect(palette.getByText(KEPT.arabic).first()).toBeVisible();
  // The first empties the field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
}

/** A list with names that occur nowhere else; its faulty row is saved where the worker says. */
async function importList(page: Page): Promise<void> {
  const t = words('ar');
  const path = join(base, 'chosen', 'rejected.csv');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const rows = [
    ['الاسم', 'الجنس', 'تاريخ الميلاد', 'الجنسية', 'تاريخ الدخول', 'التصنيف', 'الغرفة', 'ملاحظات'],
    [`${IMPORTED.arabic} أحمد`, 'أنثى', '1998', 'مصر', '2026-01-02', 'ضحية محتملة', '4', ''],
    [`${IMPORTED.latin} Ahmad`, 'أنثى', '1990', 'مصر', '2026-01-05', 'ضحية محتملة', '5', ''],
    [`${IMPORTED.arabic} خالد`, 'أنثى', '1990', 'مصر', '2026-14-52', 'ضحية محتملة', '6', ''],
  ];
  await page.keyboard.press('Control+4');
  await page.getByRole('link', { name: t('office:door.import.title') }).click();
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const buffer = Buffer.from(await workbookOf({ [IMPORTED.latin]: rows }));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${IMPORTED.latin}.xlsx`, mimeType, buffer });
  await page.getByRole('button', { name: t('imports:nav.next-check') }).click();
  await page.getByRole('button', { name: t('imports:check.rejected-rows') }).click();
  await expect.poll(() => readdirSync(join(base, 'chosen'))).toEqual(['rejected.csv']);
  await page.getByRole('button', { name: t('imports:check.run'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('imports:done.title') })).toBeVisible();
}

/** The only paper that leaves the house; it must hold none of these words, wherever it is saved. */
async function signSummary(page: Page): Promise<void> {
  const t = words('ar');
  await page.keyboard.press('Control+3');
  await page
    .getByRole('link', { name: t('summaries:list.new') })
    .first()
    .click();
  await page.getByRole('radio', { name: t('summaries:kind.year'), exact: true }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: new RegExp(t('summaries:list.period'), 'u') }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: t('summaries:prepare.count') }).click();
  await page.getByRole('tab', { name: t('summaries:prepare.exact') }).waitFor();
  await page.getByRole('button', { name: t('summaries:prepare.seal'), exact: true }).click();
  await page.getByRole('button', { name: t('summaries:open.save') }).waitFor({ timeout: 60_000 });
  await app.electron.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    },
    join(base, 'papers'),
  );
  await page.getByRole('button', { name: t('summaries:open.save') }).click();
  await expect(page.getByText(t('summaries:open.saved'))).toBeVisible();
}

/** One note is kept; another is still being written when the vault falls over. */
async function writeNotes(page: Page): Promise<void> {
  const t = words('ar');
  await page.keyboard.press('Control+2');
  await page.getByRole('row').filter({ hasText: KEPT.arabic }).click();
  await page.getByRole('tab', { name: t('session-notes:title') }).click();
  for (const isKept of [true, false]) {
    await page.getByRole('link', { name: t('session-notes:add') }).click();
    await page.getByRole('radio', { name: t('session-notes:kind.individual') }).focus();
    await page.keyboard.press('Space');
    const text = `${TYPED.arabic} تنام أفضل ${TYPED.latin}`;
    await page.getByRole('textbox', { name: t('session-notes:note') }).fill(text);
    if (isKept) await page.getByRole('button', { name: t('session-notes:new.save') }).click();
    else await expect(page.getByText(pattern('ar', 'drafts:saved-at'))).toBeVisible();
  }
}

async function crashVault(page: Page): Promise<Page> {
  const [pid] = await app.vaultPids();
  process.kill(pid ?? 0, 'SIGSEGV');
  await expect(page.getByText(words('ar')('vault:news.stopped.title'))).toBeVisible();
  return page;
}

function crashWindow(): Promise<Page> {
  return app.windowAfter(async () => {
    const pid = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    process.kill(pid ?? 0, 'SIGSEGV');
  });
}
