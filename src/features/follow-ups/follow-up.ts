// Asking after somebody who left, agreed for a day to come; “could not contact safely” is a result like any other.
import { codeColumn, dayColumn, orNull, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const FOLLOW_UP_WAYS = ['telephone', 'message', 'visit', 'through-body'] as const;
export const FOLLOW_UP_RESULTS = [
  'well',
  'needs-help',
  'at-risk',
  'could-not-contact-safely',
  'does-not-want',
  'moved',
] as const;

const mayRead = holders({ case: 'read' });
const mayWrite = holders({ case: 'write' });

export const followUp = entryKind({
  room: 'follow-ups',
  name: 'follow-up',
  table: 'follow_ups',
  about: residentColumn(),
  on: 'day',
  mayLieAhead: true,
  counted: {
    day: dayColumn(),
    way: codeColumn(FOLLOW_UP_WAYS),
    result: orNull(codeColumn(FOLLOW_UP_RESULTS)),
  },
  compartment: 'case',
  words: { how: maybeNote(300), said: maybeNote(1000) },
  listed: 'words',
  ends: { field: 'result' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    { way: 'telephone', result: 'well', how: 'بعد السادسة مساءً', said: 'التحقت بالتدريب.' },
    { way: 'telephone', how: 'لا تُرسل رسائل' },
  ],
});
