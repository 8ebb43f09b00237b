// Puts the machine-readable summary inside the printed one, and takes out what the printer wrote about itself.
// Never touches the pages: text, tags and language stay as printed.
import { AFRelationship, PDFDict, type PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { openPrint, savedPrint } from '../print/print-file';

export const ATTACHMENT_NAME = 'summary.json';
const PRODUCT_NAME = 'Kanaf';

/**
 * The printed PDF with `json` attached under the name `summary.json` (AFRelationship Data), creator and producer
 * overwritten and both dates set to `at`. Throws when the print already holds an attachment or a form.
 */
export async function attachJson(pdf: Uint8Array, json: Uint8Array, at: Date): Promise<Uint8Array> {
  const document = await openPrint(pdf);
  const names = document.catalog.lookup(PDFName.of('Names'));
  if (names?.toString().includes('/EmbeddedFiles')) throw new Error('the print holds attachments');
  if (document.catalog.has(PDFName.of('AcroForm'))) throw new Error('the print holds a form');
  await document.attach(json, ATTACHMENT_NAME, {
    mimeType: 'application/json',
    afRelationship: AFRelationship.Data,
    creationDate: at,
    modificationDate: at,
  });
  cleanMetadata(document, at);
  return await savedPrint(document);
}

function cleanMetadata(document: PDFDocument, at: Date): void {
  document.setCreator(PRODUCT_NAME);
  document.setProducer(PRODUCT_NAME);
  document.setCreationDate(at);
  document.setModificationDate(at);
  keepOnly(document.context.lookup(document.context.trailerInfo.Info, PDFDict));
  const packet = document.catalog.get(PDFName.of('Metadata'));
  document.catalog.delete(PDFName.of('Metadata'));
  if (packet instanceof PDFRef) document.context.delete(packet);
}

/** A printer may add the worker's name, the file's path, the browser: only these stay. */
function keepOnly(info: PDFDict): void {
  const kept = ['Title', 'Creator', 'Producer', 'CreationDate', 'ModDate'].map((key) =>
    PDFName.of(key),
  );
  for (const key of info.keys()) if (!kept.includes(key)) info.delete(key);
}
