// The app on the demo vault, opened as one of its staff, in one language and one light.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type DemoRole, passphraseOf, staffCodeOf } from '../../../electron/cli/demo-staff';
import { type RunningApp, startApp, tryToUnlock } from '../support/app';
import { ROOT } from '../support/places';
import { shape } from '../support/screens';
import { type Language, words } from '../support/words';

export type Light = 'light' | 'dark';

export interface DemoOptions {
  readonly language: Language;
  readonly light: Light;
  /** The demo itself when left out. */
  readonly vault?: string;
}

export function demoVault(): string {
  const vault = process.env['KANAF_DEMO_VAULT'];
  if (vault === undefined) throw new Error('npm run pictures names the demo vault');
  return vault;
}

export async function openDemo({
  language,
  vault = demoVault(),
}: DemoOptions): Promise<RunningApp> {
  const app = await startApp({ vault, language });
  await shape(app);
  return app;
}

export async function comeIn(page: Page, role: DemoRole, wishes: DemoOptions): Promise<void> {
  await page.emulateMedia({ colorScheme: wishes.light });
  await tryToUnlock(page, staffCodeOf(role), passphraseOf(role));
  const today = words(wishes.language)('app:today.title');
  await expect(page.getByRole('heading', { level: 1, name: today })).toBeVisible({
    timeout: 60_000,
  });
}

/** Another person at the same desk. */
export async function changeHands(
  app: RunningApp,
  role: DemoRole,
  wishes: DemoOptions,
): Promise<Page> {
  const door = await lockDemo(app);
  await comeIn(door, role, wishes);
  return door;
}

export async function lockDemo(app: RunningApp): Promise<Page> {
  const page = await app.page();
  const door = await app.windowAfter(() =>
    page.keyboard.press('Control+Shift+L').catch(() => undefined),
  );
  await shape(app);
  return door;
}

/** Once nothing is loading any more; `path` from the root of the checkout. */
export async function takePicture(page: Page, path: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  await expect(page.locator('.loading, [role="progressbar"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  // What the pointer happens to lie on would look chosen.
  await page.mouse.move(0, 0);
  const file = join(ROOT, path);
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide', scale: 'css' });
}

/** Follows the first link that leads to a path ending so. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.locator(`a[href$="${path}"]`).first().click();
}

async function toList(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await expect(page.locator('.person-bar')).toHaveCount(0);
  await page.getByRole('row').nth(1).waitFor();
}

/** Opens one file of the list after the other until one shows what is looked for; the longest in the house first. */
export async function openFileWith(page: Page, shows: () => Promise<boolean>): Promise<void> {
  await toList(page);
  for (let row = (await page.getByRole('row').count()) - 1; row > 0; row -= 1) {
    await toList(page);
    // A long list draws only what is seen of it: a row may give way to another while it is pressed.
    await expect(async () => {
      await page.getByRole('row').nth(row).click({ timeout: 3_000 });
      await expect(page.locator('.person-bar')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    if (await shows()) return;
  }
  throw new Error('no file in the house shows it');
}
