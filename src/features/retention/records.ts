// What retention may ask of the records: how old files are, what holds them, and the one act that takes them away.
import type { CalendarDate } from '../../kernel/calendar-date';
import {
  codeColumn,
  dayColumn,
  idColumn,
  instantColumn,
  madeTextColumn,
  namedInTable,
  orNull,
  residentColumn,
  type RowOf,
  staffColumn,
  table,
  wholeColumn,
} from '../../kernel/columns';
import type { Role } from '../../kernel/compartments';
import type { ErasureId, ResidentId, StaffId } from '../../kernel/ids';
import type { Progress } from '../../kernel/operation';
import type { Result } from '../../kernel/result';
import type { SecondPersonInput, SecondPersonRefusal } from '../../kernel/second-person';
import type { Instant } from '../../kernel/use-case';
import {
  CATEGORIES,
  EXIT_DESTINATIONS,
  EXIT_REASONS,
  EXPLOITATION_FORMS,
  REFERRAL_SOURCES,
  RESIDENCE_STATUSES,
  SEXES,
} from '../residents';
import { RECORD_CLASSES, type RecordClass } from '../shelter';
import type { Erasure, MediumToRefresh } from './erasure';
import {
  type ErasureReason,
  HOLD_REASONS,
  type HoldReason,
  KEEP_REASONS,
  type KeepReason,
  type Years,
} from './retention';

/** Set by hand in place of the years that a country's rules begin with. */
export const RETENTION_PERIODS = table('retention_periods', {
  recordClass: codeColumn(RECORD_CLASSES),
  years: wholeColumn(1, 100),
  reason: madeTextColumn(),
  setAt: instantColumn(),
  staffId: staffColumn(),
});

export const RETENTION_HOLDS = table('retention_holds', {
  residentId: residentColumn(),
  reason: codeColumn(HOLD_REASONS),
  setAt: instantColumn(),
  staffId: staffColumn(),
});

export const RETENTION_REVIEWS = table('retention_reviews', {
  residentId: residentColumn(),
  reason: codeColumn(KEEP_REASONS),
  reviewOn: dayColumn(),
  decidedAt: instantColumn(),
  staffId: staffColumn(),
});

/** A stay of somebody whose file was erased. Stays of one person share the mark, and nothing else knows it. */
export const KEPT_FACTS = table('kept_facts', {
  id: idColumn<'kept-stay'>(),
  person: madeTextColumn(),
  sex: codeColumn(SEXES),
  category: codeColumn(CATEGORIES),
  exploitationForm: codeColumn(EXPLOITATION_FORMS),
  nationality: orNull(madeTextColumn()),
  residenceStatus: codeColumn(RESIDENCE_STATUSES),
  ageFrom: orNull(wholeColumn(0, 150)),
  admittedOn: dayColumn(),
  referralSource: codeColumn(REFERRAL_SOURCES),
  exitedOn: dayColumn(),
  exitReason: codeColumn(EXIT_REASONS),
  exitDestination: codeColumn(EXIT_DESTINATIONS),
});
export type KeptFacts = RowOf<typeof KEPT_FACTS.columns>;

/** What such a person was held to be. */
export const KEPT_STATUSES = table('kept_statuses', {
  id: idColumn<'kept-status'>(),
  person: madeTextColumn(),
  category: codeColumn(CATEGORIES),
  from: namedInTable('from_day', orNull(dayColumn())),
});

export interface PeriodSet {
  readonly years: number;
  readonly reason: string;
  readonly setAt: Instant;
  readonly staffCode: string;
}

export interface Hold {
  readonly reason: HoldReason;
  readonly since: Instant;
  readonly staffCode: string;
}

export interface KeptLonger {
  readonly reason: KeepReason;
  readonly until: CalendarDate;
}

/** One file as retention sees it. */
export interface FileAge {
  readonly id: ResidentId;
  readonly caseNumber: string;
  readonly hasOpenStay: boolean;
  /** The day the last stay ended; null while somebody lives here. */
  readonly exitedOn: CalendarDate | null;
  readonly classes: readonly RecordClass[];
  readonly hold: Hold | null;
  readonly keptLonger: KeptLonger | null;
}

/** How much of a file there is; every number is of rows that an erasure removes. */
export interface FileContents {
  readonly keys: number;
  /** In the order of the tables' list; a content word, or the room whose register the rows stand in. */
  readonly rows: readonly { readonly content: string; readonly count: number }[];
}

export interface ErasureRequest {
  readonly id: ErasureId;
  readonly residentId: ResidentId;
  readonly reason: ErasureReason;
  readonly secondStaffId: StaffId;
  readonly at: Instant;
}

/** The second person at the desk; they sign for the erasure with their own key. */
export interface StandingBy {
  readonly staffId: StaffId;
  readonly role: Role;
  /** Wipes their keys. */
  leave(): void;
}

export interface CertificateFile {
  readonly name: string;
  /** SHA-256, 64 hex digits. */
  readonly sha256: string;
}

export interface RetentionRead {
  /** Years to begin with, by the shelter's country. */
  defaultYears(): Years;
  periodsSet(): ReadonlyMap<RecordClass, PeriodSet>;
  /** Files without an open stay whose last stay ended by this day, oldest first. */
  endedBy(day: CalendarDate): readonly FileAge[];
  file(id: ResidentId): FileAge | undefined;
  contents(id: ResidentId): FileContents;
  /** What staff call the person; null where this session may not see it. */
  nameOf(id: ResidentId): string | null;
  /** Newest first. */
  erasures(): readonly Erasure[];
  erasure(id: ErasureId): Erasure | undefined;
  erasureOf(residentId: ResidentId): Erasure | undefined;
  staffCode(id: StaffId): string;
  /** Media whose newest backup is from before this erasure was finished and that are not known to be destroyed. */
  mediaWithOldKeys(erasure: Erasure): readonly MediumToRefresh[];
  keptFacts(): readonly KeptFacts[];
  /** Somebody else proves with code and passphrase that they stand here. */
  secondPerson(given: SecondPersonInput): Promise<Result<StandingBy, SecondPersonRefusal>>;
  /** Destroys keys and writes the key file anew for every erasure that is not finished. */
  finishErasures(): AsyncGenerator<
    Progress,
    Result<true, 'vault.busy' | 'vault.header-damaged' | 'vault.no-room' | 'vault.cannot-write'>,
    void
  >;
  /** Prints the certificate in both languages into a folder the person granted. */
  printCertificate(
    id: ErasureId,
    folder: string,
  ): Promise<
    Result<
      readonly CertificateFile[],
      'retention.folder-not-granted' | 'retention.folder-not-writable' | 'retention.print-failed'
    >
  >;
}

export interface RetentionWrite extends RetentionRead {
  setPeriod(record: RecordClass, period: { readonly years: number; readonly reason: string }): void;
  hold(id: ResidentId, reason: HoldReason): void;
  liftHold(id: ResidentId): void;
  keepLonger(id: ResidentId, decision: KeptLonger): void;
  /** Takes everything of the resident out of the records and remembers that it did. */
  erase(request: ErasureRequest, second: StandingBy): Result<object, 'vault.unvouched'>;
}
