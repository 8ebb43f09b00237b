// A real office's list: people who left on no day, one person twice, ages of the list's day, columns that nothing takes.
// Everything of it is said at the check, settled there, and stands in the files afterwards.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, switchLanguage, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { folderOf, prepareVault, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { type Language, words } from './support/words';

const LIST = [
  'الاسم,تاريخ الدخول,العمر الحالي,الجنسية,الحالة,تاريخ الخروج,سبب الخروج,الطول',
  'مريم أحمد سالم,2024-01-10,٢٤,مصرية,مقيمة,,,160',
  'هدى يوسف خليل,2024-02-11,31,سودانية,غادرت,مارس 2024,عودة طوعية,158',
  'Mariam Ahmed Salem,2025-06-01,25,Egypt,مقيمة,,,',
  'أمل خالد بدر,2024-03-05,19,إثيوبيا,,,سافرت مع أختها,',
  'سارة منير حنا,2024-04-06,40,مصر,,2024-05-20,وفاة,171',
].join('\n');

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

async function pictures(page: Page, language: Language, name: string, at: Locator): Promise<void> {
  await at.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await picture(page, language, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, language, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a list with the oddities of real ones: all of it is said, settled and kept', async () => {
  const page = await app.page();
  await shape(app);
  await unlock(page, 'manager');
  const t = words('ar');
  await page.keyboard.press('Control+4');
  await page.getByRole('link', { name: t('office:door.import.title') }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'كشف.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(LIST, 'utf8'),
  });
  await expect(page.getByRole('heading', { name: t('imports:map.title') })).toBeVisible();
  await pictures(page, 'ar', 'oddities-columns', page.locator('main').first());
  for (const confirm of await page.getByRole('button', { name: t('imports:map.confirm') }).all())
    await confirm.click();
  await pictures(
    page,
    'ar',
    'oddities-rules',
    page.getByRole('heading', { name: t('imports:map.rules') }),
  );
  await expectNoObstacles(page, 'oddities: columns');
  await page.getByRole('button', { name: t('imports:nav.next-check') }).click();

  const leaving = page.getByRole('table', { name: t('imports:leaving.title') });
  await expect(leaving.getByText('مارس 2024')).toBeVisible();
  await expect(leaving.getByText('سافرت مع أختها')).toBeVisible();
  const twins = page.getByRole('table', { name: t('imports:twins.title') });
  await expect(twins.getByText('Mariam')).toBeVisible();
  await expect(page.getByText('الطول').first()).toBeVisible();
  const checked = page.getByRole('heading', { name: t('imports:check.title') });
  await pictures(page, 'ar', 'oddities-check', checked);
  await pictures(page, 'ar', 'oddities-leaving', leaving);
  const first = page.getByRole('table', { name: t('imports:check.first-rows') });
  await pictures(page, 'ar', 'oddities-first-rows', first);
  await expectNoObstacles(page, 'oddities: check');

  await leaving.getByRole('button', { name: /هدى/ }).click();
  await page.getByRole('option', { name: t('imports:leaving.choose-left') }).click();
  const parts = leaving.getByRole('group', { name: /هدى/ }).getByRole('textbox');
  for (const [nth, text] of ['31', '3', '2024'].entries()) await parts.nth(nth).fill(text);
  await leaving.getByRole('button', { name: /أمل/ }).click();
  await page.getByRole('option', { name: t('imports:leaving.stays') }).click();
  await expect(leaving.getByText(t('imports:leaving.rejected'))).toHaveCount(0);
  await pictures(page, 'ar', 'oddities-settled', leaving);

  await page.getByRole('button', { name: t('imports:check.run'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('imports:done.title') })).toBeVisible();
  await page.getByRole('link', { name: t('imports:done.residents') }).click();
  await expect(page.getByRole('row', { name: /مريم/ })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /هدى/ })).toHaveCount(0);
  await picture(page, 'ar', 'oddities-residents');
  await page.getByRole('row', { name: /مريم/ }).click();
  const rest = page.locator('.card', { hasText: t('imports:remaining.title') });
  await expect(rest).toContainText('٢٤');
  await expect(rest).toContainText(t('imports:remaining.left-out'));
  await expect(rest).toContainText(t('errors:imports.category-assumed'));
  await pictures(page, 'ar', 'oddities-file', rest);
  await switchLanguage(page);
  await pictures(
    page,
    'en',
    'oddities-file',
    page.locator('.card', { hasText: 'From the imported' }),
  );
  expect(app.complaints).toEqual([]);
});

test('the same steps in English', async () => {
  const page = await app.page();
  await shape(app);
  await unlock(page, 'manager');
  await switchLanguage(page);
  const t = words('en');
  await page.keyboard.press('Control+4');
  await page.getByRole('link', { name: t('office:door.import.title') }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(LIST, 'utf8'),
  });
  await expect(page.getByRole('heading', { name: t('imports:map.title') })).toBeVisible();
  await pictures(
    page,
    'en',
    'oddities-rules',
    page.getByRole('heading', { name: t('imports:map.rules') }),
  );
  await page.getByRole('button', { name: t('imports:nav.next-check') }).click();
  const checked = page.getByRole('heading', { name: t('imports:check.title') });
  await pictures(page, 'en', 'oddities-check', checked);
  const leaving = page.getByRole('table', { name: t('imports:leaving.title') });
  await pictures(page, 'en', 'oddities-leaving', leaving);
  const first = page.getByRole('table', { name: t('imports:check.first-rows') });
  await pictures(page, 'en', 'oddities-first-rows', first);
  await expectNoObstacles(page, 'oddities in English: check');
  expect(app.complaints).toEqual([]);
});
