// The base of every screen, to be looked at: Today, the list, a file with its forms, search box, help and shortcuts.
import { type Page, test } from '@playwright/test';
import { NARROW, shape } from '../support/screens';
import { words } from '../support/words';
import { changeHands, comeIn, type DemoOptions, follow, openDemo, takePicture } from './demo-app';

type T = ReturnType<typeof words>;

const WISHES: readonly DemoOptions[] = [
  { language: 'ar', light: 'light' },
  { language: 'en', light: 'light' },
  { language: 'ar', light: 'dark' },
];

async function firstFile(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('row').nth(2).click();
  await page.locator('.person-bar').waitFor();
}

const tab = (page: Page, t: T, key: string) =>
  page.getByRole('tab', { name: t(key), exact: true }).click();

for (const wishes of WISHES) {
  const { language, light } = wishes;
  const t = words(language);
  test(`the base of every screen in ${language}, ${light}`, async () => {
    const app = await openDemo(wishes);
    const take = async (name: string) => {
      const page = await app.page();
      await page.waitForTimeout(400);
      await takePicture(page, `test-results/shell/${name}-${language}-${light}.png`);
      if (light === 'dark' || language === 'en') return;
      await shape(app, 1, NARROW);
      await page.waitForTimeout(200);
      await takePicture(page, `test-results/shell/${name}-${language}-narrow.png`);
      await shape(app);
    };
    await comeIn(await app.page(), 'manager', wishes);
    let page = await app.page();
    await take('today');
    await page.keyboard.press('Control+2');
    await page.getByRole('row').nth(1).waitFor();
    await take('residents');
    await firstFile(page);
    await take('file');
    await tab(page, t, 'care-plans:title');
    await take('plan');
    await follow(page, '/edit').catch(() => undefined);
    await page.keyboard.press('F2');
    await take('correct');
    await page.keyboard.press('Control+N');
    await take('admit');
    await page.keyboard.press('Control+K');
    await take('palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await take('help');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+/');
    await take('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+4');
    await take('office');
    page = await changeHands(app, 'psychologist', wishes);
    await firstFile(page);
    await tab(page, t, 'progress:title');
    await take('progress');
    await tab(page, t, 'session-notes:title');
    await follow(page, '/notes/new');
    await take('new-note');
    page = await changeHands(app, 'reception', wishes);
    await take('today-desk');
    await firstFile(page);
    await take('file-desk');
    await app.close();
  });
}
