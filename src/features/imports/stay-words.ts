// The words by which lists say that a person has left the house or lives in it, and what turns them round. States of a
// stay, remarks and titles are all read by these.
import { foldName } from '../residents';

export const STAY_STATES = ['present', 'left'] as const;
export type StayState = (typeof STAY_STATES)[number];

const LEFT = wordsOf([
  'غادر|غادرت|غادروا|يغادر|تغادر|مغادر|مغادرة|خرج|خرجت|خرجوا|يخرج|تخرج|خارج|خارجة|خارجي|خارجية|خروج',
  'أخلي|أخليت|إخلاء|رحل|رحلت|رحيل|ترحيل|مرحل|مرحلة|أبعدت|أبعد|إبعاد|سافر|سافرت|سفر|مسافر|مسافرة|انصرف|انصرفت|انصراف|إفراج',
  'عاد|عادت|عودة|أعيدت|أعيد|إعادة|رجع|رجعت|رجوع|سلم|سلمت|تسليم|تسلمها|تسلمه|استلم|استلمت|نقل|نقلت|انتقل|انتقلت|منقول|منقولة|محول|محولة|حولت|تحويل',
  'هرب|هربت|هروب|هاربة|ترك|تركت|مات|ماتت|متغيب|متغيبة|مفقودة|توفي|توفيت|وفاة|متوفي|متوفية|متوفاة|متوفى',
  'مغلق|مغلقة|أغلق|أغلقت|إغلاق|مقفل|مقفلة|منته|منتهي|منتهية|انتهت|انتهى|انتهاء|نهاية|مكتمل|مكتملة|سابق|سابقة|مؤرشف|مؤرشفة|أرشيف',
  'left|leave|leaves|leaving|leaver|exit|exits|exited|closed|close|closing|closure|discharged|discharge|departed|departure|released|release|transferred|transfer|relocated',
  'absconded|escaped|missing|deceased|died|dead|deported|deportation|repatriated|repatriation|returned|return|reintegrated|reintegration|reunified|reunification|reunited|collected|former|inactive|gone|moved',
  'terminated|termination|completed|ended|archived|graduated',
  'sortie|sorti|partie|parti|quitte|ferme|fermee|clos|cloture|cloturee|transferee|transfere|rapatriee|decedee|decede|inactif',
]);
const PRESENT = wordsOf([
  'مقيم|مقيمة|مقيمين|مقيمات|يقيم|تقيم|موجود|موجودة|متواجد|متواجدة|نشط|نشطة|مفتوح|مفتوحة|قائم|قائمة|جار|جاري|جارية',
  'مستمر|مستمرة|حالي|حالية|حاليا|داخل|بالداخل|بالدار|بالمركز|باقي|باقية|مازال|مازالت|لازال|لازالت|تزال|يزال|زالت|زال|الآن|نزيل|نزيلة',
  'active|open|opened|current|currently|present|resident|residing|resides|staying|stays|inside|ongoing|still|admitted|housed|sheltered|living|remains',
  'حضور|presente|actif|ouvert|ouverte|hebergee|heberge|residente',
]);
/** A word that turns the next one round: "لم تغادر", "not active", "no longer resident". */
const TURNING = wordsOf([
  'لم|لما|غير|ليس|ليست|لن|تعد|يعد|not|no|never|longer|non|pas|hasnt|isnt|didnt',
]);
/** Words that may stand between the two: "not yet left", "لم تعد بعد". */
const BETWEEN = wordsOf(['yet|been|a|the|in|her|his|بعد|قد|في']);
/** Ways of going that say nothing until a direction follows: "ran away", "flew home", "went back". */
const GOING = wordsOf([
  'went|gone|goes|ran|run|flew|flown|sent|taken|took|moved|walked|travelled|traveled|checked|signed|picked|handed',
]);
const AWAY = wordsOf(['away|back|home|out|abroad|over|up']);
/** Names of the house itself: only what turns them says anything ("no longer in shelter", "not here"). */
const HOUSE = wordsOf([
  'here|shelter|house|safehouse|refuge|centre|center|دار|بالدار|الدار|مركز|بالمركز|المركز|مأوى|الملجأ|هنا|عندنا|معنا',
  'مقيم|مقيمة|موجود|موجودة|متواجدة|نزيلة|resident|residing|staying|living|housed',
]);

export function isHouse(word: string): boolean {
  return HOUSE.has(word) || HOUSE.has(word.replace(/^[ولب]?ال|^لل/, ''));
}

/** A word of living in the house, not of the house itself. */
export function saysPresent(word: string): boolean {
  return stateOfWord(word) === 'present';
}

/** What each word says where it stands; undefined for a word that says neither. */
export function statesOf(words: readonly string[]): (StayState | undefined)[] {
  let isTurned = false;
  return words.map((word, at) => {
    const state = stateAt(words, at) ?? (isTurned && isHouse(word) ? 'present' : undefined);
    const said = state !== undefined && isTurned ? opposite(state) : state;
    isTurned = TURNING.has(word) || (isTurned && BETWEEN.has(word));
    return said;
  });
}

function stateAt(words: readonly string[], at: number): StayState | undefined {
  const [word = '', next = '', third = ''] = words.slice(at, at + 3);
  const isGoing =
    GOING.has(word) && (AWAY.has(next) || (/^(?:her|him|them)$/.test(next) && AWAY.has(third)));
  return isGoing ? 'left' : stateOfWord(word);
}

/** The article and an "and" are written onto the word before it, her, him and them after it. */
function stateOfWord(word: string): StayState | undefined {
  const bare = [
    word,
    word.replace(/^و?ال/, ''),
    word.replace(/^و/, ''),
    word.replace(/^[بل](?:ل|ال)?/, ''),
  ];
  const forms = bare.flatMap((form) => [form, form.replace(/(?<=.{3})(?:هما|ها|هم|هن|ه)$/, '')]);
  if (forms.some((form) => LEFT.has(form))) return 'left';
  return forms.some((form) => PRESENT.has(form)) ? 'present' : undefined;
}

export function opposite(state: StayState): StayState {
  return state === 'left' ? 'present' : 'left';
}

export function wordsOf(lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split('|')).map((word) => foldName(word)));
}

/** Words of an end that stand in titles only: "End of stay", "To", "Until". */
const ENDS = wordsOf(['to|until|till|out|end|checkout|handover|handed|إلى|الى|حتى|لغاية']);

/** Whether a title may be that of the day on which somebody left: it holds a word of leaving, closing, handing over, "to". */
export function isTitleOfLeaving(title: string): boolean {
  const words = foldName(title).split(' ');
  const states = statesOf(words);
  return words.some((word, at) => states[at] === 'left' || ENDS.has(word));
}
