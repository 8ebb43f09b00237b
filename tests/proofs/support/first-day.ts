// The first day in the installed app: a vault is founded, somebody is admitted, the desk is left and come back to.
import { expect, type Page } from '@playwright/test';
import { groupsOf, heading, press, typeBack, typeInto } from '../../journeys/support/founding';
import { words } from '../../journeys/support/words';
import type { InstalledApp } from './installed-app';

const PASSPHRASE = 'seven swallows over the old fig tree';
export const SHE = 'ابتسام';
const t = words('ar');

/** By keyboard, as the first person at a new computer. */
export async function found(page: Page): Promise<void> {
  await press(page, t('vault:first.continue'));
  await typeInto(page, t('vault:shelter.name'), 'دار السكينة');
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
  const groups = await groupsOf(page, t('vault:recovery.groups'));
  await press(page, t('vault:recovery.written'));
  await typeBack(page, 'ar', groups);
  await press(page, t('vault:recovery.check'));
  await press(page, t('vault:cards.without'));
  await expect(heading(page, t('app:today.title'))).toBeVisible();
}

export async function admit(page: Page): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: t('residents:duplicates.name') }).fill(SHE);
  await page.getByRole('button', { name: t('residents:duplicates.look') }).click();
  await page.getByRole('textbox', { name: t('residents:field.room') }).fill('٤');
  for (const option of ['residents:sex.female', 'residents:category.possible-victim']) {
    await page.getByRole('radio', { name: t(option) }).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: t('residents:admit.save'), exact: true }).click();
  await expect(heading(page, SHE)).toBeVisible();
}

/** Answers the window that took the old one's place. */
export async function lock(app: InstalledApp, page: Page): Promise<Page> {
  return await app.windowAfter(() => page.keyboard.press('Control+Shift+L').catch(() => undefined));
}

export async function comeBack(door: Page): Promise<void> {
  await expect(heading(door, t('vault:unlock.title'))).toBeVisible();
  await door.getByLabel(t('vault:manager.passphrase'), { exact: true }).fill(PASSPHRASE);
  await door.getByRole('button', { name: t('vault:unlock.open'), exact: true }).click();
  await expect(heading(door, t('app:today.title'))).toBeVisible();
}
