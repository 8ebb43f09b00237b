// The first three minutes: a training vault, each list of `tests/support/data/cases` imported in the app one by one, every
// step and every new file looked at. `npm run pictures -- --cases` takes them into test-results/cases.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { startApp, unlock } from '../support/app';
import { ROOT } from '../support/places';
import { folderOf, prepareVault } from '../support/prepared';
import { shape } from '../support/screens';
import { words } from '../support/words';
import { takePicture } from './demo-app';

const CASES = join(ROOT, 'tests/support/data/cases');
const t = words('ar');
const HIGH = { width: 1280, height: 1500 };

const lists = readdirSync(CASES)
  .filter((folder) => folder !== 'attacks')
  .flatMap((folder) =>
    readdirSync(join(CASES, folder))
      .filter((name) => /\.(?:xlsx|csv)$/.test(name))
      .map((name) => ({ folder, name })),
  );

for (const { folder, name } of lists) {
  test(`${folder} ${name}`, async () => {
    const vault = await prepareVault({ roles: ['manager'], training: true });
    const app = await startApp({ vault: folderOf(vault) });
    await shape(app, 1, HIGH);
    const page = await app.page();
    await unlock(page, 'manager');
    const take = (step: string) =>
      takePicture(page, `test-results/cases/${folder}-${name.replace(/\..*/, '')}-${step}.png`);
    await choose(page, join(CASES, folder, name));
    await page.getByRole('heading', { name: t('imports:map.title') }).waitFor();
    await take('2-columns');
    const confirm = page.getByRole('button', { name: t('imports:map.confirm') });
    while ((await confirm.count()) > 0) await confirm.first().click();
    await page.getByRole('button', { name: t('imports:nav.next-check') }).click();
    await page.getByRole('heading', { name: t('imports:check.title') }).waitFor();
    await take('3-check');
    const run = page.getByRole('button', { name: t('imports:check.run'), exact: true });
    if (await run.isEnabled()) {
      await run.click();
      await page.getByRole('heading', { name: t('imports:done.title') }).waitFor();
      await take('4-done');
      await everyFile(page, take);
    }
    await app.close();
    vault.destroy();
  });
}

async function choose(page: Page, path: string): Promise<void> {
  await page.keyboard.press('Control+4');
  await page.getByRole('link', { name: t('office:door.import.title') }).click();
  const buffer = readFileSync(path);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: path.split('/').at(-1) ?? '', mimeType: '', buffer });
}

async function everyFile(page: Page, take: (step: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('row').nth(1).waitFor();
  await take('5-list');
  const rows = (await page.getByRole('row').count()) - 1;
  for (let row = 1; row <= rows; row += 1) {
    await page.keyboard.press('Control+2');
    await page.getByRole('row').nth(row).click();
    await page.locator('.person-bar').waitFor();
    await page.waitForTimeout(300);
    await take(`6-file-${row}`);
  }
}
