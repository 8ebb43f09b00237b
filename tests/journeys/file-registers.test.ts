// The registers of a resident's file through a case manager's and a nurse's day: every section and form opens without an
// obstacle, an allergy stands on the file's first page, a hearing to come stands on Today until its outcome is noted.
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp, unlock } from './support/app';
import { expectNoObstacles } from './support/axe';
import { folderOf, prepareFurnished, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { type Language, LANGUAGES, words } from './support/words';

const OF_CASE_MANAGER = {
  person: ['languages'],
  papers: ['resident-papers', 'body-numbers'],
  consent: ['consents'],
  events: ['trafficking-events'],
  law: ['legal-steps'],
  work: ['work-claims'],
  services: ['assistance', 'referrals', 'case-notes', 'follow-ups'],
} as const;
const OF_NURSE = {
  health: ['allergies', 'medicines', 'conditions', 'functioning', 'health-visits'],
} as const;

let vault: Vault;
let app: RunningApp;
test.beforeEach(async () => {
  ({ vault } = await prepareFurnished());
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
});

for (const language of LANGUAGES) {
  test(`a case manager writes in every part of the file, in ${language}`, async () => {
    const page = await inHerFile(language, 'case-manager');
    await everyForm(page, language, OF_CASE_MANAGER);
    await hearing(page, language);
    expect(app.complaints).toEqual([]);
  });

  test(`a nurse writes in the part of health, in ${language}`, async () => {
    const page = await inHerFile(language, 'nurse');
    await everyForm(page, language, OF_NURSE);
    await allergy(page, language);
    expect(app.complaints).toEqual([]);
  });
}

async function inHerFile(language: Language, role: 'case-manager' | 'nurse'): Promise<Page> {
  app = await startApp({ vault: folderOf(vault), language });
  const page = await app.page();
  await shape(app);
  await unlock(page, role);
  await openFile(page, language);
  return page;
}

async function openFile(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page
    .getByRole('link', { name: t('app:room.residents') })
    .first()
    .click();
  // A nurse knows residents by their numbers.
  await page.getByRole('row').filter({ hasText: 'K-001' }).first().click();
  await page.getByRole('tab', { name: t('residents:page.overview') }).waitFor();
}

async function everyForm(
  page: Page,
  language: Language,
  sections: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const t = words(language);
  for (const [section, rooms] of Object.entries(sections)) {
    await page.getByRole('tab', { name: t(`app:section.${section}.title`), exact: true }).click();
    for (const room of rooms) {
      await page.getByText(t(`${room}:empty`)).waitFor();
      await page.getByRole('link', { name: t(`${room}:add`), exact: true }).click();
      await page.getByRole('heading', { name: t(`${room}:add`) }).waitFor();
      await expectNoObstacles(page, `the form of ${room}`);
      await picture(page, language, `form-${room}`);
      await page.getByRole('tab', { name: t(`app:section.${section}.title`), exact: true }).click();
    }
    await expectNoObstacles(page, `the section ${section}`);
    await picture(page, language, `section-${section}`);
  }
}

async function hearing(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page.getByRole('tab', { name: t('app:section.law.title'), exact: true }).click();
  await page.getByRole('link', { name: t('legal-steps:add') }).click();
  await page.getByRole('button', { name: t('legal-steps:field.kind') }).click();
  await page.getByRole('option', { name: t('legal-steps:code.kind.hearing'), exact: true }).click();
  await page.getByLabel(t('legal-steps:field.time')).first().fill('١٠:٠٠');
  await page.getByLabel(t('legal-steps:field.lawyer')).first().fill('كريم فوزي');
  await page.getByRole('button', { name: t('ui:entry.save') }).click();
  await page.getByRole('row').filter({ hasText: 'كريم فوزي' }).waitFor();
  await picture(page, language, 'section-law-filled');
  await page.getByRole('tab', { name: t('residents:page.overview') }).click();
  await page.getByRole('link', { name: t('legal-steps:code.kind.hearing') }).waitFor();
  await page.keyboard.press('Control+1');
  await page.getByRole('heading', { name: t('legal-steps:today') }).waitFor();
  await picture(page, language, 'today-hearing');
  await page
    .getByRole('link')
    .filter({ hasText: t('legal-steps:code.kind.hearing') })
    .click();
  await page.getByRole('button', { name: t('ui:field.choose') }).click();
  await page.getByRole('option', { name: t('legal-steps:code.outcome.postponed') }).click();
  await page.getByRole('button', { name: t('legal-steps:end') }).click();
  await page.getByRole('button', { name: t('legal-steps:end') }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: t('legal-steps:today') })).toHaveCount(0);
}

async function allergy(page: Page, language: Language): Promise<void> {
  const t = words(language);
  await page.getByRole('link', { name: t('allergies:add') }).click();
  await page.getByLabel(t('allergies:field.what')).first().fill('البنسلين');
  for (const code of ['kind.medicine', 'gravity.life-threatening']) {
    await page.getByRole('radio', { name: t(`allergies:code.${code}`), exact: true }).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: t('ui:entry.save') }).click();
  await page.getByRole('row').filter({ hasText: 'البنسلين' }).waitFor();
  await picture(page, language, 'section-health-filled');
  await page.getByRole('tab', { name: t('residents:page.overview') }).click();
  await page.getByRole('link', { name: 'البنسلين' }).waitFor();
  await expectNoObstacles(page, 'the first page of a nurse');
  await picture(page, language, 'first-page-nurse');
}
