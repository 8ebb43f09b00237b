// Whether a cell for one person's name names several: "Hana & baby", هناء وابنتها سارة. Each person needs a row, and a file.
import { foldDigits } from '../../kernel/digits';
import { countryOfWord } from './country-words';
import { joinedName } from './joined-names';
import { isNoPerson } from './no-person';
import {
  countsPeople,
  isKin,
  isOthers,
  isPlural,
  opensWithKin,
  tellsOfOthers,
} from './people-words';
import type { RowReading } from './row-reading';
import { mayTellLeaving } from './leaving-remark';
import { fold } from './words';
import { isFormOfAddress } from './written-name';

const AND = new Set(['&', '+', 'و', 'and', 'et']);
const WITH = new Set(
  ['with', 'w', 'plus', 'avec', 'accompanied', 'by', 'مع', 'ومعها', 'ومعه', 'معها', 'معه'].concat(
    ...['برفقه', 'برفقتها', 'وبرفقتها', 'بصحبه', 'بصحبتها', 'وبصحبتها', 'بمعيه'],
  ),
);
const BETWEEN = new Set('her his their the a an two three sa son ses un une deux'.split(' '));
const KIN_OF_HERS = /.{2}(?:ها|هم|هن)$/;
const BRACKETED = /[([{][^()[\]{}]{0,100}[)\]}]/g;
const LONGEST = 200;

/** A row of nobody and a row of several people are left out: of several, because one of them would have no file; where it may be one, the row is named. */
export function sayPeople(
  { title, text }: { readonly title: string; readonly text: string },
  reading: RowReading,
): void {
  if (isNoPerson(text)) {
    reading.issue('imports.no-person', title, text);
    return;
  }
  const people = peopleIn(text);
  if (people === 'several') reading.issue('imports.several-people', title, text);
  if (people === 'perhaps') reading.unread('imports.perhaps-several-people', title, text);
}

export function peopleIn(text: string): 'one' | 'perhaps' | 'several' {
  if (text.length > LONGEST) return 'one';
  const words = wordsOf(text);
  if (
    words.some((word, at) => addsSomebody(words, at) || (at > 0 && isOthers(word))) ||
    isSeveralFirst(words) ||
    isCounted(foldDigits(text)) ||
    hasKinApart(text)
  )
    return 'several';
  return mayBeTwo(text) || mayTellOfOthers(text) || joinsName(words) ? 'perhaps' : 'one';
}

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/[&+]/g, ' $& ')
    .split(/[\s()[\]{},،;/]+/)
    .map((word) => (AND.has(word) ? word : fold(word)))
    .filter((word) => word !== '');
}

/** "Twins of Hana", أسرة هناء: alone it is what somebody is called. */
function isSeveralFirst([first = '', second]: readonly string[]): boolean {
  return second !== undefined && isPlural(first);
}

const TIMES = /(?<![\p{L}\d])(?:[x×]\s?[2-9]|[2-9]\s?[x×])(?![\p{L}\d])/iu;
const FAMILY_OF = /(?<!\p{L})(?:family|group) of (?:\d{1,2}|two|three|four|five)(?!\p{L})/iu;
const PLUS_ONE = /(?:\bplus|\+)\s?(?:one|two|three)\b/iu;

/** Sarah x2, family of 4, (3 persons), plus one; "Dina 25, Abel 3": each with an age. */
function isCounted(text: string): boolean {
  if ([TIMES, FAMILY_OF, PLUS_ONE].some((sign) => sign.test(text)) || countsPeople(text))
    return true;
  const parts = text.split(/[,،;؛/|\r\n]|\s[-–—]\s/u);
  return (
    parts.length > 1 && parts.every((part) => /\p{L}{2}.{0,40}(?<!\d)\d{1,2}(?!\d)/u.test(part))
  );
}

/** Behind the first word: kin or company, an age or a count. Brackets tell whose she is, yet "(2)" counts. */
function mayTellOfOthers(text: string): boolean {
  const [first = '', ...behind] = wordsOf(text.replace(BRACKETED, ' '));
  const isSomebodys = first.length > 1 && opensWithKin(first) && behind.length > 0;
  if (isSomebodys || /^\s*b\/o(?!\p{L})/iu.test(text)) return true;
  const says = behind.some(
    (word, at) =>
      tellsOfOthers(word) && !(behind[at + 1] === 'of' && /^(?:daughter|son|wife)$/.test(word)),
  );
  return says || /\p{L}{2}.{0,100}?[\s([]\d{1,2}(?:[\s)\],]|$)/u.test(foldDigits(text));
}

// "سميرة وكنزة": whoever has a name that begins with this letter is known by it.
function joinsName(words: readonly string[]): boolean {
  const last = words.length === 2 ? joinedName(words[1] ?? '') : 'no';
  return last !== 'no' || words.some((word, at) => at > 0 && joinedName(word) === 'surely');
}

function addsSomebody(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  if (AND.has(word)) return at > 0 && (/^\p{L}{2}/u.test(next) || /^\d{1,2}$/.test(next));
  if (WITH.has(word)) return isSomebody(words.slice(at + 1, at + 4));
  return /^و\d{1,2}$/.test(word) || (word.startsWith('و') && isKin(word.slice(1)));
}

/** "her son", "2 children", طفلها */
function isSomebody([first = '', second = '', third = '']: readonly string[]): boolean {
  if (isKin(first)) return true;
  const isBetween = BETWEEN.has(first) || /^\d{1,2}$/.test(first);
  return isBetween && (isKin(second) || (BETWEEN.has(second) && isKin(third)));
}

/** "Hana / baby", "هناء، طفلها علي": behind a sign the kin alone, or hers. What stands in brackets tells whose she is. */
function hasKinApart(text: string): boolean {
  const [, ...more] = text.replace(BRACKETED, ' ').split(/[/,،;؛|\r\n]|\s[-–—]\s?/);
  return more.some((part) => {
    const [first = '', second = '', ...rest] = fold(part).split(' ');
    const isHers = KIN_OF_HERS.test(first) || BETWEEN.has(first);
    if (isHers) return isKin(first) || isKin(second);
    if (!isKin(first)) return false;
    // "Sarah - daughter Ella" names Ella too; "Sara, daughter of Hana" says whose she is.
    return /^[a-z]/.test(first) ? second !== 'of' : second === '' && rest.length === 0;
  });
}

// Two names of one script with a stroke, a dash, a bar, a semicolon or a new line between them; in two scripts it is one name twice.
function mayBeTwo(text: string): boolean {
  const parts = text
    .replace(BRACKETED, ' ')
    .split(/(?<!(?:^|[\s.])\p{L}{1,2}\s?)\/|[;؛|\r\n]|\s[-–—]\s/u)
    .map((part) => part.trim())
    .filter(
      (part) =>
        /\p{L}{3}/u.test(part) && !/\d{3}/u.test(foldDigits(part)) && !isFormOfAddress(part),
    )
    .filter((part) => countryOfWord(part) === undefined && !mayTellLeaving(part));
  const scripts = new Set(parts.map((part) => /\p{Script=Arabic}/u.test(part)));
  const isRow = parts.length > scripts.size;
  return isRow || text.split(/[,،]/).filter((part) => /\p{L}{2}/u.test(part)).length > 2;
}
