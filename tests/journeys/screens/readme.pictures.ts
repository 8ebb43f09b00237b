// The pictures of the readme, renewed from the demo: Arabic first, light.
import { test } from '@playwright/test';
import { words } from '../support/words';
import {
  changeHands,
  comeIn,
  type DemoOptions,
  openDemo,
  openFileWith,
  takePicture,
} from './demo-app';

const ARABIC: DemoOptions = { language: 'ar', light: 'light' };
const ENGLISH: DemoOptions = { language: 'en', light: 'light' };

test('in Arabic: Today of the psychologist, then the list of residents', async () => {
  const app = await openDemo(ARABIC);
  await comeIn(await app.page(), 'psychologist', ARABIC);
  await takePicture(await app.page(), 'docs/images/today-ar.png');
  const page = await changeHands(app, 'manager', ARABIC);
  await page.keyboard.press('Control+2');
  await page.getByRole('row').nth(2).waitFor();
  await takePicture(page, 'docs/images/residents-ar.png');
  await app.close();
});

test('in English: a chart of progress, then a file that was opened in an emergency', async () => {
  const t = words('en');
  const app = await openDemo(ENGLISH);
  await comeIn(await app.page(), 'psychologist', ENGLISH);
  let page = await app.page();
  await openFileWith(page, async () => {
    await page.getByRole('tab', { name: t('progress:title'), exact: true }).click();
    await page.waitForTimeout(1_000);
    return (await page.locator('main svg[role="img"]').count()) > 0;
  });
  const chart = page.locator('main svg[role="img"]').first();
  await chart.evaluate((part) => part.scrollIntoView({ block: 'center' }));
  await takePicture(page, 'docs/images/progress-en.png');
  page = await changeHands(app, 'case-manager', ENGLISH);
  await openFileWith(page, async () => {
    await page.waitForTimeout(500);
    return (await page.getByText(t('emergency:file.title')).count()) > 0;
  });
  await takePicture(page, 'docs/images/file-en.png');
  await app.close();
});
