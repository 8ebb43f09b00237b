// A shelter's own list through the hidden importer window: read, checked, imported, taken back; and files that lie.
import { expect, type Page, test } from '@playwright/test';
import type {} from '../../src/ui/shell';
import { caseFile } from '../support/case-files';
import { filledHtcds, workbookOf, zipOf } from '../support/workbooks';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { folderOf, prepareVault, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { words } from './support/words';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const ROWS = [
  ['الاسم', 'الجنس', 'تاريخ الميلاد', 'الجنسية', 'تاريخ الدخول', 'التصنيف', 'الغرفة', 'ملاحظات'],
  ['مريم أحمد سالم', 'أنثى', '٣/٤/١٩٩٨', 'مصر', '2026-01-02', 'ضحية محتملة', '4', 'وصلت ليلًا'],
  ['هدى يوسف', 'أنثى', '1990', 'السودان', '2026-01-05', 'حالة خاصة', '5', ''],
  ['أمل خالد', 'أنثى', '', 'اثيوبيا', '', 'ضحية', '', '=SUM(1;2)'],
  ['', 'ذكر', '', '', '2026-01-05', 'ضحية', '', ''],
];

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

async function toImport(): Promise<Page> {
  const page = await app.page();
  await shape(app);
  await unlock(page, 'manager');
  const t = words('ar');
  await page.keyboard.press('Control+4');

  await page.getByRole('link', { name: t('office:door.import.title') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('imports:title') })).toBeVisible();
  return page;
}

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: XLSX, buffer });
}

test('a shelter’s own workbook: columns, check, import, list, undo', async () => {
  const page = await toImport();
  const t = words('ar');
  await picture(page, 'ar', 'import-1-file');
  await expectNoObstacles(page, 'import: file');
  await choose(page, 'قائمة.xlsx', await workbookOf({ النزلاء: ROWS }));
  await expect(page.getByRole('heading', { name: t('imports:map.title') })).toBeVisible();
  await picture(page, 'ar', 'import-2-columns');
  await expectNoObstacles(page, 'import: columns');
  await page.getByText('حالة خاصة').first().scrollIntoViewIfNeeded();
  await picture(page, 'ar', 'import-2-words');
  await page.getByRole('button', { name: t('imports:nav.next-check') }).click();
  await expect(page.getByRole('heading', { name: t('imports:check.title') })).toBeVisible();
  await picture(page, 'ar', 'import-3-check');
  await expectNoObstacles(page, 'import: check');
  await page.getByRole('button', { name: t('imports:check.run'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('imports:done.title') })).toBeVisible();
  await picture(page, 'ar', 'import-4-done');
  await expectNoObstacles(page, 'import: done');
  await page.getByRole('button', { name: t('imports:done.undo') }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: /حذف/ }).click();
  await expect(page.getByText(t('imports:done.undone'))).toBeVisible();
  await page.getByRole('button', { name: t('imports:done.another') }).click();
  await expect(page.getByText(t('imports:past.undone'))).toBeVisible();
  await picture(page, 'ar', 'import-5-past');
  expect(app.complaints).toEqual([]);
});

test('what a list hides and what is only guessed is said, and waits for the worker', async () => {
  const page = await toImport();
  const t = words('ar');
  await choose(page, 'hidden.xlsx', caseFile('c05-hidden-rows', 'list.xlsx'));
  await expect(page.getByText(t('errors:imports.hidden-rows'))).toBeVisible();
  await picture(page, 'ar', 'import-6-hidden');
  await page.getByRole('button', { name: t('imports:nav.back-file') }).click();
  const weak = 'الاسم,الجنس,تاريخ الوصول,بيان\nمينا سالم,أنثى,2026-01-02,جاءت ليلًا\n';
  await choose(page, 'weak.csv', new TextEncoder().encode(weak));
  await expect(page.getByText(t('imports:confidence.likely'))).toBeVisible();
  await picture(page, 'ar', 'import-7-guess');
  await page.getByRole('button', { name: t('imports:nav.next-check') }).click();
  const run = page.getByRole('button', { name: t('imports:check.run'), exact: true });
  await expect(run).toBeDisabled();
  await picture(page, 'ar', 'import-8-waits');
  await page
    .getByRole('button', { name: t('imports:nav.back-map') })
    .first()
    .click();
  await page.getByRole('button', { name: t('imports:map.confirm') }).click();
  await page.getByRole('button', { name: t('imports:nav.next-check') }).click();
  await expect(run).toBeEnabled();
  await run.click();
  await page.getByRole('link', { name: t('imports:done.residents') }).click();
  await page.getByRole('row').nth(1).click();
  // What no field of the file holds stands in the file, with where it came from.
  const rest = page.locator('.card', { hasText: t('imports:remaining.title') });
  await expect(rest).toContainText('جاءت ليلًا');
  await expect(rest).toContainText('weak.csv');
  await picture(page, 'ar', 'import-9-rest');
  expect(app.complaints).toEqual([]);
});

test('files that lie are refused in words; a true workbook is read by the same hidden window', async () => {
  const page = await toImport();
  const t = words('ar');
  const bomb = await zipOf(
    new Map([
      ['[Content_Types].xml', new TextEncoder().encode('<Types/>')],
      ['xl/workbook.xml', new TextEncoder().encode('<workbook/>')],
      ['xl/worksheets/sheet1.xml', new Uint8Array(400_000_000)],
    ]),
  );
  const lies: readonly [string, Uint8Array, string][] = [
    ['bomb.xlsx', bomb, 'imports.unpacks-too-large'],
    ['empty.csv', new Uint8Array(), 'imports.file-empty'],
    ['paper.csv', new TextEncoder().encode('%PDF-1.7 nothing'), 'imports.is-pdf'],
    ['busy.xlsx', caseFile('attacks', '40b-redos-f-1MB.xlsx'), 'imports.file-damaged'],
  ];
  for (const [name, bytes, code] of lies) {
    await choose(page, name, bytes);
    await expect(page.getByText(t(`errors:${code}`))).toBeVisible({ timeout: 60_000 });
  }
  await picture(page, 'ar', 'import-refused');
  const answer = await page.evaluate(
    (bytes) =>
      window.kanaf?.ask({ kind: 'parse-file', fileName: 'x.xlsx', bytes: new Uint8Array(bytes) }),
    [...(await filledHtcds('multi', [{ 'First Name': 'Amal' }]))],
  );
  expect(answer).toMatchObject({ ok: true });
  expect(app.electron.windows()).toHaveLength(1);
});
