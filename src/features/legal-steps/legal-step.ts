// One step with an authority or a court, past or agreed for a day to come: it is open until its outcome is known.
import { codeColumn, dayColumn, orNull, residentColumn, timeColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';
import { BODY_KINDS } from '../../kernel/body-kinds';

export const STEP_KINDS = [
  'police-report',
  'prosecution-statement',
  'hearing',
  'judgment',
  'appeal',
  'residence',
  'fine-waiver',
  'exit-permit',
  'embassy-visit',
  'power-of-attorney',
  'compensation',
  'guardianship',
  'other',
] as const;
export const STEP_OUTCOMES = [
  'done',
  'postponed',
  'granted',
  'refused',
  'withdrawn',
  'missed',
] as const;

const mayRead = holders({ legal: 'read' });
const mayWrite = holders({ legal: 'write' });

export const legalStep = entryKind({
  room: 'legal-steps',
  name: 'legal-step',
  table: 'legal_steps',
  about: residentColumn(),
  on: 'day',
  mayLieAhead: true,
  counted: {
    day: dayColumn(),
    time: orNull(timeColumn()),
    kind: codeColumn(STEP_KINDS),
    body: orNull(codeColumn(BODY_KINDS)),
    outcome: orNull(codeColumn(STEP_OUTCOMES)),
  },
  compartment: 'legal',
  words: {
    what: maybeNote(500),
    where: maybeLine(120),
    lawyer: maybeLine(120),
    blockedBy: maybeNote(300),
  },
  listed: 'words',
  ends: { field: 'outcome' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    { kind: 'power-of-attorney', body: 'ministry', outcome: 'done', lawyer: 'الأستاذ كريم فوزي' },
    {
      kind: 'hearing',
      time: '10:00',
      body: 'court',
      where: 'محكمة شمال القاهرة، الدائرة ٧',
      what: 'سماع الشهود',
    },
  ],
});
