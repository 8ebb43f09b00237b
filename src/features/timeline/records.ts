// The dated rows of every room about one resident, read by their clear columns alone.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ResidentId, StaffId } from '../../kernel/ids';
import type { LineKind } from './line-kinds';

export interface StoredLine {
  readonly id: string;
  readonly on: CalendarDate;
  readonly staffId: StaffId | null;
  readonly facts: Readonly<Record<string, string>>;
}

export interface TimelineRead {
  residentExists(id: ResidentId): boolean;
  staffCode(id: StaffId): string;
  /** Every kind there is, with those of the registers. */
  kinds(): readonly LineKind[];
  linesOf(kind: string, resident: ResidentId): readonly StoredLine[];
}
