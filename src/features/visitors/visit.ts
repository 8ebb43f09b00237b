// A visit at the door: who came, whom for, when in and when out, or why the door stayed shut. The name is sealed for the desk.
import { codeColumn, dayColumn, orNull, residentColumn, timeColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeLine, maybeNote, maybePhone } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const RELATIONS = [
  'family',
  'friend',
  'lawyer',
  'embassy',
  'police',
  'health',
  'partner-body',
  'supplier',
  'other',
] as const;
export const OUTCOMES = ['let-in', 'refused'] as const;
export const REFUSAL_REASONS = [
  'banned',
  'not-wished',
  'no-papers',
  'not-the-hour',
  'other',
] as const;

const mayRead = holders({ presence: 'read' });
const mayWrite = holders({ presence: 'write' });

export const visit = entryKind({
  room: 'visitors',
  name: 'visit',
  table: 'visitors',
  about: orNull(residentColumn()),
  on: 'visitedOn',
  counted: {
    visitedOn: dayColumn(),
    cameAt: timeColumn(),
    leftAt: orNull(timeColumn()),
    relation: codeColumn(RELATIONS),
    outcome: codeColumn(OUTCOMES),
    refusedBecause: orNull(codeColumn(REFUSAL_REASONS)),
  },
  compartment: 'presence',
  words: { visitor: line(120), phone: maybePhone(), plate: maybeLine(20), remark: maybeNote(500) },
  listed: 'words',
  sheet: [
    ...(['visitedOn', 'cameAt', 'leftAt', 'visitor'] as const),
    ...(['relation', 'residentId', 'outcome', 'refusedBecause'] as const),
  ],
  ends: { field: 'leftAt', among: { outcome: 'let-in' } },
  may: { list: mayWrite, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      cameAt: '10:15',
      leftAt: '11:40',
      relation: 'family',
      outcome: 'let-in',
      visitor: 'سعاد مرزوق',
    },
    { cameAt: '16:05', relation: 'lawyer', outcome: 'let-in', visitor: 'الأستاذة هالة' },
    {
      cameAt: '21:30',
      relation: 'other',
      outcome: 'refused',
      refusedBecause: 'not-the-hour',
      visitor: 'رجل لم يذكر اسمه',
      remark: 'وقف أمام الباب نحو عشر دقائق ثم انصرف.',
      residentId: null,
    },
    {
      ...{ cameAt: '09:40', leftAt: '10:05', relation: 'supplier', outcome: 'let-in' },
      ...{ visitor: 'سيد عبد الغني، مخبز النور', plate: 'ط ر ب ٤١٧', residentId: null },
    },
    {
      ...{ cameAt: '12:20', leftAt: '13:30', relation: 'family', outcome: 'let-in' },
      ...{ visitor: 'أمينة مرزوق', phone: '01000000147', remark: 'معها طفلان.' },
    },
    {
      ...{ cameAt: '11:00', leftAt: '12:15', relation: 'embassy', outcome: 'let-in' },
      ...{ visitor: 'السيدة ليديا تسفاي، القسم القنصلي', phone: '0220000310' },
    },
    {
      ...{ cameAt: '17:25', relation: 'friend', outcome: 'refused', refusedBecause: 'not-wished' },
      visitor: 'نادين حسني',
    },
    {
      ...{ cameAt: '10:30', leftAt: '11:10', relation: 'health', outcome: 'let-in' },
      ...{ visitor: 'د. منى الأشقر', remark: 'زيارة التطعيم الشهرية.', residentId: null },
    },
    {
      ...{ cameAt: '13:05', leftAt: '14:20', relation: 'police', outcome: 'let-in' },
      ...{ visitor: 'النقيب أحمد راضي', plate: 'س ن ج ٢٩٥٨' },
    },
    {
      ...{ cameAt: '15:10', leftAt: '16:00', relation: 'partner-body', outcome: 'let-in' },
      ...{ visitor: 'هبة الله سمير', remark: 'مقابلة التدريب المهني.' },
    },
    {
      ...{ cameAt: '18:45', relation: 'family', outcome: 'refused', refusedBecause: 'no-papers' },
      ...{ visitor: 'عادل مرزوق', remark: 'طُلب منه أن يعود ببطاقته.' },
    },
    {
      ...{ cameAt: '11:50', leftAt: '12:40', relation: 'friend', outcome: 'let-in' },
      ...{ visitor: 'كريمة الطاهر', phone: '01100000582' },
    },
    {
      ...{ cameAt: '19:20', relation: 'other', outcome: 'refused', refusedBecause: 'banned' },
      ...{ visitor: 'أبو طارق', remark: 'لم يُفتح له، وأُبلغ المدير.' },
    },
    {
      ...{ cameAt: '10:00', leftAt: '11:25', relation: 'lawyer', outcome: 'let-in' },
      ...{ visitor: 'الأستاذ رامي حنا', phone: '01200000936' },
    },
  ],
  rules: {
    refusals: ['visitors.refusal-needs-reason', 'visitors.refused-stays-outside'],
    check: ({ outcome, refusedBecause, leftAt }) => {
      if (outcome === 'let-in') return undefined;
      if (refusedBecause === null) return 'visitors.refusal-needs-reason';
      return leftAt === null ? undefined : 'visitors.refused-stays-outside';
    },
  },
});
