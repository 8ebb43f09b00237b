// A printed page as a PDF that our own printer made: opened without adding this machine's clock or name to it.
import { ParseSpeeds, PDFDocument } from 'pdf-lib';

export async function openPrint(pdf: Uint8Array): Promise<PDFDocument> {
  return await PDFDocument.load(pdf, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: ParseSpeeds.Fastest,
  });
}

export async function savedPrint(document: PDFDocument): Promise<Uint8Array> {
  return await document.save({ useObjectStreams: false, updateFieldAppearances: false });
}
