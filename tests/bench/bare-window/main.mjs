// The least window Electron can show: what Kanaf's start is measured against.
import { app, BrowserWindow } from 'electron';

const startedAt = performance.timeOrigin;
const profile = process.argv.find((argument) => argument.startsWith('--profile='));
if (profile !== undefined) app.setPath('userData', profile.slice(10));
// Electron becomes ready only after this module has ended, so nothing is awaited here.
app.whenReady().then(open);

function open() {
  const window = new BrowserWindow({
    show: false,
    width: 1280,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => {
    if (!process.argv.includes('--smoke')) {
      window.show();
      return;
    }
    const took = Math.round(performance.timeOrigin + performance.now() - startedAt);
    process.stdout.write(`ready in ${took} ms on Electron ${process.versions.electron}\n`);
    app.quit();
  });
  window.loadURL('data:text/html,<!doctype html><title>bare</title><p>bare');
}
