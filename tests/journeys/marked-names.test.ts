// Names that are markup, scripts, running addresses and templates, wherever a name is shown: on the pages of two roles, in the
// palette, in a list that is looked at before it is imported, on paper and in a list that is saved. They are text, and stay it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { MARKS } from '../support/marks';
import { type RunningApp, startApp, unlock } from './support/app';
import { ALL_KINDS, everyPage } from './support/every-page';
import { willChoose } from './support/folders';
import { folderOf, prepareMarked, type Vault } from './support/prepared';
import { shape } from './support/screens';
import { words } from './support/words';

/** `npm run proofs -- --nightly` goes through all of them. */
const MOST = process.env['KANAF_PROOFS'] === 'nightly' ? ALL_KINDS : 24;
const [MARKUP] = MARKS;
const t = words('ar');

let vault: Vault;
let app: RunningApp;
let folder: string;
test.beforeEach(async () => {
  vault = await prepareMarked();
  folder = mkdtempSync(join(tmpdir(), 'kanaf-marked-'));
  app = await startApp({ vault: folderOf(vault) });
  await shape(app);
});
test.afterEach(async () => {
  await app.close();
  vault.destroy();
  rmSync(folder, { recursive: true });
});

/** What the page made of the names: elements, a mark that a script left, or text. */
async function seen(page: Page): Promise<{ readonly made: string[]; readonly shown: boolean }> {
  return await page.evaluate((marks) => {
    const of = 'img[src$="x"], [onerror], script:not([src]), #ran, [href^="javascript" i], iframe';
    const elements = [...document.querySelectorAll(of)].map((one) => one.outerHTML.slice(0, 200));
    const text = document.body.textContent;
    return {
      made: [...elements, ...('ran' in window ? ['a script ran'] : [])],
      shown: marks.some((mark) => text.includes(mark)),
    };
  }, MARKS);
}

for (const { role, where } of [
  {
    role: 'manager',
    where: [
      '/',
      '/residents',
      '/residents/ID',
      '/residents/ID/plan',
      '/banned-visitors',
      '/office/audit',
    ],
  },
  {
    role: 'psychologist',
    where: ['/', '/residents', '/residents/ID', '/residents/ID/notes', '/residents/ID/timeline'],
  },
] as const) {
  test(`stay text on the pages of a ${role}`, async () => {
    const page = await app.page();
    await unlock(page, role);
    const made: string[] = [];
    const shown: string[] = [];
    await everyPage(page, MOST, async (kind) => {
      const found = await seen(page);
      made.push(...found.made.map((one) => `${kind}: ${one}`));
      if (found.shown) shown.push(kind);
    });
    expect(made).toEqual([]);
    expect(shown).toEqual(expect.arrayContaining([...where]));
    expect(app.complaints).toEqual([]);
  });
}

test('stay text in the palette, in an import, on paper and in a saved list', async () => {
  const page = await app.page();
  await unlock(page, 'manager');
  await findByName(page);
  await lookAtImport(page);
  await printVisitors(page);
  expect(app.complaints).toEqual([]);
});

async function findByName(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('img');
  await expect(page.getByRole('dialog').getByText(MARKUP).first()).toBeVisible();
  expect((await seen(page)).made).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** A stranger's list: its name, its titles, its cells. The row that cannot be taken is saved as it stood. */
async function lookAtImport(page: Page): Promise<void> {
  await page.keyboard.press('Control+4');
  await page.getByRole('link', { name: t('office:door.import.title') }).click();
  const list = [
    ['الاسم', 'الجنس', 'تاريخ الدخول', MARKUP],
    [MARKUP, 'أنثى', '2026-01-02', MARKS.join(' ')],
    [MARKS.join(' '), 'أنثى', '2026-14-52', `=HYPERLINK("https://kanaf.example";"${MARKUP}")`],
  ];
  const text = list.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  const file = { name: `${MARKUP.replaceAll('/', ' ')}.csv`, mimeType: 'text/csv' };
  await page
    .locator('input[type=file]')
    .setInputFiles({ ...file, buffer: Buffer.from(text.join('\n')) });
  await page.getByRole('heading', { name: t('imports:map.title') }).waitFor();
  const titles = await seen(page);
  expect(titles).toEqual({ made: [], shown: true });
  await page.getByRole('button', { name: t('imports:nav.next-check') }).click();
  await page.getByRole('heading', { name: t('imports:check.title') }).waitFor();
  expect((await seen(page)).made).toEqual([]);
  const saved = join(folder, 'rejected.csv');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, saved);
  await page.getByRole('button', { name: t('imports:check.rejected-rows') }).click();
  await expect.poll(() => readdirSync(folder)).toEqual(['rejected.csv']);
  const cells = readFileSync(saved, 'utf8');
  expect(cells).toContain(MARKUP);
  expect(cells).not.toMatch(/(^|,)"?=/mu);
  rmSync(saved);
}

async function printVisitors(page: Page): Promise<void> {
  await willChoose(app, folder);
  await page.getByRole('link', { name: t('visitors:title'), exact: true }).click();
  await page.getByRole('button', { name: t('ui:entry.save-pdf') }).click();
  await expect.poll(() => readdirSync(folder)).toHaveLength(1);
  const pdf = join(folder, readdirSync(folder)[0] ?? '');
  await expect.poll(() => readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' });
  expect(text.replaceAll(/\s/g, '')).toContain(MARKUP);
  const inner = execFileSync('qpdf', ['--qdf', '--object-streams=disable', pdf, '-'], {
    encoding: 'latin1',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(inner).toContain('/Type /Page');
  expect(inner).not.toMatch(/\/(?:JavaScript|JS|URI|Launch|OpenAction|EmbeddedFile)\b/u);
}
