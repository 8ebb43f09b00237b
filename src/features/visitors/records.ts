// The register's store, and the names that are on the ban list.
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Sealed } from '../../kernel/sealed';
import type { BAN_REASONS } from '../banned-visitors';
import type { visit } from './visit';

export interface KnownBan {
  readonly until: CalendarDate | null;
  readonly because: (typeof BAN_REASONS)[number];
  readonly words: Sealed<BanWords>;
}

interface BanWords {
  readonly visitor: string;
  readonly otherNames: string | null;
  readonly phone: string | null;
  readonly plate: string | null;
  readonly whatToDo: string;
}

interface Bans {
  bans(): readonly KnownBan[];
}
export type VisitorsRead = ReadOf<typeof visit> & Bans;
export type VisitorsWrite = WriteOf<typeof visit> & Bans;
