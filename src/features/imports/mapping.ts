// Which column of a shelter's own list means what. The guesses are offered and marked; the worker settles them.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { category } from '../residents';
import { FILE_LIMITS } from './parsed-file';
import type { Table, TableColumn } from './table';
import { CODED_TARGETS, codeOfWord, fold } from './words';

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
  'caseNumber',
  'room',
  'referralSource',
  'phone',
  'note',
] as const;
export type Target = (typeof TARGETS)[number];

const TITLES: Readonly<Record<Target, string>> = {
  fullName:
    'الاسم|الاسم الكامل|الاسم رباعي|الاسم الرباعي|الاسم الثلاثي|اسم النزيل|اسم النزيلة|اسم المستفيد|اسم المستفيدة|اسم الحالة|name|full name|resident name|client name|beneficiary name|resident',
  preferredName:
    'اسم الشهرة|الشهرة|اللقب المفضل|الاسم المفضل|الكنية|preferred name|nickname|known as|alias',
  given: 'الاسم الأول|الاسم الاول|first name|given name|forename',
  father: 'اسم الأب|اسم الوالد|الاسم الثاني|الأب|father name|fathers name|father|middle name',
  grandfather: 'اسم الجد|الاسم الثالث|الجد|grandfather name|grandfather|grandfathers name',
  family:
    'اسم العائلة|العائلة|اللقب|الاسم الأخير|اسم الأسرة|الاسم الرابع|family name|last name|surname',
  latinName:
    'الاسم بالإنجليزية|الاسم بالانجليزي|الاسم باللاتينية|الاسم بالإنجليزي|name in english|english name|latin name|name latin',
  documentName:
    'الاسم في الجواز|الاسم بالجواز|الاسم في جواز السفر|الاسم كما في الوثيقة|name on passport|passport name|name as on document|name on document',
  sex: 'الجنس|النوع|النوع الاجتماعي|sex|gender',
  birthDate: 'تاريخ الميلاد|الميلاد|تاريخ الولادة|date of birth|birth date|birthdate|dob|birthday',
  birthYear: 'سنة الميلاد|سنة الولادة|عام الميلاد|year of birth|birth year|yob',
  age: 'العمر|السن|السن عند الدخول|العمر عند الدخول|age|age at admission',
  nationality:
    'الجنسية|جنسية|البلد|بلد المنشأ|nationality|citizenship|country|country of origin|nationalities',
  category:
    'التصنيف|الفئة|تصنيف الحالة|صفة النزيل|نوع الحالة|category|status|victim status|case type|classification',
  exploitation:
    'شكل الاستغلال|نوع الاستغلال|أشكال الاستغلال|form of exploitation|type of exploitation|exploitation|exploitation type',
  admittedOn:
    'تاريخ الدخول|تاريخ الإيواء|تاريخ القبول|تاريخ الالتحاق|تاريخ الإدخال|تاريخ الاستقبال|date of admission|admission date|admitted on|admitted|date in|entry date|date of entry|intake date|arrival date',
  exitedOn:
    'تاريخ الخروج|تاريخ المغادرة|تاريخ الإخلاء|exit date|date of exit|date out|departure date|discharge date|exited on|left on',
  exitReason:
    'سبب الخروج|سبب المغادرة|reason for exit|exit reason|reason for leaving|discharge reason',
  caseNumber:
    'رقم الملف|رقم الحالة|رقم القيد|رقم النزيل|رقم النزيلة|file number|file no|case number|case no|case id|resident no|id|ref|reference',
  room: 'الغرفة|رقم الغرفة|الجناح|السرير|room|room number|bed',
  referralSource:
    'جهة الإحالة|مصدر الإحالة|الجهة المحيلة|محال من|محول من|جهة التحويل|referral source|referred by|source of referral|referring agency|referral',
  phone:
    'الهاتف|رقم الهاتف|التليفون|الجوال|الموبايل|المحمول|phone|phone number|mobile|mobile number|telephone|contact number',
  note: 'ملاحظات|ملاحظة|بيان|تفاصيل|notes|note|remarks|comments|comment|details',
};

const BY_TITLE = new Map(
  TARGETS.flatMap((target) =>
    TITLES[target].split('|').map((title): [string, Target] => [fold(title), target]),
  ),
);

export interface GuessedColumn extends TableColumn {
  readonly target: Target | null;
  readonly confidence: 'sure' | 'likely' | 'none';
}

/** What the worker settled; `values` are words of coded columns and the code each is given, '' for "leave empty". */
export const ownListMapping = z.object({
  columns: z
    .array(z.object({ column: z.int().min(0).max(FILE_LIMITS.columns), target: z.enum(TARGETS) }))
    .max(FILE_LIMITS.columns),
  values: z
    .array(
      z.object({
        target: z.enum(CODED_TARGETS),
        word: z.string().max(200),
        code: z.string().max(60),
      }),
    )
    .max(2_000)
    .default([]),
  dayOrder: z.enum(['auto', 'day-first', 'month-first']).default('auto'),
  hijri: z.enum(['ask', 'convert']).default('ask'),
  /** Taken for rows whose category is empty or unknown to us. */
  categoryWhenMissing: category.default('possible-victim'),
  /** Taken for rows without a readable day of admission; without it such rows are rejected. */
  admittedOnWhenMissing: calendarDate().optional(),
  /** Lines to create even though somebody alike is on file. */
  createAnyway: z.array(z.int().min(1)).max(10_000).default([]),
});
export type OwnListMapping = z.output<typeof ownListMapping>;

export function isKnownTitle(title: string): boolean {
  return BY_TITLE.has(fold(title));
}

/** A target is guessed for one column only, the surest first; notes may be several. */
export function guessColumns(table: Table): GuessedColumn[] {
  const exact = table.columns.map((column) => BY_TITLE.get(fold(column.title)));
  const taken = new Set<Target>();
  const first = exact.map((target) => {
    if (target === undefined || (taken.has(target) && target !== 'note')) return undefined;
    taken.add(target);
    return target;
  });
  return table.columns.map((column, index) => {
    const sure = first[index];
    if (sure !== undefined) return { ...column, target: sure, confidence: 'sure' };
    const likely = likelyTarget(column);
    if (likely === undefined || taken.has(likely))
      return { ...column, target: null, confidence: 'none' };
    taken.add(likely);
    return { ...column, target: likely, confidence: 'likely' };
  });
}

/** The mapping that the guesses make, for the first preview. */
export function mappingOfGuesses(columns: readonly GuessedColumn[]): OwnListMapping {
  return ownListMapping.parse({
    columns: columns.flatMap(({ index, target }) =>
      target === null ? [] : [{ column: index, target }],
    ),
  });
}

// A title that contains a known one as whole words ("Date of admission (d/m/y)"), or cells that are all known words.
function likelyTarget(column: TableColumn): Target | undefined {
  const title = ` ${fold(column.title)} `;
  const contained = [...BY_TITLE]
    .filter(([known]) => known.length > 3 && title.includes(` ${known} `))
    .sort(([one], [other]) => other.length - one.length)[0];
  if (contained !== undefined) return contained[1];
  if (column.samples.length === 0) return undefined;
  const byCells = (['sex', 'nationality'] as const).find((target) =>
    column.samples.every((sample) => codeOfWord(target, sample) !== undefined),
  );
  return byCells;
}
