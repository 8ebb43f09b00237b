// Work and wages in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { workClaims } from '../contract';
import { workClaim } from '../work-claim';

export const workClaimsPages = entryPages({
  kind: workClaim,
  contract: workClaims,
  path: `${FILE_PATH}/work/work-claims`,
  section: 'work',
  icon: 'table',
  needs: { legal: 'read' },
  columns: ['sector', 'employer', 'contract', 'wagesDue', 'complaint', 'complaintNumber'],
  groups: [
    { id: 'work', fields: ['sector', 'employer', 'contract', 'startedOn', 'leftOn'] },
    { id: 'held', fields: ['holdsPassport', 'absenceReport'] },
    { id: 'wages', fields: ['wagesDue', 'wagesPaid', 'complaint', 'complaintNumber'] },
    { id: 'more', fields: ['remark', 'toldOn'] },
  ],
  start: { holdsPassport: false, complaint: 'none' },
});
