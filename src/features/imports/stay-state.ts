// What a list's own words say about a stay: whether the person still lives in the house or has left it.
// A word that says neither is left to the worker; whoever has left never becomes a resident of today unasked.
import { foldName } from '../residents';

export const STAY_STATES = ['present', 'left'] as const;
export type StayState = (typeof STAY_STATES)[number];

/** Longer text is a report about somebody and no state. */
const LONGEST_STATE = 200;

const LEFT = wordsOf([
  'غادر|غادرت|غادروا|يغادر|تغادر|مغادر|مغادرة|خرج|خرجت|خرجوا|يخرج|تخرج|خارج|خارجة|خارجي|خارجية|خروج',
  'أخلي|أخليت|إخلاء|رحل|رحلت|رحيل|ترحيل|مرحل|مرحلة|أبعدت|أبعد|إبعاد|سافر|سافرت|سفر|مسافر|مسافرة',
  'عاد|عادت|عودة|أعيدت|أعيد|إعادة|سلم|سلمت|تسليم|تسلمها|تسلمه|نقل|نقلت|انتقل|انتقلت|منقول|منقولة|محول|محولة|حولت',
  'هرب|هربت|هروب|هاربة|ترك|تركت|متغيب|متغيبة|مفقودة|توفي|توفيت|وفاة|متوفي|متوفية|متوفاة|متوفى',
  'مغلق|مغلقة|أغلق|أغلقت|إغلاق|مقفل|مقفلة|منته|منتهي|منتهية|انتهت|انتهى|انتهاء|مكتمل|مكتملة|سابق|سابقة|مؤرشف|مؤرشفة|أرشيف',
  'left|leave|leaves|exit|exits|exited|closed|close|discharged|discharge|departed|departure|released|transferred|relocated',
  'absconded|escaped|missing|deceased|died|dead|deported|repatriated|returned|reintegrated|reunified|reunited|former|inactive|gone|moved',
  'terminated|completed|ended|archived|graduated',
  'sortie|sorti|partie|parti|quitte|ferme|fermee|clos|cloture|cloturee|transferee|transfere|rapatriee|decedee|decede|inactif',
]);
const PRESENT = wordsOf([
  'مقيم|مقيمة|مقيمين|مقيمات|يقيم|تقيم|موجود|موجودة|متواجد|متواجدة|نشط|نشطة|مفتوح|مفتوحة|قائم|قائمة|جار|جاري|جارية',
  'مستمر|مستمرة|حالي|حالية|حاليا|داخل|بالداخل|بالدار|بالمركز|باقي|باقية|مازال|مازالت|لازال|لازالت|تزال|يزال|زالت|زال|الآن|نزيل|نزيلة',
  'active|open|opened|current|currently|present|resident|residing|resides|staying|stays|inside|ongoing|still|admitted|housed|sheltered|living|remains',
  'presente|actif|ouvert|ouverte|hebergee|heberge|residente',
]);
/** A word that turns the next one round: "لم تغادر", "not active", "no longer resident". */
const TURNING = wordsOf([
  'لم|لما|غير|ليس|ليست|لن|تعد|يعد|not|no|never|longer|non|pas|hasnt|isnt|didnt',
]);
/** Words that may stand between the two: "not yet left", "لم تعد بعد". */
const BETWEEN = wordsOf(['yet|been|a|the|in|her|his|بعد|قد|في']);
/** As the whole text only: within a sentence they say nothing. */
const WHOLE: ReadonlyMap<string, StayState> = new Map([
  ...[
    'in',
    'in house',
    'in shelter',
    'في الدار',
    'حتي الان',
    'الي الان',
    'until now',
    'till now',
  ].map((word): [string, StayState] => [foldName(word), 'present']),
  ...['to date', 'to present', 'en cours', 'à ce jour'].map((word): [string, StayState] => [
    foldName(word),
    'present',
  ]),
  ...['out', 'ex', 'ran away', 'run away'].map((word): [string, StayState] => [
    foldName(word),
    'left',
  ]),
]);
const YES = wordsOf(['yes|y|true|1|x|نعم|صح|oui']);
const NO = wordsOf(['no|n|false|0|لا|خطأ|non']);

/**
 * What the text says; undefined where it says neither. A yes or no is an answer to its title ("Left?").
 * A sentence that names both ("was resident, left in May") says that the person has left.
 */
export function stayStateOf(text: string, title = ''): StayState | undefined {
  if (text.length > LONGEST_STATE) return undefined;
  const folded = foldName(text);
  const asked = YES.has(folded) || NO.has(folded) ? stayStateOf(title) : undefined;
  if (asked !== undefined) return YES.has(folded) ? asked : opposite(asked);
  if (YES.has(folded) || NO.has(folded)) return undefined;
  const whole = WHOLE.get(folded);
  if (whole !== undefined) return whole;
  const said = new Set(statesIn(folded.split(' ')));
  if (said.has('left')) return 'left';
  return said.has('present') ? 'present' : undefined;
}

function statesIn(words: readonly string[]): StayState[] {
  let isTurned = false;
  const states: StayState[] = [];
  for (const word of words) {
    const state = stateOfWord(word);
    if (state !== undefined) states.push(isTurned ? opposite(state) : state);
    isTurned = TURNING.has(word) || (isTurned && BETWEEN.has(word));
  }
  return states;
}

/** The article and an "and" before it are written onto the word. */
function stateOfWord(word: string): StayState | undefined {
  for (const bare of [word, word.replace(/^و?ال/, ''), word.replace(/^و/, '')]) {
    if (LEFT.has(bare)) return 'left';
    if (PRESENT.has(bare)) return 'present';
  }
  return undefined;
}

function opposite(state: StayState): StayState {
  return state === 'left' ? 'present' : 'left';
}

function wordsOf(lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split('|')).map((word) => foldName(word)));
}

/** Titles that may stand over a state, and over much else. */
const STATE_TITLES = new Set(
  [
    ...['الحالة', 'الوضع', 'الوضع الحالي', 'الحالة الحالية', 'وضع الحالة', 'موقف الحالة', 'الموقف'],
    ...[
      'status',
      'current status',
      'client status',
      'state',
      'statut',
      'statut actuel',
      'situation',
    ],
  ].map((title) => foldName(title)),
);

/** Whether a column tells the states of stays: by its title and cells, or by its cells alone, which is a guess. */
export function tellsStays(title: string, cells: readonly string[]): 'surely' | 'perhaps' | 'no' {
  const states = cells.map((cell) => stayStateOf(cell, title));
  const tells = states.every((state) => state !== undefined) && states.length > 0;
  if (STATE_TITLES.has(foldName(title))) {
    if (tells) return 'surely';
    return states.some((state) => state !== undefined) ? 'perhaps' : 'no';
  }
  return tells && states.includes('left') ? 'perhaps' : 'no';
}

const FIRST_WORDS = /^(?:قد |لقد |تم |تمت |و |she |he |has |was |is )+/;
/** Words of leaving that a remark begins with; others tell of what was before the stay. */
const LEAVING = wordsOf([
  'غادر|غادرت|مغادرة|خرج|خرجت|خروج|إخلاء|أخليت|أغلق|أغلقت|إغلاق|مغلق|مغلقة|ترحيل|رحلت|هربت|توفيت',
  'left|exited|exit|discharged|departed|closed|deported|repatriated|absconded|deceased|died|sortie|partie',
]);
const LONGEST_REMARK = 80;

/** A remark that may say that the person has left the house: it begins with a word of leaving. */
export function mayTellLeaving(text: string): boolean {
  if (text.length > LONGEST_REMARK) return false;
  const [first = ''] = foldName(text).replace(FIRST_WORDS, '').split(' ');
  return LEAVING.has(first.replace(/^و?(?:ال)?/, '')) || LEAVING.has(first);
}
