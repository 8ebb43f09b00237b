// Every screen of the vault's own work, in both languages and both lights and in a narrow window, for somebody to look at.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { type DemoRole, passphraseOf, staffCodeOf } from '../../../electron/cli/demo-staff';
import { type RunningApp, tryToUnlock } from '../support/app';
import { NARROW, shape } from '../support/screens';
import { LANGUAGES, words } from '../support/words';
import {
  changeHands,
  comeIn,
  demoVault,
  type DemoOptions,
  follow,
  lockDemo,
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

interface Round {
  readonly role: DemoRole;
  readonly places: readonly Place[];
}

/** The manager's first: she has come in by then. */
const ROUNDS: readonly Round[] = [
  {
    role: 'manager',
    places: [
      { name: 'today', go: (page) => page.keyboard.press('Control+1') },
      { name: 'today-down', go: down },
      { name: 'residents', go: (page) => page.keyboard.press('Control+2') },
      { name: 'reports', go: (page) => page.keyboard.press('Control+3') },
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
      { name: 'sign-ins', go: then(office, to('/office/staff'), to('/own/sign-ins')) },
      { name: 'backups', go: then(office, to('/office/backups')) },
      { name: 'backups-down', go: down },
      { name: 'audit-lines', go: then(office, to('/office/audit')) },
      { name: 'audit-checks', go: tab('audit:checks.title') },
      { name: 'audit-witnesses', go: tab('audit:witness.title') },
      { name: 'audit-witnesses-summary', go: witnessed },
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
      { name: 'import', go: then(office, to('/office/import')) },
      { name: 'appearance', go: then(office, to('/office/appearance')) },
      { name: 'about', go: then(office, to('/office/about')) },
    ],
  },
  {
    role: 'case-manager',
    places: [
      { name: 'today', go: (page) => page.keyboard.press('Control+1') },
      { name: 'opened-in-emergency', go: emergencyFile },
      { name: 'plan', go: tab('care-plans:title') },
      { name: 'progress', go: tab('progress:title') },
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

/** The signed summary of the demo, read as a witness. */
async function witnessed(page: Page, t: ReturnType<typeof words>): Promise<void> {
  const out = join(dirname(demoVault()), 'out');
  const name = readdirSync(out).find((file) => file.endsWith('.json')) ?? '';
  await page.locator('main input[type="file"]').setInputFiles(join(out, name));
  const verdict = page.getByText(t('audit:witness.verdict.agrees'));
  await verdict.waitFor();
  await page.locator('.drop').scrollIntoViewIfNeeded();
}

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
      const base = mkdtempSync(join(tmpdir(), 'kanaf-walk-'));
      const vault = join(base, 'vault');
      cpSync(demoVault(), vault, { recursive: true });
      const walk = await beginWalk({ language, light, vault });
      await atTheDoor(walk);
      for (const round of ROUNDS) await walkRound(walk, round);
      await withAlarm(walk);
      await walk.app.close();
      await onNetwork({ language, light, vault: `/${vault}` });
      rmSync(base, { recursive: true, force: true });
      if (walk.missed.length > 0) throw new Error(walk.missed.join('\n'));
    });
  }
}

interface Walk {
  readonly app: RunningApp;
  readonly wishes: DemoOptions;
  readonly t: ReturnType<typeof words>;
  readonly missed: string[];
}

async function beginWalk(wishes: DemoOptions): Promise<Walk> {
  const app = await openDemo(wishes);
  return { app, wishes, t: words(wishes.language), missed: [] };
}

/** At the usual size; in the light also as narrow as the page is at twice its size. */
async function take({ app, wishes }: Pick<Walk, 'app' | 'wishes'>, name: string): Promise<void> {
  const { language, light } = wishes;
  const page = await app.page();
  await page.waitForTimeout(400);
  await takePicture(page, `test-results/walk/${name}-${language}-${light}.png`);
  if (light === 'dark') return;
  await shape(app, 1, NARROW);
  await page.waitForTimeout(200);
  await takePicture(page, `test-results/walk/${name}-${language}-narrow.png`);
  await shape(app);
}

/** One wrong try: Today tells its owner of it. */
async function atTheDoor(walk: Walk): Promise<void> {
  const door = await walk.app.page();
  await door.emulateMedia({ colorScheme: walk.wishes.light });
  await take(walk, 'unlock');
  await tryToUnlock(door, staffCodeOf('manager'), 'not these words at all');
  await door.locator('[role="alert"], [role="status"], .error-summary').first().waitFor();
  await take(walk, 'unlock-refused');
  await comeIn(door, 'manager', walk.wishes);
}

async function walkRound(walk: Walk, { role, places }: Round): Promise<void> {
  const page =
    role === 'manager' ? await walk.app.page() : await changeHands(walk.app, role, walk.wishes);
  for (const { name, go } of places) {
    try {
      await go(page, walk.t);
      await take(walk, `${role}-${name}`);
    } catch (error) {
      walk.missed.push(`${role} ${name}: ${String(error).slice(0, 200)}`);
      await shape(walk.app);
    }
  }
}

/** This computer remembers a longer trail than the vault holds. */
async function withAlarm(walk: Walk): Promise<void> {
  const door = await lockDemo(walk.app);
  const profile = join(walk.app.profile, 'profile');
  for (const name of readdirSync(profile).filter((file) => file.startsWith('last-seen-'))) {
    const seen = JSON.parse(readFileSync(join(profile, name), 'utf8')) as { size: number };
    writeFileSync(join(profile, name), JSON.stringify({ ...seen, size: seen.size + 40 }));
  }
  await comeIn(door, 'manager', walk.wishes);
  await door.getByText(walk.t('audit:alarm.title')).waitFor();
  await take(walk, 'manager-today-alarm');
  await office(door, walk.t);
  await follow(door, '/office/audit');
  await take(walk, 'manager-audit-alarm');
}

/** Two slashes at the front are the name of a share. */
async function onNetwork(wishes: DemoOptions): Promise<void> {
  const { app } = await beginWalk(wishes);
  const door = await app.page();
  await door.emulateMedia({ colorScheme: wishes.light });
  await tryToUnlock(door, staffCodeOf('manager'), passphraseOf('manager'));
  await door.locator('.trouble-steps').waitFor();
  await take({ app, wishes }, 'unlock-on-network');
  await app.close();
}
