// What a title adds to the words it is known by, in brackets or behind a dash, a colon, a slash: "(dd/mm/yyyy)" says how it is
// written and changes nothing; "(child)", "- previous" or a word that nobody foresaw may make it another column.
import type { Target } from './column-titles';
import { fold, wordSet } from './words';

/** A stroke between digits is part of a day; a hyphen between Latin letters is part of a word. */
const CUTS =
  /[()[\]{}（）<>«»“”":;؛,،\\|\r\n\t–—]|\/(?!\d)|(?<!\d)\/|\s-|-\s|(?<=[\u0621-\u064a])-/u;
/** A title in two languages without a sign between them. */
const LATIN_AFTER_ARABIC = /(?<=\p{Script=Arabic}\s{0,3})(?=\p{Script=Latin})/gu;
const ARABIC_AFTER_LATIN = /(?<=\p{Script=Latin}\s{0,3})(?=\p{Script=Arabic})/gu;

/** The pieces of a title in order, folded; none is empty. */
export function piecesOf(title: string): readonly string[] {
  return title
    .replace(LATIN_AFTER_ARABIC, '|')
    .replace(ARABIC_AFTER_LATIN, '|')
    .split(CUTS)
    .map(fold)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** Targets that are about one person: of somebody else they are another person's. */
const OF_ONE_PERSON: ReadonlySet<Target> = new Set<Target>([
  ...(['fullName', 'preferredName', 'given', 'family', 'latinName', 'documentName'] as const),
  ...(['sex', 'birthDate', 'birthYear', 'age', 'nationality', 'phone'] as const),
  ...(['caseNumber', 'room', 'admittedOn', 'exitedOn'] as const),
]);

export function isOfOnePerson(target: Target): boolean {
  return OF_ONE_PERSON.has(target);
}

const ALWAYS = wordSet(
  'optional required mandatory obligatory compulsory if any known available applicable where possible please write enter fill complete as per is in on the of a an to at from and or with his her their own',
  'resident residents client clients beneficiary beneficiaries survivor survivors victim victims',
  'resident’s client’s beneficiary’s survivor’s victim’s facultatif facultative obligatoire si connu connue de du des la le les l d et ou résidente bénéficiaire',
  'اختياري اختيارية إلزامي إلزامية إجباري إجبارية مطلوب مطلوبة ضروري إن وجد وجدت توفر توفرت أمكن كما حسب وفق في من إلى على أو و يكتب تكتب يرجى برجاء كتابة',
  'النزيل النزيلة النزلاء النزيلات للنزيل للنزيلة المستفيد المستفيدة للمستفيد للمستفيدة المقيم المقيمة الحالة للحالة الضحية للضحية الناجية الناجي صاحبة الحالة',
);
const SHELTER = wordSet(
  'shelter home centre center house refuge foyer الدار للدار المركز للمركز المأوى الملجأ دار مركز',
);
const CALENDAR = wordSet(
  'd m y j a dd mm yy yyyy jj aa aaaa mmm mmmm ddmmyyyy yyyymmdd mmddyyyy date dates format day month year days jour mois année eg e g ex example exemple iso gregorian hijri calendar ad ce ah',
  'يوم شهر سنة اليوم الشهر السنة عام ي ش س م ه ميلادي ميلاديا ميلادية بالميلادي الميلادي هجري هجريا هجرية بالهجري الهجري التاريخ تاريخ التواريخ صيغة بصيغة مثال مثل مثلا',
);
const NAME = wordSet(
  'name names full first in arabic parts part two three four الاسم اسم الأسماء كامل كاملا كاملة الكامل بالكامل رباعي رباعيا الرباعي ثلاثي ثلاثيا الثلاثي ثنائي خماسي عربي بالعربي بالعربية العربية باللغة arabe en',
);
const OF_TARGET: Readonly<Partial<Record<Target, ReadonlySet<string>>>> = {
  birthDate: CALENDAR,
  birthYear: CALENDAR,
  admittedOn: new Set([...CALENDAR, ...SHELTER]),
  exitedOn: new Set([...CALENDAR, ...SHELTER]),
  exitReason: SHELTER,
  room: SHELTER,
  caseNumber: wordSet('no number case file رقم ملف الملف الحالة داخلي'),
  age: wordSet(
    'years year yrs yr y completed ans an admission entry سنة سنوات السنوات بالسنة بالسنوات بالسنين عام أعوام عند الدخول الاستقبال',
  ),
  sex: wordSet(
    'm f h male female man woman homme femme ذكر أنثى ذ أ ذكور إناث masculin féminin boy girl',
  ),
  phone: wordSet(
    'mobile cell cellphone whatsapp number no landline واتساب واتس موبايل جوال محمول رقم أرضي portable numéro',
  ),
  ...Object.fromEntries(
    ['fullName', 'given', 'father', 'grandfather', 'family', 'preferredName'].map((target) => [
      target,
      NAME,
    ]),
  ),
};
const PHRASES = phraseSet(
  'with country code|incl country code|including country code|country code|مع رمز الدولة|مع مفتاح الدولة|رمز الدولة|بمفتاح الدولة|كود الدولة|مع كود الدولة',
);
/** "As in the passport": the resident's own, written as a paper writes it. */
const AS_ON_PAPER =
  /^(?:as|like|per|according|same|كما|حسب|بحسب|وفق|وفقا|طبقا|مثل|comme|selon) (?:[\p{L}\p{N}]+ ){0,5}(?:passport|id|identity|document|documents|card|certificate|passeport|identite|carte|جواز|الجواز|بالجواز|للجواز|السفر|سفر|بطاقه|البطاقه|بالبطاقه|للبطاقه|هويه|الهويه|بالهويه|للهويه|وثيقه|الوثيقه|بالوثيقه|للوثيقه|مستند|المستند)$/u;

/** Whether these words, added to a title of this meaning, leave it as it is. */
export function isHarmless(addition: string, target: Target): boolean {
  if (PHRASES.has(addition) || AS_ON_PAPER.test(addition)) return true;
  const own = OF_TARGET[target];
  const words = addition.split(' ');
  const isDated = own?.has('yyyy') === true && isWrittenDay(words);
  return isDated || words.every((word) => ALWAYS.has(word) || own?.has(word) === true);
}

/**
 * "Full name (first, father, family)": the parts of one name, and not another person's. "Surname first" turns them round and
 * is to be looked at.
 */
export function arePartsOfName(additions: readonly string[]): boolean {
  const words = additions.flatMap((addition) => addition.split(' '));
  if (additions.some((addition) => /(?:surname|family|last|name) first$/.test(addition)))
    return false;
  const parts = words.filter((word) => PARTS.has(word));
  return parts.length >= 2 && words.every((word) => PARTS.has(word) || NAME.has(word));
}

const PARTS = wordSet(
  'first given second third fourth middle last father fathers grandfather grandfathers family surname name الأول الاول الثاني الثالث الرابع الأب الجد العائلة اللقب الأخير أب جد عائلة',
);

// "(e.g. 25/03/1990)": digits that make up a day.
function isWrittenDay(words: readonly string[]): boolean {
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  return numbers.length >= 3 && words.every((word) => /^\d{1,4}$/.test(word) || CALENDAR.has(word));
}

/** A heading over several columns that names only their kind: personal data, dates. */
const HEADINGS = wordSet(
  'personal data details detail information info basic general bio biodata profile demographic demographics identity identification particulars',
  'بيانات البيانات معلومات المعلومات شخصية الشخصية أساسية الأساسية عامة العامة أولية الأولية تعريف التعريف الهوية التواريخ تواريخ dates date',
);
const REACHED_BY = wordSet('contact contacts phone phones التواصل الاتصال تواصل اتصال');

export function isHarmlessHeading(heading: string, target: Target): boolean {
  return heading
    .split(' ')
    .every(
      (word) =>
        isHarmless(word, target) ||
        HEADINGS.has(word) ||
        (target === 'phone' && REACHED_BY.has(word)),
    );
}

function phraseSet(phrases: string): ReadonlySet<string> {
  return new Set(phrases.split('|').map(fold));
}
