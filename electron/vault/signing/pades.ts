// Seals the printed summary: one PAdES B-B signature over every byte of the PDF but the place that holds it.
// Writes the signature dictionary in one fixed order; verify-pdf.ts reads no other.
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import { type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import { openPrint, savedPrint } from '../print/print-file';
import type { SigningIdentity } from './certificate';
import { signEnvelope } from './cms';
import { sha256 } from './ecdsa';

/** Hex digits in the place kept for the signature: 4,096 bytes, padded with zeros. */
export const HOLE_DIGITS = 8192;
const FIELD_NAME = 'kanaf-summary';
const PLACEHOLDER = PDFName.of('**********');
const SIGNATURES_EXIST_APPEND_ONLY = 3;
const PRINT_AND_LOCKED = 132;

/** Signs a print (see attachJson). `signedAt` becomes the claimed time `/M`. Throws when the print holds a form. */
export async function signPdf(
  pdf: Uint8Array,
  identity: SigningIdentity,
  signedAt: Date,
): Promise<Uint8Array> {
  const document = await openPrint(pdf);
  if (document.catalog.has(PDFName.of('AcroForm'))) throw new Error('the print holds a form');
  addSignatureField(document, placeholder(document, identity.facilityCode, signedAt));
  const prepared = await savedPrint(document);
  const signed = await new SignPdf().sign(Buffer.from(prepared), new EnvelopeSigner(identity));
  return new Uint8Array(signed);
}

class EnvelopeSigner extends Signer {
  constructor(private readonly identity: SigningIdentity) {
    super();
  }

  override async sign(covered: Buffer): Promise<Buffer> {
    const contentHash = sha256(covered);
    return await Promise.resolve(Buffer.from(signEnvelope(this.identity, { contentHash })));
  }
}

// Text as hex strings: the ready-made placeholder writes letters beyond Latin wrongly.
function placeholder(document: PDFDocument, name: string, signedAt: Date): PDFRef {
  return document.context.register(
    document.context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      Name: PDFHexString.fromText(name),
      M: PDFString.fromDate(signedAt),
      ByteRange: [0, PLACEHOLDER, PLACEHOLDER, PLACEHOLDER],
      Contents: PDFHexString.of('0'.repeat(HOLE_DIGITS)),
    }),
  );
}

function addSignatureField(document: PDFDocument, signature: PDFRef): void {
  const page = document.getPage(0);
  const field = document.context.register(
    document.context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      Rect: [0, 0, 0, 0],
      V: signature,
      T: PDFHexString.fromText(FIELD_NAME),
      F: PRINT_AND_LOCKED,
      P: page.ref,
    }),
  );
  page.node.addAnnot(field);
  const form = { SigFlags: SIGNATURES_EXIST_APPEND_ONLY, Fields: [field] };
  document.catalog.set(
    PDFName.of('AcroForm'),
    document.context.register(document.context.obj(form)),
  );
}
