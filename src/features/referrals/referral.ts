// A referral to another body or from one: open until it was answered; on Today once two weeks brought no answer.
import { codeColumn, dayColumn, orNull, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';
import { BODY_KINDS } from '../../kernel/body-kinds';
import { NEED_KINDS } from '../../kernel/need-kinds';

export const DIRECTIONS = ['out', 'in'] as const;
export const ANSWERS = [
  'accepted',
  'refused',
  'no-place',
  'not-suitable',
  'declined-by-resident',
  'withdrawn',
] as const;

const mayRead = holders({ case: 'read' });
const mayWrite = holders({ case: 'write' });

export const referral = entryKind({
  room: 'referrals',
  name: 'referral',
  table: 'referrals',
  about: residentColumn(),
  on: 'day',
  counted: {
    day: dayColumn(),
    direction: codeColumn(DIRECTIONS),
    body: codeColumn(BODY_KINDS),
    need: codeColumn(NEED_KINDS),
    answer: orNull(codeColumn(ANSWERS)),
  },
  compartment: 'case',
  words: {
    bodyName: maybeLine(120),
    focalPoint: maybeLine(120),
    what: maybeNote(500),
    answerWords: maybeNote(500),
  },
  listed: 'words',
  ends: { field: 'answer' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      direction: 'out',
      body: 'health-service',
      need: 'health',
      answer: 'accepted',
      bodyName: 'مستشفى قصر العيني',
      focalPoint: 'د. سامية',
    },
    {
      direction: 'out',
      body: 'ngo',
      need: 'work',
      bodyName: 'جمعية شريكة',
      what: 'تدريب على الخياطة',
    },
  ],
});
