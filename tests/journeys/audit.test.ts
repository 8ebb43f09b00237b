// The trail as its readers meet it: lines, checks, witnesses, export, and the alarm that stands until two people answer.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { languageOf, type RunningApp, startApp, switchLanguage, unlock } from './support/app';
import { obstacles } from './support/axe';
import { passphraseOf, staffCodeOf } from './support/people';
import { folderOf, prepareVault, type Vault } from './support/prepared';
import { ROOT } from './support/places';
import { picture, shape } from './support/screens';
import { words } from './support/words';

let vault: Vault;
let app: RunningApp;
let stick: string;
test.beforeAll(async () => {
  vault = await prepareVault({ roles: ['manager', 'reception', 'auditor'] });
  stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
});
test.afterEach(() => app.close());
test.afterAll(() => {
  vault.destroy();
  rmSync(stick, { recursive: true, force: true });
});

async function openTrail(page: Page): Promise<void> {
  const t = words(await languageOf(page));
  await page
    .locator('nav.rail')
    .getByRole('link', { name: t('app:room.office'), exact: true })
    .click();
  await page
    .locator('main')
    .getByRole('link', { name: t('office:door.audit.title') })
    .last()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: t('audit:title') })).toBeVisible();
}

async function look(page: Page, name: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const language = await languageOf(page);
    await expect(page.locator('[role="progressbar"]')).toHaveCount(0);
    await picture(page, language, name);
    problems.push(...(await obstacles(page)).map((line) => `${language} ${name}: ${line}`));
    await switchLanguage(page);
  }
  return problems;
}

test('an auditor reads, checks, takes a slip, visits with the stick and exports', async () => {
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  await shape(app);
  await unlock(page, 'auditor');
  await openTrail(page);
  const t = words(await languageOf(page));
  const problems = [...(await look(page, 'trail'))];
  await expect(page.getByRole('cell', { name: t('audit:verb.vault.set-up') })).toBeVisible();
  await page.getByRole('button', { name: t('audit:filter.title') }).click();
  problems.push(...(await look(page, 'trail-filter')));

  await page.getByRole('tab', { name: t('audit:checks.title'), exact: true }).click();
  await expect(page.locator('.rail-check')).toHaveCount(0);
  await page.getByRole('button', { name: t('audit:check.do'), exact: true }).click();
  await expect(page.locator('.notice-done')).toHaveCount(3);
  await expect(page.getByText(t('audit:check.files-sound'))).toBeVisible();
  // Whoever works here reads at the foot of the frame that it was done, and when.
  await expect(page.locator('.rail-check')).toHaveCount(1);
  problems.push(...(await look(page, 'trail-checks')));

  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, stick);
  await page.getByRole('tab', { name: t('audit:witness.title'), exact: true }).click();
  await page.getByRole('button', { name: t('audit:witness.print') }).click();
  await expect(page.getByText(/kanaf-audit-slip-1-\d+\.pdf/)).toBeVisible();
  const slip = await page.locator('main dl code, main dl bdi').allTextContents();
  await page
    .getByLabel(t('audit:witness.size'), { exact: false })
    .last()
    .fill(slip[0] ?? '');
  await page
    .getByLabel(t('audit:witness.digits'), { exact: false })
    .last()
    .fill(slip[2] ?? '');
  await page
    .getByLabel(t('audit:witness.words'), { exact: false })
    .last()
    .fill(slip[3] ?? '');
  await page.getByRole('button', { name: t('audit:witness.compare-do'), exact: true }).click();
  await expect(page.getByText(t('audit:witness.verdict.agrees'))).toBeVisible();
  await page.getByRole('button', { name: t('audit:witness.visit') }).click();
  await expect(page.getByText(t('audit:witness.visited-first'))).toBeVisible();
  problems.push(...(await look(page, 'trail-witnesses')));

  await page.getByRole('tab', { name: t('audit:export.title'), exact: true }).click();
  await page.getByRole('button', { name: t('audit:export.do') }).click();
  await expect(page.getByText(/trail\.jsonl/)).toBeVisible();
  problems.push(...(await look(page, 'trail-export')));
  const written = readdirSync(stick);
  const paper = written.find((name) => name.endsWith('.pdf')) ?? '';
  copyFileSync(join(stick, paper), join(ROOT, 'test-results', 'audit-slip.pdf'));
  expect(written.some((name) => name.endsWith('.pdf'))).toBe(true);
  const folder = written.find((name) => /^kanaf-audit-\d{4}/.test(name)) ?? '';
  expect(existsSync(join(stick, folder, 'trail.jsonl'))).toBe(true);
  expect(problems).toEqual([]);
  expect(app.complaints).toEqual([]);
});

test('an alarm stands on every page until two people have answered it', async () => {
  app = await startApp({ vault: folderOf(vault) });
  const first = await app.page();
  await unlock(first, 'manager');
  const t = words(await languageOf(first));
  const page = await app.windowAfter(() =>
    first.getByRole('button', { name: t('app:lock'), exact: true }).click(),
  );
  const seen = join(app.profile, 'profile');
  const [file = ''] = readdirSync(seen).filter((name) => name.startsWith('last-seen-'));
  const remembered = JSON.parse(readFileSync(join(seen, file), 'utf8')) as { size: number };
  writeFileSync(join(seen, file), JSON.stringify({ ...remembered, size: remembered.size + 40 }));
  await unlock(page, 'manager');
  await expect(page.getByText(t('audit:alarm.title'))).toBeVisible();
  const problems = [...(await look(page, 'trail-banner'))];
  await openTrail(page);
  await page.getByRole('button', { name: t('audit:alarm.answer') }).click();
  await page
    .getByRole('textbox', { name: t('ui:second-person.code') })
    .fill(staffCodeOf('reception'));
  await page.locator('main input[type="password"]').fill(passphraseOf('reception'));
  problems.push(...(await look(page, 'trail-alarm')));
  await page.getByRole('button', { name: t('audit:alarm.confirm') }).click();
  await expect(page.getByText(t('audit:alarm.title'))).toHaveCount(0);
  expect(problems).toEqual([]);
  expect(app.complaints).toEqual([]);
});
