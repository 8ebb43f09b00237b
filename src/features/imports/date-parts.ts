// Dates that a list writes into three columns: a day, a month and a year under one title, or each with a title of its own.
// They are read as one date, in the place of the first; three such columns that do not say of what they are are named.
import { foldDigits } from '../../kernel/digits';
import type { HiddenNote } from './hidden-parts';
import { saysNothing } from './nothing-words';
import {
  cellText,
  samplesOf,
  type Table,
  type TableColumn,
  type TableRow,
  wholeTitle,
} from './table';
import { fold } from './words';

type Part = 'day' | 'month' | 'year';
type Subject = 'birth' | 'admission' | 'exit';

const PARTS: Readonly<Record<Part, string>> = {
  day: 'day d dd يوم اليوم jour jj',
  month: 'month m mm شهر الشهر mois',
  year: 'year y yy yyyy سنة السنة عام العام année annee aaaa',
};
const SUBJECTS: Readonly<Record<Subject, string>> = {
  birth: 'birth dob born birthdate birthday ميلاد الميلاد للميلاد ولادة الولادة naissance',
  admission:
    'admission admitted intake entry دخول الدخول إيواء الإيواء استقبال الاستقبال قبول القبول التحاق الالتحاق admis entrée',
  exit: 'exit discharge departure خروج الخروج مغادرة المغادرة sortie départ',
};
const AROUND = new Set('of de du the date تاريخ التاريخ'.split(' ').map(fold));
const PART_OF = placesOf(PARTS);
const SUBJECT_OF = placesOf(SUBJECTS);
const TITLES: Readonly<Record<Subject, readonly [string, string]>> = {
  birth: ['Date of birth', 'تاريخ الميلاد'],
  admission: ['Date of admission', 'تاريخ الدخول'],
  exit: ['Date of exit', 'تاريخ الخروج'],
};
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export interface JoinedTable {
  readonly table: Table;
  readonly notes: readonly HiddenNote[];
}

/** Whether a title, with the one above it, is that of a part: "Date of birth" above "Day", شهر الميلاد. */
export function isPartOfDate(title: string): boolean {
  return partOf(title)?.subject !== undefined;
}

export function withJoinedDates(table: Table): JoinedTable {
  const dates = [...titledDates(table), ...spannedDates(table)];
  const joined = dates.reduce((before, date) => joinedTable(before, date), table);
  const loose = looseParts(table);
  const notes: HiddenNote[] = [
    { code: 'imports.date-joined', count: dates.length, names: dates.map(({ title }) => title) },
    { code: 'imports.date-in-parts', count: loose.length, names: loose.map(({ title }) => title) },
  ];
  return { table: joined, notes: notes.filter(({ count }) => count > 0) };
}

type DateColumns = Readonly<Record<Part, number>> & { readonly title: string };

/** Columns whose titles say the part and the date. */
function titledDates({ columns }: Table): DateColumns[] {
  return (Object.keys(SUBJECTS) as Subject[]).flatMap((subject) => {
    const parts = columns.filter((column) => partOf(wholeTitle(column))?.subject === subject);
    const [day, month, year] = (['day', 'month', 'year'] as const).map((part) =>
      parts.filter((column) => partOf(wholeTitle(column))?.part === part),
    );
    if (day?.length !== 1 || month?.length !== 1 || year?.length !== 1) return [];
    const [first] = parts;
    const isArabic = /\p{Script=Arabic}/u.test(first === undefined ? '' : wholeTitle(first));
    const title = TITLES[subject][isArabic ? 1 : 0];
    return [{ title, day: at(day), month: at(month), year: at(year) }];
  });
}

/** One title of a date over three columns, the other two without any, whose cells are days, months and years. */
function spannedDates({ columns, rows }: Table): DateColumns[] {
  return columns.flatMap(({ index, title }) => {
    const after = [index + 1, index + 2].map((next) => columns.find((one) => one.index === next));
    const isAlone = after.every((one) => one !== undefined && one.title === '');
    if (!isAlone || !isDateTitle(title)) return [];
    const fits = [
      { day: index, month: index + 1, year: index + 2 },
      { year: index, month: index + 1, day: index + 2 },
    ].find(
      (places) =>
        rows.every((row) => isDateIn(row, places)) &&
        rows.some((row) => cellsOf(row, places)[2] !== ''),
    );
    return fits === undefined ? [] : [{ title, ...fits }];
  });
}

function isDateTitle(title: string): boolean {
  const words = fold(title).split(' ');
  return (
    words.some((word) => SUBJECT_OF.has(word)) &&
    words.every((word) => SUBJECT_OF.has(word) || AROUND.has(word))
  );
}

function isDateIn(row: TableRow, places: Readonly<Record<Part, number>>): boolean {
  const [day, month, year] = cellsOf(row, places);
  const isPart = (text: string, last: number): boolean =>
    text === '' || (/^\d{1,2}$/.test(text) && Number(text) <= last);
  return isPart(day, 31) && isPart(month, 12) && (year === '' || /^\d{4}$/.test(year));
}

function looseParts({ columns }: Table): readonly TableColumn[] {
  const loose = columns.filter((column) => {
    const part = partOf(wholeTitle(column));
    return part !== undefined && part.subject === undefined;
  });
  const parts = new Set(loose.map((column) => partOf(wholeTitle(column))?.part));
  return parts.size === 3 ? loose : [];
}

function partOf(title: string): { readonly part: Part; readonly subject?: Subject } | undefined {
  if (title.length > 100) return undefined;
  const words = fold(title).split(' ');
  const [part, ...more] = words.flatMap((word) => PART_OF.get(word) ?? []);
  const rest = words.filter((word) => !PART_OF.has(word) && !AROUND.has(word));
  const subjects = new Set(rest.map((word) => SUBJECT_OF.get(word)));
  const [subject] = subjects;
  if (part === undefined || more.length > 0 || subjects.size > 1) return undefined;
  if (rest.length === 0) return { part };
  return subject === undefined ? undefined : { part, subject };
}

function joinedTable(table: Table, date: DateColumns): Table {
  const [first = 0, ...others] = [date.day, date.month, date.year].sort(
    (one, other) => one - other,
  );
  const rows = table.rows.map((row): TableRow => {
    const cells = [...row.cells];
    const text = joinedText(cellsOf(row, date));
    for (const place of others) if (place < cells.length) cells[place] = '';
    while (cells.length <= first && text !== '') cells.push('');
    if (first < cells.length) cells[first] = text;
    return { ...row, cells };
  });
  const columns = table.columns
    .filter(({ index }) => !others.includes(index))
    .map(
      (column): TableColumn =>
        column.index === first
          ? { index: first, title: date.title, samples: samplesOf(rows, first) }
          : column,
    );
  return { ...table, rows, columns };
}

/** A month by its name shows its order; what is no whole date stays as it stands in the three cells, to be asked about. */
function joinedText([day, month, year]: readonly [string, string, string]): string {
  if (year === '' && month === '' && day === '') return '';
  if (day === '' && month === '') return year;
  if (day === '') return `${month}/${year}`;
  const name = MONTHS[Number(month) - 1];
  const isOurs = /^(?:19|20)\d{2}$/.test(year);
  if (name !== undefined && isOurs) return `${day} ${name} ${year}`;
  return /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year)
    ? `${year}/${month}/${day}`
    : `${day} ${month} ${year}`.replace('  ', ' ? ');
}

function cellsOf(row: TableRow, places: Readonly<Record<Part, number>>): [string, string, string] {
  const plain = (place: number): string => {
    const text = foldDigits(cellText(row.cells[place]));
    return /^0+$/.test(text) || /^[-–—.?؟]+$/.test(text) || saysNothing(text) ? '' : text;
  };
  return [plain(places.day), plain(places.month), plain(places.year)];
}

function at(columns: readonly TableColumn[]): number {
  return columns[0]?.index ?? 0;
}

function placesOf<Name extends string>(words: Readonly<Record<Name, string>>): Map<string, Name> {
  const names = Object.keys(words) as Name[];
  return new Map(
    names.flatMap((name) =>
      words[name].split(' ').map((word): [string, Name] => [fold(word), name]),
    ),
  );
}
