// Names put together by chance for people who do not exist. No list here comes from real files.
import type { Chance } from './chance';

export interface Origin {
  readonly nationality: string;
  readonly names: 'arab' | 'ethiopian' | 'south-asian' | 'philippine';
}

export interface InventedName {
  readonly given: string;
  readonly father: string;
  readonly grandfather: string;
  readonly family: string;
  readonly latin?: string;
}

type Words = readonly [string, ...string[]];

const ARAB_WOMEN: Words = [
  'سلمى',
  'هبة',
  'نورا',
  'رحمة',
  'مريم',
  'زينب',
  'ليلى',
  'دعاء',
  'آمنة',
  'سعاد',
  'شيماء',
  'إيمان',
  'هاجر',
  'سمية',
  'أسماء',
  'بسمة',
  'وفاء',
  'رانيا',
  'خديجة',
  'حنان',
];
const ARAB_MEN: Words = [
  'عمر',
  'سالم',
  'حسن',
  'يوسف',
  'إبراهيم',
  'خالد',
  'طارق',
  'مصطفى',
  'عبد الله',
  'عبد الرحمن',
  'أحمد',
  'محمود',
  'صالح',
  'إدريس',
  'بكر',
  'هاشم',
  'ياسين',
  'زكريا',
  'منصور',
  'جابر',
];
const ARAB_FAMILIES: Words = [
  'النجار',
  'الحداد',
  'الخطيب',
  'القاضي',
  'الشامي',
  'البنا',
  'الصيرفي',
  'الدقاق',
  'أبو زيد',
  'العطار',
  'الرفاعي',
  'الوراق',
  'السروجي',
  'أبو الخير',
  'الحلواني',
];
const ETHIOPIAN_WOMEN: Words = [
  'ألماز Almaz',
  'تسهاي Tsehay',
  'هيوت Hiwot',
  'سلام Selam',
  'ميسريت Meseret',
  'برهان Birhan',
  'جنت Genet',
  'ترونيش Tirunesh',
];
const ETHIOPIAN_MEN: Words = [
  'تسفاي Tesfaye',
  'بيكيلي Bekele',
  'جيرما Girma',
  'هايلي Haile',
  'داويت Dawit',
  'كيبيدي Kebede',
];
const ASIAN_WOMEN: Words = [
  'شرمين Sharmin',
  'نصرين Nasrin',
  'سيتا Sita',
  'لاكشمي Lakshmi',
  'ريتا Rita',
  'كوماري Kumari',
  'ديلاني Dilani',
  'روزينا Rozina',
];
const ASIAN_MEN: Words = [
  'راحول Rahul',
  'سونيل Sunil',
  'بيكاش Bikash',
  'جمال Jamal',
  'نيمال Nimal',
  'رفيق Rafiq',
];
const ASIAN_FAMILIES: Words = [
  'تامانغ Tamang',
  'بيغوم Begum',
  'بيريرا Perera',
  'شريستا Shrestha',
  'أختر Akter',
  'فرناندو Fernando',
];
const PHILIPPINE_WOMEN: Words = [
  'ماريسل Maricel',
  'روزالين Rosalyn',
  'جوي Joy',
  'لورنا Lorna',
  'أنجيلا Angela',
  'تيريسا Teresa',
];
const PHILIPPINE_MEN: Words = ['رامون Ramon', 'جوزيه Jose', 'إدواردو Eduardo', 'ماركو Marco'];
const PHILIPPINE_FAMILIES: Words = [
  'سانتوس Santos',
  'رييس Reyes',
  'كروز Cruz',
  'باوتيستا Bautista',
];

const LISTS: Readonly<
  Record<Origin['names'], { readonly women: Words; readonly men: Words; readonly families: Words }>
> = {
  arab: { women: ARAB_WOMEN, men: ARAB_MEN, families: ARAB_FAMILIES },
  ethiopian: { women: ETHIOPIAN_WOMEN, men: ETHIOPIAN_MEN, families: ETHIOPIAN_MEN },
  'south-asian': { women: ASIAN_WOMEN, men: ASIAN_MEN, families: ASIAN_FAMILIES },
  philippine: { women: PHILIPPINE_WOMEN, men: PHILIPPINE_MEN, families: PHILIPPINE_FAMILIES },
};

/** A four-part name; people from further away also have its Latin spelling, as their papers would. */
export function inventedName(chance: Chance, origin: Origin, sex: 'female' | 'male'): InventedName {
  const lists = LISTS[origin.names];
  const parts = [
    chance.one(sex === 'female' ? lists.women : lists.men),
    chance.one(lists.men),
    chance.one(lists.men),
    chance.one(lists.families),
  ].map(spelled);
  const [given, father, grandfather, family] = parts.map(({ arabic }) => arabic);
  const latin = parts.map((part) => part.latin).filter((word) => word !== '');
  return {
    given: given ?? '',
    father: father ?? '',
    grandfather: grandfather ?? '',
    family: family ?? '',
    ...(latin.length === parts.length ? { latin: latin.join(' ') } : {}),
  };
}

/** `تسفاي Tesfaye` is one name in two scripts. */
function spelled(word: string): { readonly arabic: string; readonly latin: string } {
  const latin = /[A-Za-z]+$/.exec(word)?.[0] ?? '';
  return { arabic: word.slice(0, word.length - latin.length).trim(), latin };
}
