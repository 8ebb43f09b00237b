// Words that make a column somebody else's or another event's: "Case worker name", "Mother's nationality", "Date of last
// visit", هاتف زوجها. A column whose title holds one is taken for the resident's own only where the title is known as a whole.
import { fold } from './words';

const WORDS = [
  // family and household
  'father fathers grandfather grandmother mother mothers mom mum dad parent parents guardian guardians custodian caregiver carer stepmother stepfather',
  'spouse husband husbands wife wives partner fiance fiancee boyfriend girlfriend child childs children childrens infant infants baby babies newborn twin son sons daughter daughters minor minors',
  'sibling siblings brother sister relative relatives uncle aunt cousin nephew niece kin next dependant dependants dependent dependents companion companions accompanying escort friend neighbour neighbor roommate household',
  'أب جد جدة أم والد والدة والدان والدين ولي وصي وصية حاضن حاضنة كفيل كفيلة عائل معيل زوج زوجة خطيب خطيبة طليق طليقة طفل طفلة أطفال ابن ابنة أبناء بنات بنت رضيع رضيعة مولود مولودة جنين حماة قاصر قصر',
  'أخ أخت إخوة أشقاء شقيق شقيقة عم عمة خال خالة قريب قريبة أقارب أهل ذوي صديق صديقة جار جارة مرافق مرافقة مرافقين تابع تابعين معال',
  'mère père tuteur tutrice époux épouse mari conjoint conjointe frère sœur fils fille enfant enfants bébé parents oncle tante ami amie proche famille',
  // people of the work
  'worker workers caseworker officer staff employee employees doctor physician nurse midwife manager supervisor director coordinator focal volunteer social psychologist therapist counsellor counselor teacher lawyer attorney advocate interpreter translator responsible assigned',
  'contact contacts emergency urgence employer employers sponsor sponsors kafeel owner landlord madam boss agent broker recruiter recruiters smuggler trafficker traffickers suspect suspects perpetrator exploiter abuser offender accused pimp driver',
  'witness informant caller reporter complainant visitor receiver referrer referrers referred referring sender police judge prosecutor investigator consul ambassador',
  'أخصائي أخصائية اخصائيين اجتماعي اجتماعية نفسي نفسية باحث باحثة موظف موظفة مسؤول مسؤولة طبيب طبيبة ممرض ممرضة قابلة مشرف مشرفة مدير مديرة منسق منسقة مندوب مندوبة متطوع متطوعة معلم معلمة مدرس مدرسة محامي محامية محام مترجم مترجمة مستشار مستشارة عامل عاملة حارس',
  'صاحب صاحبة رب ربة مشغل مشغلة مخدوم سمسار وسيط مهرب مكتب متاجر تاجر متهم متهمة جاني جناة مستغل مشتبه معتد معتدي قواد سائق طوارئ تواصل',
  'محيل محال محول مستلم مستلمة مبلغ مبلغة شاهد شاهدة زائر زائرة ضابط شرطي شرطة محقق قاض قاضي نيابة قنصل سفير جهة',
  'employeur assistante assistant responsable médecin infirmier infirmière avocat avocate interprète travailleur travailleuse trafiquant recruteur intermédiaire référent référente gestionnaire éducateur éducatrice témoin policier patron patronne bailleur garant garante',
  // places and bodies
  'country place agency organisation organization institution school hospital clinic embassy consulate bank transit destination',
  'بلد دولة مكان سفارة قنصلية مستشفى عيادة منظمة جمعية مؤسسة مقصد عبور لجنة بنك',
  'pays lieu école hôpital ambassade',
  // other events and papers
  'recorded updated created reviewed review visit session interview follow followup appointment incident rescue travel passport visa expiry issue issued exploitation registered registration report court hearing',
  'تحديث مراجعة زيارة جلسة مقابلة متابعة موعد واقعة حادثة إنقاذ سفر جواز تأشيرة إقامة انتهاء إصدار استغلال تسجيل بلاغ محكمة قضية محضر',
  'visite entretien audience rendez passeport visa',
];

const OTHERS: ReadonlySet<string> = new Set(
  WORDS.flatMap((line) => line.split(' ')).map((word) => withoutArticle(fold(word))),
);
const ARTICLE = /^(?:[ولب]?ال|لل)(?=.{2})/;
/** "and", "for", "with" and "like" written onto the next word; her, his, their written onto the word before. */
const JOINED_BEFORE = /^[ولبك](?=.{2})/;
const JOINED_AFTER = /(?<=.{2})(?:هما|ها|هم|هن|ه|ي)$/;

export function speaksOfOthers(title: string): boolean {
  return fold(title)
    .split(' ')
    .some((word) => formsOf(word).some((form) => OTHERS.has(form)));
}

/** The article, alone or after "and", "with" and "for". */
export function withoutArticle(word: string): string {
  return word.length > 4 ? word.replace(/^[وبل]?ال/, '').replace(/^لل/, '') : word;
}

function formsOf(word: string): readonly string[] {
  const bare = [word, word.replace(ARTICLE, ''), word.replace(JOINED_BEFORE, '')];
  return bare.flatMap((form) => {
    const owned = form.replace(JOINED_AFTER, '');
    return [form, owned, owned.replace(/ت$/, 'ه'), owned.replace(/[اوي]$/, '')];
  });
}
