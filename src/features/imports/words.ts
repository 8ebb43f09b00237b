// Words by which office lists write the shelter's codes, in Arabic and English. A word not listed here is asked about.
import { foldDigits } from '../../kernel/digits';
import {
  CATEGORIES,
  type Category,
  EXIT_REASONS,
  EXPLOITATION_FORMS,
  type ExitReason,
  type ExploitationForm,
  foldName,
  REFERRAL_SOURCES,
  type ReferralSource,
  SEXES,
  type Sex,
} from '../residents';
import { countryOfWord } from './country-words';
import type { ThreeState } from './draft';
import { stayStateOf } from './stay-state';
import { STAY_STATES } from './stay-words';

type Words<Code extends string> = Readonly<Record<Code, string>>;

const SEX_WORDS: Words<Sex> = {
  female:
    'أنثى|انثي|إناث|أ|ث|امرأة|بنت|فتاة|طفلة|نزيلة|سيدة|f|female|woman|girl|feminine|w|féminin|femme|fille',
  male: 'ذكر|ذكور|ذ|رجل|ولد|فتى|طفل|نزيل|m|male|man|boy|masculine|masculin|homme|garçon',
  unknown: 'غير معروف|غير محدد|مجهول|unknown|not known|u|-|?',
};
const CATEGORY_WORDS: Words<Category> = {
  'identified-victim':
    'ضحية|ضحية متعرف عليها|ضحية مؤكدة|مجني عليه|مجني عليها|ضحية اتجار|ضحية الاتجار بالبشر|victim|identified victim|confirmed victim|actual victim of trafficking|vot',
  'possible-victim':
    'ضحية محتملة|ضحية مفترضة|محتمل|محتملة|مشتبه|potential victim|possible victim|presumed victim|possible victim of trafficking|pvot',
  dependant:
    'مرافق|مرافقة|متضرر|متضررة|تابع|طفل مرافق|ابن|ابنة|dependant|dependent|child of resident|accompanying child',
  'vulnerable-migrant':
    'مهاجر مستضعف|مهاجرة مستضعفة|مهاجر|مهاجرة|فئات هشة|لاجئ|لاجئة|vulnerable migrant|migrant|refugee|asylum seeker',
  undetermined:
    'لم تحدد بعد|لم يحدد بعد|قيد التحديد|قيد التقييم|undetermined|not yet determined|to be determined|tbd|under assessment',
};
const FORM_WORDS: Words<ExploitationForm> = {
  sexual: 'جنسي|استغلال جنسي|الاستغلال الجنسي|دعارة|sexual|sexual exploitation|sex trafficking',
  'forced-labour':
    'عمل قسري|العمل القسري|عمالة قسرية|سخرة|عمالة منزلية|استعباد منزلي|عمالة أطفال|استعباد|forced labour|forced labor|labour exploitation|labor trafficking|domestic servitude|servitude|child labour',
  'forced-crime':
    'إجرام قسري|إكراه على ارتكاب جرائم|الإكراه على ارتكاب جرائم|forced criminality|forced criminal activity|forced crime',
  'forced-begging': 'تسول|تسول قسري|التسول القسري|التسول|begging|forced begging',
  'forced-marriage':
    'زواج قسري|الزواج القسري|زواج مبكر|زواج موسمي|زواج صفقة|forced marriage|early marriage|child marriage',
  'organ-removal': 'نزع أعضاء|نزع الأعضاء|تجارة أعضاء|الاتجار بالأعضاء|organ removal|organs',
  other: 'أخرى|اخري|غير ذلك|other',
  mixed: 'مختلط|متعدد|أكثر من شكل|mixed|multiple',
  unknown: 'غير معروف|غير محدد|مجهول|unknown|not known|-|?',
};
const REFERRAL_WORDS: Words<ReferralSource> = {
  police: 'شرطة|الشرطة|مباحث|الداخلية|وزارة الداخلية|الأمن العام|police|law enforcement',
  prosecution:
    'نيابة|النيابة|النيابة العامة|محكمة|prosecution|public prosecution|court|court or prosecution',
  labour:
    'العمل|وزارة العمل|مكتب العمل|القوى العاملة|الهيئة العامة للقوى العاملة|labour|labor|ministry of labour|pam',
  immigration: 'الجوازات|الهجرة|الإقامة|شؤون الإقامة|immigration|residency|passports',
  health: 'مستشفى|الصحة|وزارة الصحة|مركز صحي|hospital|health|clinic',
  ngo: 'جمعية|منظمة|جمعية أهلية|منظمة غير حكومية|منظمة أهلية|ngo|charity|civil society',
  embassy: 'سفارة|السفارة|قنصلية|embassy|consulate',
  'international-organisation':
    'منظمة دولية|المنظمة الدولية للهجرة|مفوضية اللاجئين|المفوضية|الأمم المتحدة|iom|unhcr|unicef|un|international organisation|international organization',
  self: 'بنفسها|بنفسه|ذاتي|من تلقاء نفسها|من تلقاء نفسه|حضور ذاتي|self|self referral|walk in',
  family: 'أسرة|الأسرة|أهل|الأهل|قريب|family|relative|relatives|friend',
  'other-shelter':
    'دار أخرى|مركز إيواء آخر|دار إيواء|دار إيواء أخرى|other shelter|shelter|transfer',
  unknown: 'غير معروف|غير محدد|مجهول|unknown|not known|-|?',
};
const EXIT_WORDS: Words<ExitReason> = {
  'plan-completed':
    'انتهاء الخطة|اكتمال الخطة|انتهاء البرنامج|plan completed|completed|programme completed',
  'own-choice':
    'رغبة شخصية|بناء على رغبتها|بناء على رغبته|بطلبها|بطلبه|own choice|own request|voluntary exit',
  'voluntary-return':
    'عودة طوعية|العودة الطوعية|سفر|عودة إلى الوطن|voluntary return|returned home|repatriation|avr',
  'return-to-family':
    'عودة للأسرة|العودة إلى الأسرة|تسليم للأهل|لم شمل|return to family|family reunification',
  'moved-to-other-shelter':
    'نقل إلى دار أخرى|نقل|تحويل لدار أخرى|moved to other shelter|transferred|transfer',
  'independent-living': 'سكن مستقل|استقلال|independent living|own housing',
  'alternative-care': 'رعاية بديلة|أسرة بديلة|alternative care|foster care',
  hospital: 'مستشفى|hospital',
  'detention-or-deportation': 'ترحيل|إبعاد|توقيف|احتجاز|deported|deportation|detention',
  'whereabouts-unknown':
    'مغادرة دون علم|غادرت دون علم|غادر دون علم|غير معلوم المكان|left without notice|whereabouts unknown',
  'age-limit': 'بلوغ السن|تجاوز السن|age limit|aged out',
  'rule-breach': 'مخالفة النظام|مخالفة اللائحة|rule breach',
  died: 'وفاة|died|death|deceased',
  'not-eligible': 'غير مستوف|عدم انطباق الشروط|not eligible',
  other: 'أخرى|غير ذلك|other',
  unknown: 'غير معروف|غير محدد|unknown|-|?',
};
const YES = new Set(['true', 'yes', 'y', '1', 'نعم', 'موافق', 'موافقه', 'صح'].map(fold));
const NO = new Set(['false', 'no', 'n', '0', 'لا', 'غير موافق', 'رفض'].map(fold));

const TABLES = {
  sex: wordTable(SEXES, SEX_WORDS),
  category: wordTable(CATEGORIES, CATEGORY_WORDS),
  exploitation: wordTable(EXPLOITATION_FORMS, FORM_WORDS),
  referralSource: wordTable(REFERRAL_SOURCES, REFERRAL_WORDS),
  exitReason: wordTable(EXIT_REASONS, EXIT_WORDS),
};

const STAYS_OPEN: ReadonlySet<ExitReason> = new Set<ExitReason>([
  ...(['unknown', 'other', 'hospital', 'rule-breach'] as const),
]);

/** Columns whose cells are codes: the wizard shows their words and what each becomes. */
export const CODED_TARGETS = [
  'sex',
  'category',
  'exploitation',
  'referralSource',
  'exitReason',
  'stayState',
  'nationality',
] as const;
export type CodedTarget = (typeof CODED_TARGETS)[number];

/** The code a word stands for in its column; undefined when it is not known. `inCodes`: a column of country codes. */
export function codeOfWord(target: CodedTarget, word: string, inCodes = false): string | undefined {
  if (target === 'nationality') return countryOfWord(word, inCodes);
  if (target === 'stayState') return stayStateOf(word) ?? stateOfReason(word);
  return TABLES[target].get(fold(word));
}

/** Reasons for which nobody stays: a state may be told by one of them. A hospital takes a resident for a night too. */
function stateOfReason(word: string): string | undefined {
  const reason = TABLES.exitReason.get(fold(word));
  const isOpen = reason === undefined || STAYS_OPEN.has(reason);
  return isOpen ? undefined : 'left';
}

/** Codes that a word of this column may be given by the worker; nationality takes any country. */
export function codesOf(target: Exclude<CodedTarget, 'nationality'>): readonly string[] {
  return target === 'stayState' ? STAY_STATES : [...new Set(TABLES[target].values())];
}

/** Yes or no in both languages; undefined when the word says neither. Empty is unknown, never no. */
export function threeStateOf(word: string): ThreeState | undefined {
  const folded = fold(word);
  if (folded === '') return 'unknown';
  if (YES.has(folded)) return 'yes';
  return NO.has(folded) ? 'no' : undefined;
}

/** One form per word: folded like a name; a sign standing alone stays. */
export function fold(word: string): string {
  return foldName(word) || foldDigits(word).trim().toLowerCase();
}

/** The words of lines, folded: a word to be looked up is folded too. */
export function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')).map(fold));
}

function wordTable<Code extends string>(
  codes: readonly Code[],
  words: Words<Code>,
): Map<string, Code> {
  const table = new Map<string, Code>();
  for (const code of codes) {
    for (const word of [code, ...words[code].split('|')]) table.set(fold(word), code);
  }
  return table;
}
