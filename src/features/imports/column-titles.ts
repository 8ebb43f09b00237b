// The words by which lists title their columns, in Arabic and English: sure ones, and ones that may mean something else.
import { withoutArticle } from './other-people-words';
import { fold } from './words';

export const TARGETS = [
  'fullName',
  'preferredName',
  'given',
  'father',
  'grandfather',
  'family',
  'latinName',
  'documentName',
  'sex',
  'birthDate',
  'birthYear',
  'age',
  'nationality',
  'category',
  'exploitation',
  'admittedOn',
  'exitedOn',
  'exitReason',
  'stayState',
  'caseNumber',
  'room',
  'referralSource',
  'phone',
  'note',
] as const;
export type Target = (typeof TARGETS)[number];

/** Titles that mean one thing only in a list of residents. */
const TITLES: Readonly<Record<Target, string>> = {
  fullName:
    'الاسم|الاسم الكامل|الاسم رباعي|الاسم الرباعي|الاسم الثلاثي|اسم النزيل|اسم النزيلة|اسم المستفيد|اسم المستفيدة|اسم الحالة|name|full name|resident name|client name|beneficiary name|resident|nom complet|nom et prénom|nom et prénoms|nom prénom|nom de la résidente|nom de la bénéficiaire|اسم النزيلة رباعي|اسم الحالة رباعي|الاسم رباعيا|الاسم الكامل رباعي|اسم الضحية|names',
  preferredName:
    'اسم الشهرة|الشهرة|الاسم المفضل|preferred name|nickname|known as|اسم الدلع|الاسم المستعار|surnom|nom usuel',
  given:
    'الاسم الأول|الاسم الاول|first name|given name|forename|prénom|prénoms|firstname|الاسم الشخصي',
  father:
    'اسم الأب|اسم الوالد|الاسم الثاني|الأب|father name|fathers name|father|nom du père|prénom du père|second name',
  grandfather:
    'اسم الجد|الاسم الثالث|الجد|grandfather name|grandfather|grandfathers name|nom du grand-père|third name',
  family:
    'اسم العائلة|العائلة|الاسم الأخير|اسم الأسرة|الاسم الرابع|family name|last name|surname|nom de famille|الاسم العائلي|النسب|lastname|fourth name',
  latinName:
    'الاسم بالإنجليزية|الاسم بالانجليزي|الاسم باللاتينية|الاسم بالإنجليزي|name in english|english name|latin name|name latin',
  documentName:
    'الاسم في الجواز|الاسم بالجواز|الاسم في جواز السفر|الاسم كما في الوثيقة|name on passport|passport name|name as on document|name on document',
  sex: 'الجنس|النوع|النوع الاجتماعي|sex|gender|sexe|genre',
  birthDate:
    'تاريخ الميلاد|الميلاد|تاريخ الولادة|date of birth|birth date|birthdate|dob|birthday|date de naissance|né le|née le|d o b|ت الميلاد|تاريخ ميلاد|مواليد|تاريخ الازدياد',
  birthYear: 'سنة الميلاد|سنة الولادة|عام الميلاد|year of birth|birth year|yob|année de naissance',
  age: 'العمر|السن|السن عند الدخول|العمر عند الدخول|age|age at admission|âge',
  nationality:
    'الجنسية|جنسية|بلد المنشأ|nationality|citizenship|country of origin|nationalities|nationalité|الدولة الأصلية',
  category:
    'التصنيف|الفئة|تصنيف الحالة|صفة النزيل|category|victim status|classification|catégorie|statut de victime',
  exploitation:
    'شكل الاستغلال|نوع الاستغلال|أشكال الاستغلال|form of exploitation|type of exploitation|exploitation|exploitation type|type d’exploitation|forme d’exploitation',
  admittedOn:
    'تاريخ الدخول|تاريخ الإيواء|تاريخ القبول|تاريخ الالتحاق|تاريخ الإدخال|date of admission|admission date|admitted on|admitted|intake date|date d’admission|date d’entrée au centre|date d’entrée au refuge|date d’accueil|تاريخ دخول الدار|تاريخ الدخول للدار|تاريخ الدخول إلى الدار|تاريخ دخول المركز|تاريخ بدء الإقامة|date of entry to shelter|date admitted|date of intake|shelter entry date',
  exitedOn:
    'تاريخ الخروج|تاريخ المغادرة|تاريخ الإخلاء|exit date|date of exit|date out|discharge date|exited on|left on|date de sortie|date de départ|تاريخ خروج الدار|تاريخ الخروج من الدار|تاريخ انتهاء الإقامة|date discharged',
  exitReason:
    'سبب الخروج|سبب المغادرة|reason for exit|exit reason|reason for leaving|discharge reason|motif de sortie|motif du départ',
  stayState:
    'حالة الإقامة|حالة الملف|وضع الملف|حالة النزيل|حالة النزيلة|stay status|residence status in shelter|resident status|case status|file status|statut du dossier|statut du séjour',
  caseNumber:
    'رقم الملف|رقم الحالة|رقم القيد|رقم النزيل|رقم النزيلة|file number|file no|case number|case no|case id|resident no|numéro de dossier|n° de dossier|no de dossier|n° dossier|numéro dossier|file|case|رقم الملف الاجتماعي|كود الحالة|كود الملف',
  room: 'الغرفة|رقم الغرفة|room|room number|chambre|numéro de chambre|room no',
  referralSource:
    'جهة الإحالة|مصدر الإحالة|الجهة المحيلة|محال من|محول من|جهة التحويل|referral source|referred by|source of referral|referring agency|orientée par|référée par|source de référence|الجهة المحولة',
  phone:
    'الهاتف|رقم الهاتف|التليفون|الجوال|الموبايل|المحمول|phone|phone number|mobile|mobile number|telephone|téléphone|tél|tel|numéro de téléphone|gsm|رقم الجوال|رقم الموبايل|رقم التليفون|تليفون|رقم المحمول|رقم هاتف',
  note: 'ملاحظات|ملاحظة|بيان|تفاصيل|notes|note|remarks|comments|comment|details|observations|observation|remarques|remarque|commentaires',
};

/** Titles that may mean this and may mean something else: a guess, and asked. */
const WEAK_TITLES: Readonly<Partial<Record<Target, string>>> = {
  preferredName: 'اللقب المفضل|الكنية|alias',
  given: 'الأول|first|الأولى',
  father: 'middle name|middle',
  family: 'اللقب|الأخير|last|nom',
  nationality: 'البلد|country|البلد الأصلي|pays',
  category: 'status|case type|نوع الحالة',
  admittedOn:
    'date in|entry date|date of entry|arrival date|تاريخ الاستقبال|date of arrival|arrived on|arrival|تاريخ الوصول|تاريخ الحضور|admission|intake|entry|الدخول|دخول|القبول|الإيواء|الاستقبال|الالتحاق|date d’arrivée|date d’entrée|entrée|arrivée|start date',
  exitedOn:
    'departure date|date of departure|exit|discharge|departure|الخروج|المغادرة|sortie|départ|end date',
  caseNumber: 'id|ref|reference|رقم|الرقم|no|n°|code|الكود',
  room: 'الجناح|السرير|bed',
  referralSource: 'referral',
  phone: 'contact number|contact|رقم التواصل',
  fullName: 'اسم|client|beneficiary|النزيل|النزيلة|المستفيدة|المستفيد',
};

type Titles = ReadonlyMap<string, Target>;

export const SURE_TITLES: Titles = index(TITLES);
export const DOUBTFUL_TITLES: Titles = index(WEAK_TITLES);
/** Titles of several words without their articles: رقم ملف is رقم الملف. */
const BARE_TITLES: Titles = new Map(
  [...SURE_TITLES]
    .filter(([title]) => title.includes(' '))
    .map(([title, target]): [string, Target] => [bareTitle(title), target]),
);

/** What a title surely means, its articles aside. */
export function sureTarget(plain: string): Target | undefined {
  return SURE_TITLES.get(plain) ?? BARE_TITLES.get(bareTitle(plain));
}

function bareTitle(title: string): string {
  return title.split(' ').map(withoutArticle).join(' ');
}

function index(titles: Readonly<Partial<Record<Target, string>>>): Titles {
  return new Map(
    TARGETS.flatMap((target) =>
      (titles[target] ?? '')
        .split('|')
        .filter((title) => title !== '')
        .map((title): [string, Target] => [fold(title), target]),
    ),
  );
}
