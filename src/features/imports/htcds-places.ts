// Where the fields and codes of an HTCDS case find their place in a shelter's own record.
import type { ExploitationForm } from '../residents';
import type { HowRead, HtcdsList } from './htcds-codes';
import type { MendCode } from './outcome';

export const FORM_OF: Readonly<Record<string, ExploitationForm>> = {
  ForcedLabour: 'forced-labour',
  ChildLabour: 'forced-labour',
  Servitude: 'forced-labour',
  SexualExploitation: 'sexual',
  ForcedMarriage: 'forced-marriage',
  OrganRemoval: 'organ-removal',
  ForcedBegging: 'forced-begging',
};
export const MEND_OF: Readonly<Record<HowRead, MendCode | undefined>> = {
  code: undefined,
  label: 'imports.htcds-label-read',
  trimmed: 'imports.htcds-trailing-space',
  renamed: 'imports.htcds-renamed-control',
  extra: 'imports.htcds-extra-control',
};
/** Kept as text under their label: the shelter's record has no field of its own for them. */
export const KEPT_FIELDS = [
  'cas_CaseOwner',
  'prs_Salutation',
  'prs_Title',
  'prs_Email',
  'prs_MailingStreet',
  'prs_MailingCity',
  'prs_MailingState',
  'prs_MailingPostalCode',
  'prs_MailingCountry',
  'vic_LocationOfRecruitment',
  'vic_LocationOfExploitation',
  'cas_ReferringOrganisation',
  'cas_ReferringPrimaryCaseWorker',
  'cas_IncomingReferralDetails',
  'cas_ReferredOrganisation',
  'cas_ReferredPrimaryCaseWorker',
  'cas_OutgoingReferralDetails',
  'cas_ReasonForCaseClosure',
];
/** Checked against the standard's lists and kept by their codes. */
export const KEPT_LISTS: readonly (readonly [string, HtcdsList])[] = [
  ['vic_TraffickingStatusDecisionMakingOrg', 'decidedBy'],
  ['vic_MethodOfRecruitment', 'recruitment'],
  ['vic_ForcedLabourIndustry', 'industry'],
  ['vic_TypeOfSexExploitation', 'sexExploitation'],
  ['cas_ReasonForIncomingReferral', 'referralReason'],
  ['cas_ReasonForOutgoingReferral', 'referralReason'],
];
