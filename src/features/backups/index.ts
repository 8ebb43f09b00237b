// Front door of the work on backups.
export {
  type EndReason,
  type Finding,
  type FindingKind,
  type Medium,
  MEDIA,
  type MediumKind,
  type MediumState,
  type Reminder,
} from './medium';
export { type SalvagedKind, SALVAGED_KINDS } from './salvaged-kinds';
