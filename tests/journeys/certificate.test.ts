// The certificate of an erasure that still waits for eight media, printed by the real app: one page in either language.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { type RunningApp, startApp, unlock } from './support/app';
import { folderOf, preparePendingErasure, type Vault } from './support/prepared';
import { words } from './support/words';

let vault: Vault;
let app: RunningApp;
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

test('a certificate that waits for eight media is one page in both languages', async () => {
  const t = words('ar');
  vault = await preparePendingErasure(8);
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  await unlock(page, 'manager');
  await page.keyboard.press('Control+4');
  await page.locator('a[href="/office/retention"]').click();
  await page.getByRole('tab', { name: t('retention:tabs.erasures') }).click();
  await expect(page.getByText(t('retention:certificate.pending'))).toBeVisible();
  const folder = join(vault.folder, 'handed-over');
  mkdirSync(folder);
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await page.getByRole('button', { name: t('retention:erasures.print') }).click();
  await expect(page.getByText(t('retention:erasures.printed'))).toBeVisible({ timeout: 60_000 });
  const pages = readdirSync(folder).map(async (name) => {
    const paper = await PDFDocument.load(readFileSync(join(folder, name)));
    return [name.slice(-7), paper.getPageCount()];
  });
  expect((await Promise.all(pages)).toSorted()).toEqual([
    ['.ar.pdf', 1],
    ['.en.pdf', 1],
  ]);
  expect(app.complaints).toEqual([]);
});
