// An identity paper or letter: its number, until when it holds, where the original is, and who keeps it from the resident.
import { codeColumn, dayColumn, orNull, placeColumn, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const PAPER_KINDS = [
  'passport',
  'national-id',
  'residence-permit',
  'work-permit',
  'birth-certificate',
  'family-book',
  'marriage-contract',
  'refugee-card',
  'travel-document',
  'referral-letter',
  'court-ruling',
  'medical-report',
  'other',
] as const;
export const ORIGINAL_PLACES = [
  'with-resident',
  'house-safe',
  'copy-only',
  'with-authority',
  'withheld',
  'lost',
  'not-known',
] as const;
export const WITHHOLDERS = ['employer', 'agency', 'exploiter', 'family', 'other'] as const;

const mayRead = holders({ identity: 'read' });
const mayWrite = holders({ identity: 'write' });

export const paper = entryKind({
  room: 'resident-papers',
  name: 'paper',
  table: 'resident_papers',
  about: residentColumn(),
  on: 'seenOn',
  counted: {
    seenOn: dayColumn(),
    kind: codeColumn(PAPER_KINDS),
    issuedIn: orNull(placeColumn()),
    issuedOn: orNull(dayColumn()),
    expiresOn: orNull(dayColumn()),
    original: codeColumn(ORIGINAL_PLACES),
    withheldBy: orNull(codeColumn(WITHHOLDERS)),
  },
  compartment: 'identity',
  words: { number: maybeLine(60), issuer: maybeLine(120), remark: maybeNote(500) },
  listed: 'words',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      kind: 'passport',
      issuedIn: 'ET',
      original: 'withheld',
      withheldBy: 'employer',
      number: 'EP1234567',
    },
    {
      kind: 'residence-permit',
      issuedIn: 'EG',
      original: 'house-safe',
      number: '274-88-10',
      issuer: 'مصلحة الجوازات',
    },
    { kind: 'referral-letter', original: 'copy-only', issuer: 'الإدارة العامة للدفاع الاجتماعي' },
  ],
  rules: {
    refusals: [
      'resident-papers.withheld-needs-by',
      'resident-papers.by-needs-withheld',
      'resident-papers.expires-before-issued',
    ],
    check: ({ original, withheldBy, issuedOn, expiresOn }) => {
      if (original === 'withheld' && withheldBy === null)
        return 'resident-papers.withheld-needs-by';
      if (original !== 'withheld' && withheldBy !== null)
        return 'resident-papers.by-needs-withheld';
      const isTurned = issuedOn !== null && expiresOn !== null && expiresOn < issuedOn;
      return isTurned ? 'resident-papers.expires-before-issued' : undefined;
    },
  },
});
