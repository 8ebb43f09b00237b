// What a walk through the rooms passes by: lines put off until later, the archive cases of a training vault, the menu of saved
// searches, the register of visitors. In both languages and lights, at the usual size and at twice the size; axe looks at each.
// `npm run pictures -- --seldom` takes them into test-results/seldom.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { CTDC_NAME, ctdcBytes } from '../../support/ctdc';

import { obstacles } from '../support/axe';
import { NARROW, SHAPE, shape } from '../support/screens';
import { words } from '../support/words';
import { changeHands, comeIn, type DemoOptions, openDemo, takePicture } from './demo-app';

const WISHES: readonly DemoOptions[] = [
  { language: 'ar', light: 'light' },
  { language: 'en', light: 'light' },
  { language: 'ar', light: 'dark' },
  { language: 'en', light: 'dark' },
];
const CASES = 400;
const SEARCH = 'م';

for (const wishes of WISHES) {
  const { language, light } = wishes;
  const t = words(language);
  test(`what is seldom looked at, in ${language}, ${light}`, async () => {
    const app = await openDemo(wishes);
    const problems: string[] = [];
    const take = async (name: string, open?: (page: Page) => Promise<void>) => {
      for (const zoom of [1, 2]) {
        // A page at twice its size is half as wide; a picture of it whole needs that width at the usual size.
        await shape(app, 1, zoom === 1 ? SHAPE : NARROW);
        const page = await app.page();
        await open?.(page);
        const file = `test-results/seldom/${name}-${language}-${light}-${zoom}.png`;
        await takePicture(page, file);
        const found = [...(await obstacles(page)), ...(await tooWide(page))];
        problems.push(...found.map((line) => `${name} at ${zoom}: ${line}`));
        if (open !== undefined) await page.keyboard.press('Escape');
      }
      await shape(app);
    };
    await comeIn(await app.page(), 'case-manager', wishes);
    let page = await app.page();
    await putOffLines(page, t);
    await take('put-off');
    await page.keyboard.press('Control+2');
    await page.getByRole('row').nth(1).waitFor();
    await page.locator('[data-find]').fill(SEARCH);
    const saved = page.getByRole('button', { name: t('ui:saved-filters.title') });
    const own = page.getByRole('button', { name: SAVED });
    await expect(saved.or(own).first()).toBeVisible();
    await take('saved-menu', async () => {
      await saved.or(own).first().click();
      await page.getByRole('menu').waitFor();
    });
    await saveSearch(page, t);
    await take('saved-menu-own', async () => {
      await own.click();
      await page.getByRole('menu').waitFor();
    });
    page = await changeHands(app, 'reception', wishes);
    await page.getByRole('link', { name: t('visitors:title'), exact: true }).click();
    await take('visitors');
    await page.getByRole('link', { name: t('visitors:add') }).click();
    await take('visitor-form');
    page = await changeHands(app, 'manager', wishes);
    await importCases(page, t);
    await take('archive');
    await app.close();
    expect(problems).toEqual([]);
  });
}

const SAVED = 'قائمة الصباح';

type T = ReturnType<typeof words>;

async function putOffLines(page: Page, t: T): Promise<void> {
  for (let nth = 0; nth < 3; nth += 1) {
    const act = page.locator('.door-acts button[aria-haspopup]').first();
    if ((await act.count()) === 0) break;
    await act.click();
    await page.getByRole('menuitem', { name: t('ui:put-off.tomorrow') }).click();
  }
  const [number = ''] = t('app:today.to-put-off', { number: '|' }).split('|');
  await page.getByRole('button', { name: number }).click();
  await page.getByRole('heading', { name: t('app:today.put-off-title') }).waitFor();
}

async function saveSearch(page: Page, t: T): Promise<void> {
  const unnamed = page.getByRole('button', { name: t('ui:saved-filters.title') });
  if ((await unnamed.count()) === 0) return;
  await unnamed.click();
  await page.getByRole('menuitem', { name: t('ui:saved-filters.save') }).click();
  await page.getByLabel(t('ui:saved-filters.name')).fill(SAVED);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The first cases of the CTDC, brought in once. */
async function importCases(page: Page, t: T): Promise<void> {
  await page.keyboard.press('Control+4');
  await page
    .locator('main')
    .getByRole('link', { name: t('office:door.import.title') })
    .click();
  const toArchive = page.locator('main a[href="/office/import/archive"]').first();
  await page.locator('input[type="file"]').waitFor({ state: 'attached' });
  if ((await toArchive.count()) === 0) {
    const path = join(mkdtempSync(join(tmpdir(), 'kanaf-ctdc-')), CTDC_NAME);
    const lines = new TextDecoder()
      .decode(ctdcBytes())
      .split('\n')
      .slice(0, CASES + 1);
    writeFileSync(path, `${lines.join('\n')}\n`);
    await page.locator('input[type="file"]').setInputFiles(path);
    await page
      .getByRole('button', { name: t('imports:nav.next-check') })
      .click({ timeout: 60_000 });
    await page.getByRole('button', { name: t('imports:check.run'), exact: true }).click();
    await page.getByText(t('imports:done.title')).waitFor({ timeout: 90_000 });
    await page.keyboard.press('Control+4');
    await page
      .locator('main')
      .getByRole('link', { name: t('office:door.import.title') })
      .click();
  }
  await toArchive.click();
  await page.getByRole('heading', { level: 1, name: t('imports:archive.title') }).waitFor();
}

/** What makes the page scroll sideways, and words that their own box cuts off. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, .rail, .badge')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName} ${one.className} ${one.scrollWidth} in ${one.clientWidth}`),
  );
}
