// A colleague is let in, the one who holds the keys hands them over, and somebody leaves: in the real app, where the
// vault's files are renewed in a thread of the vault's own process.
import { readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, tryToUnlock, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { passphraseOf, staffCodeOf } from './support/people';
import { folderOf, prepareVault, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, pattern, words } from './support/words';

const CODE = 'PSY-02';
const PASSPHRASE = {
  ar: 'سبعة طيور بيضاء فوق الملح',
  en: 'seven herons over the salt marsh',
} as const;

let vault: Vault;
let app: RunningApp;
test.beforeEach(async () => {
  vault = await prepareVault({ roles: ['psychologist', 'social-worker', 'it'] });
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

for (const language of LANGUAGES) {
  test(`let in, handed keys, left, in ${language}`, async () => {
    const t = words(language);
    app = await startApp({ vault: folderOf(vault), language });
    let page = await app.page();
    await shape(app);
    await unlock(page, 'manager');
    await letIn(page, language);

    page = await backToTheDoor();
    await unlock(page, 'psychologist');
    await page.getByRole('link', { name: t('staff:waits.hand-over') }).click();
    await secondPerson(page, language, 'manager');
    await expectNoObstacles(page, 'handing keys over');
    await picture(page, language, 'staff-grant');
    await page.getByRole('button', { name: t('staff:grant.do'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: CODE, exact: true })).toBeVisible();
    await expect(page.getByText(t('staff:state.waiting'))).toHaveCount(0);

    page = await backToTheDoor();
    await unlock(page, 'manager');
    await leaves(page, language);
    await seeSignIns(page, language);

    page = await backToTheDoor();
    await tryToUnlock(page, staffCodeOf('psychologist'), passphraseOf('psychologist'));
    await expect(page.getByText(t('errors:vault.wrong-passphrase')).first()).toBeVisible();
    await tryToUnlock(page, CODE, PASSPHRASE[language]);
    await expect(page.getByRole('heading', { level: 1, name: t('app:today.title') })).toBeVisible();
    expect(app.complaints).toEqual([]);
  });
}

test('who keeps the computers running meets no resident and no closed door', async () => {
  const t = words('ar');
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  await shape(app);
  await unlock(page, 'it');
  const isCalm = async (where: string) => {
    await expect(page.getByText(t('errors:access.denied')), where).toHaveCount(0);
    // About says in red that the runtime of tests is past its support.
    if (where !== 'about') await expect(page.locator('.notice-danger'), where).toHaveCount(0);
  };
  await isCalm('today');
  await picture(page, 'ar', 'it-today');
  const rooms = page.locator('nav.rail').getByRole('link');
  await expect(rooms).toHaveText([t('app:room.today'), t('app:room.office')]);
  for (const door of ['staff', 'backups', 'appearance', 'about'] as const) {
    await page
      .locator('nav.rail')
      .getByRole('link', { name: t('app:room.office') })
      .click();
    await page
      .locator('main')
      .getByRole('link', { name: t(`office:door.${door}.title`) })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await isCalm(door);
  }
  expect(app.complaints).toEqual([]);
});

async function backToTheDoor(): Promise<Page> {
  const page = await app.page();
  const door = await app.windowAfter(() =>
    page.keyboard.press('Control+Shift+L').catch(() => undefined),
  );
  await shape(app);
  return door;
}

async function toStaff(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page
    .locator('nav.rail')
    .getByRole('link', { name: t('app:room.office') })
    .click();
  await page
    .locator('main')
    .getByRole('link', { name: t('office:door.staff.title') })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: t('staff:list.title') })).toBeVisible();
}

async function letIn(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await toStaff(page, language);
  await expectNoObstacles(page, 'the staff page');
  await picture(page, language, 'staff');
  await page.getByRole('link', { name: t('staff:list.invite') }).click();
  const code = page.getByRole('textbox', { name: t('staff:invite.code') });
  await code.first().fill(CODE);
  await page.getByRole('button', { name: t('staff:invite.role') }).click();
  await page.getByRole('option', { name: t('staff:role.psychologist') }).click();
  for (const label of [t('staff:invite.passphrase'), t('ui:new-passphrase.again')]) {
    await page.getByLabel(label).first().fill(PASSPHRASE[language]);
  }
  await secondPerson(page, language, 'social-worker');
  await expectNoObstacles(page, 'letting in');
  await picture(page, language, 'staff-invite');
  await page.getByRole('button', { name: t('staff:invite.do'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: CODE, exact: true })).toBeVisible();
  await expect(page.getByText(pattern(language, 'staff:waits.line')).first()).toBeVisible();
  const agreed = { by: staffCodeOf('manager'), agreed: staffCodeOf('social-worker') };
  await expect(page.getByText(t('staff:person.let-in-agreed', agreed))).toBeVisible();
  await expectNoObstacles(page, 'one person of the staff');
  await picture(page, language, 'staff-person');
}

async function secondPerson(
  page: Page,
  language: Language,
  role: 'manager' | 'social-worker',
): Promise<void> {
  const t = words(language);
  await page.getByRole('textbox', { name: t('ui:second-person.code') }).fill(staffCodeOf(role));
  await page.getByLabel(t('ui:second-person.passphrase')).first().fill(passphraseOf(role));
}

async function leaves(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await toStaff(page, language);
  await page.getByRole('link', { name: staffCodeOf('psychologist') }).click();
  await page
    .getByRole('link', { name: t('staff:person.leave') })
    .first()
    .click();
  await expect(page.getByText(t('staff:leave.kept'))).toBeVisible();
  await expect(page.getByText(t('staff:leave.only'))).toHaveCount(0);
  await expectNoObstacles(page, 'before a leaving');
  await picture(page, language, 'staff-leave');
  await secondPerson(page, language, 'social-worker');
  await page.getByRole('button', { name: t('staff:leave.do'), exact: true }).click();
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: t('staff:list.title') })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('link', { name: staffCodeOf('psychologist') })).toHaveCount(0);
  const files = readdirSync(folderOf(vault)).filter((name) => name.endsWith('.kanaf'));
  expect(files).not.toContain('records.kanaf');
  expect(files).not.toContain('keyring.kanaf');
  expect(files.filter((name) => /^(records|keyring)-/.test(name))).toHaveLength(2);
}

async function seeSignIns(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page.getByRole('link', { name: t('staff:list.sign-ins') }).click();
  await expect(page.getByText(t('staff:sign-ins.end.open'))).toBeVisible();
  await expectNoObstacles(page, 'the list of sign-ins');
  await picture(page, language, 'staff-sign-ins');
}
