// IT looks before anybody has signed in whether the installed files are those that were signed; a manager sees how the
// vault stands, and checks a new version from a stick.
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import packageFile from '../../package.json' with { type: 'json' };
import { installedFolder } from '../support/installed-folder';
import { releaseFolder } from '../support/release-folder';
import { startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { willChoose } from './support/folders';
import { folderOf, prepareFurnished } from './support/prepared';
import { picture, shape } from './support/screens';
import { LANGUAGES, words } from './support/words';

const SYSTEM = `${process.platform}-${process.arch}`;

async function byKeys(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
}

for (const language of LANGUAGES) {
  const t = words(language);

  test(`the program looks at its files, its computer and its vault (${language})`, async () => {
    const { vault } = await prepareFurnished();
    const installed = installedFolder(packageFile.version, SYSTEM);
    const { folder } = installed;
    const release = releaseFolder('99.0.0', installed.key);
    const app = await startApp({ vault: folderOf(vault), language, installed: folder });
    const page = await app.page();
    await shape(app);
    await byKeys(page, t('about:at-door'));
    await page.getByText(t('about:program.stage')).waitFor();
    await page.getByRole('list', { name: t('about:machine.title') }).waitFor();
    await expectNoObstacles(page, 'about, at the door');
    await picture(page, language, 'about-door');
    await byKeys(page, t('about:check.begin'));
    await page.getByText(t('about:check.signed')).waitFor();
    await page.getByText(t('about:check.signed')).scrollIntoViewIfNeeded();
    await expectNoObstacles(page, 'files as they were signed');
    await picture(page, language, 'about-signed');
    writeFileSync(join(folder, 'kanaf'), 'another program');
    await byKeys(page, t('about:check.again'));
    await page.getByText(t('about:check.changed')).waitFor();
    await expectNoObstacles(page, 'files that were changed');
    await picture(page, language, 'about-changed');
    await byKeys(page, t('about:back'));

    await unlock(page, 'manager');
    await page.keyboard.press('Control+4');
    await page.getByRole('link', { name: t('office:door.about.title') }).click();
    await page.getByText(t('about:vault.backup-none')).waitFor();
    await page.getByRole('list', { name: t('about:machine.title') }).waitFor();
    await expectNoObstacles(page, 'about, inside');
    await page.getByRole('heading', { name: t('about:vault.title') }).scrollIntoViewIfNeeded();
    await picture(page, language, 'about-vault');
    await page.getByRole('heading', { name: t('about:machine.title') }).scrollIntoViewIfNeeded();
    await picture(page, language, 'about-machine');

    await page.getByRole('link', { name: t('update:title') }).click();
    await willChoose(app, release);
    await byKeys(page, t('update:check.begin'));
    await page.getByText(t('update:sound.title')).waitFor();
    await page.getByText(t('update:backup.missing'), { exact: true }).waitFor();
    await expectNoObstacles(page, 'a release that waits for a backup');
    await page.getByText(t('update:backup.missing'), { exact: true }).scrollIntoViewIfNeeded();
    await picture(page, language, 'update-sound');
    appendFileSync(join(release, 'kanaf_99.0.0_amd64.deb'), 'x');
    await byKeys(page, t('update:check.begin'));
    await page.getByText(t('update:refused.changed')).waitFor();
    await expectNoObstacles(page, 'a release that was changed');
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await picture(page, language, 'update-refused-dark');
    expect(JSON.parse(readFileSync(join(app.profile, 'profile/opened-by.json'), 'utf8'))).toEqual({
      version: packageFile.version,
    });
    expect(app.complaints).toEqual([]);
    await app.close();
    rmSync(release, { recursive: true, force: true });
    vault.destroy();
    rmSync(folder, { recursive: true, force: true });
  });
}
