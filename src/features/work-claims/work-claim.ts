// One employment: contract, papers held, wages owed and paid, and the complaint about it.
import {
  codeColumn,
  dayColumn,
  moneyColumn,
  orNull,
  residentColumn,
  yesNoColumn,
} from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';
import { SECTORS } from '../../kernel/sectors';

export const CONTRACTS = ['written', 'oral', 'none', 'not-known'] as const;
export const ABSENCE_REPORTS = ['filed', 'none', 'not-known'] as const;
export const COMPLAINTS = ['none', 'filed', 'settled', 'granted', 'refused'] as const;

const mayRead = holders({ legal: 'read' });
const mayWrite = holders({ legal: 'write' });

export const workClaim = entryKind({
  room: 'work-claims',
  name: 'work-claim',
  table: 'work_claims',
  about: residentColumn(),
  on: 'toldOn',
  counted: {
    toldOn: dayColumn(),
    sector: codeColumn(SECTORS),
    startedOn: orNull(dayColumn()),
    leftOn: orNull(dayColumn()),
    contract: codeColumn(CONTRACTS),
    holdsPassport: yesNoColumn(),
    absenceReport: codeColumn(ABSENCE_REPORTS),
    wagesDue: orNull(moneyColumn()),
    wagesPaid: orNull(moneyColumn()),
    complaint: codeColumn(COMPLAINTS),
  },
  compartment: 'legal',
  words: { employer: maybeLine(120), complaintNumber: maybeLine(60), remark: maybeNote(500) },
  listed: 'words',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      sector: 'domestic-work',
      contract: 'written',
      holdsPassport: true,
      absenceReport: 'filed',
      wagesDue: 'KWD 480',
      complaint: 'filed',
      employer: 'أسرة في حولي',
      complaintNumber: '2026/1180',
    },
  ],
  rules: {
    refusals: ['work-claims.left-before'],
    check: ({ startedOn, leftOn }) =>
      startedOn !== null && leftOn !== null && leftOn < startedOn
        ? 'work-claims.left-before'
        : undefined,
  },
});
