// Front door of the work on backups.
export {
  END_REASONS,
  type EndReason,
  type Finding,
  type FindingKind,
  type Medium,
  MEDIUM_KINDS,
  MEDIUM_STATES,
  type MediumKind,
  type MediumState,
  type Reminder,
} from './medium';
export { type SalvagedKind, SALVAGED_KINDS } from './salvaged-kinds';
