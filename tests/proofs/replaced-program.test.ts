// Somebody replaces the files of the installed program while it is open, past the packages: work goes on with what was started, no
// vault is opened by the new files behind the old window, the person is told, and the vault is whole.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { tryToUnlock } from '../journeys/support/app';
import { heading } from '../journeys/support/founding';
import { passphraseOf, staffCodeOf } from '../journeys/support/people';
import { folderOf, prepareFurnished, type Vault, wholenessOf } from '../journeys/support/prepared';
import { isAlive, kindOf, processesOf } from '../journeys/support/processes';
import { words } from '../journeys/support/words';
import { asWorker, install, type InstalledApp, startInstalled } from './support/installed-app';
import { answerMessage, manageWindows } from './support/system-dialog';

const t = words('ar');
const SOON = { timeout: 20_000, intervals: [100] };

let place: ReturnType<typeof install>;
let app: InstalledApp;
let house: Vault;
let manager: ReturnType<typeof manageWindows>;
test.beforeEach(async () => {
  manager = manageWindows();
  place = install();
  house = (await prepareFurnished()).vault;
});
test.afterEach(async () => {
  if (isAlive(app.pid)) await app.close();
  manager.stop();
  house.destroy();
  place.remove();
});

test('files replaced under the open program: the vault is closed, told, and whole', async () => {
  const vault = join(place.home, '.config/Kanaf/vault');
  cpSync(folderOf(house), vault, { recursive: true });
  ownedByWorker(place.home);
  app = await startInstalled(place);
  const page = await app.page();
  await tryToUnlock(page, staffCodeOf('manager'), passphraseOf('manager'));
  await expect(heading(page, t('app:today.title'))).toBeVisible();

  const archive = join(dirname(place.program), 'resources/app.asar');
  copyFileSync(archive, `${archive}.newer`);
  renameSync(`${archive}.newer`, archive);
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('row')).toHaveCount(13);

  await page.keyboard.press('Control+Shift+L').catch(() => undefined);
  const vaults = () => processesOf(app.pid).filter((pid) => kindOf(pid) === 'vault');
  await expect.poll(() => vaults().length, SOON).toBe(0);
  await answerMessage();
  await expect.poll(() => isAlive(app.pid), SOON).toBe(false);

  rmSync(folderOf(house), { recursive: true });
  cpSync(vault, folderOf(house), { recursive: true });
  expect(await wholenessOf(house)).toEqual({ sound: true, unreadable: 0 });
});

function ownedByWorker(folder: string): void {
  const user = asWorker(place, []).args[1] ?? '';
  execFileSync('chown', ['-R', user, folder]);
}
