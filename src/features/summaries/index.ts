// Front door of the summaries: what the vault, the printer and the verifier may use.
export { SHELTER_GROUPS, type ShelterGroup } from './box';
export { payloadBytesOf, payloadTextOf, readPayloadText } from './payload-text';
export {
  AGE_BANDS,
  type AgeBand,
  ageBandOf,
  bandStartOf,
  type CountedStay,
  formOf,
  RESIDENCES,
  type Residence,
} from './counted-facts';
export {
  correctionTellsTooMuch,
  publish,
  type Release,
  type ReleasedFigure,
  releasedFigures,
} from './disclosure';
export {
  type CellPlace,
  type ExactTable,
  type ExactTableId,
  TABLE_IDS,
  type TableId,
} from './exact-table';
export {
  approvalBytes,
  checkPayload,
  contentBytes,
  contentOf,
  isPeriodOfSummary,
  PAYLOAD_REFUSALS,
  type PayloadRefusal,
  payloadBytes,
  readPayload,
  summaryApproval,
  type SummaryApproval,
  type SummaryContent,
  type SummaryIssue,
  type SummaryPayload,
  summaryPayload,
} from './payload';
export { PROFILE_NAMES, PROFILES, type Profile, type ProfileName } from './profile';
export type { PublishedTable, ShownTable, WithheldTable } from './published-table';
export {
  CORRECTION_REASONS,
  type CorrectionReason,
  isCorrectionReason,
  isRecipient,
  type Recipient,
  RECIPIENTS,
} from './recipients';
export { countPeriod, type Figures } from './figures';
export { KEPT_STATES, type KeptState, type SummaryState } from './states';
