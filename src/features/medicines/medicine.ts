// A medicine the resident takes: dose, times a day and since when; it ends on the day it was stopped.
import {
  codeColumn,
  dayColumn,
  orNull,
  residentColumn,
  wholeColumn,
  yesNoColumn,
} from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const MEDICINE_FORMS = [
  'tablet',
  'liquid',
  'injection',
  'inhaler',
  'drops',
  'cream',
  'other',
] as const;

const mayRead = holders({ medical: 'read' });
const mayWrite = holders({ medical: 'write' });

export const medicine = entryKind({
  room: 'medicines',
  name: 'medicine',
  table: 'medicines',
  about: residentColumn(),
  on: 'startedOn',
  counted: {
    startedOn: dayColumn(),
    form: codeColumn(MEDICINE_FORMS),
    timesADay: orNull(wholeColumn(1, 12)),
    asNeeded: yesNoColumn(),
    stoppedOn: orNull(dayColumn()),
  },
  compartment: 'medical',
  words: {
    name: line(120),
    dose: maybeLine(80),
    takenFor: maybeLine(160),
    prescribedBy: maybeLine(120),
    remark: maybeNote(300),
  },
  listed: 'words',
  ends: { field: 'stoppedOn' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      form: 'tablet',
      timesADay: 2,
      asNeeded: false,
      name: 'ميتفورمين',
      dose: '٥٠٠ ملغ',
      takenFor: 'سكري',
    },
    { form: 'inhaler', asNeeded: true, name: 'سالبوتامول', dose: 'بختان عند الحاجة' },
  ],
  rules: {
    refusals: ['medicines.stopped-before', 'medicines.how-often'],
    check: ({ startedOn, stoppedOn, timesADay, asNeeded }) => {
      if (stoppedOn !== null && stoppedOn < startedOn) return 'medicines.stopped-before';
      return timesADay === null && !asNeeded ? 'medicines.how-often' : undefined;
    },
  },
});
