// A page in foreign hands: it is given everything that a script could do in the real window, and comes neither out nor nearer.
import { expect, test } from '@playwright/test';
import type {} from '../../src/ui/shell';
import { startApp, type RunningApp, unlock } from './support/app';
import { folderOf, prepareVault, type Vault } from './support/prepared';
import { gotOut, openWayOut, type WayOut } from './support/way-out';

let app: RunningApp;
let vault: Vault;
let way: WayOut;
test.beforeEach(async () => {
  vault = await prepareVault({ roles: ['manager', 'reception'], training: true });
  way = await openWayOut();
  app = await startApp({ vault: folderOf(vault) });
});
test.afterEach(async () => {
  await app.close();
  await way.close();
  vault.destroy();
});

test('leaves for no page, opens none, fetches nothing, runs no text', async () => {
  const page = await app.page();
  await unlock(page, 'reception');
  expect(await gotOut(page, way)).toEqual([]);
});

test('finds one call and one subscription, and main refuses what its role may not ask', async () => {
  const page = await app.page();
  await unlock(page, 'reception');
  const found = await page.evaluate(() => ({
    exposed: Object.keys(Reflect.get(window, 'kanaf') as object).toSorted(),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter(
      (name) => name in window,
    ),
  }));
  expect(found).toEqual({ exposed: ['ask', 'listen'], node: [] });
  const asked = [
    { kind: 'look-at-release' },
    { kind: 'save-text', suggestedName: '../../etc/cron.d/x', text: 'a' },
    { kind: 'open-external', url: 'https://example.org' },
    { kind: 'choose-folder', purpose: 'vault', path: '/', token: 'a' },
    'facts',
    null,
  ];
  await app.electron.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  const answers = await page.evaluate(
    (all) =>
      Promise.all(
        all.map(async (one) => {
          try {
            return JSON.stringify(await window.kanaf?.ask(one as never));
          } catch (error) {
            return String(error).replace(/^.*Error: /u, '');
          }
        }),
      ),
    asked,
  );
  expect(answers).toEqual(['refused', 'refused', 'refused', 'null', 'refused', 'refused']);
});
