// The long forms and the pages beside them, in both languages and both lights and at twice the size, for somebody to look at.
// `npm run pictures -- --forms` takes them into test-results/forms.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import type { DemoRole } from '../../../electron/cli/demo-staff';
import { NARROW, shape } from '../support/screens';
import { LANGUAGES, words } from '../support/words';
import {
  changeHands,
  comeIn,
  demoVault,
  type DemoOptions,
  follow,
  openDemo,
  takePicture,
} from './demo-app';

type T = ReturnType<typeof words>;
interface Place {
  readonly name: string;
  readonly go: (page: Page, t: T) => Promise<unknown>;
}

const file = async (page: Page) => {
  await page.keyboard.press('Control+2');
  await page.getByRole('row').nth(2).click();
  await page.locator('.person-bar').waitFor();
};
const tab = (page: Page, t: T, key: string) =>
  page.getByRole('tab', { name: t(key), exact: true }).click();
/** Of the one who has been here longest: it has a need, a goal and a task. */
const plan = async (page: Page, t: T) => {
  await page.keyboard.press('Control+2');
  await page.getByRole('row').nth(2).waitFor();
  await page.getByRole('row').last().click();
  await page.locator('.person-bar').waitFor();
  await tab(page, t, 'care-plans:title');
};
/** Past the search that comes first. */
const admit = async (page: Page, t: T) => {
  await page.keyboard.press('Control+N');
  await page.getByLabel(t('residents:duplicates.name'), { exact: false }).first().fill('Qq Zz');
  await page.keyboard.press('Enter');
  await page.locator('.fieldset').first().waitFor();
};
const down = (page: Page) =>
  page.locator('main').evaluate((part) => {
    const scroller = part.scrollHeight > part.clientHeight ? part : document.documentElement;
    scroller.scrollTo(0, scroller.scrollHeight);
  });
const to =
  (path: string) =>
  (page: Page): Promise<void> =>
    follow(page, path);
const part =
  (link: string) =>
  async (page: Page, t: T): Promise<void> => {
    await plan(page, t);
    await page.locator(`main a${link}`).first().click();
  };
const other = async (page: Page) => {
  const box = page.getByRole('combobox').first();
  await box.fill('ا');
  await page.waitForTimeout(800);
  // The first may be the file itself.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
};
const narrowed = async (page: Page, t: T) => {
  await page.keyboard.press('Control+2');
  await page.locator('.list-search-input').fill('ا');
  await page.getByRole('button', { name: t('ui:saved-filters.title') }).click();
};
const since = async (page: Page) => {
  await page.locator('.date-part-year input').first().fill('2025');
  await page.waitForTimeout(800);
};
const putOff = async (page: Page, t: T) => {
  await page.keyboard.press('Control+1');
  const [label = ''] = t('ui:put-off.of').split('{{');
  await page.getByRole('button', { name: label.trim() }).first().click();
};

const ROUNDS: readonly (readonly [DemoRole, readonly Place[]])[] = [
  [
    'case-manager',
    [
      { name: 'residents', go: (page) => page.keyboard.press('Control+2') },
      { name: 'residents-saved', go: narrowed },
      { name: 'search-first', go: (page) => page.keyboard.press('Control+N') },
      { name: 'admit', go: admit },
      { name: 'admit-down', go: down },
      { name: 'today', go: (page) => page.keyboard.press('Control+1') },
      { name: 'put-off', go: putOff },
      { name: 'timeline', go: async (page) => (await file(page), to('/timeline')(page)) },
      { name: 'edit', go: async (page) => (await file(page), page.keyboard.press('F2')) },
      { name: 'edit-down', go: down },
      { name: 'exit', go: async (page) => (await file(page), to('/exit')(page)) },
      { name: 'merge', go: async (page) => (await file(page), to('/merge')(page)) },
      { name: 'merge-two', go: other },
      { name: 'merge-two-down', go: down },
      { name: 'need', go: part('[href$="/plan/need"]') },
      { name: 'goal', go: part('[href*="/plan/need/"][href$="/goal"]') },
      { name: 'goal-down', go: down },
      { name: 'task', go: part('[href*="/plan/goal/"][href$="/task"]') },
    ],
  ],
  [
    'manager',
    [
      {
        name: 'settings',
        go: async (page) => (await page.keyboard.press('Control+4'), to('/office/settings')(page)),
      },
      { name: 'settings-down', go: down },
      { name: 'who-looked', go: async (page) => (await file(page), to('/who-looked')(page)) },
      {
        name: 'visitors',
        go: async (page) => (await page.keyboard.press('Control+1'), to('/visitors')(page)),
      },
      { name: 'visitors-since', go: since },
    ],
  ],
  [
    'reception',
    [
      { name: 'visitors', go: to('/visitors') },
      { name: 'visitors-new', go: to('/visitors/new') },
      { name: 'admit', go: admit },
    ],
  ],
];

for (const language of LANGUAGES) {
  for (const light of ['light', 'dark'] as const) {
    test(`forms in ${language}, ${light}`, async () => {
      // A vault of its own: a draft that the run before left would be offered.
      const base = mkdtempSync(join(tmpdir(), 'kanaf-forms-'));
      const vault = join(base, 'vault');
      cpSync(demoVault(), vault, { recursive: true });
      const wishes: DemoOptions = { language, light, vault };
      const t = words(language);
      const app = await openDemo(wishes);
      const missed: string[] = [];
      const take = async (page: Page, name: string) => {
        await page.waitForTimeout(400);
        await takePicture(page, `test-results/forms/${name}-${language}-${light}.png`);
        if (light === 'dark') return;
        await shape(app, 1, NARROW);
        await page.waitForTimeout(200);
        await takePicture(page, `test-results/forms/${name}-${language}-narrow.png`);
        await shape(app);
      };
      for (const [at, [role, places]] of ROUNDS.entries()) {
        const page = at === 0 ? await app.page() : await changeHands(app, role, wishes);
        if (at === 0) await comeIn(page, role, wishes);
        page.setDefaultTimeout(8_000);
        for (const { name, go } of places) {
          try {
            await page.keyboard.press('Escape');
            await go(page, t);
            await take(page, `${role}-${name}`);
          } catch (error) {
            missed.push(`${role} ${name}: ${String(error).slice(0, 200)}`);
            await shape(app);
          }
        }
      }
      await app.close();
      rmSync(base, { recursive: true, force: true });
      if (missed.length > 0) throw new Error(missed.join('\n'));
    });
  }
}
