// The real app on a folder of its own. Whatever its pages complain about (policy, script faults) is kept for the test to see.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import type { Role } from '../../../src/kernel/compartments';
import { APP, ROOT } from './places';
import { passphraseOf, staffCodeOf } from './people';
import { type Language, words } from './words';

export interface AppOptions {
  /** Where the vault lies; the profile's own folder when left out. */
  readonly vault?: string;
  readonly language?: Language;
  readonly idleSeconds?: number;
  /** An installed app that is looked at in place of this one. */
  readonly installed?: string;
  /** Beside what the test itself was given. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly vaultFolder: string;
  /** Everything the app keeps beside the vault; removed at `close`. */
  readonly profile: string;
  /** What any page said against its policy, or any fault of its script. */
  readonly complaints: readonly string[];
  /** The window that stands there now: a lock replaces it. */
  page(): Promise<Page>;
  /** Process ids of the running vault. */
  vaultPids(): Promise<readonly number[]>;
  /** Does something and answers the window that took the old one's place, once `landmark` (a heading) stands in it. */
  windowAfter(action: () => Promise<unknown>, landmark?: string): Promise<Page>;
  close(): Promise<void>;
}

const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
/** Asked often: the runner would let a second go by between two looks. */
const READY = { timeout: 30_000, intervals: [50] };

export async function startApp(wishes: AppOptions = {}): Promise<RunningApp> {
  const profile = mkdtempSync(join(tmpdir(), 'kanaf-journey-'));
  const vaultFolder = wishes.vault ?? join(profile, 'vault');
  const complaints: string[] = [];
  const electron = await _electron.launch({
    args: [
      ...AS_ROOT,
      APP,
      `--profile=${join(profile, 'profile')}`,
      `--vault=${vaultFolder}`,
      ...(wishes.installed === undefined ? [] : [`--installed=${wishes.installed}`]),
      ...(wishes.idleSeconds === undefined ? [] : [`--idle-seconds=${wishes.idleSeconds}`]),
    ],
    cwd: ROOT,
    env: { ...onlyText(process.env), KANAF_QUICK_KEYS: '1', ...wishes.env },
  });
  electron.on('window', (page) => listenTo(page, complaints));
  for (const page of electron.windows()) listenTo(page, complaints);
  const app: RunningApp = {
    electron,
    vaultFolder,
    profile,
    complaints,
    page: async () => {
      await expect.poll(() => appWindows(electron).length, READY).toBeGreaterThan(0);
      return await standing(appWindows(electron).at(-1));
    },
    vaultPids: () =>
      electron.evaluate(({ app: main }) =>
        main
          .getAppMetrics()
          .filter(
            ({ serviceName, name }) => serviceName === 'kanaf-vault' || name === 'kanaf-vault',
          )
          .map(({ pid }) => pid),
      ),
    windowAfter: async (action, landmark) => {
      const old = new Set(electron.windows());
      await action();
      const fresh = () => appWindows(electron).find((page) => !old.has(page));
      await expect.poll(() => fresh() !== undefined, READY).toBe(true);
      await expect.poll(() => appWindows(electron).length, READY).toBe(1);
      return await standing(fresh(), landmark);
    },
    close: async () => {
      await electron.close();
      // Chromium’s helpers may outlive main by a moment and still write.
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  const page = await app.page();
  if ((wishes.language ?? 'ar') !== 'ar') await switchLanguage(page);
  return app;
}

function appWindows(electron: ElectronApplication): readonly Page[] {
  return electron.windows().filter((page) => page.url().includes('/src/app/'));
}

async function standing(page: Page | undefined, landmark = 'h1'): Promise<Page> {
  if (page === undefined) throw new Error('no window stands');
  try {
    await page.locator(landmark).first().waitFor({ timeout: READY.timeout });
  } catch (cause) {
    const shown = await page.locator('body').innerHTML();
    throw new Error(`no page stands at ${page.url()}: ${shown.slice(0, 600)}`, { cause });
  }
  return page;
}

function listenTo(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`fault: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url, lineNumber, columnNumber } = message.location();
    complaints.push(`console: ${message.text()} (${url}:${lineNumber}:${columnNumber})`);
  });
}

function onlyText(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(kept);
}

export async function languageOf(page: Page): Promise<Language> {
  return (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'ar';
}

/** By the button that every screen has. */
export async function switchLanguage(page: Page): Promise<void> {
  const now = await languageOf(page);
  await page
    .getByRole('button', { name: words(now)('app:language.switch') })
    .first()
    .click();
  await expect(page.locator('html')).toHaveAttribute('lang', now === 'ar' ? 'en' : 'ar');
}

/** Through the door as one role of the prepared vault. */
export async function unlock(page: Page, role: Role): Promise<void> {
  const t = words(await languageOf(page));
  await tryToUnlock(page, staffCodeOf(role), passphraseOf(role));
  await expect(page.getByRole('heading', { level: 1, name: t('app:today.title') })).toBeVisible();
  await hearsKeys(page);
}

/** Shortcuts are heard once the page has been drawn, a moment after its heading can be seen. */
async function hearsKeys(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))),
  );
}

export async function tryToUnlock(page: Page, code: string, passphrase: string): Promise<void> {
  const t = words(await languageOf(page));
  await page.getByRole('textbox', { name: t('vault:manager.code') }).fill(code);
  await page.getByLabel(t('vault:manager.passphrase'), { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: t('vault:unlock.open'), exact: true }).click();
}
