// A person turns out to have two files, in the real app: looked at side by side, merged by two people, found by both numbers,
// and taken apart again.
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { passphraseOf, staffCodeOf } from './support/people';
import { folderOf, prepareFurnished, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, words } from './support/words';

type T = ReturnType<typeof words>;

const OTHER = 'K-100';

let vault: Vault;
let her: { readonly given: string; readonly full: string; readonly caseNumber: string };
let app: RunningApp;
test.beforeEach(async () => {
  ({ vault, her } = await prepareFurnished());
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

for (const language of LANGUAGES) {
  test(`two files of one person are merged and taken apart in ${language}`, async () => {
    const t = words(language);
    app = await startApp({ vault: folderOf(vault), language });
    const page = await app.page();
    await shape(app);
    await unlock(page, 'case-manager');
    await openFile(page, her.caseNumber);
    await compare(page, t, language);
    await merge(page, t, language);
    await findByTheOtherNumber(page, t);
    await undo(page, t, language);
    expect(app.complaints).toEqual([]);
  });
}

async function openFile(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(number);
  await page.getByRole('option').filter({ hasText: her.caseNumber }).first().waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: her.given })).toBeVisible();
}

async function compare(page: Page, t: T, language: Language): Promise<void> {
  await page.getByRole('link', { name: t('file-merges:offer') }).click();
  await expectNoObstacles(page, 'choosing the other file');
  await page.getByRole('combobox').fill(OTHER);
  await page.getByRole('option').filter({ hasText: OTHER }).click();
  await expect(page.getByRole('columnheader', { name: OTHER })).toBeVisible();
  await expect(page.getByText(t('file-merges:overlap.title'))).toBeVisible();
  await picture(page, language, 'merge-side-by-side');
  await expectNoObstacles(page, 'two files side by side');
}

async function secondPerson(page: Page, t: T): Promise<void> {
  await page
    .getByRole('textbox', { name: t('ui:second-person.code') })
    .fill(staffCodeOf('manager'));
  await page.locator('input[type="password"]').fill(passphraseOf('manager'));
}

async function merge(page: Page, t: T, language: Language): Promise<void> {
  const choose = async (question: string) => {
    const asked = page.getByRole('radiogroup', { name: new RegExp(t(question)) });
    await asked.getByRole('radio', { name: her.caseNumber }).focus();
    await page.keyboard.press('Space');
  };
  await choose('file-merges:stays');
  await page
    .getByRole('textbox', { name: new RegExp(t('file-merges:reason').slice(0, 10)) })
    .fill('تعرفت عليها أختها، وهي نفسها');
  await secondPerson(page, t);
  const send = page.getByRole('button', { name: t('file-merges:submit'), exact: true });
  await send.click();
  await expect(page.getByText(t('errors:file-merges.stays-overlap')).first()).toBeVisible();
  await choose('file-merges:overlap.holds');
  await send.scrollIntoViewIfNeeded();
  await picture(page, language, 'merge-form');
  await send.click();
  await expect(page.getByText(OTHER).first()).toBeVisible();
  await page.getByRole('link', { name: t('file-merges:file.undo') }).waitFor({ timeout: 60_000 });
  await picture(page, language, 'merge-file');
  await expectNoObstacles(page, 'a file that carried another number');
}

/** The list has one of them, and the other number leads to it. */
async function findByTheOtherNumber(page: Page, t: T): Promise<void> {
  await page.keyboard.press('Control+2');
  await expect(page.getByText(her.caseNumber).first()).toBeVisible();
  await expect(page.getByText(OTHER, { exact: true })).toHaveCount(0);
  await openFile(page, OTHER);
  await expect(page.getByRole('link', { name: t('file-merges:file.undo') })).toBeVisible();
}

async function undo(page: Page, t: T, language: Language): Promise<void> {
  await page.getByRole('link', { name: t('file-merges:file.undo') }).click();
  await page
    .getByRole('textbox', { name: new RegExp(t('file-merges:undo.reason').slice(0, 10)) })
    .fill('أختها أخطأت');
  await secondPerson(page, t);
  await picture(page, language, 'merge-undo');
  await expectNoObstacles(page, 'undoing a merge');
  await page.getByRole('button', { name: t('file-merges:undo.submit'), exact: true }).click();
  await expect(page.getByText('أختها أخطأت')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: t('file-merges:file.undo') })).toHaveCount(0);
  await page.keyboard.press('Control+2');
  await expect(page.getByText(OTHER).first()).toBeVisible();
}
