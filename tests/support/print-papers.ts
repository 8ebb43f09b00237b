// What `scripts/print-papers.mjs` runs inside Electron: the payloads under data/papers as the app's own printer prints
// them. Each paper shows another of the ways in which a shelter may write digits and months.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { printToPdf } from '../../electron/main/printing';
import { fontsCss } from '../../electron/vault/print/fonts';
import { inOwnDigits } from '../../electron/vault/print/printed';
import type { PrintStyle } from '../../electron/vault/print/print-words';
import { summaryDocument } from '../../electron/vault/print/summary-document';
import { readPayload } from '../../src/features/summaries';

const PAPERS: Readonly<Record<string, PrintStyle>> = {
  'long.ar': { language: 'ar', digits: 'arab', monthNames: 'international' },
  'long.en': { language: 'en', digits: 'latn', monthNames: 'international' },
  'short.ar': { language: 'ar', digits: 'latn', monthNames: 'levantine' },
  'short.en': { language: 'en', digits: 'latn', monthNames: 'international' },
};

app.setPath('userData', join(app.getPath('temp'), `kanaf-papers-${process.pid}`));
app.on('window-all-closed', () => undefined);
void app
  .whenReady()
  .then(printAll)
  .then(
    () => app.exit(0),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    },
  );

async function printAll(): Promise<void> {
  const folder = process.argv.at(-1) ?? '';
  for (const [name, style] of Object.entries(PAPERS)) {
    const bytes = readFileSync(join(folder, `${name.split('.')[0] ?? ''}.json`));
    const read = readPayload(new Uint8Array(bytes));
    if (!read.ok) throw new Error(`${name}: ${read.refusal.code}`);
    const payloadSha256 = createHash('sha256').update(bytes).digest('hex');
    const page = summaryDocument({
      payload: read.value,
      payloadSha256,
      style,
      fontsCss: fontsCss(),
    });
    const pdf = await inOwnDigits(page, await printToPdf(page));
    writeFileSync(join(folder, `${name}.print.pdf`), pdf);
  }
}
