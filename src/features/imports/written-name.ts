// A whole name as lists write it, without what is no part of it: a form of address, a by-name in brackets, a number, other people.
import { isKin, isOthers, tellsOfOthers } from './people-words';
import { mayTellLeaving } from './leaving-remark';
import { fold } from './words';

/** Never a word that is a given name too: سيد, السيد, سيدة, شيخ and حاج are. */
const ADDRESS =
  /^(?:السيدة|السيده|ال?[اآأ]نس[ةه]|الحاج[ةه]|ال?دكتور[ةه]?|ال?[اأ]ستاذ[ةه]?|مدام|المدعو[ةه]?|الطفل[ةه]?|النزيل[ةه]?)$|^(?:mr|mrs|ms|miss|mme|mlle|dr|madame|mademoiselle)\.?$/i;
const DOCTOR = /^(?:د|أ\.د)\.?$/;
const BRACKETED = /[([{«"“][^()[\]{}«»"“”]{1,80}[)\]}»"”]/g;
/** Mrs, Miss and Mr as Ethiopian lists write them. */
const SHORT_ADDRESS = /^(?:w\/(?:ro|rt|o|t)|ato)\.?$/i;
/** A letter before a stroke: doctor, teacher, engineer, sheikh, hajj. */
const LETTER_ADDRESS = /^[دأامشح]\//;
/** Gebre, Wolde, Haile, Tekle and the like, shortened before the second half of a name: G/Medhin. */
const HALF = /^\p{L}{1,2}\/\p{L}{2}/u;
const STROKE_BEFORE = /((?:^|\s)\p{L}{1,2})\s?\/\s?(?=\p{L}{2})/gu;
/** What follows is somebody else's name: daughter of, wife of. */
const RELATED = /^(?:[sdwc]\/o|زوجة|زوجه|حرم|أرملة|ارملة)$/i;

/** Longer text is no name; it is not searched for one. */
const LONGEST = 200;

/** Family first where one comma cuts the name in two ("Alpha, Mina"). The same text where nothing is to be changed. */
export function writtenName(text: string): string {
  const whole = /^["'«“„](.{1,400})["'»”“]$/.exec(text)?.[1]?.trim() ?? text;
  const [family, rest, ...more] = ownPart(whole)
    .split(/[,،]/)
    .map((part) => part.trim());
  const isTurned = more.length === 0 && family !== undefined && isWords(family) && isWords(rest);
  const ordered = isTurned ? `${rest ?? ''} ${family}` : ownPart(whole);
  const words = wordsOf(ordered);
  const first = words.findIndex((word) => !isAddress(word, words.length));
  const named = words.slice(Math.max(0, first));
  const related = named.findIndex((word, at) => at > 0 && isNoName(word));
  const name = named.slice(0, related < 0 ? undefined : related).join(' ');
  return first < 0 || name === '' ? text : name;
}

/** What stands before a sign with somebody's kin, other people or a departure behind it: "Sara, daughter of Hana", "Hana - LEFT". */
function ownPart(text: string): string {
  if (text.length > LONGEST) return text;
  const signs = [...text.matchAll(/[,،;؛|]|\s[-–—]\s/gu)];
  const end = signs.find(({ 0: sign, index }) => {
    const behind = text.slice(index + sign.length).trim();
    if (mayTellLeaving(behind)) return true;
    return isKin(fold(behind).split(' ')[0] ?? '') || (/[-–—|]/.test(sign) && mayBeWhole(behind));
  });
  const own = end === undefined ? '' : text.slice(0, end.index).trim();
  return own === '' ? text : own;
}

/** What a sign or brackets behind a name say of a departure: "Hana - LEFT", "Hana (closed)". */
export function leavingBehindName(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const [, ...behind] = text.split(/[,،;؛|()[\]]|\s[-–—]\s/u).map((part) => part.trim());
  return behind.find((part) => part !== '' && mayTellLeaving(part));
}

function mayBeWhole(behind: string): boolean {
  return /^\p{L}{2,}\s+\p{L}{2,}/u.test(behind);
}

function isNoName(word: string): boolean {
  const folded = fold(word);
  return RELATED.test(word) || tellsOfOthers(folded) || isOthers(folded);
}

function wordsOf(text: string): string[] {
  return text
    .replace(BRACKETED, ' ')
    .replace(STROKE_BEFORE, '$1/')
    .trim()
    .replace(LETTER_ADDRESS, '')
    .split(/\s+/)
    .flatMap((word) => (isWhole(word) ? [word] : word.split('/')))
    .filter((word) => /\p{L}/u.test(word));
}

/** "G/Medhin", "W/ro" and "D/o" are one word each; of "Mr/Hana" the first half is a form of address. */
function isWhole(word: string): boolean {
  if (RELATED.test(word) || SHORT_ADDRESS.test(word)) return true;
  return HALF.test(word) && !isFormOfAddress(word.split('/')[0] ?? '');
}

export function isFormOfAddress(word: string): boolean {
  return ADDRESS.test(word);
}

// One letter before a single name is an initial.
function isAddress(word: string, words: number): boolean {
  return ADDRESS.test(word) || (words > 2 && DOCTOR.test(word)) || SHORT_ADDRESS.test(word);
}

function isWords(part: string | undefined): boolean {
  return part !== undefined && /\p{L}{2}/u.test(part);
}
