// Where the signature lies in a PDF, judged on the raw bytes: one signature, everything else under it, nothing after it.
// Reads only the layout that pades.ts writes; a PDF that is merely valid is not enough.
import { ok, type Result, refuse } from '../../../src/kernel/result';
import { instantOf } from './cms-read';
import { derLength } from './der';
import { HOLE_DIGITS } from './pades';
import type { VerifyCode } from './verdict';

export interface SignedLayout {
  /** The bytes under the signature, in two parts. */
  readonly covered: readonly [Uint8Array, Uint8Array];
  readonly envelope: Uint8Array;
  readonly signedAt: Date;
  /** Number of the PDF object that holds the signature. */
  readonly objectNumber: number;
}

const DICTIONARY_LIMIT = 1024;
/** The signature's dictionary up to the hole, as pades.ts and pdf-lib write it. */
const DICTIONARY =
  /endobj\n\n(\d{1,7}) 0 obj\n<<\n\/Type \/Sig\n\/Filter \/Adobe\.PPKLite\n\/SubFilter \/ETSI\.CAdES\.detached\n\/Name <[0-9A-F]*>\n\/M \(D:(\d{14})Z\)\n\/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\] *\n\/Contents $/;
const AFTER_HOLE = '\n>>\nendobj\n';
const END = /startxref\n(\d{1,9})\n%%EOF$/;
/** Names with escapes (`#4f`) count too: this one decides what the PDF reader would unpack. */
const PACKED =
  /\/(?:O|#4[fF])(?:b|#62)(?:j|#6[aA])(?:S|#53)(?:t|#74)(?:m|#6[dD])|\/(?:X|#58)(?:R|#52)(?:e|#65)(?:f|#66)/;

/** Finds the one signature of a PDF and what it covers. Never throws. */
export function readLayout(pdf: Uint8Array): Result<SignedLayout, VerifyCode> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const at = bytes.indexOf('/ByteRange');
  if (at === -1) return refuse('verify.signature-missing');
  if (bytes.indexOf('/ByteRange', at + 1) !== -1) return refuse('verify.several-signatures');
  const start = bytes.indexOf('<', at);
  const dictionary = DICTIONARY.exec(
    bytes.toString('latin1', Math.max(0, start - DICTIONARY_LIMIT), start),
  );
  if (start === -1 || dictionary === null) return refuse('verify.coverage');
  const end = start + HOLE_DIGITS + 2;
  if (!coversAllBut(bytes, [start, end], dictionary.slice(3, 6).map(Number))) {
    return refuse('verify.coverage');
  }
  if (!endsOnce(bytes) || PACKED.test(bytes.toString('latin1'))) return refuse('verify.coverage');
  const signedAt = instantOf(dictionary[2] ?? '');
  if (signedAt === undefined) return refuse('verify.signing-time');
  const envelope = readHole(bytes.toString('latin1', start + 1, end - 1));
  if (envelope === undefined) return refuse('verify.padding');
  const covered = [pdf.subarray(0, start), pdf.subarray(end)] as const;
  return ok({ covered, envelope, signedAt, objectNumber: Number(dictionary[1]) });
}

function coversAllBut(
  bytes: Buffer,
  [start, end]: readonly [number, number],
  range: readonly number[],
): boolean {
  const [length, next, rest] = range;
  return (
    length === start &&
    next === end &&
    rest === bytes.length - end &&
    bytes[end - 1] === 0x3e &&
    bytes.toString('latin1', end, end + AFTER_HOLE.length) === AFTER_HOLE
  );
}

/** One table of objects, one end: a second one would be a later addition to the document. */
function endsOnce(bytes: Buffer): boolean {
  const end = END.exec(bytes.toString('latin1', Math.max(0, bytes.length - 64)));
  const table = Number(end?.[1] ?? Number.NaN);
  return (
    end !== null &&
    bytes.indexOf('startxref') === bytes.lastIndexOf('startxref') &&
    bytes.toString('latin1', table, table + 5) === 'xref\n'
  );
}

/** The envelope in the hole: lower-case hex, then zeros only. */
function readHole(digits: string): Uint8Array | undefined {
  if (!/^[0-9a-f]+$/.test(digits)) return undefined;
  const bytes = Buffer.from(digits, 'hex');
  const length = derLength(bytes);
  if (length === undefined || bytes.subarray(length).some((byte) => byte !== 0)) return undefined;
  return new Uint8Array(bytes.subarray(0, length));
}
