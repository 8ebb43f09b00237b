// The desk's door: a banned name is warned of while it is typed, a visitor is noted for a resident, stands on Today until
// the time of leaving is typed, and the register keeps what was corrected.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { willChoose } from './support/folders';
import { folderOf, prepareFurnished, type Vault } from './support/prepared';
import { ROOT } from './support/places';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, words } from './support/words';

let vault: Vault;
let her: string;
let app: RunningApp;
test.beforeEach(async () => {
  const prepared = await prepareFurnished();
  vault = prepared.vault;
  her = prepared.her.given;
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

for (const language of LANGUAGES) {
  test(`a day at the door, in ${language}`, async () => {
    app = await startApp({ vault: folderOf(vault), language });
    const page = await app.page();
    await shape(app);
    await unlock(page, 'reception');
    await ban(page, language);
    await noteVisitor(page, language);
    await letOut(page, language);
    await printRegister(page, language);
    await inHerTimeline(page, language);
    expect(app.complaints).toEqual([]);
  });
}

async function ban(page: Page, language: Language): Promise<void> {
  const t = words(language);
  const field = (name: string) => page.getByLabel(t(`banned-visitors:field.${name}`)).first();
  await page.getByRole('link', { name: t('banned-visitors:title') }).click();
  await page.getByRole('link', { name: t('banned-visitors:add') }).click();
  await field('visitor').fill('عبد الرحمن الشافعي');
  await field('whatToDo').fill('يُتصل بالمدير');
  await page.getByRole('radio', { name: t('banned-visitors:code.because.threat') }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: t('ui:entry.save') }).click();
  await page.getByText('عبد الرحمن الشافعي').waitFor();
  await picture(page, language, 'banned-list');
}

async function noteVisitor(page: Page, language: Language): Promise<void> {
  const t = words(language);
  const field = (name: string) => page.getByLabel(t(`visitors:field.${name}`)).first();
  await page.getByRole('link', { name: t('visitors:title'), exact: true }).click();
  await page.getByRole('link', { name: t('visitors:add') }).click();
  await field('visitor').fill('الشافعى عبدالرحمن');
  await page.getByText('يُتصل بالمدير').waitFor();
  await expectNoObstacles(page, 'a visitor who is banned');
  await picture(page, language, 'visitor-banned');
  await field('visitor').fill('منى');
  await page.getByText('يُتصل بالمدير').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: t('visitors:field.relation') }).click();
  await page.getByRole('option', { name: t('visitors:code.relation.family') }).click();
  await field('residentId').pressSequentially(her.slice(0, 3));
  await page.getByRole('option').filter({ hasText: her }).click();
  await expect(field('residentId')).toHaveValue(her);
  await page
    .getByRole('button', { name: `${t('visitors:field.cameAt')}: ${t('ui:clock.now')}` })
    .click();
  await expect(field('cameAt')).toHaveValue(/^[\d٠-٩]{2}:[\d٠-٩]{2}$/);
  await picture(page, language, 'visitor-now');
  await field('cameAt').fill('٠٩٣٠');
  await page.getByRole('button', { name: t('ui:entry.save') }).click();
  const row = page.getByRole('row').filter({ hasText: 'منى' }).filter({ hasText: her });
  await row.waitFor();
  await expect(
    page
      .locator('.toast')
      .filter({ hasText: t('visitors:one') })
      .first(),
  ).toBeVisible();
  await expect(row).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('منى');
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  await picture(page, language, 'visitors');
}

async function letOut(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page.keyboard.press('Control+1');
  await page.getByRole('heading', { name: t('visitors:today') }).waitFor();
  await page
    .getByRole('link')
    .filter({ hasText: /09:30|٠٩:٣٠/u })
    .click();
  await page.getByRole('textbox', { name: t('visitors:field.leftAt') }).fill('1140');
  await page.getByRole('button', { name: t('visitors:end') }).click();
  await page.getByRole('button', { name: t('visitors:end') }).waitFor({ state: 'detached' });
  await picture(page, language, 'visit');
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: t('visitors:today') })).toHaveCount(0);
}

async function printRegister(page: Page, language: Language): Promise<void> {
  const t = words(language);
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-sheet-'));
  await willChoose(app, folder);
  await page.getByRole('link', { name: t('visitors:title'), exact: true }).click();
  await page.getByRole('button', { name: t('ui:entry.save-pdf') }).click();
  await expect.poll(() => readdirSync(folder)).toHaveLength(1);
  await page.getByText(readdirSync(folder)[0] ?? '').waitFor();
  const pdf = readFileSync(join(folder, readdirSync(folder)[0] ?? ''));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  keepPaper(pdf, language);
  await page.getByRole('button', { name: new RegExp(t('visitors:code.relation.family')) }).click();
  await page.getByRole('button', { name: t('ui:entry.show-all') }).waitFor();
  await expectNoObstacles(page, 'a register with its counts');
  await picture(page, language, 'visitors-counted');
  rmSync(folder, { recursive: true });
}

async function inHerTimeline(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page
    .getByRole('link', { name: t('app:room.residents') })
    .first()
    .click();
  await page.getByRole('row').filter({ hasText: her }).first().click();
  await page.getByRole('tab', { name: t('timeline:title') }).click();
  await page
    .getByRole('link', { name: t('visitors:one'), exact: true })
    .first()
    .waitFor();
  await expectNoObstacles(page, 'the timeline of a file');
  await picture(page, language, 'timeline');
  await page
    .getByRole('link', { name: t('visitors:one'), exact: true })
    .first()
    .click();
  await page.getByRole('heading', { name: t('visitors:one') }).waitFor();
}

/** Beside the pictures, to be looked at. */
function keepPaper(pdf: Uint8Array, language: Language): void {
  const folder = join(ROOT, 'test-results/screens');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${language}-visitors.pdf`), pdf);
}
