// What `scripts/guides.mjs` runs inside Electron, with the repository and the folder for the PDFs as its last arguments.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { PDFDict, PDFName } from 'pdf-lib';
import { printToPdf } from '../../electron/main/printing';
import { fontsCss } from '../../electron/vault/print/fonts';
import { openPrint, savedPrint } from '../../electron/vault/print/print-file';
import { inOwnDigits } from '../../electron/vault/print/printed';
import { guidePage } from './guide-page.mjs';

const [root, to] = process.argv.slice(-2);

app.setPath('userData', join(app.getPath('temp'), `kanaf-guides-${process.pid}`));
app.on('window-all-closed', () => undefined);
app
  .whenReady()
  .then(printAll)
  .then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${error.stack}\n`);
      app.exit(1);
    },
  );

async function printAll() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = join(root, 'docs/guides');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
    const language = name.split('.').at(-2);
    const text = readFileSync(join(folder, name), 'utf8');
    const page = guidePage(text, { language, version, fonts: fontsCss() });
    const pdf = await inOwnDigits(page, await printToPdf(page));
    writeFileSync(join(to, name.replace(/md$/, 'pdf')), await ofTheCommit(pdf));
  }
}

/** Chromium notes the moment of printing, and names the tags by figures of this run that nothing in a guide refers to. */
async function ofTheCommit(pdf) {
  const document = await openPrint(pdf);
  const at = new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000);
  document.setCreationDate(at);
  document.setModificationDate(at);
  for (const [reference, held] of document.context.enumerateIndirectObjects()) {
    if (!(held instanceof PDFDict)) continue;
    held.delete(PDFName.of('IDTree'));
    if (held.get(PDFName.of('Type')) === PDFName.of('StructElem')) held.delete(PDFName.of('ID'));
    if (isNameTree(held)) document.context.delete(reference);
  }
  return savedPrint(document);
}

const isNameTree = (held) => held.has(PDFName.of('Limits'));
