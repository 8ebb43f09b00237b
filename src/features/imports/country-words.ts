// Words by which office lists and the HTCDS workbooks name a country or its people: English, Arabic, ISO codes.
// Names after CLDR and the HTCDS choice list; people's names for the nationalities the shelters meet most.
// Two countries that share a word (Congo, Guinea) are told apart or left to the worker, never guessed.
import { alpha2Of, foldName, isCountryCode, STATELESS } from '../residents';

const WORDS = `
AD Andorra|أندورا
AE United Arab Emirates|الإمارات العربية المتحدة|Emirati|إماراتي|إماراتية|UAE|الإمارات|Émirats arabes unis|امارات
AF Afghanistan|أفغانستان|Afghan|أفغاني|أفغانية|الأفغانية
AG Antigua and Barbuda|Antigua & Barbuda|أنتيغوا وبربودا
AI Anguilla|أنغويلا
AL Albania|ألبانيا|Albanian|Albanie
AM Armenia|أرمينيا|Armenian|أرمني|أرمنية
AO Angola|أنغولا
AQ Antarctica|أنتاركتيكا
AR Argentina|الأرجنتين
AS American Samoa|ساموا الأمريكية
AT Austria|النمسا
AU Australia|أستراليا
AW Aruba|أروبا
AX Åland Islands|جزر آلاند
AZ Azerbaijan|أذربيجان|Azerbaijani
BA Bosnia and Herzegovina|Bosnia & Herzegovina|البوسنة والهرسك
BB Barbados|بربادوس
BD Bangladesh|بنغلاديش|Bangladeshi|بنغلاديشي|بنغلاديشية|بنغالي|بنغالية|بنجلاديش|بنغلادش|بنجلادشي|بنجلاديشي|بنجلاديشية|بنجلادشية|بنجالي|بنجالية|بنغلادشي|بنغلادشية|Bengali|بنجلادش
BE Belgium|بلجيكا
BF Burkina Faso|بوركينا فاسو|بوركينا
BG Bulgaria|بلغاريا|Bulgarian
BH Bahrain|البحرين|Bahraini|بحريني|بحرينية|Bahreïn
BI Burundi|بوروندي|Burundian|بوروندية|Burundaise|بورندي
BJ Benin|بنين|Béninoise|بنيني|بنينية|Beninese
BL Saint Barthélemy|St. Barthélemy|سان بارتليمي
BM Bermuda|برمودا
BN Brunei Darussalam|Brunei|بروناي
BO Bolivia (Plurinational State of)|Bolivia|بوليفيا|Bolivian
BQ Bonaire, Sint Eustatius and Saba|Caribbean Netherlands|هولندا الكاريبية
BR Brazil|البرازيل|Brazilian|برازيلي|برازيلية|البرازيلية
BS Bahamas|جزر البهاما
BT Bhutan|بوتان
BV Bouvet Island|جزيرة بوفيه
BW Botswana|بوتسوانا
BY Belarus|بيلاروس
BZ Belize|بليز
CA Canada|كندا
CC Cocos (Keeling) Islands|جزر كوكوس (كيلينغ)
CD Congo, Democratic Republic of the|Congo - Kinshasa|الكونغو - كينشاسا|Congolese (DRC)|DRC|DR Congo|Congo RDC|RDC|الكونغو الديمقراطية|جمهورية الكونغو الديمقراطية
CF Central African Republic|جمهورية أفريقيا الوسطى|أفريقيا الوسطى|إفريقيا الوسطى|Centrafrique
CG Congo|Congo - Brazzaville|الكونغو - برازافيل
CH Switzerland|سويسرا
CI Côte d'Ivoire|Côte d’Ivoire|ساحل العاج|Ivorian|Ivory Coast|عاجي|عاجية|كوت ديفوار|كوت دي فوار|إيفوارية|ايفوارية|Ivoirienne|Ivoirien|Ivorienne
CK Cook Islands|جزر كوك
CL Chile|تشيلي
CM Cameroon|الكاميرون|Cameroonian|كاميروني|كاميرونية|Cameroun|Camerounaise|كاميرون
CN China|الصين|Chinese|صيني|صينية|Chine|Chinoise
CO Colombia|كولومبيا|Colombian|كولومبي|كولومبية
CR Costa Rica|كوستاريكا
CU Cuba|كوبا
CV Cabo Verde|Cape Verde|الرأس الأخضر
CW Curaçao|كوراساو
CX Christmas Island|جزيرة كريسماس
CY Cyprus|قبرص
CZ Czechia|التشيك|Czech Republic
DE Germany|ألمانيا|German|ألماني|ألمانية
DJ Djibouti|جيبوتي|Djiboutian|جيبوتية
DK Denmark|الدانمرك
DM Dominica|دومينيكا
DO Dominican Republic|جمهورية الدومينيكان
DZ Algeria|الجزائر|Algerian|جزائري|جزائرية|Algérie|Algérienne|Algérien
EC Ecuador|الإكوادور
EE Estonia|إستونيا
EG Egypt|مصر|Egyptian|مصري|مصرية|جمهورية مصر العربية|Egypte|Égyptienne|Egyptienne|Égyptien
EH Western Sahara|الصحراء الغربية
ER Eritrea|إريتريا|Eritrean|إريتري|إريترية|اريتري|ارتري|ارتيريا|ارتيري|ارتيرية|أرتيرية|إرتيريا|ارتريا|ارترية|Érythrée|Erythrée|Érythréenne
ES Spain|إسبانيا|Spanish|Espagne
ET Ethiopia|إثيوبيا|Ethiopian|إثيوبي|إثيوبية|أثيوبي|أثيوبية|اثيوبيا|حبشي|حبشية|الحبشة|Éthiopie|Éthiopienne|Éthiopien|اتيوبيا|اثيوبيه
FI Finland|فنلندا
FJ Fiji|فيجي
FK Falkland Islands (Malvinas)|Falkland Islands|جزر فوكلاند
FM Micronesia (Federated States of)|Micronesia|ميكرونيزيا
FO Faroe Islands|جزر فارو
FR France|فرنسا|French|فرنسي|فرنسية|Française|Français
GA Gabon|الغابون
GB U.K.|United Kingdom of Great Britain and Northern Ireland|United Kingdom|المملكة المتحدة|British|UK|Britain|بريطاني|بريطانية|بريطانيا|الإنجليزية|England
GD Grenada|غرينادا
GE Georgia|جورجيا|Georgian
GF French Guiana|غويانا الفرنسية
GG Guernsey|غيرنزي
GH Ghana|غانا|Ghanaian|غاني|غانية|غانيه|Ghanéenne
GI Gibraltar|جبل طارق
GL Greenland|غرينلاند
GM Gambia|غامبيا|Gambian|غامبي|غامبية|Gambie|Gambienne
GN Guinea|غينيا|Guinean|غيني|غينية|Guinée|Guinéenne|Guinéen|غينيا كوناكري|Guinea Conakry|Guinea (Conakry)|Guinée Conakry|Republic of Guinea|جمهورية غينيا
GP Guadeloupe|غوادلوب
GQ Equatorial Guinea|غينيا الاستوائية
GR Greece|اليونان
GS South Georgia and the South Sandwich Islands|South Georgia & South Sandwich Islands|جورجيا الجنوبية وجزر ساندويتش الجنوبية
GT Guatemala|غواتيمالا
GU Guam|غوام
GW Guinea-Bissau|غينيا بيساو|Guinée-Bissau
GY Guyana|غيانا
HK Hong Kong|Hong Kong SAR China|هونغ كونغ الصينية (منطقة إدارية خاصة)
HM Heard Island and McDonald Islands|Heard & McDonald Islands|جزيرة هيرد وجزر ماكدونالد
HN Honduras|هندوراس
HR Croatia|كرواتيا
HT Haiti|هايتي
HU Hungary|هنغاريا|Hungarian
ID Indonesia|إندونيسيا|Indonesian|إندونيسي|إندونيسية|أندونيسي|أندونيسية|اندونيسيا|Indonésie|Indonésienne|اندونيسي|أندونيسيا
IE Ireland|أيرلندا
IL Israel|إسرائيل
IM Isle of Man|جزيرة مان
IN India|الهند|Indian|هندي|هندية|Inde|Indienne
IO British Indian Ocean Territory|الإقليم البريطاني في المحيط الهندي
IQ Iraq|العراق|Iraqi|عراقي|عراقية|Irak|Irakienne|Irakien
IR Iran (Islamic Republic of)|Iran|إيران|Iranian|إيراني|إيرانية|الإيرانية
IS Iceland|آيسلندا
IT Italy|إيطاليا|Italian|إيطالي|إيطالية
JE Jersey|جيرسي
JM Jamaica|جامايكا
JO Jordan|الأردن|Jordanian|أردني|أردنية|Jordanie|Jordanienne
JP Japan|اليابان
KE Kenya|كينيا|Kenyan|كيني|كينية|Kenyane
KG Kyrgyzstan|قيرغيزستان|Kyrgyz|قرغيزستان|قيرغيزية|قرغيزية
KH Cambodia|كمبوديا
KI Kiribati|كيريباتي
KM Comoros|جزر القمر|Comorian|قمري|قمرية|Comores|Comorienne|القمر
KN Saint Kitts and Nevis|St. Kitts & Nevis|سانت كيتس ونيفيس
KP Korea (Democratic People's Republic of)|North Korea|كوريا الشمالية
KR Korea, Republic of|South Korea|كوريا الجنوبية
KW Kuwait|الكويت|Kuwaiti|كويتي|كويتية|Koweït
KY Cayman Islands|جزر كايمان
KZ Kazakhstan|كازاخستان|Kazakh|كازاخية|كازاخستانية
LA Lao People's Democratic Republic|Laos|لاوس
LB Lebanon|لبنان|Lebanese|لبناني|لبنانية|Liban|Libanaise|Libanais
LC Saint Lucia|St. Lucia|سانت لوسيا
LI Liechtenstein|ليختنشتاين
LK Sri Lanka|سريلانكا|Sri Lankan|سريلانكي|سريلانكية|سيرلانكي|سيرلانكية|سيرلانكا|srilanka|Srilankan|Srilankaise|سيريلانكا|سيريلانكي|سيريلانكية|سري لانكا|سري لانكية|سيلان|سيلانية
LR Liberia|ليبيريا
LS Lesotho|ليسوتو
LT Lithuania|ليتوانيا
LU Luxembourg|لوكسمبورغ
LV Latvia|لاتفيا
LY Libya|ليبيا|Libyan|ليبي|ليبية|Libye|Libyenne
MA Morocco|المغرب|Moroccan|مغربي|مغربية|Maroc|Marocaine|Marocain
MC Monaco|موناكو
MD Moldova, Republic of|Moldova|مولدوفا|Moldovan|مولدوفي|مولدوفية|مولدافيا
ME Montenegro|الجبل الأسود
MF Saint Martin (French part)|St. Martin|سان مارتن
MG Madagascar|مدغشقر|Malagasy|مدغشقري|مدغشقرية|ملغاشية|Malgache
MH Marshall Islands|جزر مارشال
MK North Macedonia|مقدونيا الشمالية|Macedonia
ML Mali|مالي|Malian|مالية|Malienne|Malien
MM Myanmar|Myanmar (Burma)|ميانمار (بورما)|Burmese|Burma|بورمي|بورمية|ميانمار|بورما|Birmanie
MN Mongolia|منغوليا
MO Macao|Macao SAR China|منطقة ماكاو الإدارية الخاصة
MP Northern Mariana Islands|جزر ماريانا الشمالية
MQ Martinique|جزر المارتينيك
MR Mauritania|موريتانيا|Mauritanian|موريتاني|موريتانية|Mauritanie|Mauritanienne
MS Montserrat|مونتسرات
MT Malta|مالطا
MU Mauritius|موريشيوس
MV Maldives|جزر المالديف
MW Malawi|ملاوي|Malawian|مالاوية
MX Mexico|المكسيك|Mexican
MY Malaysia|ماليزيا
MZ Mozambique|موزمبيق|موزمبيقية
NA Namibia|ناميبيا
NC New Caledonia|كاليدونيا الجديدة
NE Niger|النيجر|Nigerien|نيجري|نيجرية|Nigérienne
NF Norfolk Island|جزيرة نورفولك
NG Nigeria|نيجيريا|Nigerian|نيجيري|نيجيرية|Nigériane|Nigérian
NI Nicaragua|نيكاراغوا
NL Netherlands|هولندا
NO Norway|النرويج
NP Nepal|نيبال|Nepalese|Nepali|نيبالي|نيبالية|Népal|Népalaise|Napalese
NR Nauru|ناورو
NU Niue|نيوي
NZ New Zealand|نيوزيلندا
OM Oman|عُمان|Omani|عماني|عمانية
PA Panama|بنما
PE Peru|بيرو
PF French Polynesia|بولينيزيا الفرنسية
PG Papua New Guinea|بابوا غينيا الجديدة
PH Philippines|الفلبين|Filipino|Filipina|Philippine|فلبيني|فلبينية|فليبيني|فليبينية|الفليبين|فيليبينية|فيليبيني|فلبين|فليبين|الفيليبين|Pilipino|Philippin
PK Pakistan|باكستان|Pakistani|باكستاني|باكستانية|باكستانيه
PL Poland|بولندا
PM Saint Pierre and Miquelon|St. Pierre & Miquelon|سان بيير ومكويلون
PN Pitcairn|Pitcairn Islands|جزر بيتكيرن
PR Puerto Rico|بورتوريكو
PS Palestine, State of|Palestinian Territories|الأراضي الفلسطينية|Palestinian|فلسطيني|فلسطينية|فلسطين|Palestine|الفلسطينية|Palestinienne
PT Portugal|البرتغال
PW Palau|بالاو
PY Paraguay|باراغواي
QA Qatar|قطر|Qatari|قطري|قطرية
RE Réunion|روينيون
RO Romania|رومانيا|Romanian|روماني|رومانية|Roumanie|Roumaine
RS Serbia|صربيا
RU Russian Federation|Russia|روسيا|Russian|روسي|روسية|Russie|Russe
RW Rwanda|رواندا|Rwandan|رواندي|رواندية|روندا|روندية|Rwandaise
SA Saudi Arabia|المملكة العربية السعودية|Saudi|سعودي|سعودية|السعودية|Arabie saoudite|KSA
SB Solomon Islands|جزر سليمان
SC Seychelles|سيشل
SD Sudan|السودان|Sudanese|سوداني|سودانية|Soudan|Soudanaise|Soudanais
SE Sweden|السويد
SG Singapore|سنغافورة
SH Saint Helena, Ascension and Tristan da Cunha|St. Helena|سانت هيلينا
SI Slovenia|سلوفينيا
SJ Svalbard and Jan Mayen|Svalbard & Jan Mayen|سفالبارد وجان ماين
SK Slovakia|سلوفاكيا
SL Sierra Leone|سيراليون|Sierra Leonean|سيراليوني|سيراليونية
SM San Marino|سان مارينو
SN Senegal|السنغال|Senegalese|سنغالي|سنغالية|Sénégal|Sénégalaise|Sénégalais
SO Somalia|الصومال|Somali|صومالي|صومالية|Somalie|Somalienne|Somalian
SR Suriname|سورينام
SS South Sudan|جنوب السودان|South Sudanese|جنوب سوداني|جنوب سودانية|Soudan du Sud|Sudan, South
ST Sao Tome and Principe|São Tomé & Príncipe|ساو تومي وبرينسيبي
SV El Salvador|السلفادور
SX Sint Maarten (Dutch part)|Sint Maarten|سانت مارتن
SY Syrian Arab Republic|Syria|سوريا|Syrian|سوري|سورية|Syrie|Syrienne|Syrien
SZ Eswatini|إسواتيني|Swaziland
TC Turks and Caicos Islands|Turks & Caicos Islands|جزر توركس وكايكوس
TD Chad|تشاد|Chadian|تشادي|تشادية|Tchad|Tchadienne
TF French Southern Territories|الأقاليم الجنوبية الفرنسية
TG Togo|توغو|توجو|توغولية|Togolaise|Togolese
TH Thailand|تايلاند|Thai|تايلندي|تايلندية|تايلند|تايلاندي|تايلاندية|Thaïlande
TJ Tajikistan|طاجيكستان|Tajik|طاجيكية|طاجيكي
TK Tokelau|توكيلاو
TL Timor-Leste|تيمور - ليشتي
TM Turkmenistan|تركمانستان
TN Tunisia|تونس|Tunisian|تونسي|تونسية|Tunisie|Tunisienne|Tunisien
TO Tonga|تونغا
TR Turkey|Türkiye|تركيا|Turkish|تركي|تركية|Turquie|Turque
TT Trinidad and Tobago|Trinidad & Tobago|ترينيداد وتوباغو
TV Tuvalu|توفالو
TW Taiwan, Province of China|Taiwan|تايوان
TZ Tanzania, United Republic of|Tanzania|تنزانيا|Tanzanian|تنزاني|تنزانية|تنزانيه|Tanzanienne
UA Ukraine|أوكرانيا|Ukrainian|أوكراني|أوكرانية|أوكرانيه
UG Uganda|أوغندا|Ugandan|أوغندي|أوغندية|أوغنديه|Ougandaise|Ouganda
UM United States Minor Outlying Islands|U.S. Outlying Islands|جزر الولايات المتحدة النائية
US United States of America|U.S.|U.S.A.|US|United States|الولايات المتحدة|American|USA|أمريكي|أمريكية|أمريكا
UY Uruguay|أورغواي
UZ Uzbekistan|أوزبكستان|Uzbek|أوزبكي|أوزبكية
VA Holy See|Vatican City|الفاتيكان
VC Saint Vincent and the Grenadines|St. Vincent & Grenadines|سانت فنسنت وجزر غرينادين
VE Venezuela (Bolivarian Republic of)|Venezuela|فنزويلا|Venezuelan
VG Virgin Islands (British)|British Virgin Islands|جزر فيرجن البريطانية
VI Virgin Islands (U.S.)|U.S. Virgin Islands|جزر فيرجن الأمريكية
VN Viet Nam|Vietnam|فيتنام|Vietnamese|فيتنامي|فيتنامية
VU Vanuatu|فانواتو
WF Wallis and Futuna|Wallis & Futuna|جزر والس وفوتونا
WS Samoa|ساموا
YE Yemen|اليمن|Yemeni|يمني|يمنية|Yéménite|Yémen
YT Mayotte|مايوت
ZA South Africa|جنوب أفريقيا
ZM Zambia|زامبيا|زامبي|زامبية
ZW Zimbabwe|زيمبابوي|زيمبابوية|زمبابوي
`;
const STATELESS_WORDS = [
  'stateless',
  'عديم الجنسية',
  'عديمة الجنسية',
  'بدون',
  'بدون جنسية',
  'bidoon',
  'bidun',
  'غير محدد الجنسية',
];

const BY_WORD = wordIndex();
const LONGEST_NAME = 120;

/** What lists write where no country is known. Some of it is a country's code as well, and is never read as one. */
const NO_COUNTRY = new Set(
  [
    ...[
      'na',
      'n a',
      'n/a',
      'no',
      'none',
      'nil',
      'null',
      'nan',
      'unknown',
      'not known',
      'not available',
    ],
    ...[
      'not applicable',
      'not specified',
      'unspecified',
      'undetermined',
      'tbd',
      'unk',
      'other',
      'x',
      'xx',
      'yes',
    ],
    ...[
      'لا',
      'لا يوجد',
      'لا توجد',
      'لا شيء',
      'لايوجد',
      'غير معروف',
      'غير معروفة',
      'غير محدد',
      'غير محددة',
    ],
    ...[
      'بلا',
      '0',
      'غ م',
      'غير مسجل',
      'غير مسجلة',
      'غير مذكور',
      'غير مذكورة',
      'لم يذكر',
      'لم تذكر',
    ],
    ...[
      'لا يعلم',
      'لا تعلم',
      'قيد البحث',
      'tbc',
      'pending',
      'inconnu',
      'inconnue',
      'neant',
      'aucune',
    ],
    ...['غير مبين', 'غير متوفر', 'غير معلوم', 'مجهول', 'مجهولة', 'مجهولة الجنسية', 'أخرى', 'نعم'],
  ].map(foldName),
);
/**
 * What people call two countries: the Guineas, the Congos, and نيجري, which lists write for Niger and for Nigeria. Known only
 * where it stands in a list of official names.
 */
const SHARED = new Set(
  [
    ...['Congo', 'Guinea', 'Guinean', 'Guinée', 'Guinéenne', 'Guinéen', 'غينيا', 'غيني', 'غينية'],
    ...['الغينية', 'الغيني', 'نيجري', 'نيجرية', 'النيجرية', 'النيجري'],
  ].map((word) => foldName(word)),
);
/** "Sudan?": whoever wrote it was not sure. */
const DOUBTED = /[?؟]/;
const CODE = /^[A-Za-z]{2}$/;

export function isNoCountry(word: string): boolean {
  const folded = foldName(word);
  return word.trim() !== '' && (folded === '' || NO_COUNTRY.has(folded));
}

/** Whether a column holds ISO codes and nothing else: only there two letters are a country. */
export function holdsCodes(values: Iterable<string>): boolean {
  let codes = 0;
  for (const value of values) {
    if (isNoCountry(value)) continue;
    const parts = value.length > 60 ? [value] : value.trim().split(/[;,/ ]+/);
    if (!parts.every((part) => CODE.test(part) && isCountryCode(part.toUpperCase()))) return false;
    codes += 1;
  }
  return codes > 0;
}

/**
 * The ISO alpha-2 code or `stateless`; undefined when the word names no country or several. Two letters count only
 * where the column `holdsCodes`; three letters as people write codes, in capitals, or there.
 */
export function countryOfWord(word: string, inCodes = false): string | undefined {
  const text = word.trim();
  if (text.length > LONGEST_NAME || isNoCountry(text) || DOUBTED.test(text)) return undefined;
  const upper = text.toUpperCase();
  if (inCodes && CODE.test(text) && isCountryCode(upper)) return upper;
  if (/^[A-Z]{3}$/.test(inCodes ? upper : text)) {
    const code = alpha2Of(upper);
    if (code !== undefined) return code;
  }
  const folded = foldName(text).replace(NATIONALITY, '').trim();
  if (!inCodes && SHARED.has(folded)) return undefined;
  return BY_WORD.get(folded) ?? BY_WORD.get(withoutArticle(folded)) ?? undefined;
}

/** "مصري الجنسية", "Egyptian national". Without a nationality stays what it is. */
const NATIONALITY =
  /^(?:ال)?جنسيه (?=ال)|(?<!^(?:بدون|عديم|عديمه|غير محدد)) (?:ال)?جنسيه$| (?:national|nationality|citizen)$/;

function wordIndex(): Map<string, string | null> {
  const index = new Map<string, string | null>();
  const add = (word: string, code: string): void => {
    const folded = foldName(word);
    const known = index.get(folded);
    index.set(folded, known === undefined || known === code ? code : null);
  };
  for (const line of WORDS.trim().split('\n')) {
    const code = line.slice(0, 2);
    for (const word of line.slice(3).split('|')) {
      add(word, code);
      const bare = withoutArticle(foldName(word));
      if (bare !== foldName(word)) add(bare, code);
    }
  }
  for (const word of STATELESS_WORDS) add(word, STATELESS);
  return index;
}

function withoutArticle(folded: string): string {
  return folded.startsWith('ال') && folded.length > 4 ? folded.slice(2) : folded;
}
