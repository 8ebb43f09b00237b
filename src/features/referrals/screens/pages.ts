// Referrals in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { referrals } from '../contract';
import { referral } from '../referral';

export const referralsPages = entryPages({
  kind: referral,
  contract: referrals,
  path: `${FILE_PATH}/services/referrals`,
  section: 'services',
  icon: 'forward',
  needs: { case: 'read' },
  columns: ['day', 'direction', 'body', 'bodyName', 'need', 'answer'],
  today: ['bodyName', 'need', 'residentId', 'day'],
  dueAfter: 14,
  groups: [
    { id: 'where', fields: ['direction', 'body', 'bodyName', 'focalPoint'] },
    { id: 'what', fields: ['need', 'what', 'day'] },
    { id: 'end', fields: ['answer', 'answerWords'] },
  ],
  start: { direction: 'out' },
});
