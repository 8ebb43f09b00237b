// A morning on which nothing opens as it should. Whatever it is, the worker reads in her own language what is wrong, what is
// safe and how she goes on, by a control that works; and no byte of the vault is changed.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, switchLanguage, tryToUnlock, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { printsOf, willChoose } from './support/folders';
import { passphraseOf, staffCodeOf } from './support/people';
import {
  asOfLater,
  backUpTo,
  folderOf,
  prepareDamaged,
  prepareFurnished,
  prepareVault,
  type Vault,
} from './support/prepared';
import { readOnlyCopy, type ReadOnlyMedium } from './support/read-only';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, words } from './support/words';

type Step = 'restore' | 'salvage' | 'again' | 'folder';

interface TroubleCase {
  readonly name: string;
  readonly code: string;
  /** What its sentence is told, in the digits of each language. */
  readonly told?: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** Ways on, the first of them the one that stands out. */
  readonly steps: readonly Step[];
  /** Shown only once somebody has tried to come in. */
  readonly afterTry?: boolean;
  readonly spoil: (folder: string) => void | Promise<void>;
}

const CASES: readonly TroubleCase[] = [
  {
    name: 'both-headers',
    code: 'vault.header-damaged',
    steps: ['restore', 'folder', 'again'],
    spoil: (folder) => {
      flip(join(folder, 'header-a.kanaf'), 40);
      flip(join(folder, 'header-b.kanaf'), 90);
    },
  },
  {
    name: 'later',
    code: 'vault.newer-format',
    told: { ar: { format: '٢', own: '١' }, en: { format: '2', own: '1' } },
    steps: ['folder', 'again', 'restore'],
    spoil: asOfLater,
  },
  {
    name: 'records',
    code: 'database.damaged',
    steps: ['salvage', 'restore', 'folder', 'again'],
    afterTry: true,
    spoil: (folder) => flip(join(folder, 'records.kanaf'), 700),
  },
  {
    name: 'keyring',
    code: 'database.keyring-damaged',
    steps: ['restore', 'salvage', 'folder', 'again'],
    afterTry: true,
    spoil: (folder) => flip(join(folder, 'keyring.kanaf'), 700),
  },
];

const NAMES: Readonly<Record<Step, string>> = {
  restore: 'backups:restore.title',
  salvage: 'backups:salvage.title',
  again: 'ui:try-again',
  folder: 'vault:folder.choose',
};

const ARABIC = words('ar');
const GIVES_NO_WAY_OUT = /حذف|مسح|محو|إزالة|delete|remove|erase|reset|start over/i;

let app: RunningApp;
let base: string;
const houses: Vault[] = [];
const media: ReadOnlyMedium[] = [];

test.beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'kanaf-morning-'));
});
test.afterEach(async () => {
  await app.close();
  for (const house of houses.splice(0)) house.destroy();
  for (const medium of media.splice(0)) medium.takeAway();
  rmSync(base, { recursive: true, force: true });
});

async function prepared(): Promise<Vault> {
  const house = await prepareVault({ roles: ['case-manager'] });
  houses.push(house);
  return house;
}

test('each trouble at the door has its own words and ways on, and changes nothing', async () => {
  const house = await prepared();
  const folders = new Map<TroubleCase, string>();
  for (const one of CASES) {
    const folder = join(base, one.name);
    cpSync(folderOf(house), folder, { recursive: true });
    await one.spoil(folder);
    folders.set(one, folder);
  }
  app = await startApp({ vault: folders.get(CASES[0] as TroubleCase) ?? '' });
  const page = await app.page();
  await shape(app);
  for (const [one, folder] of folders) {
    if (one !== CASES[0]) await chooseAnother(page, folder);
    const before = printsOf(folder);
    if (one.afterTry === true) await tryAsManager(page);
    for (const language of LANGUAGES) {
      if (language === 'en') await switchLanguage(page);
      await expectTrouble(page, language, one);
    }
    await switchLanguage(page);
    await press(page, 'ui:try-again');
    if (one.afterTry === true) await tryAsManager(page);
    await expect(page.getByRole('heading', { level: 1, name: titleOf('ar', one) })).toBeVisible();
    expect(printsOf(folder)).toEqual(before);
  }
  expect(app.complaints).toEqual([]);
});

test('a vault that opens all the same, one that is busy, one that takes no writing, and a wrong passphrase', async () => {
  const house = await prepared();
  const worn = join(base, 'worn');
  cpSync(folderOf(house), worn, { recursive: true });
  flip(join(worn, 'header-a.kanaf'), 40);
  const before = printsOf(worn);
  app = await startApp({ vault: worn });
  const page = await app.page();
  await shape(app);
  await expect(page.getByText(ARABIC('vault:unlock.worn'))).toBeVisible();
  await tryToUnlock(page, staffCodeOf('manager'), 'not the words of this person');
  await expect(page.getByText(ARABIC('errors:vault.wrong-passphrase')).first()).toBeVisible();
  await expectNoObstacles(page, 'a worn header and a wrong passphrase');
  await picture(page, 'ar', 'trouble-worn');
  expect(printsOf(worn)).toEqual(before);

  // Another program has it: the same shelter is open at another desk of this computer.
  await house.actAs('manager');
  await chooseAnother(page, folderOf(house));
  const whileOpen = printsOf(folderOf(house));
  await tryAsManager(page);
  await expectTrouble(page, 'ar', {
    name: 'in-use',
    code: 'database.in-use',
    steps: ['again', 'folder'],
  });
  expect(printsOf(folderOf(house))).toEqual(whileOpen);
  house.at.lock('asked');

  const medium = readOnlyCopy(folderOf(house));
  media.push(medium);
  const onMedium = printsOf(medium.path);
  await chooseAnother(page, medium.path);
  await tryAsManager(page);
  await expectTrouble(page, 'ar', {
    name: 'read-only',
    code: 'vault.cannot-write',
    steps: ['folder', 'again'],
  });
  expect(printsOf(medium.path)).toEqual(onMedium);

  // The one that was busy is free now, and opens.
  await chooseAnother(page, folderOf(house));
  await unlock(page, 'manager');
  expect(app.complaints).toEqual([]);
});

test('a damaged page is met in the middle of work: the list is read on, it is told on every page, and the rest is rescued', async () => {
  const { vault, her } = await prepareDamaged();
  houses.push(vault);
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  await shape(app);
  await unlock(page, 'manager');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('row')).toHaveCount(13);
  await page.getByRole('row').filter({ hasText: her.caseNumber }).click();
  await expect(page.getByText(ARABIC('residents:part.unreadable'))).toBeVisible();
  await expect(page.getByText(ARABIC('audit:damage.title'))).toBeVisible();
  await expectNoObstacles(page, 'a damaged page is told');
  await picture(page, 'ar', 'damage-met');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('row')).toHaveCount(13);
  await expect(page.getByText(ARABIC('audit:damage.what'))).toBeVisible();

  const door = await app.windowAfter(() => press(page, 'audit:damage.next'));
  await shape(app);
  const before = printsOf(folderOf(vault));
  await expectTrouble(door, 'ar', {
    name: 'after-damage',
    code: 'vault.damaged',
    steps: ['salvage', 'restore'],
  });
  await press(door, 'backups:salvage.title');
  await expectNoObstacles(door, 'the rescue begins');
  await picture(door, 'ar', 'salvage');
  await proveAsManager(door);
  await press(door, 'backups:salvage.begin');
  await expect(door.getByText(ARABIC('backups:salvage.tables-lost'))).toBeVisible({
    timeout: 60_000,
  });
  await expectNoObstacles(door, 'the rescue is told');
  await picture(door, 'ar', 'salvaged');
  expect(printsOf(folderOf(vault))).toEqual(before);
  await press(door, 'backups:salvage.go-on');

  await unlock(door, 'manager');
  await door.keyboard.press('Control+2');
  await expect(door.getByRole('row')).toHaveCount(13);
  await picture(door, 'ar', 'after-salvage');
  await door.getByRole('row').filter({ hasText: her.caseNumber }).click();
  await expect(door.getByText(ARABIC('residents:part.lost'))).toBeVisible();
  await expectNoObstacles(door, 'a file of which a part was lost');
  await picture(door, 'ar', 'after-salvage-her');
  expect(printsOf(folderOf(vault))).toEqual(before);
  expect(app.complaints).toEqual([]);
});

test('a backup on a medium that takes no writing becomes a new vault beside the damaged one', async () => {
  const { vault, her } = await prepareFurnished();
  houses.push(vault);
  const stick = join(base, 'stick');
  mkdirSync(stick);
  await backUpTo(vault, stick);
  const medium = readOnlyCopy(stick);
  media.push(medium);
  for (const name of ['header-a.kanaf', 'header-b.kanaf']) flip(join(folderOf(vault), name), 40);
  const before = printsOf(folderOf(vault));
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  await shape(app);
  await press(page, 'backups:restore.title');
  await willChoose(app, medium.path);
  await press(page, 'backups:restore.choose');
  await proveAsManager(page);
  await expectNoObstacles(page, 'a restore beside a damaged vault');
  await picture(page, 'ar', 'restore-beside');
  await press(page, 'backups:restore.begin');
  await expect(page.getByText(ARABIC('backups:restore.done'))).toBeVisible({ timeout: 60_000 });
  await picture(page, 'ar', 'restored-beside');
  await press(page, 'backups:salvage.go-on');
  await unlock(page, 'manager');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('row')).toHaveCount(13);
  await expect(page.getByRole('row').filter({ hasText: her.caseNumber })).toBeVisible();
  expect(printsOf(folderOf(vault))).toEqual(before);
  expect(app.complaints).toEqual([]);
});

function titleOf(language: Language, { code }: Pick<TroubleCase, 'code'>): string {
  return words(language)(`vault:trouble.${code.replace('.', '-')}.title`);
}

async function expectTrouble(
  page: Page,
  language: Language,
  one: Pick<TroubleCase, 'name' | 'code' | 'told' | 'steps'>,
): Promise<void> {
  const t = words(language);
  const key = one.code.replace('.', '-');
  await expect(page.getByRole('heading', { level: 1, name: titleOf(language, one) })).toBeVisible();
  for (const said of [
    `errors:${one.code}`,
    `vault:trouble.${key}.safe`,
    `vault:trouble.${key}.next`,
    'vault:trouble.for-it',
  ]) {
    await expect(page.getByText(t(said, one.told?.[language]))).toBeVisible();
  }
  await expect(page.getByText(/^T-\d\d$/)).toBeVisible();
  for (const step of one.steps) {
    await expect(page.getByRole('button', { name: t(NAMES[step]), exact: true })).toBeEnabled();
  }
  const main = page.getByRole('main').getByRole('button');
  await expect(main.first()).toHaveText(t(NAMES[one.steps[0] ?? 'again']));
  for (const button of await page.getByRole('button').allInnerTexts()) {
    expect(button).not.toMatch(GIVES_NO_WAY_OUT);
  }
  await expectNoObstacles(page, `${one.name} in ${language}`);
  await picture(page, language, `trouble-${one.name}`);
}

async function chooseAnother(page: Page, folder: string): Promise<void> {
  await willChoose(app, folder);
  const [pid] = await app.vaultPids();
  const forms = await page.locator('main form').elementHandles();
  await press(page, 'vault:folder.choose');
  await expect.poll(async () => (await app.vaultPids()).includes(pid ?? 0)).toBe(false);
  // The old folder's form still stands for a moment: what is typed into it would go with it.
  for (const form of forms) await page.waitForFunction((one) => !one.isConnected, form);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** The form of the folder before stands there until the vault has told of the chosen one, and what was typed goes with it. */
async function tryAsManager(page: Page): Promise<void> {
  const door = page.getByRole('heading', { level: 1, name: ARABIC('vault:unlock.title') });
  await expect(async () => {
    await tryToUnlock(page, staffCodeOf('manager'), passphraseOf('manager'));
    await expect(door).toHaveCount(0, { timeout: 4000 });
  }).toPass();
}

async function proveAsManager(page: Page): Promise<void> {
  await page.getByLabel(ARABIC('backups:restore.code')).fill(staffCodeOf('manager'));
  await page.getByLabel(ARABIC('backups:restore.passphrase')).first().fill(passphraseOf('manager'));
}

async function press(page: Page, key: string): Promise<void> {
  await page
    .getByRole('button', { name: ARABIC(key), exact: true })
    .first()
    .click();
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}
