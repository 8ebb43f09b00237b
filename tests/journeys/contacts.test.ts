// The people around a resident: a contact is written in her file, one who is not safe cannot be told, the file's first page
// names her, and what holds no more goes behind a count.
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { folderOf, prepareFurnished, type Vault } from './support/prepared';
import { NARROW, picture, SHAPE, shape } from './support/screens';
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

const SISTER = 'منى عبد الله';

for (const language of LANGUAGES) {
  test(`who is around her, in ${language}`, async () => {
    app = await startApp({ vault: folderOf(vault), language });
    const page = await app.page();
    await shape(app);
    await unlock(page, 'case-manager');
    await openSection(page, language);
    await write(page, language);
    await onFirstPage(page, language);
    await end(page, language);
    expect(app.complaints).toEqual([]);
  });
}

async function openSection(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page
    .getByRole('link', { name: t('app:room.residents') })
    .first()
    .click();
  await page.getByRole('row').filter({ hasText: her }).first().click();
  await page.getByRole('tab', { name: t('app:section.people.title') }).click();
  await page.getByText(t('contacts:empty')).waitFor();
}

async function write(page: Page, language: Language): Promise<void> {
  const t = words(language);
  const field = (name: string) => page.getByLabel(t(`contacts:field.${name}`)).first();
  const choose = async (name: string) => {
    await page.getByRole('radio', { name: t(name), exact: true }).focus();
    await page.keyboard.press('Space');
  };
  await page.getByRole('link', { name: t('contacts:add') }).click();
  await field('name').fill(SISTER);
  await page.getByRole('button', { name: t('contacts:field.relation') }).click();
  await page.getByRole('option', { name: t('contacts:code.relation.sibling') }).click();
  await choose('contacts:code.safety.unsafe');
  await page.getByRole('checkbox', { name: t('contacts:field.mayBeTold') }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: t('ui:entry.save') }).click();
  await page.getByText(t('errors:contacts.unsafe-is-told')).waitFor();
  await expectNoObstacles(page, 'a contact that is refused');
  await picture(page, language, 'contact-refused');
  await choose('contacts:code.safety.safe');
  await field('whenAndHow').fill('مساءً، برسالة أولًا');
  await page.getByRole('button', { name: t('ui:entry.save') }).click();
  await page.getByRole('row').filter({ hasText: SISTER }).waitFor();
  await expectNoObstacles(page, 'the people around her');
  await picture(page, language, 'people');
}

async function onFirstPage(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page.getByRole('tab', { name: t('residents:page.overview') }).click();
  await page.getByRole('link', { name: SISTER }).waitFor();
  await expectNoObstacles(page, 'the first page with a contact');
  await picture(page, language, 'file-first-page');
  await shape(app, 2, SHAPE);
  await picture(page, language, 'file-first-page-200');
  await shape(app, 1, NARROW);
  await picture(page, language, 'file-first-page-narrow');
  await shape(app);
}

async function end(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page.getByRole('link', { name: SISTER }).click();
  await page.getByRole('heading', { name: t('contacts:one') }).waitFor();
  await picture(page, language, 'contact');
  await page.getByRole('button', { name: t('contacts:end') }).click();
  await page.getByRole('button', { name: t('contacts:end') }).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: t('app:section.people.title') }).click();
  await page.getByText(t('contacts:empty')).waitFor();
  await page.getByRole('button', { name: t('ui:entry.show-over_one', { count: 1 }) }).click();
  await page.getByRole('row').filter({ hasText: SISTER }).waitFor();
}
