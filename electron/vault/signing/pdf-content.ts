// Looks through a signed PDF for what a summary must not hold, and takes out the attached JSON.
// A list of what is refused, not of what is harmful: a summary has text, pictures, one attachment and one signature.
import { inflateSync } from 'node:zlib';
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { ok, type Result, refuse } from '../../../src/kernel/result';
import { ATTACHMENT_NAME } from './attach';
import type { VerifyCode } from './verdict';

const MAX_DEPTH = 64;
const ACTIVE_KEYS = namesOf(
  'JS JavaScript AA OpenAction XFA Launch Rendition RichMediaContent RichMediaSettings Collection Encrypt',
);
const ACTIVE_KINDS = namesOf(
  'JavaScript Launch SubmitForm ImportData ResetForm GoToR GoToE URI Thread Sound Movie Hide Rendition Trans GoTo3DView RichMediaExecute SetOCGState Named',
);
const ACTIVE_ANNOTATIONS = namesOf('FileAttachment RichMedia Screen Movie Sound 3D');

/** What the walk counts: each must occur exactly once. */
interface Counts {
  fields: number;
  widgets: number;
  signatures: number;
  fileStreams: number;
  fileEntries: number;
}

/** Checks the content and answers the attached JSON's bytes (at most `limit`). Never throws. */
export async function readPdfContent(
  pdf: Uint8Array,
  signatureObject: number,
  limit: number,
): Promise<Result<Uint8Array, VerifyCode>> {
  const document = await load(pdf);
  if (document === undefined) return refuse('verify.pdf-unreadable');
  try {
    return checkDocument(document, signatureObject, limit);
  } catch {
    // pdf-lib throws where a part is missing or is something else than its name says.
    return refuse('verify.pdf-unreadable');
  }
}

async function load(pdf: Uint8Array): Promise<PDFDocument | undefined> {
  try {
    return await PDFDocument.load(pdf, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      parseSpeed: ParseSpeeds.Fastest,
    });
  } catch {
    return undefined;
  }
}

function checkDocument(
  document: PDFDocument,
  signatureObject: number,
  limit: number,
): Result<Uint8Array, VerifyCode> {
  const counts: Counts = { fields: 0, widgets: 0, signatures: 0, fileStreams: 0, fileEntries: 0 };
  if (!objectsOf(document).every((object) => isPassive(object, counts, 0))) {
    return refuse('verify.active-content');
  }
  if (counts.signatures !== 1) return refuse('verify.several-signatures');
  if (counts.fields !== 1 || counts.widgets !== 1 || !hasOnlyOurField(document, signatureObject)) {
    return refuse('verify.form');
  }
  if (counts.fileStreams === 0 || counts.fileEntries === 0)
    return refuse('verify.attachment-missing');
  if (counts.fileStreams !== 1 || counts.fileEntries !== 1)
    return refuse('verify.attachment-extra');
  return readAttachment(document, limit);
}

/** Every numbered object, and what the trailer holds directly. */
function objectsOf(document: PDFDocument): PDFObject[] {
  const { Root, Info, Encrypt, ID } = document.context.trailerInfo;
  const direct = [Root, Info, Encrypt, ID].filter((object) => object !== undefined);
  return [...document.context.enumerateIndirectObjects().map(([, object]) => object), ...direct];
}

/** Walks one object without following references: every referenced object is visited on its own. */
function isPassive(object: PDFObject, counts: Counts, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (object instanceof PDFArray) {
    return object.asArray().every((item) => isPassive(item, counts, depth + 1));
  }
  const dictionary = object instanceof PDFStream ? object.dict : object;
  if (!(dictionary instanceof PDFDict)) return true;
  count(dictionary, counts);
  return dictionary
    .entries()
    .every(([key, value]) => !isActive(key, value) && isPassive(value, counts, depth + 1));
}

function isActive(key: PDFName, value: PDFObject): boolean {
  if (ACTIVE_KEYS.has(key)) return true;
  if (key === PDFName.of('Subtype'))
    return value instanceof PDFName && ACTIVE_ANNOTATIONS.has(value);
  if (key !== PDFName.of('S') || !(value instanceof PDFName)) return false;
  return ACTIVE_KINDS.has(value);
}

function count(dictionary: PDFDict, counts: Counts): void {
  const type = dictionary.get(PDFName.of('Type'));
  if (dictionary.has(PDFName.of('FT'))) counts.fields += 1;
  if (dictionary.get(PDFName.of('Subtype')) === PDFName.of('Widget')) counts.widgets += 1;
  if (type === PDFName.of('Sig') || dictionary.has(PDFName.of('ByteRange'))) counts.signatures += 1;
  if (type === PDFName.of('EmbeddedFile')) counts.fileStreams += 1;
  if (dictionary.has(PDFName.of('EF'))) counts.fileEntries += 1;
}

function hasOnlyOurField(document: PDFDocument, signatureObject: number): boolean {
  const form = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
  const fields = form.lookup(PDFName.of('Fields'), PDFArray);
  const field = fields.size() === 1 ? fields.lookup(0, PDFDict) : undefined;
  const value = field?.get(PDFName.of('V'));
  return (
    field?.get(PDFName.of('FT')) === PDFName.of('Sig') &&
    value instanceof PDFRef &&
    value.objectNumber === signatureObject &&
    value.generationNumber === 0
  );
}

function readAttachment(document: PDFDocument, limit: number): Result<Uint8Array, VerifyCode> {
  const names = document.catalog.lookup(PDFName.of('Names'), PDFDict);
  const files = names
    .lookup(PDFName.of('EmbeddedFiles'), PDFDict)
    .lookup(PDFName.of('Names'), PDFArray);
  const name = files.lookup(0);
  if (files.size() !== 2 || textOf(name) !== ATTACHMENT_NAME)
    return refuse('verify.attachment-extra');
  const entry = files.lookup(1, PDFDict);
  if (textOf(entry.lookup(PDFName.of('UF'))) !== ATTACHMENT_NAME)
    return refuse('verify.attachment-extra');
  const stream = entry.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'));
  if (!(stream instanceof PDFRawStream)) return refuse('verify.attachment-unreadable');
  return unpack(stream, limit);
}

function unpack(stream: PDFRawStream, limit: number): Result<Uint8Array, VerifyCode> {
  const filter = stream.dict.get(PDFName.of('Filter'));
  if (filter !== PDFName.of('FlateDecode') || stream.dict.has(PDFName.of('DecodeParms'))) {
    return refuse('verify.attachment-unreadable');
  }
  try {
    return ok(new Uint8Array(inflateSync(stream.contents, { maxOutputLength: limit })));
  } catch {
    return refuse('verify.attachment-unreadable');
  }
}

function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString
    ? object.decodeText()
    : undefined;
}

function namesOf(words: string): ReadonlySet<PDFName> {
  return new Set(words.split(' ').map((word) => PDFName.of(word)));
}
