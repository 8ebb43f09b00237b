// Front door of the work on backups.
export type {
  EndReason,
  Finding,
  FindingKind,
  Medium,
  MediumKind,
  MediumState,
  Reminder,
} from './medium';
export { type SalvagedKind, SALVAGED_KINDS } from './salvaged-kinds';
