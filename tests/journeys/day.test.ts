// One resident's first days, through every hand: admitted, planned with, asked how she is, and counted without a name.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { folderOf, prepareFurnished, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, pattern, words } from './support/words';

const PEOPLE = {
  ar: {
    full: 'هند مجدي فريد قاسم',
    given: 'هند',
    goal: 'غرفة هادئة للنوم',
    task: 'زيارة الطبيبة معًا',
  },
  en: {
    full: 'Hawa Tesfaye Girma Bekele',
    given: 'Hawa',
    goal: 'A quiet room',
    task: 'See the doctor',
  },
} as const;

let vault: Vault;
let app: RunningApp;
test.beforeEach(async () => {
  vault = (await prepareFurnished()).vault;
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

for (const language of LANGUAGES) {
  test(`a resident's first days in ${language}`, async () => {
    app = await startApp({ vault: folderOf(vault), language });
    let page = await app.page();
    await shape(app);
    await unlock(page, 'case-manager');
    await admit(page, language);
    await writePlan(page, language);

    page = await changeHands('psychologist');
    await writeSheet(page, language, '222212210');
    await writeSheet(page, language, '111010100');
    await seeTheChart(page, language);

    page = await changeHands('manager');
    const files = await signLastYear(page, language);
    page = await backToTheDoor();
    await verifyAtTheDoor(page, language, files);
    expect(app.complaints).toEqual([]);
  });
}

/** One goes, the next comes: the lock takes everything of the one before. */
async function changeHands(role: 'manager' | 'psychologist'): Promise<Page> {
  const door = await backToTheDoor();
  await unlock(door, role);
  return door;
}

async function backToTheDoor(): Promise<Page> {
  const page = await app.page();
  const door = await app.windowAfter(() =>
    page.keyboard.press('Control+Shift+L').catch(() => undefined),
  );
  await shape(app);
  return door;
}

async function admit(page: Page, language: Language): Promise<void> {
  const t = words(language);
  const { full, given } = PEOPLE[language];
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: t('residents:duplicates.name') }).fill(full);
  await page.getByRole('button', { name: t('residents:duplicates.look') }).click();
  await expect(page.getByLabel(t('residents:field.preferred-name'))).toHaveValue(given);
  await page.getByRole('textbox', { name: t('residents:field.room') }).fill('12');
  await pick(page, t('residents:sex.female'));
  await pick(page, t('residents:category.possible-victim'));
  const birth = page.getByRole('group', { name: t('residents:field.birth') });
  await birth.getByRole('textbox', { name: t('ui:date.day') }).fill('12');
  await birth.getByRole('textbox', { name: t('ui:date.month') }).fill('4');
  await birth.getByRole('textbox', { name: t('ui:date.year') }).fill('1998');
  await page.getByRole('button', { name: t('residents:admit.save'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: given })).toBeVisible();
  await expectNoObstacles(page, 'a new file');
}

async function openResident(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page.keyboard.press('Control+2');
  await page.getByRole('row').filter({ hasText: PEOPLE[language].given }).click();
  await page.getByRole('tab', { name: t('residents:page.overview') }).waitFor();
}

async function writePlan(page: Page, language: Language): Promise<void> {
  const t = words(language);
  const { goal, task } = PEOPLE[language];
  await page.getByRole('tab', { name: t('care-plans:title') }).click();
  await page.getByRole('button', { name: t('care-plans:start') }).click();
  await page.getByRole('link', { name: t('care-plans:add-need') }).click();
  await choose(page, t('care-plans:need.domain'), t('care-plans:domain.physical-health'));
  await pick(page, t('care-plans:level.2'));
  await page.getByRole('button', { name: t('care-plans:need.save') }).click();

  await page.getByRole('link', { name: t('care-plans:set-goal') }).click();
  await page.getByRole('textbox', { name: t('care-plans:goal.name') }).fill(goal);
  await pick(page, t('care-plans:horizon.short'));
  await page
    .getByRole('textbox', { name: t('care-plans:attainment.expected') })
    .first()
    .fill(goal);
  await page.getByRole('button', { name: t('care-plans:goal.save') }).click();

  await page.getByRole('link', { name: t('care-plans:add-task') }).click();
  await page.getByRole('textbox', { name: t('care-plans:task.name') }).fill(task);
  await page.getByRole('button', { name: t('care-plans:task.save') }).click();
  await expect(page.getByText(task)).toBeVisible();
  await expectNoObstacles(page, 'the plan');
}

async function pick(page: Page, option: string): Promise<void> {
  await page.getByRole('radio', { name: option }).focus();
  await page.keyboard.press('Space');
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(label, 'u') }).click();
  await page.getByRole('option', { name: option }).click();
}

/** By digits alone, as from a paper form. */
async function writeSheet(page: Page, language: Language, digits: string): Promise<void> {
  const t = words(language);
  await openResident(page, language);
  await page.getByRole('tab', { name: t('progress:title') }).click();
  await page.locator('a[href$="/progress/new/phq-9"]').click();
  const grid = page.getByRole('group', { name: t('progress:grid.label') });
  await grid.getByRole('radio').first().focus();
  for (const digit of digits) await page.keyboard.press(digit);
  await expect(page.getByText(pattern(language, 'progress:total.complete'))).toBeVisible();
  await page.getByRole('button', { name: t('progress:new.save') }).click();
  await expect(page.locator('a[href$="/progress/new/phq-9"]')).toBeVisible();
}

async function seeTheChart(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await expect(page.locator('main').getByRole('img').first()).toBeVisible();
  await expectNoObstacles(page, 'the chart');
  await page
    .getByRole('button', { name: t('ui:chart.as-table') })
    .first()
    .click();
  await expect(page.getByRole('table').first()).toBeVisible();
}

/** Counts a year that is over, seals and signs it, and saves its files; answers their folder. */
async function signLastYear(page: Page, language: Language): Promise<string> {
  const t = words(language);
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
  await expectNoObstacles(page, 'the figures');
  await picture(page, language, 'summary-figures');
  await page.getByRole('button', { name: t('summaries:prepare.seal'), exact: true }).click();
  await page.getByRole('button', { name: t('summaries:open.save') }).waitFor({ timeout: 60_000 });
  await expectNoObstacles(page, 'a signed summary');
  const folder = join(vault.folder, `out-${language}`);
  mkdirSync(folder);
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await page.getByRole('button', { name: t('summaries:open.save') }).click();
  await expect(page.getByText(t('summaries:open.saved'))).toBeVisible();
  return folder;
}

/** Without signing in: the paper is as it was signed, and by this shelter. */
async function verifyAtTheDoor(page: Page, language: Language, folder: string): Promise<void> {
  const t = words(language);
  const pdfs = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  expect(pdfs).toHaveLength(2);
  await page.getByRole('button', { name: t('vault:unlock.verify') }).click();
  for (const name of pdfs) {
    await page.locator('input[type="file"]').setInputFiles(join(folder, name));
    await expect(page.getByText(t('verify:verdict.accepted'))).toBeVisible();
    await expect(page.getByText(t('verify:signer'), { exact: true })).toBeVisible();
    if (name === pdfs[0]) {
      await expectNoObstacles(page, 'the verdict');
      await picture(page, language, 'verify-accepted');
    }
    await page.getByRole('button', { name: t('verify:again') }).click();
  }
}
