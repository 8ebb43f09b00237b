// A file whose time has come, in the real app: seen on Today, looked over, erased by two people, certified, and gone.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { passphraseOf, staffCodeOf } from './support/people';
import { folderOf, prepareOldFile, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, words } from './support/words';

type T = ReturnType<typeof words>;

let vault: Vault;
let old: { readonly name: string; readonly number: string };
let app: RunningApp;
test.beforeEach(async () => {
  const made = await prepareOldFile();
  [vault, old] = [made.vault, made.old];
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

for (const language of LANGUAGES) {
  test(`a file is looked over and erased in ${language}`, async () => {
    const t = words(language);
    app = await startApp({ vault: folderOf(vault), language });
    const page = await app.page();
    await shape(app);
    await unlock(page, 'manager');
    await lookOver(page, t, language);
    await erase(page, t, language);
    await certify(page, t);
    await seeWhatIsLeft(page, t, language);
    await isGone(page, t);
    expect(app.complaints).toEqual([]);
  });
}

/** From Today to the list, to the file. */
async function lookOver(page: Page, t: T, language: Language): Promise<void> {
  const [given = ''] = old.name.split(' ');
  await page.getByRole('link', { name: t('retention:today.due-note') }).click();
  await expect(page.getByText(given).first()).toBeVisible();
  await picture(page, language, 'retention-reviews');
  await expectNoObstacles(page, 'files to look at');
  await page.getByRole('link', { name: old.number }).click();
  await page.getByRole('button', { name: t('retention:consider.hold.set') }).waitFor();
  await picture(page, language, 'retention-file');
  await expectNoObstacles(page, 'a file to look at');
}

async function erase(page: Page, t: T, language: Language): Promise<void> {
  await page.getByRole('link', { name: t('retention:erase.title'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('retention:erase.goes') })).toBeInViewport();
  await picture(page, language, 'retention-erase');
  await expectNoObstacles(page, 'what goes and what stays');
  const number = page.getByRole('textbox', { name: t('retention:erase.file-number') });
  await number.fill('K-0000');
  await page.getByRole('button', { name: new RegExp(`${t('retention:erase.reason')}`) }).click();
  await page.getByRole('option', { name: t('retention:erasure-reason.period-over') }).click();
  await page
    .getByRole('textbox', { name: t('ui:second-person.code') })
    .fill(staffCodeOf('case-manager'));
  await page.locator('input[type="password"]').fill(passphraseOf('case-manager'));
  const send = page.getByRole('button', { name: t('retention:erase.submit'), exact: true });
  await send.click();
  await expect(page.getByText(t('errors:retention.other-file-number')).first()).toBeVisible();
  await send.scrollIntoViewIfNeeded();
  await picture(page, language, 'retention-erase-form');
  await number.fill(old.number);
  await send.click();
  await expect(page.getByText(t('retention:certificate.complete'), { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await picture(page, language, 'retention-erased');
  await expectNoObstacles(page, 'what was erased');
}

async function certify(page: Page, t: T): Promise<void> {
  const folder = join(vault.folder, 'handed-over');
  mkdirSync(folder);
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await page.getByRole('button', { name: t('retention:erasures.print') }).click();
  await expect(page.getByText(t('retention:erasures.printed'))).toBeVisible({ timeout: 60_000 });
  expect(readdirSync(folder)).toHaveLength(2);
}

async function seeWhatIsLeft(page: Page, t: T, language: Language): Promise<void> {
  for (const name of ['periods', 'kept']) {
    await page.getByRole('tab', { name: t(`retention:tabs.${name}`) }).click();
    await page.getByRole('table').first().waitFor();
    await picture(page, language, `retention-${name}`);
    await expectNoObstacles(page, name);
  }
  await page.getByRole('tab', { name: t('retention:tabs.reviews') }).click();
  await expect(page.getByText(t('retention:reviews.empty'), { exact: true })).toBeVisible();
}

/** No list shows the person, no search finds them, and Today has nothing more to say. */
async function isGone(page: Page, t: T): Promise<void> {
  await page.keyboard.press('Control+2');
  await expect(page.getByText(t('residents:list.title')).first()).toBeVisible();
  await expect(page.getByText(old.number)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(old.name.split(' ')[0] ?? '');
  await page.waitForTimeout(1_000);
  await expect(page.getByText(old.number)).toHaveCount(0);
}
