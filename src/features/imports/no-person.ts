// What stands in a column of names and is nobody: the total under a list, a reference to the row above, who prepared it.
import { foldDigits } from '../../kernel/digits';
import { fold, wordSet } from './words';

/** Alone, or with a number or a noun behind them. */
const TOTALS = wordSet(
  'total totals subtotal grandtotal ditto idem ibid footer signature signatures',
  'الإجمالي إجمالي الاجمالى اجمالى المجموع مجموع الجملة أعلاه أدناه المذكورة المذكور التوقيع توقيع',
);
const PHRASE = new RegExp(
  [
    '^(?:grand|sub|overall|sum) total',
    '^total (?:number|count|residents?|women|cases?|beneficiaries|of|no)',
    '^(?:see|as|same as|same|refer to|mentioned) (?:above|below|previous|before)',
    '^(?:above|below)(?: mentioned| named)?$',
    '^(?:prepared|reviewed|approved|checked|signed|updated|compiled|entered|filled|verified|written|printed|submitted|authori[sz]ed|reported|completed) by(?: |$)',
    '^(?:end of (?:list|file|report|table|page)|list ends|page \\d|continued|to be continued)',
    '^(?:number|count|no) of (?:residents|women|cases|persons|people|beneficiaries)',
    '^(?:etabli|prepare|verifie|approuve|signe) par(?: |$)|^voir ci|^ci dessus',
    '^(?:كما|كالسابق|نفس|مثل|انظر|راجع|مثلما) ?(?:ال)?(?:سابق|سبق|اعلاه|ادناه|ذكر|سابقه|سطر|مذكور)',
    '^(?:نفس|ذات) (?:ال)?(?:نزيله|شخص|سيده|حاله|اسم) (?:ال)?(?:سابق|سابقه|اعلاه)',
    '^(?:ال)?(?:عدد|اجمالي|مجموع) (?:ال)?(?:كلي|نزيلات|نزلاء|حالات|نساء|سيدات|اطفال|مستفيدات|مستفيدين|عام|افراد|اشخاص|مقيمات)',
    '^(?:اعده|اعدها|اعدته|اعد|اعدت|اعداد|راجعه|راجعته|مراجعه|اعتمده|اعتمدته|حرره|حررته|كتبه|كتبته|دققه|دققته|وقعه|وقعته|يعتمد)(?: |$)',
    '^(?:نهايه|انتهت|انتهي) (?:ال)?(?:قا.مه|كشف|جدول|بيان|صفحه)|^صفحه \\d',
  ].join('|'),
);
const LONGEST = 80;

export function isNoPerson(text: string): boolean {
  if (text.length > LONGEST) return false;
  const folded = fold(text.replace(/[:=.…*#()[\]–—-]+/g, ' '));
  const [first = '', ...rest] = folded.split(' ');
  const isTotal = TOTALS.has(first) && rest.every((word) => /^\d+$/.test(foldDigits(word)));
  return isTotal || PHRASE.test(folded);
}
