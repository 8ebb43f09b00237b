// Pictures of the screens, always the same size and names. They go to test-results; `KANAF_SCREENS=keep` also
// renews the ones kept beside the journeys, so that a plain test run never changes the checkout.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunningApp } from './app';
import { ROOT, SCREENS } from './places';
import type { Language } from './words';

export const SHAPE = { width: 1280, height: 720 };

/** As wide as the page is at twice its size, and high enough to see something of it. */
export const NARROW = { width: 640, height: 900 };

/** The page at 1280x720, whatever the window manager made of it. */
export async function shape(app: RunningApp, zoom = 1, size = SHAPE): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, { width, height, factor }) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().includes('/src/app/'),
      );
      window?.setContentSize(width, height);
      window?.webContents.setZoomFactor(factor);
    },
    { ...size, factor: zoom },
  );
}

export async function picture(page: Page, language: Language, name: string): Promise<void> {
  const folder =
    process.env['KANAF_SCREENS'] === 'keep' ? SCREENS : join(ROOT, 'test-results/screens');
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: join(folder, `${language}-${name}.png`),
    animations: 'disabled',
    caret: 'hide',
    scale: 'css',
  });
}
