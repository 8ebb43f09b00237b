// Every screen of the vault's own work, in both languages and both lights, for somebody to look at.
import { type Page, test } from '@playwright/test';
import type { DemoRole } from '../../../electron/cli/demo-staff';
import { LANGUAGES, words } from '../support/words';
import {
  changeHands,
  comeIn,
  type DemoWishes,
  follow,
  openDemo,
  openFileWith,
  takePicture,
} from './demo-app';

type Step = (page: Page, t: ReturnType<typeof words>) => Promise<unknown>;
interface Place {
  readonly name: string;
  readonly go: Step;
}

const to =
  (path: string): Step =>
  (page) =>
    follow(page, path);
const tab =
  (key: string): Step =>
  (page, t) =>
    page.getByRole('tab', { name: t(key) }).click();
const office: Step = (page) => page.keyboard.press('Control+4');
const down: Step = (page) =>
  page.locator('main').evaluate((part) => {
    const scroller = part.scrollHeight > part.clientHeight ? part : document.documentElement;
    scroller.scrollTo(0, scroller.scrollHeight);
  });
const then =
  (...steps: readonly Step[]): Step =>
  async (page, t) => {
    for (const step of steps) await step(page, t);
  };
const inFile =
  (row: number): Step =>
  async (page) => {
    await page.keyboard.press('Control+2');
    await page.getByRole('row').nth(row).click();
    await page.getByRole('tab').first().waitFor();
  };
const exited: Step = async (page, t) => {
  await page.keyboard.press('Control+2');
  await page.getByRole('tab', { name: t('residents:filter.exited') }).click();
  await page.waitForTimeout(500);
  await page.getByRole('row').nth(1).click();
  await page.getByRole('tab', { name: t('residents:page.overview') }).waitFor();
};
const erased = then(office, to('/office/retention'));

const ROUNDS: readonly { readonly role: DemoRole; readonly places: readonly Place[] }[] = [
  {
    role: 'manager',
    places: [
      { name: 'today', go: (page) => page.keyboard.press('Control+1') },
      { name: 'office', go: office },
      { name: 'staff', go: then(office, to('/office/staff')) },
      { name: 'staff-new', go: to('/office/staff/new') },
      {
        name: 'staff-person',
        go: then(office, to('/office/staff'), async (page) => {
          await page.getByRole('link', { name: 'PSY-01' }).click();
        }),
      },
      { name: 'staff-leave', go: to('/leave') },
      { name: 'backups', go: then(office, to('/office/backups')) },
      { name: 'backups-down', go: down },
      { name: 'audit-lines', go: then(office, to('/office/audit')) },
      { name: 'audit-checks', go: tab('audit:checks.title') },
      { name: 'audit-witnesses', go: tab('audit:witness.title') },
      { name: 'audit-export', go: tab('audit:export.title') },
      { name: 'retention-reviews', go: erased },
      { name: 'retention-erasures', go: tab('retention:tabs.erasures') },
      { name: 'retention-periods', go: tab('retention:tabs.periods') },
      { name: 'retention-kept', go: tab('retention:tabs.kept') },
      { name: 'keeping', go: then(exited, tab('retention:tab.title')) },
      {
        name: 'consider',
        go: (page) => page.locator('main a[href*="/office/retention/file/"]').first().click(),
      },
      { name: 'erase', go: to('/erase') },
      { name: 'recovery', go: then(office, to('/office/recovery')) },
      { name: 'recovery-drill', go: to('/office/recovery/drill') },
      {
        name: 'recovery-code',
        go: then(office, to('/office/recovery'), to('/office/recovery/code')),
      },
      { name: 'appearance', go: then(office, to('/office/appearance')) },
      { name: 'about', go: then(office, to('/office/about')) },
    ],
  },
  {
    role: 'case-manager',
    places: [
      { name: 'today', go: (page) => page.keyboard.press('Control+1') },
      { name: 'opened-in-emergency', go: emergencyFile },
      { name: 'sessions', go: tab('session-notes:title') },
      { name: 'emergency', go: to('/emergency') },
    ],
  },
  {
    role: 'psychologist',
    places: [
      { name: 'today', go: (page) => page.keyboard.press('Control+1') },
      { name: 'notes', go: then(inFile(1), tab('session-notes:title')) },
    ],
  },
  {
    role: 'reception',
    places: [
      { name: 'today', go: (page) => page.keyboard.press('Control+1') },
      { name: 'file', go: inFile(1) },
      { name: 'leave-note', go: to('/left/new') },
    ],
  },
  { role: 'it', places: [{ name: 'today', go: (page) => page.keyboard.press('Control+1') }] },
  { role: 'auditor', places: [{ name: 'today', go: (page) => page.keyboard.press('Control+1') }] },
];

/** The one of whom it says so. */
async function emergencyFile(page: Page, t: ReturnType<typeof words>): Promise<void> {
  await openFileWith(page, async () => {
    await page.waitForTimeout(500);
    return (await page.getByText(t('emergency:file.title')).count()) > 0;
  });
}

for (const language of LANGUAGES) {
  for (const light of ['light', 'dark'] as const) {
    test(`the vault's screens in ${language}, ${light}`, async () => {
      const wishes: DemoWishes = { language, light };
      const t = words(language);
      const missed: string[] = [];
      const app = await openDemo(wishes);
      const door = await app.page();
      await door.emulateMedia({ colorScheme: light });
      const at = (name: string) => `test-results/walk/${name}-${language}-${light}.png`;
      await takePicture(door, at('unlock'));
      let page: Page | undefined;
      for (const { role, places } of ROUNDS) {
        if (page === undefined) {
          page = await app.page();
          await comeIn(page, role, wishes);
        } else page = await changeHands(app, role, wishes);
        for (const { name, go } of places) {
          try {
            await go(page, t);
            await page.waitForTimeout(400);
            await takePicture(page, at(`${role}-${name}`));
          } catch (error) {
            missed.push(`${role} ${name}: ${String(error).slice(0, 200)}`);
          }
        }
      }
      await app.close();
      if (missed.length > 0) throw new Error(missed.join('\n'));
    });
  }
}
