// Whether a cell for one person's name names several: "Hana & baby", هناء وابنتها سارة. Each person needs a row, and a file.
import type { RowReading } from './row-reading';
import { fold } from './words';
import { isFormOfAddress } from './written-name';

const KIN = new Set(
  [
    'ابن ابنة بنت ولد طفل طفلة رضيع رضيعة مولود مولودة أطفال أولاد أبناء بنات توأم توأمان توأمين جنين حفيد حفيدة أحفاد',
    'زوج زوجة أم أب أخ أخت إخوة أخوات أخوين والد والدة شقيق شقيقة أسرة عائلة مرافق مرافقة مرافقين صغير صغيرة طفلين طفلان ابنتين ولدين',
    'baby babies child children kid kids son sons daughter daughters infant infants newborn twin twins toddler minor minors',
    'husband wife mother father sister sisters brother brothers family companion',
    'bébé bébés enfant enfants fille filles fils jumeaux mari mère frère sœur famille',
  ]
    .flatMap((line) => line.split(' '))
    .map(fold),
);
const PLURAL = new Set(
  'أطفال أولاد أبناء بنات توأم توأمان توأمين children kids twins babies enfants jumeaux'
    .split(' ')
    .map(fold),
);
const AND = new Set(['&', '+', 'و', 'and', 'et']);
const WITH = new Set(['with', 'w', 'plus', 'avec', 'مع', 'برفقه', 'ومعها', 'ومعه', 'معها']);
const BETWEEN = new Set('her his their the a an two three sa son ses un une deux'.split(' '));
/** Given names that lists join with a letter "and": with it they are no names of their own. */
const COMMON = new Set(
  [
    'سارة سمر سعاد سلمى سمية سهام سناء سلوى سوسن سحر سمير سالم سعيد سامي مريم منى مها مروة ميساء ميادة محمد محمود مصطفى فاطمة فرح فادية فريدة فايزة',
    'أحمد أمل أمينة أميرة أسماء آية إيمان إسراء آمال أميمة إبراهيم إسماعيل هناء هدى هند هالة هاجر هيام خديجة خلود خالد زينب زهرة نور نورا نادية نجلاء نهى نسرين',
    'ليلى لينا لمياء لبنى رنا ريم رحمة رانيا رشا رقية حنان حليمة حسن حسين حسناء علي عائشة عبير عمر عمار يوسف ياسمين يسرى يحيى جميلة جنى كريمة كوثر دعاء دينا بسمة بشرى تهاني شيماء صفاء غادة',
  ]
    .flatMap((line) => line.split(' '))
    .map(fold),
);
const KIN_OF_HERS = /.{2}(?:ها|هم|هن)$/;
const LONGEST = 200;

/** A row of several people is left out, because one of them would have no file; where it may be one, the row is named. */
export function sayPeople(
  { title, text }: { readonly title: string; readonly text: string },
  reading: RowReading,
): void {
  const people = peopleIn(text);
  if (people === 'several') reading.issue('imports.several-people', title, text);
  if (people === 'perhaps') reading.unread('imports.perhaps-several-people', title, text);
}

export function peopleIn(text: string): 'one' | 'perhaps' | 'several' {
  if (text.length > LONGEST) return 'one';
  const words = text
    .replace(/[&+]/g, ' $& ')
    .split(/[\s()[\]{},،;/]+/)
    .map((word) => (AND.has(word) ? word : fold(word)))
    .filter((word) => word !== '');
  if (
    words.some((_, at) => addsSomebody(words, at)) ||
    PLURAL.has(words[0] ?? '') ||
    hasKinApart(text)
  )
    return 'several';
  return mayBeTwo(text) || words.some((word, at) => at > 0 && isJoinedName(word))
    ? 'perhaps'
    : 'one';
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

function isKin(word: string): boolean {
  const owned = word.replace(/(?<=.{2})(?:هما|ها|هم|هن|ه)$/, '');
  const forms = [
    word,
    word.replace(/^ال/, ''),
    owned,
    `${owned.replace(/ت$/, '')}ه`,
    owned.replace(/[اوي]$/, ''),
  ];
  return forms.some((form) => KIN.has(form));
}

/** "Hana / baby", "هناء، طفلها علي": behind a sign the kin alone, or hers. What stands in brackets tells whose she is. */
function hasKinApart(text: string): boolean {
  const [, ...more] = text
    .replace(/[([{][^()[\]{}]{0,100}[)\]}]/g, ' ')
    .split(/[/,،;؛\r\n]|\s[-–—]\s?/);
  return more.some((part) => {
    const [first = '', second = '', ...rest] = fold(part).split(' ');
    const isHers = KIN_OF_HERS.test(first) || BETWEEN.has(first);
    if (isHers) return isKin(first) || isKin(second);
    return isKin(first) && second === '' && rest.length === 0;
  });
}

function isJoinedName(word: string): boolean {
  return word.startsWith('و') && word !== 'وهبه' && COMMON.has(word.slice(1));
}

// Two names of one script with a stroke, a semicolon or a new line between them; in two scripts it is one name twice.
function mayBeTwo(text: string): boolean {
  const parts = text
    .split(/(?<!(?:^|[\s.])\p{L}{1,2}\s?)\/|[;؛\r\n]/u)
    .filter((part) => /\p{L}{3}/u.test(part) && !isFormOfAddress(part.trim()));
  const scripts = new Set(parts.map((part) => /\p{Script=Arabic}/u.test(part)));
  const isRow = parts.length > scripts.size;
  return isRow || text.split(/[,،]/).filter((part) => /\p{L}{2}/u.test(part)).length > 2;
}
