// A whole name as lists write it, without what is no part of it: a form of address, a by-name in brackets, a number.

/** Never a word that is a given name too: سيد, السيد, سيدة, شيخ and حاج are. */
const ADDRESS =
  /^(?:السيدة|السيده|ال?[اآأ]نس[ةه]|الحاج[ةه]|ال?دكتور[ةه]?|ال?[اأ]ستاذ[ةه]?|مدام|المدعو[ةه]?|الطفل[ةه]?|النزيل[ةه]?)$|^(?:mr|mrs|ms|miss|mme|mlle|dr|madame|mademoiselle)\.?$/i;
const DOCTOR = /^(?:د|أ\.د)\.?$/;
const BRACKETED = /[([{«"“][^()[\]{}«»"“”]{1,80}[)\]}»"”]/g;

/** Family first where one comma cuts the name in two ("Alpha, Mina"). The same text where nothing is to be changed. */
export function writtenName(text: string): string {
  const whole = /^["'«“„](.{1,400})["'»”“]$/.exec(text)?.[1]?.trim() ?? text;
  const [family, rest, ...more] = whole.split(/[,،]/).map((part) => part.trim());
  const isTurned = more.length === 0 && family !== undefined && isWords(family) && isWords(rest);
  const ordered = isTurned ? `${rest ?? ''} ${family}` : whole;
  const words = ordered
    .replace(BRACKETED, ' ')
    .split(/[\s/]+/)
    .filter((word) => /\p{L}/u.test(word));
  const first = words.findIndex((word) => !isAddress(word, words.length));
  const name = words.slice(Math.max(0, first)).join(' ');
  return first < 0 || name === '' ? text : name;
}

// One letter before a single name is an initial.
function isAddress(word: string, words: number): boolean {
  return ADDRESS.test(word) || (words > 2 && DOCTOR.test(word));
}

function isWords(part: string | undefined): boolean {
  return part !== undefined && /\p{L}{2}/u.test(part);
}
