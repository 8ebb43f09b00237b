// A manager backs the vault up, tries the restore, and on an empty computer the backup becomes the vault again.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { willChoose } from './support/folders';
import { passphraseOf, staffCodeOf } from './support/people';
import { folderOf, prepareFurnished } from './support/prepared';
import { picture, shape } from './support/screens';
import { LANGUAGES, words } from './support/words';

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

for (const language of LANGUAGES) {
  const t = words(language);

  test(`a backup is made, tried and restored (${language})`, async () => {
    const { vault } = await prepareFurnished();
    const stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
    const app = await startApp({ vault: folderOf(vault), language });
    const page = await app.page();
    await shape(app);
    await unlock(page, 'manager');
    await page.getByText(t('backups:reminder.never_other')).first().waitFor();
    await page
      .locator('nav.rail')
      .getByRole('link', { name: t('app:room.office'), exact: true })
      .click();
    await page.getByRole('link', { name: t('office:door.backups.title') }).click();
    await page.getByText(t('backups:media.empty')).waitFor();
    await expectNoObstacles(page, 'backups, none yet');
    await picture(page, language, 'backups-empty');
    await willChoose(app, stick);
    await press(page, t('backups:make'));
    await page.getByText(t('backups:made.next')).waitFor({ timeout: 60_000 });
    await expectNoObstacles(page, 'backup made');
    await picture(page, language, 'backup-made');
    await press(page, t('backups:drill'));
    await page.getByText(t('backups:report.caption')).waitFor({ timeout: 60_000 });
    await page.getByText(t('backups:finding.opened')).waitFor();
    expect(await page.getByText(t('backups:report.differs')).count()).toBe(0);
    await expectNoObstacles(page, 'drill told');
    await page.getByText(t('backups:report.caption')).scrollIntoViewIfNeeded();
    await picture(page, language, 'backup-drill');
    expect(app.complaints).toEqual([]);
    await app.close();
    vault.destroy();
    expect(readdirSync(stick)).toHaveLength(1);

    const other = await startApp({ language });
    const door = await other.page();
    await shape(other);
    await press(door, t('backups:restore.title'));
    await willChoose(other, stick);
    await press(door, t('backups:restore.choose'));
    await door.getByLabel(t('backups:restore.code')).fill(staffCodeOf('manager'));
    await door.getByLabel(t('backups:restore.passphrase')).first().fill(passphraseOf('manager'));
    await expectNoObstacles(door, 'restore');
    await picture(door, language, 'restore');
    await press(door, t('backups:restore.begin'));
    await door.getByText(t('backups:restore.done')).waitFor({ timeout: 60_000 });
    await picture(door, language, 'restored');
    await press(door, t('backups:restore.to-door'));
    await unlock(door, 'manager');
    await door.locator('nav.rail').waitFor();
    expect(other.complaints).toEqual([]);
    await other.close();
    rmSync(stick, { recursive: true, force: true });
  });
}
