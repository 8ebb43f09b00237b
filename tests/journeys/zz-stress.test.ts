import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test } from '@playwright/test';
import { APP, ROOT } from './support/places';
test('stress', async () => {
  test.setTimeout(300_000);
  for (let n = 0; n < 20; n += 1) {
    const profile = mkdtempSync(join(tmpdir(), 'kanaf-stress-'));
    const electron = await _electron.launch({
      args: ['--no-sandbox', APP, `--profile=${profile}/p`, `--vault=${profile}/vault`],
      cwd: ROOT,
      env: { ...(process.env as Record<string, string>), KANAF_QUICK_KEYS: '1' },
    });
    const out: string[] = [];
    electron.process().stderr?.on('data', (d) => out.push(String(d)));
    const page = await electron.firstWindow();
    page.on('console', (m) => out.push(`C ${m.text()}`));
    page.on('pageerror', (e) => out.push(`E ${e.message}`));
    try {
      await page.locator('h1').first().waitFor({ timeout: 8000 });
    } catch {
      console.log(n, 'STUCK', page.url(), (await page.content()).slice(-1500));
      console.log(await electron.evaluate(({ app, BrowserWindow }) => JSON.stringify([app.getAppMetrics().map((m) => [m.type, m.name, m.pid]), BrowserWindow.getAllWindows().map((w) => [w.webContents.getURL(), w.webContents.isLoading()])])));
      console.log(out.join('').slice(-2000));
    }
    await electron.close();
  }
});
