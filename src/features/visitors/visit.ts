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
