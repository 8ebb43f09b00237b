// Starts Kanaf: one instance, one house. Main never holds a key, a stored record or SQL.
import { app, ipcMain, Menu } from 'electron';
import { House } from './house';
import { reachNoNetwork, SILENCED } from './no-network';
import { declareAppScheme } from './protocol';
import { startArguments, useOwnProfile } from './start-arguments';

const startedAt = performance.timeOrigin;
process.umask(0o077);
useOwnProfile();
declareAppScheme();
app.commandLine.appendSwitch(
  'disable-features',
  ['SpareRendererForSitePerProcess', ...SILENCED].join(','),
);
// A page's short-lived objects would else be given up to 48 MB of memory, and keep it.
app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=2');
reachNoNetwork();

if (app.requestSingleInstanceLock()) void run();
else app.quit();

/** Reading it would keep the window waiting, and the page asks nothing before it has been drawn. */
function shell(): Promise<typeof import('./shell')> {
  return import('./shell');
}

async function run(): Promise<void> {
  const given = startArguments();
  await app.whenReady();
  Menu.setApplicationMenu(null);
  const house = new House(given);
  ipcMain.handle('shell', async (event, request: unknown) =>
    (await shell()).answerShell(event, request, house),
  );
  house.begin();
  house.window?.once('ready-to-show', () => void shell());
  app.on('second-instance', () => house.focus());
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void house.close().finally(() => app.exit());
  });
  if (given.smoke) reportReady(house);
}

function reportReady(house: House): void {
  house.window?.once('ready-to-show', () => {
    const took = Math.round(performance.timeOrigin + performance.now() - startedAt);
    process.stdout.write(`ready in ${took} ms on Electron ${process.versions.electron}\n`);
    app.quit();
  });
}
