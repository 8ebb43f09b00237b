// Front door of the vault's own words: who opens it, and the papers that open it when nobody can.
export {
  DOOR_REFUSALS,
  FILE_REFUSALS,
  newStaffCode,
  type OpenSession,
  openSession,
  passphrase,
  programOf,
} from './contract';
export { versionSentence } from './other-format';
export {
  type CardOnPaper,
  MAX_CODE_CHARACTERS,
  type PapersShown,
  papersShown,
  PROOF_REFUSALS,
  RECOVERY_WAYS,
  recoveryProof,
  type RecoveryProofInput,
} from './papers';
