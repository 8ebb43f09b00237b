// An illness, injury, pregnancy or disability that care must know of; it ends on the day it was over.
import { codeColumn, dayColumn, orNull, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const CONDITION_KINDS = [
  'chronic-illness',
  'infection',
  'injury',
  'pregnancy',
  'disability',
  'mental-health',
  'dental',
  'other',
] as const;

const mayRead = holders({ medical: 'read' });
const mayWrite = holders({ medical: 'write' });

export const condition = entryKind({
  room: 'conditions',
  name: 'condition',
  table: 'conditions',
  about: residentColumn(),
  on: 'notedOn',
  counted: {
    notedOn: dayColumn(),
    kind: codeColumn(CONDITION_KINDS),
    since: orNull(dayColumn()),
    dueOn: orNull(dayColumn()),
    overOn: orNull(dayColumn()),
  },
  compartment: 'medical',
  words: { what: line(160), care: maybeNote(500) },
  listed: 'words',
  ends: { field: 'overOn' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    { kind: 'chronic-illness', what: 'سكري من النوع الثاني', care: 'قياس صباحًا' },
    { kind: 'injury', what: 'كسر قديم في الرسغ' },
  ],
  rules: {
    refusals: ['conditions.due-without-pregnancy', 'conditions.over-before'],
    check: ({ kind, dueOn, notedOn, overOn }) => {
      if (dueOn !== null && kind !== 'pregnancy') return 'conditions.due-without-pregnancy';
      return overOn !== null && overOn < notedOn ? 'conditions.over-before' : undefined;
    },
  },
});
