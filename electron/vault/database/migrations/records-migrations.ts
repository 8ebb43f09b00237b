// The rising list of frozen steps of the records database.
import { followUpsStep } from './records/0039-follow-ups';
import { caseNotesStep } from './records/0038-case-notes';
import { referralsStep } from './records/0037-referrals';
import { assistanceStep } from './records/0036-assistance';
import { healthVisitsStep } from './records/0035-health-visits';
import { functioningStep } from './records/0034-functioning';
import { conditionsStep } from './records/0033-conditions';
import { medicinesStep } from './records/0032-medicines';
import { allergiesStep } from './records/0031-allergies';
import { workClaimsStep } from './records/0030-work-claims';
import { legalStepsStep } from './records/0029-legal-steps';
import { traffickingEventsStep } from './records/0028-trafficking-events';
import { consentsStep } from './records/0027-consents';
import { bodyNumbersStep } from './records/0026-body-numbers';
import { residentPapersStep } from './records/0025-resident-papers';
import { languagesStep } from './records/0024-languages';
import { contactsStep } from './records/0023-contacts';
import { bannedVisitorsStep } from './records/0017-banned-visitors';
import { visitorsStep } from './records/0016-visitors';
import type { Migration } from '../migrate';
import { vaultStep } from './records/0001-vault';
import { residentsStep } from './records/0002-residents';
import { carePlansStep } from './records/0003-care-plans';
import { progressStep } from './records/0004-progress';
import { summariesStep } from './records/0005-summaries';
import { auditStep } from './records/0006-audit';
import { recoveryStep } from './records/0007-recovery';
import { staffStep } from './records/0008-staff';
import { backupsStep } from './records/0009-backups';
import { erasureStep } from './records/0010-erasure';
import { dropNotesStep } from './records/0011-drop-notes';
import { letInStep } from './records/0012-let-in';
import { formerSettingsStep } from './records/0013-former-settings';
import { statusesStep } from './records/0014-statuses';
import { correctionsStep } from './records/0015-corrections';
import { coversStep } from './records/0018-covers';
import { withdrawnStep } from './records/0019-withdrawn';
import { deskAdmissionsStep } from './records/0020-desk-admissions';
import { ownListsStep } from './records/0021-own-lists';
import { fileMergesStep } from './records/0022-file-merges';

export const RECORDS_MIGRATIONS: readonly Migration[] = [
  vaultStep,
  residentsStep,
  carePlansStep,
  progressStep,
  summariesStep,
  auditStep,
  recoveryStep,
  staffStep,
  backupsStep,
  erasureStep,
  dropNotesStep,
  letInStep,
  formerSettingsStep,
  statusesStep,
  correctionsStep,
  visitorsStep,
  bannedVisitorsStep,
  coversStep,
  withdrawnStep,
  deskAdmissionsStep,
  ownListsStep,
  fileMergesStep,
  contactsStep,
  languagesStep,
  residentPapersStep,
  bodyNumbersStep,
  consentsStep,
  traffickingEventsStep,
  legalStepsStep,
  workClaimsStep,
  allergiesStep,
  medicinesStep,
  conditionsStep,
  functioningStep,
  healthVisitsStep,
  assistanceStep,
  referralsStep,
  caseNotesStep,
  followUpsStep,
];
