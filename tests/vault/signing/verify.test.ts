import { generateKeyPairSync } from 'node:crypto';
import { AFRelationship, type PDFDocument, PDFName, PDFString, PDFDocument as Pdf } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { ATTACHMENT_NAME, attachJson } from '../../../electron/vault/signing/attach';
import { signEnvelope } from '../../../electron/vault/signing/cms';
import { sha256, sha256Hex } from '../../../electron/vault/signing/ecdsa';
import { HOLE_DIGITS, signPdf } from '../../../electron/vault/signing/pades';
import { FILE_LIMIT, verifyFile } from '../../../electron/vault/signing/verify';
import {
  checkPayload,
  judge,
  office,
  p7sOf,
  payload,
  print,
  SIGNED_AT,
  signedPdf,
  word,
} from './papers';

const home = office();
const REST = { checkPaper: () => undefined, now: new Date() };
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const raw = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a signed PDF', () => {
  it('is accepted with its evidence', async () => {
    const pdf = await signedPdf(home);
    expect(await judge({ bytes: pdf }, office(), home)).toEqual({
      outcome: 'accepted',
      payload: JSON.parse(Buffer.from(payload()).toString()) as unknown,
      evidence: {
        kind: 'pdf',
        signer: {
          fingerprint: home.made.fingerprint,
          facilityCode: 'دار الأمان 7',
          shelterId: 'shelter-0001',
          validFrom: '2025-01-01T00:00:00.000Z',
          validUntil: '2027-01-01T00:00:00.000Z',
        },
        signedAt: '2025-06-01T09:30:00.000Z',
        payloadHash: sha256Hex(payload()),
        coveredBytes: pdf.length - HOLE_DIGITS - 2,
        fileBytes: pdf.length,
      },
    });
  });

  it('is accepted from a print with object streams, beside its JSON and signature file', async () => {
    const prepared = await attachJson(await print({ packed: true }), payload(), SIGNED_AT);
    const bytes = await signPdf(prepared, home.identity, SIGNED_AT);
    expect(latin(bytes)).not.toContain('ObjStm');
    expect(word(await judge({ bytes, json: payload(), p7s: p7sOf(home) }, home))).toBe('accepted');
  });

  it('keeps language, tags and title, and names neither printer nor worker', async () => {
    const document = await Pdf.load(await signedPdf(home), { updateMetadata: false });
    expect(String(document.catalog.get(PDFName.of('Lang')))).toBe('(ar)');
    expect(document.catalog.get(PDFName.of('MarkInfo'))).toBeDefined();
    expect(document.getTitle()).toBe('ملخص');
    expect(document.getAuthor()).toBeUndefined();
    expect([document.getCreator(), document.getProducer()]).toEqual(['Kanaf', 'Kanaf']);
    expect(document.getCreationDate()).toEqual(SIGNED_AT);
    expect(document.getModificationDate()).toEqual(SIGNED_AT);
  });

  it('comes out the same but for the signature', async () => {
    const [one, two] = [await signedPdf(home), await signedPdf(home)];
    const start = latin(one).indexOf('/Contents <') + 11;
    const rest = (bytes: Uint8Array): string =>
      latin(bytes).slice(0, start) + latin(bytes).slice(start + HOLE_DIGITS);
    expect(rest(one)).toBe(rest(two));
  });

  it('stays undecided where nobody vouches for the signer', async () => {
    const verdict = await judge({ bytes: await signedPdf(home) }, office());
    expect(verdict).toMatchObject({
      outcome: 'indeterminate',
      code: 'verify.unknown-signer',
      evidence: {
        signer: { fingerprint: home.made.fingerprint },
        payloadHash: sha256Hex(payload()),
      },
    });
  });

  it('passes over trust texts that are no certificate', async () => {
    const trusted = ['', 'scribble', home.made.certificatePem];
    const request = { bytes: await signedPdf(home), trusted, checkPayload, ...REST };
    expect(word(verifyFile(request))).toBe('accepted');
  });
});

describe('a JSON with its signature file', () => {
  it('is accepted from either side', async () => {
    const [json, p7s] = [payload(), p7sOf(home)];
    expect(await judge({ bytes: json, p7s }, home)).toMatchObject({
      outcome: 'accepted',
      evidence: { kind: 'json', coveredBytes: json.length, fileBytes: json.length },
    });
    expect(word(await judge({ bytes: p7s, json }, home))).toBe('accepted');
    expect(word(await judge({ bytes: json, p7s }))).toBe('verify.unknown-signer');
  });

  it('is refused without its other half', async () => {
    expect(word(await judge({ bytes: payload() }, home))).toBe('verify.signature-missing');
    expect(word(await judge({ bytes: p7sOf(home) }, home))).toBe('verify.json-missing');
  });

  it('is refused when the content, its arithmetic or its shelter is wrong', async () => {
    const wordOf = async (json: Uint8Array): Promise<string> =>
      word(await judge({ bytes: json, p7s: p7sOf(home, json) }, home));
    expect(await wordOf(payload({ admitted: 5 }))).toBe('summaries.payload-arithmetic');
    expect(await wordOf(payload({ shelter: 7 }))).toBe('summaries.payload-schema');
    expect(await wordOf(payload({ shelter: 'shelter-0002' }))).toBe('verify.other-shelter');
    expect(await wordOf(raw('{"content":'))).toBe('verify.payload-unreadable');
    expect(await wordOf(raw('{"a":"\xff"}'))).toBe('verify.payload-unreadable');
    expect(await wordOf(raw(`{"a":${'['.repeat(90_000)}`))).toBe('verify.payload-unreadable');
    const deep = `{"a":${'['.repeat(40_000)}${']'.repeat(40_000)}}\n`;
    expect(await wordOf(raw(deep))).toBe('verify.payload-not-canonical');
    expect(await wordOf(raw('{"a":"\\ud800"}\n'))).toBe('verify.payload-not-canonical');
    expect(await wordOf(new Uint8Array(100_001).fill(0x7b))).toBe('verify.too-large');
  });

  it('takes no PAdES envelope, which has no signed time', async () => {
    const p7s = signEnvelope(home.identity, { contentHash: sha256(payload()) });
    expect(word(await judge({ bytes: payload(), p7s }, home))).toBe('verify.signing-time');
  });

  it('survives a payload check that fails', async () => {
    const request = { bytes: payload(), p7s: p7sOf(home), trusted: [home.made.certificatePem] };
    const fails = (): never => {
      throw new Error('fault');
    };
    expect(word(verifyFile({ ...request, ...REST, checkPayload: fails }))).toBe(
      'verify.unreadable',
    );
  });
});

describe('files that are not for us', () => {
  it.each([
    ['empty', new Uint8Array(), 'verify.empty'],
    ['too large', Buffer.alloc(FILE_LIMIT + 1_000_000, '%PDF-'), 'verify.too-large'],
    ['a picture', raw('\x89PNG\r\n'), 'verify.unknown-type'],
    ['PDF in name only', raw('%PDF-1.7\n'), 'verify.signature-missing'],
  ])('%s', async (_, bytes, code) => {
    expect(word(await judge({ bytes }, home))).toBe(code);
  });

  it('a large one beside a good one', async () => {
    const json = Buffer.alloc(FILE_LIMIT + 1);
    expect(word(await judge({ bytes: await signedPdf(home), json }, home))).toBe(
      'verify.too-large',
    );
  });

  it('a PDF that is not signed, and one cut short anywhere near its parts', async () => {
    expect(word(await judge({ bytes: await print() }, home))).toBe('verify.signature-missing');
    const pdf = await signedPdf(home);
    for (let length = 1; length < pdf.length; length += 97) {
      expect((await judge({ bytes: pdf.subarray(0, length) }, home)).outcome).toBe('refused');
    }
    expect(word(await judge({ bytes: pdf.subarray(0, -1) }, home))).toBe('verify.coverage');
  });
});

describe('a PDF that was tampered with', () => {
  it('carries something after the end', async () => {
    const pdf = latin(await signedPdf(home));
    const object = '\n99 0 obj\n<<\n/A 1\n>>\nendobj\n';
    const table = `xref\n0 0\ntrailer\n<</Root 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF`;
    for (const added of ['\n', ' ', '%', object + table]) {
      expect(word(await judge({ bytes: raw(pdf + added) }, home))).toBe('verify.coverage');
    }
  });

  it('carries two signatures', async () => {
    const pdf = latin(await signedPdf(home));
    const added = '\n99 0 obj\n<<\n/Type /Sig\n/ByteRange [0 1 2 3]\n>>\nendobj\n';
    expect(word(await judge({ bytes: raw(pdf + added) }, home))).toBe('verify.several-signatures');
  });

  it('has the signature of another PDF of the same length', async () => {
    const mine = latin(await signedPdf(home));
    const other = latin(
      await signedPdf(home, payload({ period: { from: '2025-07-01', to: '2025-04-01' } })),
    );
    const start = mine.indexOf('/Contents <') + 11;
    const otherStart = other.indexOf('/Contents <') + 11;
    const moved =
      mine.slice(0, start) +
      other.slice(otherStart, otherStart + HOLE_DIGITS) +
      mine.slice(start + HOLE_DIGITS);
    expect(word(await judge({ bytes: raw(moved) }, home))).toBe('verify.changed');
  });

  it('has something in the padding, or capital digits', async () => {
    const pdf = latin(await signedPdf(home));
    const start = pdf.indexOf('/Contents <') + 11;
    const last = start + HOLE_DIGITS - 1;
    expect(
      word(await judge({ bytes: raw(`${pdf.slice(0, last)}1${pdf.slice(last + 1)}`) }, home)),
    ).toBe('verify.padding');
    const digits = pdf.slice(start, start + HOLE_DIGITS).toUpperCase();
    const capitals = pdf.slice(0, start) + digits + pdf.slice(start + HOLE_DIGITS);
    expect(word(await judge({ bytes: raw(capitals) }, home))).toBe('verify.padding');
  });

  it('lies beside another JSON, or a signature file of another signer', async () => {
    const bytes = await signedPdf(home);
    const json = payload({ admitted: 3 });
    expect(word(await judge({ bytes, json }, home))).toBe('verify.attachment-differs');
    const other = office();
    expect(word(await judge({ bytes, p7s: p7sOf(other) }, home, other))).toBe(
      'verify.signers-differ',
    );
    expect(word(await judge({ bytes, p7s: p7sOf(home, json) }, home))).toBe('verify.changed');
  });
});

describe('the signer', () => {
  it.each([
    ['2023-06-01T09:29:59Z', 'verify.expired'],
    ['2023-06-01T09:30:00Z', 'accepted'],
    ['2025-06-01T09:30:00Z', 'accepted'],
    ['2025-06-01T09:30:01Z', 'verify.not-yet-valid'],
  ])('with a certificate from %s: %s', async (from, expected) => {
    const signer = office('shelter-0001', new Date(from));
    expect(word(await judge({ bytes: await signedPdf(signer) }, signer))).toBe(expected);
    expect(word(await judge({ bytes: payload(), p7s: p7sOf(signer) }, signer))).toBe(expected);
  });

  it('is another shelter, trusted or self-made in our name', async () => {
    const other = office('shelter-0002');
    expect(word(await judge({ bytes: await signedPdf(other) }, home, other))).toBe(
      'verify.other-shelter',
    );
    expect(word(await judge({ bytes: await signedPdf(office()) }, home))).toBe(
      'verify.unknown-signer',
    );
  });

  it('puts our certificate to another key', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const p7s = p7sOf({ ...home, identity: { ...home.identity, privateKey } });
    expect(word(await judge({ bytes: payload(), p7s }, home))).toBe('verify.signature-wrong');
  });
});

describe('a print that holds more than a summary', () => {
  const annotate = (entry: Record<string, unknown>) => (document: PDFDocument) => {
    const annotation = document.context.obj({
      Type: 'Annot',
      Rect: [0, 0, 9, 9],
      ...entry,
    } as never);
    document.getPage(0).node.addAnnot(document.context.register(annotation));
  };
  const inCatalog = (key: string, value: unknown) => (document: PDFDocument) => {
    document.catalog.set(PDFName.of(key), document.context.obj(value as never));
  };
  const script = { S: 'JavaScript', JS: PDFString.of('app.alert(1)') };

  it.each([
    ['a square over the figures', annotate({ Subtype: 'Square' }), 'verify.pdf-not-ours'],
    ['a note over the figures', annotate({ Subtype: 'FreeText' }), 'verify.pdf-not-ours'],
    ['a stamp over the figures', annotate({ Subtype: 'Stamp' }), 'verify.pdf-not-ours'],
    ['layers', inCatalog('OCProperties', { OCGs: [], D: {} }), 'verify.pdf-not-ours'],
    ['nothing more', () => undefined, 'accepted'],
    ['a script on opening', inCatalog('OpenAction', script), 'verify.pdf-not-ours'],
    ['a named script', inCatalog('Names', { JavaScript: { Names: [] } }), 'verify.pdf-not-ours'],
    ['a script on a link', annotate({ Subtype: 'Link', A: script }), 'verify.pdf-not-ours'],
    ['a program', annotate({ Subtype: 'Link', A: { S: 'Launch' } }), 'verify.pdf-not-ours'],
    ['a web address', annotate({ Subtype: 'Link', A: { S: 'URI' } }), 'verify.pdf-not-ours'],
    ['a file on the page', annotate({ Subtype: 'FileAttachment' }), 'verify.pdf-not-ours'],
    ['a form field', annotate({ Subtype: 'Widget', FT: 'Tx' }), 'verify.pdf-not-ours'],
    [
      'a second end',
      annotate({ Subtype: 'Square', Contents: PDFString.of('startxref') }),
      'verify.coverage',
    ],
    ['packed objects', annotate({ Subtype: 'Square', Packed: 'ObjStm' }), 'verify.coverage'],
  ])('%s', async (_, change, expected) => {
    const prepared = await attachJson(await print({ change }), payload(), SIGNED_AT);
    const bytes = await signPdf(prepared, home.identity, SIGNED_AT);
    expect(word(await judge({ bytes }, home))).toBe(expected);
  });

  const attachment =
    (name: string, json = payload()) =>
    async (document: PDFDocument) => {
      await document.attach(json, name, { afRelationship: AFRelationship.Data });
    };
  it.each([
    ['no attachment', undefined, 'verify.pdf-not-ours'],
    ['another name', attachment('other.json'), 'verify.pdf-not-ours'],
    [
      'an attachment of zeros',
      attachment(ATTACHMENT_NAME, new Uint8Array(FILE_LIMIT + 1)),
      'verify.pdf-not-ours',
    ],
  ])('%s', async (_, change, expected) => {
    const base = await print(change === undefined ? {} : { change });
    const bytes = await signPdf(base, home.identity, SIGNED_AT);
    expect(word(await judge({ bytes }, home))).toBe(expected);
  });

  it('a second attachment', async () => {
    const document = await Pdf.load(await attachJson(await print(), payload(), SIGNED_AT));
    await document.attach(payload(), 'other.json', {});
    const bytes = await signPdf(await document.save(), home.identity, SIGNED_AT);
    expect(word(await judge({ bytes }, home))).toBe('verify.pdf-not-ours');
  });

  it('is not sealed when it already holds an attachment, a form or a signature', async () => {
    const prepared = await attachJson(await print(), payload(), SIGNED_AT);
    await expect(attachJson(prepared, payload(), SIGNED_AT)).rejects.toThrow('attachments');
    const signed = await signPdf(prepared, home.identity, SIGNED_AT);
    await expect(signPdf(signed, home.identity, SIGNED_AT)).rejects.toThrow('form');
  });
});
