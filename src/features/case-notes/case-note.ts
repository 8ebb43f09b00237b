// A general note of case work: a talk, a telephone call, a visit of the family, a meeting with what was decided.
import {
  codeColumn,
  dayColumn,
  durationColumn,
  orNull,
  residentColumn,
} from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeNote, note } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const NOTE_KINDS = [
  'talk',
  'observation',
  'telephone',
  'family-visit',
  'home-visit',
  'meeting',
  'incident',
  'other',
] as const;

const mayRead = holders({ case: 'read' });
const mayWrite = holders({ case: 'write' });

export const caseNote = entryKind({
  room: 'case-notes',
  name: 'case-note',
  table: 'case_notes',
  about: residentColumn(),
  on: 'day',
  counted: { day: dayColumn(), kind: codeColumn(NOTE_KINDS), length: orNull(durationColumn()) },
  compartment: 'case',
  words: { subject: line(120), note: note(), decided: maybeNote(500) },
  listed: 'words',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    { kind: 'talk', length: 30, subject: 'أول حديث', note: 'هدأت بعد الظهر وسألت عن ابنتها.' },
    {
      kind: 'meeting',
      subject: 'اجتماع الفريق',
      note: 'حضر الجميع.',
      decided: 'طلب تحويل إلى طبيب الأسنان.',
    },
  ],
});
