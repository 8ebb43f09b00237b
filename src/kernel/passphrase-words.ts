// Offers a passphrase that chance has chosen, since people choose badly. Randomness is passed in.
// The lists are fixed in length, so that each word is worth exactly its share of chance.

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';
const LATIN_WORDS = 4;
const ARABIC_WORDS = 7;
/** Random bytes that `offeredPassphrase` needs. */
export const OFFER_BYTES = 8;

/** Everyday Arabic words, 256, each spelled in one way only and none with a mark. */
const ARABIC_LIST = (
  'شمس قمر نجم سماء بحر نهر جبل سهل وادي صخر رمل تراب حجر غيم مطر ثلج ريح برق رعد ضباب ' +
  'شجر ورق غصن جذر زهر ورد ياسمين نخل تمر زيتون ليمون تفاح موز عنب تين رمان خوخ مشمش بطيخ جزر ' +
  'خيار بصل ثوم فجل سبانخ قمح شعير عدس فول حمص سمسم زعتر نعناع كمون فلفل ملح سكر عسل زيت خبز ' +
  'حليب جبن لبن زبدة بيض سمك دجاج لحم حساء شاي قهوة عصير ماء كوب صحن ملعقة سكين طنجرة فرن ابريق ' +
  'باب شباك جدار سقف درج غرفة مطبخ حديقة ساحة سور مفتاح قفل مصباح شمعة كرسي طاولة سرير وسادة لحاف سجاد ' +
  'مرآة خزانة رف صندوق سلة حقيبة قميص ثوب معطف حذاء جورب قبعة وشاح خاتم سوار عقد ساعة نظارة مظلة ابرة ' +
  'خيط مقص زر قماش صوف قطن حرير جلد خشب حديد نحاس ذهب فضة زجاج ورشة مطرقة مسمار منشار سلم حبل ' +
  'كتاب دفتر قلم ممحاة مسطرة لوح حبر رسالة طابع خريطة جريدة صورة لون ازرق اخضر احمر اصفر ابيض اسود بني ' +
  'حصان جمل بقرة خروف ماعز قط ارنب غزال فيل اسد نمر ذئب ثعلب دب قرد سلحفاة ضفدع فراشة نحلة نملة ' +
  'عصفور حمامة نسر صقر بومة بطة اوزة ديك طاووس بلبل هدهد سنونو حوت دلفين محار مرجان لؤلؤ شاطئ موجة جزيرة ' +
  'قارب شراع سفينة ميناء منارة قطار حافلة دراجة سيارة طائرة جسر نفق طريق رصيف محطة سوق دكان مخبز مدرسة جامعة ' +
  'مسرح متحف ملعب برج قلعة قصر خيمة بستان مزرعة بئر طاحونة حقل غابة صحراء واحة كهف شلال ينبوع بركان قوس ' +
  'صباح ظهر عصر مساء ليل فجر يوم شهر ربيع صيف خريف شتاء عيد لعبة كرة طبل'
).split(' ');

/** A passphrase in Latin syllables (4 words, 64 bits) or everyday Arabic words (7 words, 56 bits). */
export function offeredPassphrase(script: 'arabic' | 'latin', random: Uint8Array): string {
  if (random.length < OFFER_BYTES) throw new RangeError('an offered passphrase needs 8 bytes');
  return script === 'latin' ? latinWords(random) : arabicWords(random);
}

function arabicWords(random: Uint8Array): string {
  const chosen = [...random.subarray(0, ARABIC_WORDS)];
  return chosen.map((byte) => ARABIC_LIST[byte] ?? '').join(' ');
}

/** Proquints (arXiv 0901.4016): sixteen bits as consonant-vowel-consonant-vowel-consonant. */
function latinWords(random: Uint8Array): string {
  const words = Array.from({ length: LATIN_WORDS }, (_, index) => {
    const bits = (random[index * 2] ?? 0) * 256 + (random[index * 2 + 1] ?? 0);
    return proquint(bits);
  });
  return words.join('-');
}

function proquint(bits: number): string {
  return (
    CONSONANTS.charAt((bits >> 12) & 15) +
    VOWELS.charAt((bits >> 10) & 3) +
    CONSONANTS.charAt((bits >> 6) & 15) +
    VOWELS.charAt((bits >> 4) & 3) +
    CONSONANTS.charAt(bits & 15)
  );
}
