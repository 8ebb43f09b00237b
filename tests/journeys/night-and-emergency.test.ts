// A night and the day after: the desk leaves a note that it cannot read back, the psychologist finds it; later two
// people open a session note in an emergency, and the file and the psychologist are told.
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { passphraseOf, staffCodeOf } from './support/people';
import { folderOf, prepareFurnished, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, words } from './support/words';

const SAID = {
  ar: 'استيقظت قبل الفجر تبكي وسألت عن أختها، ثم هدأت ونامت',
  en: 'Woke before dawn crying and asked for her sister, then slept again',
} as const;
const WHY = {
  ar: 'وُجدت فاقدة الوعي، والطبيب يسأل عمّا تناولته',
  en: 'Found unconscious; the doctor asks what she may have taken',
} as const;

let vault: Vault;
let her: string;
let app: RunningApp;
test.beforeEach(async () => {
  const prepared = await prepareFurnished();
  vault = prepared.vault;
  her = prepared.her.given;
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

for (const language of LANGUAGES) {
  test(`a note left at night, and a note opened by two, in ${language}`, async () => {
    app = await startApp({ vault: folderOf(vault), language });
    let page = await app.page();
    await shape(app);
    await unlock(page, 'reception');
    await leaveNote(page, language);

    page = await changeHands('psychologist');
    await takeNote(page, language);

    page = await changeHands('manager');
    await openInEmergency(page, language);
    await expectInFile(page, language);

    page = await changeHands('psychologist');
    await acknowledge(page, language);
    expect(app.complaints).toEqual([]);
  });
}

async function changeHands(role: 'manager' | 'psychologist'): Promise<Page> {
  const page = await app.page();
  const door = await app.windowAfter(() =>
    page.keyboard.press('Control+Shift+L').catch(() => undefined),
  );
  await shape(app);
  await unlock(door, role);
  return door;
}

async function openFile(page: Page, language: Language): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('row').filter({ hasText: her }).click();
  await page.getByRole('tab', { name: words(language)('residents:page.overview') }).waitFor();
}

async function pick(page: Page, option: string): Promise<void> {
  await page.getByRole('radio', { name: option }).focus();
  await page.keyboard.press('Space');
}

async function leaveNote(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await openFile(page, language);
  await page
    .getByRole('link', { name: t('drop-notes:leave') })
    .first()
    .click();
  await pick(page, t('drop-notes:to.clinical'));
  await page.getByRole('textbox', { name: t('drop-notes:file.words') }).fill(SAID[language]);
  await expectNoObstacles(page, 'leaving a note');
  await picture(page, language, 'leave-note');
  await page.getByRole('button', { name: t('drop-notes:file.send') }).click();
  await expect(page.getByText(t('drop-notes:sent.title'))).toBeVisible();
  await expect(page.getByText(SAID[language])).toHaveCount(0);
  await picture(page, language, 'note-sent');
  await page
    .getByRole('link', { name: t('drop-notes:to-resident') })
    .first()
    .click();
  await page.getByRole('tab', { name: t('drop-notes:title') }).click();
  await expect(page.getByRole('cell', { name: t('drop-notes:state.waiting') })).toBeVisible();
  await expect(page.getByText(SAID[language])).toHaveCount(0);
  await expectNoObstacles(page, 'notes that were left');
  await picture(page, language, 'notes-left');
}

async function takeNote(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await expect(page.getByRole('heading', { name: t('drop-notes:today_one') })).toBeVisible();
  await picture(page, language, 'today-note-waits');
  await page.locator('a[href*="/left/"]').click();
  await page.getByRole('button', { name: t('drop-notes:open.button') }).click();
  await expect(page.getByText(SAID[language])).toBeVisible();
  await expectNoObstacles(page, 'a note that was taken');
  await picture(page, language, 'note-taken');
  await page.getByRole('tab', { name: t('drop-notes:title') }).click();
  await page
    .locator('main li a[href*="/left/"]')
    .filter({ hasText: t('drop-notes:state.taken') })
    .click();
  await expect(page.getByText(SAID[language])).toBeVisible();
}

async function openInEmergency(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await openFile(page, language);
  await page.getByRole('tab', { name: t('session-notes:title') }).click();
  await page.locator('a[href$="/emergency"]').first().click();
  await expect(page.getByRole('heading', { level: 1, name: t('emergency:title') })).toBeVisible();
  await page.getByRole('button', { name: t('emergency:open') }).waitFor();
  await expectNoObstacles(page, 'before an opening in an emergency');
  await picture(page, language, 'emergency');
  await pick(page, t('emergency:reason.medical'));
  await page.getByRole('textbox', { name: t('emergency:words') }).fill(WHY[language]);
  await page
    .getByRole('textbox', { name: t('ui:second-person.code') })
    .fill(staffCodeOf('reception'));
  const passphrase = page.locator('input[type="password"]');
  await passphrase.fill(passphraseOf('reception'));
  const open = page.getByRole('button', { name: t('emergency:open') });
  await open.click();
  await expect(page.getByText(t('errors:second-person.not-entitled')).first()).toBeVisible();
  await picture(page, language, 'emergency-refused');
  const code = page.getByRole('textbox', { name: t('ui:second-person.code') });
  await code.fill(staffCodeOf('case-manager'));
  await passphrase.fill(passphraseOf('case-manager'));
  await open.click();
  await expect(page.getByText(t('emergency:opened.title'))).toBeVisible();
  await expectNoObstacles(page, 'a note opened in an emergency');
  await picture(page, language, 'emergency-opened');
}

async function expectInFile(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await openFile(page, language);
  await expect(page.getByText(t('emergency:file.title'))).toBeVisible();
  await expect(page.getByText(WHY[language])).toBeVisible();
  await expectNoObstacles(page, 'a file with an opening');
  await picture(page, language, 'emergency-in-file');
}

async function acknowledge(page: Page, language: Language): Promise<void> {
  const t = words(language);
  const title = page.getByRole('heading', { name: t('emergency:today.title') });
  await expect(title).toBeVisible();
  await expectNoObstacles(page, 'Today with an opening');
  await picture(page, language, 'today-emergency');
  await page.getByRole('button', { name: t('emergency:today.seen') }).click();
  await expect(title).toHaveCount(0);
}
