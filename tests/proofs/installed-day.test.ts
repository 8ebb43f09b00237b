// What was packaged, in the hands of an ordinary user with the whole sandbox: from the first screen to a file, a paper and
// the lock. Its files are root's, and it writes nothing beside them.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectNoObstacles } from '../journeys/support/axe';
import { processesOf } from '../journeys/support/processes';
import { words } from '../journeys/support/words';
import { admit, comeBack, found, lock, SHE } from './support/first-day';
import { install, type InstalledApp, startInstalled } from './support/installed-app';
import { chooseHome, manageWindows } from './support/system-dialog';

const t = words('ar');

let place: ReturnType<typeof install>;
let app: InstalledApp;
let manager: ReturnType<typeof manageWindows>;
test.beforeEach(() => {
  manager = manageWindows();
  place = install();
});
test.afterEach(async () => {
  await app.close();
  manager.stop();
  place.remove();
});

test('an ordinary user founds a vault, admits, prints and locks, sandboxed', async () => {
  app = await startInstalled(place);
  const page = await app.page();
  await found(page);
  expect(unconfined(app.pid)).toEqual([]);
  await admit(page);
  await expectNoObstacles(page, 'a file in the installed app');
  await printRegister(page);
  const door = await lock(app, page);
  await comeBack(door);
  await door.keyboard.press('Control+2');
  await expect(door.getByRole('row').filter({ hasText: SHE })).toBeVisible();
  expect(newerThanInstalled()).toEqual([]);
});

/** The register of visitors with one line, as a PDF in the worker's home. */
async function printRegister(page: Page): Promise<void> {
  await page.getByRole('link', { name: t('visitors:title'), exact: true }).click();
  await page.getByRole('link', { name: t('visitors:add') }).click();
  await page.getByLabel(t('visitors:field.visitor')).first().fill('منى');
  await page.getByRole('button', { name: t('visitors:field.relation') }).click();
  await page.getByRole('option', { name: t('visitors:code.relation.family') }).click();
  await page.getByLabel(t('visitors:field.cameAt')).first().fill('09:30');
  await page.getByRole('button', { name: t('ui:entry.save') }).click();
  await page.getByRole('row').filter({ hasText: 'منى' }).waitFor();
  await page.getByRole('button', { name: t('ui:entry.save-pdf') }).click();
  await chooseHome();
  const papers = () => readdirSync(place.home).filter((name) => name.endsWith('.pdf'));
  await expect.poll(papers).toHaveLength(1);
  const paper = join(place.home, papers()[0] ?? '');
  await expect.poll(() => readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-');
  const text = execFileSync('pdftotext', [paper, '-'], { encoding: 'utf8' });
  expect(text.normalize('NFKC')).toContain('منى');
}

/** Renderers that the kernel does not confine. */
function unconfined(pid: number): readonly string[] {
  const renderers = processesOf(pid).flatMap((one) => {
    const line = readFileSync(`/proc/${one}/cmdline`, 'utf8');
    return line.includes('--type=renderer') ? [{ one, line }] : [];
  });
  expect(renderers.length).toBeGreaterThan(0);
  return renderers
    .filter(({ one, line }) => {
      const status = readFileSync(`/proc/${one}/status`, 'utf8');
      return line.includes('--no-sandbox') || !/^Seccomp:\t2$/m.test(status);
    })
    .map(({ line }) => line);
}

/** What was written beside the installed files: an ordinary user cannot, and the app does not try as root. */
function newerThanInstalled(): readonly string[] {
  const folder = join(place.program, '..');
  const listed = readFileSync(join(folder, 'resources/files.sha256'), 'utf8').trim().split('\n');
  const known = new Set([...listed.map((line) => line.slice(66)), 'resources/files.sha256']);
  const there = execFileSync('find', ['.', '-type', 'f', '-printf', '%P\\n'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return there
    .trim()
    .split('\n')
    .filter((name) => !known.has(name));
}
