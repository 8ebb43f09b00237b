// Real prints of the app's own printer (made by `node scripts/print-papers.mjs`) with a signer made for tests, and what a bribed signer does with them: he changes
// the print or the payload and signs with the shelter's own key.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { inflateSync } from 'node:zlib';
import { attachJson } from '../../electron/vault/signing/attach';
import { signJson } from '../../electron/vault/signing/cades';
import { openSigningIdentity } from '../../electron/vault/signing/certificate';
import { signPdf } from '../../electron/vault/signing/pades';
import { verifyAgainst } from '../../electron/vault/signing/verify-summary';

const DATA = join(import.meta.dirname, 'data');
const SIGNER = JSON.parse(readFileSync(join(DATA, 'papers/signer.json'), 'utf8')) as {
  readonly pem: string;
  readonly key: string;
};
export const PEM = SIGNER.pem;
export const IDENTITY = openSigningIdentity(
  SIGNER.pem,
  new Uint8Array(Buffer.from(SIGNER.key, 'base64')),
);
export const SIGNED_AT = new Date('2026-01-05T09:00:00.000Z');
export const NOW = new Date('2026-06-01T00:00:00.000Z');

export type PaperName = 'short.ar' | 'short.en' | 'long.ar' | 'long.en';

export function printOf(name: PaperName): Uint8Array {
  return new Uint8Array(readFileSync(join(DATA, 'papers', `${name}.print.pdf`)));
}

export function jsonOf(name: PaperName): Uint8Array {
  return new Uint8Array(readFileSync(join(DATA, 'papers', `${name.split('.')[0] ?? ''}.json`)));
}

type Change = (document: PDFDocument) => void | Promise<void>;

/** The print, changed before it is signed as a summary is. */
export async function signedPaper(
  name: PaperName,
  change: Change = () => undefined,
  at = SIGNED_AT,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(printOf(name), { updateMetadata: false });
  await change(document);
  const print = await document.save({ useObjectStreams: false });
  return signPdf(await attachJson(new Uint8Array(print), jsonOf(name), at), IDENTITY, at);
}

/** The commands of one page, rewritten. */
export function redraw(page: number, rewrite: (commands: string) => string): Change {
  return (document) => {
    const contents = document.getPage(page).node.get(PDFName.of('Contents'));
    if (!(contents instanceof PDFRef)) throw new Error('the page has several streams');
    const stream = document.context.lookup(contents);
    if (!(stream instanceof PDFRawStream)) throw new Error('no stream');
    const commands = inflateSync(stream.contents).toString('latin1');
    const rewritten = rewrite(commands);
    if (rewritten === commands) throw new Error('nothing was rewritten');
    document.context.assign(
      contents,
      document.context.flateStream(Buffer.from(rewritten, 'latin1')),
    );
  };
}

export function wordOn(bytes: Uint8Array, beside: { p7s?: Uint8Array; now?: Date } = {}): string {
  const { now = NOW, ...files } = beside;
  const { outcome, code } = verifyAgainst({ fileName: 'a', bytes, ...files }, [PEM], now);
  return outcome === 'accepted' ? outcome : (code ?? 'nothing');
}

export function wordOnJson(json: Uint8Array, at = SIGNED_AT, now = NOW): string {
  return wordOn(json, { p7s: signJson(json, IDENTITY, at), now });
}

/** One of the files under data/attacks/verify, as they were handed to us. */
export function attackWord(folder: string): string {
  const path = (name: string): string => join(DATA, 'attacks/verify', folder, name);
  const [file] = ['a.pdf', 'a.json'].filter((name) => existsSync(path(name)));
  if (file === undefined) throw new Error(`no attack in ${folder}`);
  const p7s = existsSync(path(`${file}.p7s`))
    ? { p7s: new Uint8Array(readFileSync(path(`${file}.p7s`))) }
    : {};
  const pem = readFileSync(join(DATA, 'attacks/verify/shelter.pem'), 'utf8');
  const bytes = new Uint8Array(readFileSync(path(file)));
  const now = new Date('2026-12-01T00:00:00.000Z');
  return verifyAgainst({ fileName: file, bytes, ...p7s }, [pem], now).code ?? 'accepted';
}
