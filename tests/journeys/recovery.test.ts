// The emergency kit in use, in English: a vault carried to another computer, papers tried and renewed, and a way back in.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp } from './support/app';
import { expectNoObstacles } from './support/axe';
import { picture, shape } from './support/screens';
import { words } from './support/words';

const t = words('en');
const PASSPHRASE = 'seven swallows over the old fig tree';
const FRESH = 'new lanterns over the quiet river';

let app: RunningApp;
let carried: string;

test.beforeAll(() => {
  carried = mkdtempSync(join(tmpdir(), 'kanaf-carried-'));
});
test.afterEach(() => app.close());
test.afterAll(() => rmSync(carried, { recursive: true, force: true }));

interface Kit {
  readonly code: readonly string[];
  readonly device: readonly string[];
}

test('a vault on another computer asks for the device code once; the kit is tried, renewed, and lets a person in again', async () => {
  app = await startApp({ language: 'en' });
  const first = await app.page();
  const kit = await founded(first);
  await app.windowAfter(() => first.keyboard.press('Control+Shift+L').catch(() => undefined));
  cpSync(app.vaultFolder, join(carried, 'vault'), { recursive: true });
  await app.close();

  app = await startApp({ language: 'en', vault: join(carried, 'vault') });
  let page = await app.page();
  await shape(app);
  await onAnotherComputer(page, kit);
  await kitTried(page, kit);
  const code = await codeRenewed(page, kit);
  page = await app.windowAfter(() => page.keyboard.press('Control+Shift+L').catch(() => undefined));
  await letIn(page, code);
  expect(app.complaints).toEqual([]);
});

async function founded(page: Page): Promise<Kit> {
  await button(page, 'vault:first.continue').click();
  await page.getByRole('textbox', { name: t('vault:shelter.name') }).fill('Dar Al-Sakina');
  await page.getByRole('textbox', { name: t('vault:shelter.code') }).fill('EG-QLY-01');
  await button(page, 'vault:first.continue').click();
  await page.getByLabel(t('vault:manager.code')).fill('M-01');
  await page.locator('#field-passphrase').fill(PASSPHRASE);
  await page.locator('#field-again').fill(PASSPHRASE);
  await button(page, 'vault:first.continue').click();
  await button(page, 'vault:team.alone').click();
  await page.getByRole('radio', { name: t('vault:purpose.real') }).check({ force: true });
  await button(page, 'vault:first.continue').click();
  const code = await groupsOf(page, t('vault:recovery.groups'));
  const device = await groupsOf(page, t('vault:device.code'));
  await typeBack(page, code);
  await button(page, 'vault:cards.without').click();
  await expect(heading(page, 'app:today.title')).toBeVisible();
  return { code, device };
}

async function onAnotherComputer(page: Page, { device }: Kit): Promise<void> {
  const field = page.getByLabel(t('vault:device.code'));
  await expect(field).toBeVisible();
  await page.getByLabel(t('vault:manager.code')).fill('M-01');
  await page.getByLabel(t('vault:manager.passphrase'), { exact: true }).fill(PASSPHRASE);
  await field.fill(device.slice(1).join(' '));
  await button(page, 'vault:unlock.open').click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expectNoObstacles(page, 'a device code that is short of a group');
  await picture(page, 'en', 'unlock-device-code');
  await field.fill(device.join(' '));
  await button(page, 'vault:unlock.open').click();
  await expect(heading(page, 'app:today.title')).toBeVisible();
}

async function kitTried(page: Page, { code }: Kit): Promise<void> {
  await toKit(page);
  await expectNoObstacles(page, 'the emergency kit');
  await picture(page, 'en', 'emergency-kit');
  await page.getByRole('link', { name: t('recovery:drill.title') }).click();
  const paper = page.getByLabel(t('ui:paper.code'));
  await paper.fill(`${code.slice(0, 15).join(' ')} 123456`);
  await button(page, 'recovery:drill.check').click();
  await expect(paper).toHaveAttribute('aria-invalid', 'true');
  await paper.fill(code.join(' '));
  await button(page, 'recovery:drill.check').click();
  await expect(page.getByText(t('recovery:drill.sound'))).toBeVisible();
  await expectNoObstacles(page, 'the drill');
  await picture(page, 'en', 'emergency-kit-tried');
}

async function codeRenewed(page: Page, { code }: Kit): Promise<readonly string[]> {
  await toKit(page);
  await page.getByRole('link', { name: t('recovery:code.renew') }).click();
  await page.getByLabel(t('ui:paper.code')).fill(code.join(' '));
  await button(page, 'recovery:make').click();
  const fresh = await groupsOf(page, t('vault:recovery.groups'));
  await page.getByText(/The same code in 24 English words/u).click();
  await expectNoObstacles(page, 'a new recovery code');
  await picture(page, 'en', 'emergency-kit-new-code');
  await typeBack(page, fresh);
  await button(page, 'recovery:keep.now').click();
  await expect(page.getByText(t('recovery:code.kept'))).toBeVisible();
  return fresh;
}

async function letIn(page: Page, code: readonly string[]): Promise<void> {
  await page.getByText(t('vault:unlock.forgotten')).click();
  await button(page, 'vault:unlock.papers').click();
  await page.getByLabel(t('ui:paper.code')).fill(code.join(' '));
  await button(page, 'vault:return.prove').click();
  await page.getByRole('button', { name: new RegExp(t('vault:manager.code'), 'u') }).click();
  await page.getByRole('option', { name: /^M-01/u }).click();
  await page.locator('#field-passphrase').fill(FRESH);
  await page.locator('#field-again').fill(FRESH);
  await expectNoObstacles(page, 'who is let in again');
  await picture(page, 'en', 'return-person');
  await button(page, 'vault:return.make-keys').click();
  await typeBack(page, await groupsOf(page, t('vault:recovery.groups')));
  await button(page, 'vault:return.open').click();
  const alarm = page.getByRole('complementary', { name: t('recovery:alarm.label') });
  await expect(alarm).toContainText('M-01');
  await toKit(page);
  await expect(alarm).toBeVisible();
  await picture(page, 'en', 'recovery-alarm');
}

async function toKit(page: Page): Promise<void> {
  await page.getByRole('link', { name: t('app:room.office') }).click();
  await page.getByRole('link', { name: t('office:door.recovery.title') }).click();
  await expect(heading(page, 'recovery:title')).toBeVisible();
}

async function typeBack(page: Page, groups: readonly string[]): Promise<void> {
  await button(page, 'vault:recovery.written').click();
  const fields = page.locator('input[id^="field-typed"]');
  await fields.first().waitFor();
  for (const field of await fields.all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '',
    );
    await field.fill(groups[Number(label.replaceAll(/[^0-9]/gu, '')) - 1] ?? '');
  }
  await button(page, 'vault:recovery.check').click();
}

async function groupsOf(page: Page, label: string): Promise<readonly string[]> {
  const digits = page.getByRole('list', { name: label }).locator('.paper-main');
  await digits.first().waitFor();
  return await digits.allTextContents();
}

function button(page: Page, key: string) {
  return page.getByRole('button', { name: t(key), exact: true });
}

function heading(page: Page, key: string) {
  return page.getByRole('heading', { level: 1, name: t(key) });
}
