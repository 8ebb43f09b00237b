// Invented summaries, prints and signers for the signing tests. Never a real shelter.
import { randomBytes } from 'node:crypto';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { attachJson } from '../../../electron/vault/signing/attach';
import { signJson } from '../../../electron/vault/signing/cades';
import {
  createSigningIdentity,
  type NewIdentity,
  openSigningIdentity,
  type SigningIdentity,
} from '../../../electron/vault/signing/certificate';
import { signPdf } from '../../../electron/vault/signing/pades';
import { payloadBytesOf } from '../../../src/features/summaries';
import type { Verdict } from '../../../electron/vault/signing/verdict';
import {
  type PayloadCheck,
  type VerifyRequest,
  verifyFile,
} from '../../../electron/vault/signing/verify';

export const SHELTER = 'shelter-0001';
export const SIGNED_AT = new Date('2025-06-01T09:30:00.000Z');
const VALID_FROM = new Date('2025-01-01T00:00:00.000Z');

export interface Office {
  readonly made: NewIdentity;
  readonly identity: SigningIdentity;
}

export function office(shelterId = SHELTER, validFrom = VALID_FROM): Office {
  const facilityCode = 'دار الأمان 7';
  const serial = randomBytes(16);
  const made = createSigningIdentity({ facilityCode, shelterId, validFrom, serial });
  return { made, identity: openSigningIdentity(made.certificatePem, made.privateKeyPkcs8) };
}

export function payload(changes: Record<string, unknown> = {}): Uint8Array {
  const content = {
    shelter: SHELTER,
    period: { from: '2025-04-01', to: '2025-07-01' },
    admitted: 4,
  };
  return payloadBytesOf({ content: { ...content, ...changes }, issue: { note: 'ملخص' } });
}

interface PrintOptions {
  /** With object and cross-reference streams, as a browser may print. */
  readonly packed?: boolean;
  readonly change?: (document: PDFDocument) => void | Promise<void>;
  /** What the page draws; a line when left out. */
  readonly drawn?: string;
}

const LINE = '0 90 673 1 re\nf\n';

/** As the app's printer prints: the foot of an Arabic paper brings both sets of digits (electron/main/paper-foot.ts). */
export function printWithFoot(page: string): Promise<Uint8Array> {
  if (!/<html[^>]* data-digits="arab"/.test(page)) return print();
  const set = (font: string, first: number) =>
    `BT\n/${font} 3 Tf\n${Array.from({ length: 10 }, (_, digit) => `1 0 Td <${(first + digit).toString(16).toUpperCase().padStart(4, '0')}> Tj\n`).join('')}ET\n`;
  return print({ drawn: `${LINE}${set('F7', 0x2a)}${set('F8', 0x65)}` });
}

/** The least that a print of ours is made of: one page with a line on it, tagged, in Arabic. What it says nobody reads here. */
export async function print(options: PrintOptions = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = document;
  const page = document.addPage([594.95996, 841.91998]);
  page.node.set(
    PDFName.of('Contents'),
    context.register(context.flateStream(options.drawn ?? LINE)),
  );
  page.node.set(PDFName.of('Resources'), context.obj({ ProcSet: ['PDF', 'Text'] }));
  document.setTitle('ملخص');
  document.setAuthor('printer of the worker');
  catalog.set(PDFName.of('Lang'), PDFString.of('ar'));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Type: 'MarkInfo', Marked: true }));
  catalog.set(
    PDFName.of('ViewerPreferences'),
    context.obj({ Type: 'ViewerPreferences', DisplayDocTitle: true }),
  );
  tag(document);
  await options.change?.(document);
  return await document.save({ useObjectStreams: options.packed ?? false });
}

function tag({ context, catalog }: PDFDocument): void {
  const root = context.nextRef();
  const id = PDFString.of('node00000001');
  const element = context.register(
    context.obj({ Type: 'StructElem', S: 'Document', P: root, K: [], ID: id }),
  );
  const parents = context.register(context.obj([element]));
  const parentTree = context.register(context.obj({ Type: 'ParentTree', Nums: [0, parents] }));
  const idTree = context.register(context.obj({ Names: [id, element] }));
  context.assign(
    root,
    context.obj({
      Type: 'StructTreeRoot',
      K: element,
      ParentTreeNextKey: 1,
      ParentTree: parentTree,
      IDTree: idTree,
    }),
  );
  catalog.set(PDFName.of('StructTreeRoot'), root);
}

export async function signedPdf(
  signer: Office,
  json: Uint8Array = payload(),
  at: Date = SIGNED_AT,
): Promise<Uint8Array> {
  return await signPdf(await attachJson(await print(), json, at), signer.identity, at);
}

export function p7sOf(
  signer: Office,
  json: Uint8Array = payload(),
  at: Date = SIGNED_AT,
): Uint8Array {
  return signJson(json, signer.identity, at);
}

export const checkPayload: PayloadCheck = (value) => {
  const content = (value as { content?: { shelter?: unknown; admitted?: unknown } } | null)
    ?.content;
  if (typeof content?.shelter !== 'string') return { ok: false, code: 'summaries.payload-schema' };
  if (content.admitted !== 4) return { ok: false, code: 'summaries.payload-arithmetic' };
  return { ok: true, shelterId: content.shelter };
};

/** Verdict on a file for a desk that trusts the given offices; nobody reads what its pages say. */
export async function judge(
  request: Omit<VerifyRequest, 'trusted' | 'checkPayload' | 'checkPaper' | 'now'>,
  ...trusted: readonly Office[]
): Promise<Verdict> {
  const pems = trusted.map((known) => known.made.certificatePem);
  const rules = { checkPayload, checkPaper: () => undefined, now: new Date() };
  return Promise.resolve(verifyFile({ ...request, trusted: pems, ...rules }));
}

/** The verdict as one word: `accepted` or the code. */
export function word(verdict: Verdict): string {
  return verdict.outcome === 'accepted' ? 'accepted' : verdict.code;
}
