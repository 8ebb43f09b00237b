// What people write where there is nothing to write: a dash, "N/A", لا يوجد. It is no telephone, no room and no name.
import { foldName } from '../residents';

const WORDS = new Set(
  [
    ...['n/a', 'n a', 'none', 'nil', 'null', 'nan', 'unknown', 'not known', 'not available'],
    ...['not applicable', 'not specified', 'unspecified', 'undetermined', 'tbd', 'tbc', 'unk'],
    ...['neant', 'aucun', 'aucune', 'inconnu', 'inconnue', 'non renseigne', 'sans objet'],
    ...[
      'لا يوجد',
      'لا توجد',
      'لا شيء',
      'لايوجد',
      'لاتوجد',
      'بدون رقم',
      'بلا',
      'لا يعلم',
      'لا تعلم',
    ],
    ...['غير معروف', 'غير معروفة', 'غير محدد', 'غير محددة', 'غير مبين', 'غير متوفر', 'غير معلوم'],
    ...[
      'غير متاح',
      'غير متاحة',
      'غير متوفرة',
      'غير متيسر',
      'غير مقدم',
      'لم يتوفر',
      'لا ينطبق',
      'لا تنطبق',
    ],
    ...['ليس لديها', 'ليس لديه', 'ليس معها', 'ليس معه', 'لا تملك', 'لا يملك', 'بدون', 'بدون هاتف'],
    ...['بلا هاتف', 'بلا رقم', 'لا يوجد هاتف', 'لا يوجد رقم', 'لا هاتف', 'لا أعرف'],
    ...['no phone', 'no number', 'no mobile', 'without phone', 'not provided', 'not given'],
    ...['not recorded', 'not stated', 'xx', 'xxx', 'xxxx'],
    ...['non disponible', 'non communique', 'pas de telephone', 'sans', 'sans telephone', 'rien'],
    ...['غير مسجل', 'غير مذكور', 'غير موجود', 'لم يذكر', 'لم يحدد', 'مجهول', 'مجهولة', 'قيد البحث'],
  ].map(foldName),
);
const LONGEST = 24;

/** Only signs: a dash, dots, question marks. */
export function isBlankSign(text: string): boolean {
  return text !== '' && text.length <= LONGEST && !/[\p{L}\p{N}+#=@]/u.test(text);
}

/** Words that say that nothing is known. "No" and لا say it too, yet never in the place of a name. */
export function saysNothing(text: string): boolean {
  // None of the words has a digit in it, and every day and most numbers have.
  if (text.length > LONGEST || /\d/.test(text)) return false;
  return WORDS.has(foldName(text)) || /^(?:na|no|non|لا)$/i.test(text.trim());
}
