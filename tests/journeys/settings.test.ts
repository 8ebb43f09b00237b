// The shelter's settings in the real app: changed by the manager, in force at once, and the next file follows the pattern.
import { expect, test } from '@playwright/test';
import type {} from '../../src/ui/shell';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { folderOf, prepareVault, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { words } from './support/words';

let app: RunningApp;
let vault: Vault;
test.beforeEach(async () => {
  vault = await prepareVault({ roles: ['manager'], training: true });
  app = await startApp({ vault: folderOf(vault) });
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

test('a changed pattern and a changed calendar hold from the next page on', async () => {
  const page = await app.page();
  await shape(app);
  await unlock(page, 'manager');
  const t = words('ar');
  await page.keyboard.press('Control+4');
  await page.getByRole('link', { name: t('office:door.settings.title') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('shelter:title') })).toBeVisible();
  await page.getByLabel(t('vault:shelter.capacity')).fill('12');
  await page.getByLabel(t('shelter:numbers.prefix')).fill('ق');
  await expect(page.getByText(/^ق-\d{4}-0001$/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'النزلاء', exact: true })).toBeVisible();
  await page.getByText('مستفيد / مستفيدة', { exact: true }).click();
  await picture(page, 'ar', 'settings');
  await expectNoObstacles(page, 'settings');
  await page.getByRole('button', { name: t('shelter:save') }).click();
  await expect(page.getByText(t('shelter:saved'))).toBeVisible();
  await expect(page.getByRole('table', { name: t('shelter:former.title') })).toBeVisible();
  await page.getByRole('table', { name: t('shelter:former.title') }).scrollIntoViewIfNeeded();
  await picture(page, 'ar', 'settings-former');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { level: 1, name: 'المستفيدون' })).toBeVisible();
  await expect(page.getByText(/نزيل|نزلاء/)).toHaveCount(0);
  await picture(page, 'ar', 'residents-beds');
});
