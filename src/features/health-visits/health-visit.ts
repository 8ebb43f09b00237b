// A visit to or by a doctor, past or agreed for a day to come: open until its outcome is known.
import { codeColumn, dayColumn, orNull, residentColumn, timeColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const VISIT_KINDS = [
  'doctor',
  'hospital',
  'emergency',
  'gynaecology',
  'dentist',
  'laboratory',
  'vaccination',
  'psychiatry',
  'other',
] as const;
export const VISIT_OUTCOMES = ['done', 'admitted', 'postponed', 'missed', 'declined'] as const;

const mayRead = holders({ medical: 'read' });
const mayWrite = holders({ medical: 'write' });

export const healthVisit = entryKind({
  room: 'health-visits',
  name: 'health-visit',
  table: 'health_visits',
  about: residentColumn(),
  on: 'day',
  mayLieAhead: true,
  counted: {
    day: dayColumn(),
    time: orNull(timeColumn()),
    kind: codeColumn(VISIT_KINDS),
    outcome: orNull(codeColumn(VISIT_OUTCOMES)),
  },
  compartment: 'medical',
  words: { concern: maybeLine(160), where: maybeLine(120), finding: maybeNote(1000) },
  listed: 'words',
  ends: { field: 'outcome' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      kind: 'doctor',
      outcome: 'done',
      concern: 'صداع متكرر',
      finding: 'ضغط مرتفع، متابعة بعد أسبوعين',
    },
    { kind: 'laboratory', time: '09:00', concern: 'تحليل سكر تراكمي', where: 'مستشفى الدمرداش' },
  ],
});
