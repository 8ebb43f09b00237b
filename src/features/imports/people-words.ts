// Words that tell of other people beside a name: kin, company, "and", how many they are. They are no part of anybody's name.
import { fold, wordSet } from './words';

const KIN = wordSet(
  'ابن ابنة بنت ولد طفل طفلة رضيع رضيعة مولود مولودة أطفال أولاد أبناء بنات توأم توأمان توأمين جنين حفيد حفيدة أحفاد',
  'زوج زوجة أم أب أخ أخت إخوة أخوات أخوين والد والدة شقيق شقيقة أسرة عائلة مرافق مرافقة مرافقين صغير صغيرة طفلين طفلان ابنتين ولدين',
  'أختين أختان شقيقتين شقيقتان توأمها ابنيها صغيرين أقارب أهل قريبة خالة عمة جدة والدين والدا',
  'baby babies child children kid kids son sons daughter daughters infant infants newborn twin twins toddler minor minors',
  'husband wife mother father sister sisters brother brothers family companion',
  'parents siblings sibling cousin aunt uncle niece nephew grandmother grandson granddaughter spouse relative relatives dependant dependants dependent dependents accompanied',
  'bébé bébés enfant enfants fille filles fils jumeaux mari mère frère sœur famille',
);
/** These stand inside names as well: هناء بنت صالح, ولد محمد, أم علي, مولود, Mari, Kim Son. */
const IN_NAMES = wordSet(
  'ابن ابنة بنت ولد أم أب أخ صغير صغيرة مولود مولودة حفيد حفيدة أهل جدة عمة طفل',
  'mari mère fils son',
);
const PLURAL = wordSet(
  'أطفال أولاد أبناء بنات توأم توأمان توأمين أسرة عائلة أختين أختان إخوة أخوات الشقيقتان الأختان الشقيقات الأخوات',
  'children kids twins babies sisters brothers sons daughters siblings family enfants jumeaux famille soeurs',
);
const COMPANY = wordSet(
  'with plus avec accompanied pregnant expecting her his their others',
  'مع برفقة برفقه بصحبة بصحبه بمعية ومعها ومعه معها معه حامل وبرفقتها وبصحبتها وآخرون وآخرين وأخريات وأخرى وآخر وغيرها',
);
/** Others without their names. */
const OTHERS = wordSet('وآخرون وآخرين وأخريات وأخرى وآخر وغيرها وغيرهم وغيرهن');
const PERSONS =
  /(?:\d{1,2}|two|three|four|five) ?(?:persons?|people|members?|pax|children|kids|أفراد|افراد|فرد|أشخاص|اشخاص|شخص|أطفال|اطفال|personnes?|enfants?)(?!\p{L})|(?<!\p{L})(?:شخصان|شخصين|فردان|فردين|طفلين|طفلان)(?!\p{L})/iu;

export function isPlural(word: string): boolean {
  return PLURAL.has(word) || PLURAL.has(word.replace(/^ال/, ''));
}

export function isOthers(word: string): boolean {
  return OTHERS.has(word);
}

/** "3 persons", ٣ أفراد, with digits folded. */
export function countsPeople(text: string): boolean {
  return PERSONS.test(text);
}

/** Kin by themselves or somebody's: ابنة, ابنتها, الطفل, daughter. */
export function isKin(word: string): boolean {
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

/** Whether a word behind the first of a name tells of somebody else and belongs to no name. */
export function tellsOfOthers(word: string): boolean {
  if (COMPANY.has(word) || isKinAlone(word)) return true;
  return word.length > 4 && /^[وب]/.test(word) && isKinAlone(word.slice(1));
}

// "Hers" is written with two letters here: أمية ends as "his" does, and is a name.
function isKinAlone(word: string): boolean {
  const bare = word.replace(/(?<=.{2})(?:هما|ها|هم|هن)$/, '');
  if (bare !== word) return isKin(word);
  return KIN.has(word) && !IN_NAMES.has(word);
}

/** A word of kin that opens no name: رضيعة هناء, Infant of Abeba, B/O Abeba. */
export function opensWithKin(word: string): boolean {
  return word === 'b o' || (isKin(word) && (word === fold('طفل') || !IN_NAMES.has(word)));
}
