// Front door of retention: how long files are kept, and what an erasure is.
export {
  type CertificateState,
  certificateState,
  type Erasure,
  ERASURES,
  type ErasureState,
  type MediumToRefresh,
} from './erasure';
export { type Content, CONTENTS } from './contents';
export { type KeptStay, keptStay } from './kept-facts';
export {
  classesOf,
  type ErasureReason,
  HOLD_REASONS,
  KEEP_REASONS,
  type HoldReason,
  type KeepReason,
} from './retention';
