// What a bribed or broken signer tried, each through the real verifier: the files of the attack, and neighbours made here.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { attachJson } from '../../../electron/vault/signing/attach';
import { signJson } from '../../../electron/vault/signing/cades';
import {
  certificatesOfPem,
  createSigningIdentity,
  isOwnForm,
  openSigningIdentity,
} from '../../../electron/vault/signing/certificate';
import { signPdf } from '../../../electron/vault/signing/pades';
import { readPdfObjects } from '../../../electron/vault/signing/paper/pdf-objects';
import { verifyAgainst } from '../../../electron/vault/signing/verify-summary';
import { payloadBytesOf, contentBytes, type SummaryPayload } from '../../../src/features/summaries';
import {
  attackWord,
  IDENTITY,
  jsonOf,
  NOW,
  PEM,
  printOf,
  redraw,
  SIGNED_AT,
  signedPaper,
  wordOn,
  wordOnJson,
} from '../../support/signed-papers';

describe('the files of the attack', () => {
  it.each([
    ['37b-payload-other-facility', 'verify.other-facility'],
    ['39-time-2027', 'verify.signed-in-future'],
    ['58c-external-stream', 'verify.pdf-not-ours'],
    ['61b-hidden-stream', 'verify.pdf-not-ours'],
    ['61c-info-author', 'verify.pdf-not-ours'],
    ['62-two-objects-one-number', 'verify.pdf-not-ours'],
    ['63-shadow-page', 'verify.pdf-not-ours'],
    ['77-u2028', 'verify.payload-malformed'],
    ['78-lone-surrogate', 'verify.payload-not-canonical'],
    ['78c-lone-surrogate-pdf', 'verify.certificate-form'],
    ['83-bad-day', 'verify.payload-malformed'],
    ['83b-bad-instant', 'verify.payload-malformed'],
    ['84-keyid-other', 'verify.other-key'],
    ['94b-t3-unsorted', 'verify.payload-unknown-table'],
  ])('%s: %s', (folder, code) => {
    expect(attackWord(folder)).toBe(code);
  });
});

describe('a paper that the app printed', () => {
  it.each(['short.ar', 'short.en', 'long.ar', 'long.en'] as const)(
    '%s is accepted',
    async (name) => {
      expect(wordOn(await signedPaper(name))).toBe('accepted');
    },
  );

  it('is accepted as JSON', () => {
    expect(wordOnJson(jsonOf('long.ar'))).toBe('accepted');
  });
});

/** The glyph of a digit in the Latin typeface. */
const digit = (value: number): string => (0x2a + value).toString(16).toUpperCase().padStart(4, '0');

describe('figures on the page that are not those of the payload', () => {
  const figure = (value: number): RegExp => new RegExp(`(Tm\\n)<${digit(value)}> Tj(\\nEMC)`);

  it('another figure', async () => {
    const changed = redraw(0, (text) => text.replace(figure(5), `$1<${digit(9)}> Tj$2`));
    // The paper has no single 5 in its tables on every page: any digit that is one will do.
    const page = redraw(0, (text) =>
      text.replace(/<002B> Tj\n([\d.]+ 0 Td )<0030> Tj/, '<002C> Tj\n$1<0030> Tj'),
    );
    const words = [];
    for (const change of [changed, page]) {
      try {
        words.push(wordOn(await signedPaper('long.en', change)));
      } catch (error) {
        if (!String(error).includes('nothing was rewritten')) throw error;
      }
    }
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words)).toEqual(new Set(['verify.paper-differs']));
  });

  it('the figures of two rows changed places', async () => {
    const swap = redraw(1, (text) => {
      const places = [...text.matchAll(/1 0 0 -1 (\S+) (\S+) Tm\n<00(?:2[A-F]|3[0-3])> Tj/g)];
      const [one, other] = [places[2], places[3]];
      if (one === undefined || other === undefined) throw new Error('no figures');
      const at = (found: RegExpExecArray): string => `1 0 0 -1 ${found[1]} ${found[2]} Tm`;
      return text.replace(at(one), 'FIRST').replace(at(other), at(one)).replace('FIRST', at(other));
    });
    expect(wordOn(await signedPaper('long.en', swap))).toBe('verify.paper-differs');
  });

  it.each([
    ['a name', '<0040> Tj\n9 0 Td <0058> Tj'],
    ['a lone digit', '<002B> Tj'],
    ['a full stop', '<0028> Tj'],
  ])('%s printed beside them', async (_, glyphs) => {
    const added = redraw(0, (text) =>
      text.replace('\nBT\n', `\nBT\n/F6 11 Tf\n1 0 0 -1 400 20 Tm\n${glyphs}\nET\nBT\n`),
    );
    expect(wordOn(await signedPaper('short.en', added))).toMatch(/^verify\.paper-/);
  });

  it.each([
    ['a black cover', '0 300 600 300 re\nf'],
    ['a white cover', '1 1 1 RG 1 1 1 rg\n0 300 600 300 re\nf\n0 0 0 RG 0 0 0 rg'],
    ['a red cover', '1 0 0 RG 1 0 0 rg\n0 300 600 300 re\nf'],
    ['a picture', '/X1 Do'],
    ['a shade', '/S1 sh'],
    ['words that are not shown', 'BT\n3 Tr\nET'],
    ['a layer', '/OC /MC0 BDC\nEMC'],
    ['words of an inline picture', 'BI\nEI'],
  ])('%s', async (_, commands) => {
    const covered = redraw(0, (text) => text.replace(/\nQ\nQ\n$/, `\n${commands}\nQ\nQ\n`));
    expect(wordOn(await signedPaper('short.en', covered))).toMatch(/^verify\.paper-/);
  });

  it('a stroke beside a figure, and a border so near that it reads as a one', async () => {
    for (const shape of [
      (x: number, y: number) => `${x - 9} ${y - 9} m\n${x - 8} ${y - 9} l\n${x - 8} ${y} l\nh\nf`,
      (x: number, y: number) => `${x - 3} ${y - 16} 1 17 re\nf`,
    ]) {
      const drawn = redraw(0, (text) =>
        text.replace(
          /BT\n(\/TD? ?<<\/MCID \d+ >>BDC|\/P <<\/MCID \d+ >>BDC)\n\/F6 14 Tf\n1 0 0 -1 (\S+) (\S+) Tm\n<00(?:2[A-F]|3[0-3])> Tj/,
          (found, _tag, x: string, y: string) => `${shape(Number(x), Number(y))}\n${found}`,
        ),
      );
      expect(wordOn(await signedPaper('short.en', drawn))).toBe('verify.paper-drawing');
    }
  });

  it('a page more, blank or with a name', async () => {
    for (const text of ['', 'Salma Ahmed']) {
      const added = await signedPaper('short.en', (document) => {
        document.addPage([594.95996, 841.91998]).drawText(text);
      });
      expect(wordOn(added)).toMatch(/^verify\.(?:paper-|pdf-not-ours)/);
    }
  });

  it('a page less, or two in another order', async () => {
    const less = await signedPaper('short.en', (document) => document.removePage(1));
    expect(wordOn(less)).toBe('verify.pdf-not-ours');
    const order = await signedPaper('short.en', (document) => {
      const kids = document.catalog.Pages().Kids();
      const [first, second] = [kids.get(0), kids.get(1)];
      kids.set(0, second);
      kids.set(1, first);
    });
    expect(wordOn(order)).toBe('verify.paper-differs');
  });

  it('the code of another payload', async () => {
    const print = await signedPaper('short.en');
    expect(wordOn(print)).toBe('accepted');
    const moved = redraw(2, (text) => {
      const at = text.lastIndexOf('1 1 1 RG 1 1 1 rg');
      return text.slice(0, at) + text.slice(at).replace('20 20 m\n30 20 l', '20 20 m\n31 20 l');
    });
    expect(wordOn(await signedPaper('short.en', moved))).toMatch(/^verify\.paper-/);
  });
});

describe('letters that are not what they say', () => {
  it('a font whose digits are drawn otherwise', async () => {
    const drawn = await signedPaper('short.en', (document) => {
      changeStreams(document, (bytes) => redrawGlyph(bytes, 0x2b));
    });
    expect(wordOn(drawn)).toBe('verify.paper-drawing');
  });

  it('a font of the foot alone, whose digits are drawn otherwise', async () => {
    const drawn = await signedPaper('short.en', async (document) => {
      const fonts = document.getPage(0).node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
      fonts?.set(PDFName.of('F99'), otherFont(document, fonts.lookup(PDFName.of('F6'), PDFDict)));
      await redraw(0, (text) => text.replace(LAST_FONT, '/F99$1'))(document);
    });
    expect(wordOn(drawn)).toBe('verify.paper-drawing');
  });

  it('a table of meanings that calls one digit another', async () => {
    const called = await signedPaper('short.en', (document) => {
      changeStreams(document, (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        const range = /<002A> <00(\w\w)> <0030>/.exec(text)?.[0];
        if (range === undefined) return undefined;
        return Buffer.from(text.replace(range, range.replace('<0030>', '<0031>')), 'latin1');
      });
    });
    expect(wordOn(called)).toMatch(/^verify\.paper-/);
  });
});

/** What draws the last run of a page: how many pages there are. */
const LAST_FONT = /\/F6( 11 Tf\n[^/]*)$/;

/** The same font with one digit drawn otherwise. */
function otherFont(document: PDFDocument, font: PDFDict): PDFRef {
  const { context } = document;
  const [own, descendant] = [font.clone(), descendantOf(font).clone()];
  const descriptor = descendant.lookup(PDFName.of('FontDescriptor'), PDFDict).clone();
  const program = descriptor.lookup(PDFName.of('FontFile2'));
  if (!(program instanceof PDFRawStream)) throw new Error('no font program');
  const redrawn = redrawGlyph(inflateSync(program.contents), 0x2d);
  if (redrawn === undefined) throw new Error('no such glyph');
  const stream = context.flateStream(redrawn, { Length1: redrawn.length });
  descriptor.set(PDFName.of('FontFile2'), context.register(stream));
  descendant.set(PDFName.of('FontDescriptor'), context.register(descriptor));
  own.set(PDFName.of('DescendantFonts'), context.obj([context.register(descendant)]));
  return context.register(own);
}

function descendantOf(font: PDFDict): PDFDict {
  return font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
}

/** Rewrites every packed stream that `change` answers for. */
function changeStreams(
  document: PDFDocument,
  change: (bytes: Uint8Array) => Uint8Array | undefined,
): void {
  let changed = 0;
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const bytes = change(inflateSync(object.contents));
    if (bytes === undefined) continue;
    changed += 1;
    const length = object.dict.get(PDFName.of('Length1'));
    const stream = document.context.flateStream(bytes);
    if (length !== undefined) stream.dict.set(PDFName.of('Length1'), length);
    document.context.assign(ref, stream);
  }
  if (changed === 0) throw new Error('nothing was changed');
}

/** Moves the first point of one glyph of a TrueType font; undefined for anything else. */
function redrawGlyph(font: Uint8Array, glyph: number): Uint8Array | undefined {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  if (font.length < 12 || view.getUint32(0) !== 0x10000) return undefined;
  const at = new Map<string, number>();
  for (let entry = 12; entry < 12 + view.getUint16(4) * 16; entry += 16) {
    at.set(Buffer.from(font.subarray(entry, entry + 4)).toString(), view.getUint32(entry + 8));
  }
  const [head = 0, loca = 0, glyf = 0] = [at.get('head'), at.get('loca'), at.get('glyf')];
  const offset = (number: number): number =>
    view.getUint16(head + 50) === 1
      ? view.getUint32(loca + number * 4)
      : view.getUint16(loca + number * 2) * 2;
  if (offset(glyph + 1) <= offset(glyph)) return undefined;
  const changed = Uint8Array.from(font);
  const last = glyf + offset(glyph + 1) - 6;
  changed[last] = (changed[last] ?? 0) ^ 0x11;
  return changed;
}

describe('what lies in the file besides the paper', () => {
  const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

  it.each([
    [
      'an unused stream',
      (document: PDFDocument) => {
        document.context.register(document.context.flateStream('Salma Ahmed; case 2025-014'));
      },
    ],
    [
      'an unused dictionary',
      (document: PDFDocument) => {
        document.context.register(document.context.obj({ Note: PDFString.of('Salma') }));
      },
    ],
    [
      'XMP',
      (document: PDFDocument) => {
        document.catalog.set(PDFName.of('Perms'), document.context.obj({}));
      },
    ],
    [
      'an entry of a page',
      (document: PDFDocument) => {
        document.getPage(0).node.set(PDFName.of('PieceInfo'), document.context.obj({}));
      },
    ],
    [
      'a turned page',
      (document: PDFDocument) => {
        document.getPage(0).node.set(PDFName.of('Rotate'), PDFNumber.of(90));
      },
    ],
    [
      'a cut page',
      (document: PDFDocument) => {
        document.getPage(0).node.set(PDFName.of('CropBox'), document.context.obj([0, 0, 50, 50]));
      },
    ],
    [
      'layers',
      (document: PDFDocument) => {
        document.catalog.set(PDFName.of('OCProperties'), document.context.obj({ OCGs: [], D: {} }));
      },
    ],
    [
      'other words for readers of tags',
      (document: PDFDocument) => {
        for (const [, object] of document.context.enumerateIndirectObjects()) {
          if (!object.toString().includes('/S /TD')) continue;
          (object as unknown as { set(key: PDFName, value: unknown): void }).set(
            PDFName.of('ActualText'),
            PDFHexString.fromText('999'),
          );
        }
      },
    ],
    [
      'no tags',
      (document: PDFDocument) => {
        document.catalog.delete(PDFName.of('StructTreeRoot'));
      },
    ],
  ])('%s', async (_, change) => {
    const bytes = await signedPaper('short.en', change as (document: PDFDocument) => void);
    expect(wordOn(bytes)).toBe('verify.pdf-not-ours');
  });

  it('reads no file with a number twice, a gap, an earlier table or a second root', async () => {
    const good = await signedPaper('short.en');
    const text = Buffer.from(good).toString('latin1');
    expect(readPdfObjects(good)).toBeDefined();
    const object = /\n2 0 obj\n[\s\S]*?endobj\n\n/.exec(text)?.[0].slice(1) ?? '';
    expect(object).not.toBe('');
    for (const spoiled of [
      text.replace('\nxref\n', `\n${object}xref\n`),
      text.replace(object, ''),
      text.replace('\n/Info ', '\n/Prev 17\n/Info '),
      text.replace('\n/Info ', '\n/Root 1 0 R\n/Info '),
      text.replace('\nxref\n', '\n% a word\nxref\n'),
      text.replace(' 00000 n ', ' 00001 n '),
    ]) {
      expect(spoiled).not.toBe(text);
      expect(readPdfObjects(bytesOf(spoiled))).toBeUndefined();
    }
  });

  it('any object dropped, repeated or moved: not read', async () => {
    const good = await signedPaper('short.en');
    const text = Buffer.from(good).toString('latin1');
    const starts = [...text.matchAll(/(?<=endobj\n\n)\d+ 0 obj\n/g)].map(({ index }) => index);
    const table = text.indexOf('xref\n0 ');
    fc.assert(
      fc.property(
        fc.nat({ max: starts.length - 1 }),
        fc.nat({ max: starts.length - 1 }),
        fc.constantFrom('dropped', 'repeated', 'moved'),
        (one, other, how) => {
          const [start, end] = [starts[one] ?? 0, starts[one + 1] ?? table];
          const part = text.slice(start, end);
          const without = text.slice(0, start) + text.slice(end);
          const place = starts[other] ?? 0;
          if (how === 'moved' && place === start) return;
          const spoiled =
            how === 'dropped'
              ? without
              : how === 'repeated'
                ? text.slice(0, place) + part + text.slice(place)
                : `${without.slice(0, place > start ? place - part.length : place)}${part}${without.slice(place > start ? place - part.length : place)}`;
          if (spoiled === text) return;
          expect(readPdfObjects(bytesOf(spoiled))).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });
});

const PAYLOAD = JSON.parse(Buffer.from(jsonOf('long.ar')).toString()) as SummaryPayload;
type Content = SummaryPayload['content'];
type Issue = SummaryPayload['issue'];

/** Signed by the shelter's own key, with the hash of the content made to fit. */
function withContent(change: object): Uint8Array {
  const content = { ...PAYLOAD.content, ...change } as Content;
  const contentSha256 = createHash('sha256').update(contentBytes(content)).digest('hex');
  return payloadBytesOf({ content, issue: { ...PAYLOAD.issue, contentSha256 } });
}

function withIssue(change: Partial<Record<keyof Issue, unknown>>): Uint8Array {
  return payloadBytesOf({ content: PAYLOAD.content, issue: { ...PAYLOAD.issue, ...change } });
}

describe('a payload that contradicts itself', () => {
  it.each([
    [
      'another facility',
      { shelter: { ...PAYLOAD.content.shelter, facilityCode: 'KW-1' } },
      'other-facility',
    ],
    [
      'another shelter',
      { shelter: { ...PAYLOAD.content.shelter, shelterId: 'abc' } },
      'other-shelter',
    ],
    [
      'a group named twice',
      { shelter: { ...PAYLOAD.content.shelter, neverAdmits: ['men', 'men'] } },
      'payload-malformed',
    ],
    [
      'groups out of order',
      { shelter: { ...PAYLOAD.content.shelter, neverAdmits: ['boys', 'girls'] } },
      'payload-malformed',
    ],
    ['30 February', { period: { from: '2025-02-30', to: '2026-01-01' } }, 'payload-malformed'],
    [
      '29 February of a common year',
      { period: { from: '2025-02-29', to: '2026-01-01' } },
      'payload-malformed',
    ],
    ['day 0', { period: { from: '2025-02-00', to: '2026-01-01' } }, 'payload-malformed'],
    ['one day', { period: { from: '2025-02-01', to: '2025-02-02' } }, 'payload-period'],
    ['27 days', { period: { from: '2025-02-01', to: '2025-02-28' } }, 'payload-period'],
    ['two years', { period: { from: '2024-01-01', to: '2026-01-01' } }, 'payload-period'],
  ])('%s', (_, change, code) => {
    expect(wordOnJson(withContent(change))).toBe(`verify.${code}`);
  });

  const rows = (order: (codes: string[]) => string[]): Uint8Array =>
    withContent({
      tables: PAYLOAD.content.tables.map((table) =>
        table.id === 't3' && table.status === 'shown'
          ? { ...table, rows: order([...table.rows]) }
          : table,
      ),
    });
  it.each([
    ['turned round', (codes: string[]) => codes.toReversed()],
    ['the rest first', (codes: string[]) => [...codes.slice(-1), ...codes.slice(0, -1)]],
    ['one twice', (codes: string[]) => ['ET', ...codes.slice(1)]],
    ['two exchanged', ([a = '', b = '', ...more]: string[]) => [b, a, ...more]],
  ])('rows of nationalities %s', (_, order) => {
    expect(wordOnJson(rows(order))).toBe('verify.payload-unknown-table');
  });

  it.each([
    ['another key', { keyId: 'ab'.repeat(32) }, 'other-key'],
    ['a key that is no hash', { keyId: 'x' }, 'payload-malformed'],
    ['25 o’clock', { generatedAt: '2026-01-05T25:00:00.000Z' }, 'payload-malformed'],
    ['31 April', { generatedAt: '2026-04-31T09:00:00.000Z' }, 'payload-malformed'],
    ['another second than signed', { generatedAt: '2026-01-05T09:00:01.000Z' }, 'times-differ'],
    ['a first version that replaces', { version: 1 }, 'payload-versions'],
    ['a version that skips one', { version: 3 }, 'payload-versions'],
    ['a second version that replaces nothing', { supersedes: null }, 'payload-versions'],
    ['a correction with nothing before it', { previous: null }, 'payload-versions'],
    ['a version above its number', { sequence: 1 }, 'payload-versions'],
  ])('%s', (_, change, code) => {
    expect(wordOnJson(withIssue(change))).toBe(`verify.${code}`);
  });

  it.each([
    ['a turn of direction', '\u202e'],
    ['an isolate', '\u2066'],
    ['a mark of direction', '\u200f'],
    ['NUL', '\0'],
    ['a line break', '\n'],
    ['a line separator', '\u2028'],
    ['a paragraph separator', '\u2029'],
    ['a blank without width', '\u200b'],
    ['a mark of byte order', '\ufeff'],
    ['a bell', '\u0007'],
    ['a soft hyphen', '\u00ad'],
  ])('%s in a recipient, a reason or a code of staff', (_, sign) => {
    const supersedes = { ...PAYLOAD.issue.supersedes, reason: `a${sign}b` };
    const approvals = PAYLOAD.issue.approvals.map((one) => ({ ...one, staffCode: `a${sign}b` }));
    for (const change of [{ recipient: `a${sign}b` }, { supersedes }, { approvals }]) {
      expect(wordOnJson(withIssue(change))).toBe('verify.payload-malformed');
    }
  });

  it('half a character is refused with a code', () => {
    const text = Buffer.from(jsonOf('long.ar')).toString();
    for (const half of ['\\ud800', '\\udfff', 'a\\ud83d', '\\ude00a']) {
      const json = new Uint8Array(Buffer.from(text.replace('national-authority', half)));
      expect(wordOnJson(json)).toBe('verify.payload-not-canonical');
    }
  });

  it('a plain line of text, as it was signed before there were codes, still stands', () => {
    expect(wordOnJson(withIssue({ recipient: 'الجهة الوطنية المختصة (مثال)' }))).toBe('accepted');
  });
});

describe('the time of signing', () => {
  it('may not lie ahead of the clock that checks', () => {
    const json = jsonOf('long.ar');
    const at = (minutes: number): Date => new Date(SIGNED_AT.getTime() - minutes * 60_000);
    expect(wordOnJson(json, SIGNED_AT, at(0))).toBe('accepted');
    expect(wordOnJson(json, SIGNED_AT, at(9))).toBe('accepted');
    expect(wordOnJson(json, SIGNED_AT, at(11))).toBe('verify.signed-in-future');
    expect(wordOnJson(json, SIGNED_AT, at(60 * 24 * 500))).toBe('verify.signed-in-future');
  });

  it('is one in all places of a PDF', async () => {
    const print = await signedPaper('short.en');
    const document = await PDFDocument.load(print, { updateMetadata: false });
    expect(document.getCreationDate()).toEqual(SIGNED_AT);
    const late = new Date('2026-01-05T09:00:01.000Z');
    expect(wordOn(await signedPaper('short.en', undefined, late))).toBe('verify.times-differ');
  });
});

describe('the certificate', () => {
  const order = {
    facilityCode: 'EG-TRN-01',
    shelterId: PAYLOAD.content.shelter.shelterId,
    validFrom: SIGNED_AT,
    serial: new Uint8Array(16).fill(7),
  };

  it('is in our form as we make it', () => {
    const [own = new Uint8Array()] = certificatesOfPem(PEM);
    expect(isOwnForm(own)).toBe(true);
    const [fresh = new Uint8Array()] = certificatesOfPem(
      createSigningIdentity(order).certificatePem,
    );
    expect(isOwnForm(fresh)).toBe(true);
  });

  it('is not with any byte changed', () => {
    const [own = new Uint8Array()] = certificatesOfPem(PEM);
    fc.assert(
      fc.property(fc.nat({ max: own.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(own);
        changed[at] = (changed[at] ?? 0) ^ flip;
        return !isOwnForm(changed);
      }),
      { numRuns: 200 },
    );
  });

  it('of another signer of the same name is not known, and its payload names another key', () => {
    const made = createSigningIdentity(order);
    const signer = openSigningIdentity(made.certificatePem, made.privateKeyPkcs8);
    const json = jsonOf('long.ar');
    const p7s = signJson(json, signer, SIGNED_AT);
    const files = { fileName: 'a', bytes: json, p7s };
    expect(verifyAgainst(files, [PEM], NOW).code).toBe('verify.other-key');
    expect(verifyAgainst(files, [made.certificatePem], NOW).code).toBe('verify.other-key');
  });
});

describe('what a file of anybody may hold', () => {
  it.each([
    ['a PDF', '%PDF-1.7\n', 1_000_001],
    ['a JSON', '{"a":1', 100_001],
    ['a signature', '0\x82', 4_097],
  ])('%s over its limit is not read', (_, head, size) => {
    const bytes = new Uint8Array(size);
    bytes.set(Buffer.from(head, 'latin1'));
    expect(wordOn(bytes)).toBe('verify.too-large');
  });

  it('an attachment that unpacks to much is not unpacked', async () => {
    const bomb = new Uint8Array(19_500_000).fill(0x5b);
    const prepared = await attachJson(printOf('short.en'), bomb, SIGNED_AT);
    expect(wordOn(await signPdf(prepared, IDENTITY, SIGNED_AT))).toBe(
      'verify.attachment-unreadable',
    );
  });

  it('wrong cells, tables and keys by the thousand are refused by the schema', () => {
    const cells = Array.from({ length: 40_000 }, () => 'x');
    const table = { ...PAYLOAD.content.tables[0], cells: [cells.slice(0, 20_000)] };
    expect(wordOnJson(withContentUnchecked({ tables: [table] }))).toBe('verify.payload-malformed');
    const many = Object.fromEntries(cells.slice(0, 8_000).map((_, at) => [`k${at}`, 1]));
    expect(wordOnJson(withContentUnchecked(many))).toBe('verify.payload-malformed');
  });
});

function withContentUnchecked(change: object): Uint8Array {
  return payloadBytesOf({ content: { ...PAYLOAD.content, ...change }, issue: PAYLOAD.issue });
}

describe('the approval key is not the signer’s', () => {
  it('is an Ed25519 key and its text has its length', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const signature = sign(null, Buffer.from('x'), privateKey).toString('base64');
    const approvals = [{ ...PAYLOAD.issue.approvals[0], publicKey: key, signature }];
    expect(wordOnJson(withIssue({ approvals }))).toBe('accepted');
    expect(wordOnJson(withIssue({ approvals: [{ ...approvals[0], publicKey: 'AAAA' }] }))).toBe(
      'verify.payload-malformed',
    );
  });
});
