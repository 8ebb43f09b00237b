// The weekly slip: where the trail stands, short enough to be copied by hand into a bound register and typed back.
// Sixteen hexadecimal digits and five words are read from different parts of the root: 119 bits together.
import { bytesAsWords, listedWord } from '../keys/paper-words';
import { rootsAtOnce } from './roots';
import type { AuditTrail } from './trail';
import { judgeWitness, type Witness, type WitnessVerdict } from './witness';

const HEX_DIGITS = 16;
const WORDS = 5;
const WORD_BYTES = 7;

export interface Slip {
  readonly epoch: number;
  readonly size: number;
  /** The first sixteen hexadecimal digits of the root. */
  readonly digits: string;
  /** Five words for the next 55 bits of it. */
  readonly words: readonly string[];
}

export function slipOf(trail: AuditTrail): Slip {
  const { size, root } = trail.head();
  return { epoch: trail.epoch(), size, ...digitsAndWords(root) };
}

/** `mistyped`: no slip has such words or digits, or they contradict each other, so one of them was copied wrongly. */
export type SlipVerdict = WitnessVerdict | 'mistyped';

export interface TypedSlip {
  readonly epoch: number;
  readonly size: number;
  readonly digits: string;
  readonly words: string;
}

/** Compares a typed slip with the trail; the witness is what an alarm would be about. */
export function judgeSlip(
  trail: AuditTrail,
  typed: TypedSlip,
): { readonly verdict: SlipVerdict; readonly witness: Witness } {
  const { epoch, size } = typed;
  const digits = typed.digits.toLowerCase().replace(/[^0-9a-f]/g, '');
  const witness: Witness = { kind: 'slip', epoch, size, root: digits };
  const words = wordsOf(typed.words);
  if (digits.length !== HEX_DIGITS || words === undefined) return { verdict: 'mistyped', witness };
  const roots = rootsAtOnce(trail, [size]);
  const verdict = judgeWitness(trail, witness, roots);
  const root = roots.get(size);
  if (root === undefined || verdict === 'explained') return { verdict, witness };
  const wanted = digitsAndWords(root).words;
  const doWordsFit = words.every((word, index) => word === wanted[index]);
  const doDigitsFit = verdict === 'agrees';
  return { verdict: doWordsFit === doDigitsFit ? verdict : 'mistyped', witness };
}

function digitsAndWords(root: string): Pick<Slip, 'digits' | 'words'> {
  const bytes = Buffer.from(root, 'hex').subarray(HEX_DIGITS / 2, HEX_DIGITS / 2 + WORD_BYTES);
  return { digits: root.slice(0, HEX_DIGITS), words: bytesAsWords(bytes).slice(0, WORDS) };
}

/** Undefined where they are not as many words of the list as every slip has. */
function wordsOf(typed: string): readonly string[] | undefined {
  const listed = (typed.match(/[a-z]+/giu) ?? []).map(listedWord);
  const words = listed.filter((word) => word !== undefined);
  return listed.length === WORDS && words.length === WORDS ? words : undefined;
}
