// The CTDC file through the sealed-off importer window: looked at, stopped once, imported, counted, taken back.
import { expect, type Page, test } from '@playwright/test';
import { ctdcPath } from '../support/ctdc';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { folderOf, prepareVault, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { words } from './support/words';

/** Counted by hand over the file: every line but its head. */
const CASES = /21[,٬.]?195|٢١[٬,.]?١٩٥/u;

let vault: Vault;
let app: RunningApp;
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

test('21,195 archive cases come in through the importer window and go again', async () => {
  vault = await prepareVault({ training: true });
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  const t = words('ar');
  await shape(app);
  await unlock(page, 'manager');
  await page.keyboard.press('Control+4');
  await page.getByRole('link', { name: t('office:door.import.title') }).click();
  await expectNoObstacles(page, 'choosing a file');

  await toTheCheck(page);
  await expect(page.getByText(CASES).first()).toBeVisible();
  await expectNoObstacles(page, 'the check');
  await picture(page, 'ar', 'import-check');
  await callOff(page);

  await page.getByRole('button', { name: t('imports:check.run'), exact: true }).click();
  await expect(page.getByText(t('imports:done.title'))).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(CASES).first()).toBeVisible();
  await expectNoObstacles(page, 'an import that is done');
  await takeBack(page);
  expect(app.complaints).toEqual([]);
});

/** A quick machine may be done before the key is pressed: then all is taken back and tried anew. */
async function callOff(page: Page): Promise<void> {
  const t = words('ar');
  const run = page.getByRole('button', { name: t('imports:check.run'), exact: true });
  const isDone = page.getByText(t('imports:done.title'));
  await expect(async () => {
    if (await isDone.isVisible()) {
      await takeBack(page);
      await page.getByRole('button', { name: t('imports:done.another') }).click();
      await toTheCheck(page);
    }
    await run.click();
    await page
      .getByRole('button', { name: t('ui:progress.cancel') })
      .press('Enter', { timeout: 2_000 });
    await expect(run).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 150_000 });
}

async function takeBack(page: Page): Promise<void> {
  const t = words('ar');
  await page.getByRole('button', { name: t('imports:done.undo') }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: t('imports:done.undo') })
    .click();
  await expect(page.getByText(t('imports:done.undone'))).toBeVisible({ timeout: 60_000 });
}

async function toTheCheck(page: Page): Promise<void> {
  const t = words('ar');
  await page.locator('input[type="file"]').setInputFiles(ctdcPath());
  await page.getByRole('button', { name: t('imports:nav.next-check') }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: t('imports:check.run'), exact: true }).waitFor();
}
