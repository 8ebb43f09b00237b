// Answers that lists write where a name is asked for: "Father: deceased", الشهرة: نعم. They are no names and stay in the note.
import { foldName } from '../residents';
import type { Target } from './column-titles';

/** Columns whose cells are names or parts of one. */
export const NAME_PARTS: ReadonlySet<Target> = new Set<Target>([
  ...(['fullName', 'given', 'father', 'grandfather', 'family'] as const),
  ...(['preferredName', 'latinName', 'documentName'] as const),
]);

const WORDS = new Set(
  [
    ...['alive', 'living', 'dead', 'died', 'deceased', 'passed away', 'still alive', 'late father'],
    ...['yes', 'y', 'no', 'n', 'true', 'false', 'known', 'same', 'absent', 'missing', 'present'],
    ...['married', 'single', 'divorced', 'widowed', 'separated', 'abroad', 'in prison', 'refused'],
    ...['vivant', 'vivante', 'décédé', 'décédée', 'oui', 'non', 'inconnu', 'connu'],
    ...['حي', 'حية', 'حي يرزق', 'على قيد الحياة', 'عايش', 'عايشة', 'على قيد الحياه'],
    ...['متوفى', 'متوفي', 'متوف', 'متوفاة', 'متوفية', 'توفي', 'توفى', 'توفيت', 'ميت', 'ميتة'],
    ...['مات', 'ماتت', 'المرحوم', 'مرحوم', 'نعم', 'لا', 'صح', 'خطأ', 'موجود', 'موجودة'],
    ...['غائب', 'غائبة', 'مفقود', 'مفقودة', 'معروف', 'معروفة', 'مطلق', 'مطلقة', 'متزوج', 'متزوجة'],
    ...['منفصل', 'منفصلة', 'أرمل', 'أرملة', 'عزباء', 'أعزب', 'في السجن', 'مسافر', 'مسافرة'],
  ].map(foldName),
);
const LONGEST = 24;

export function isStatusWord(text: string): boolean {
  return text.length <= LONGEST && WORDS.has(foldName(text));
}
