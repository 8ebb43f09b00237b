// The trail as the use cases need it. What is written goes through the host like every other change.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { OutputOf, Progress } from '../../kernel/operation';
import type { Result } from '../../kernel/result';
import type { SecondPersonInput, SecondPersonRefusal } from '../../kernel/second-person';
import type { Instant } from '../../kernel/use-case';
import type {
  audit,
  AuditLine,
  AuditVerdict,
  CheckAnswer,
  ManyOpened,
  SlipFacts,
  SummaryCompared,
  TrailFilter,
  TrailState,
  WitnessWord,
  Written,
} from './contract';

export interface TrailPage {
  readonly events: AuditLine[];
  readonly found: number;
  readonly people: string[];
}

export interface ReadRequest {
  readonly filter: TrailFilter;
  readonly before: number;
  readonly limit: number;
  /** Whether the reader sees who is on file: lines then say whose file they are about. */
  readonly seesPeople: boolean;
  /** The shelter's calendar day of an instant. */
  readonly dayOf: (at: Instant) => CalendarDate;
}

type FolderRefusal = 'audit.folder-not-granted' | 'audit.folder-not-writable';
type Work<Value> = AsyncGenerator<Progress, Value, void>;

export interface AuditRead {
  size(): number;
  state(): Omit<TrailState, 'slip' | 'check'> & {
    /** Or when the trail began, where there was none. */
    readonly lastSlipAt: Instant | undefined;
    readonly lastCheckAt: Instant | undefined;
    readonly begunAt: Instant | undefined;
  };
  witnesses(): Omit<OutputOf<typeof audit.witnesses>, 'isDue'>;
  dayOf(at: Instant): CalendarDate;
  cutSession(): OutputOf<typeof audit.cutSession>['cut'];
  /** What no manager has seen yet, oldest first. */
  manyOpened(): ManyOpened[];
  read(request: ReadRequest): Work<TrailPage>;
  verify(): Work<AuditVerdict>;
  /** Goes on where an unfinished one of the same week stopped. */
  check(now: Instant): Work<Result<EverythingChecked, CheckRefusal>>;
  /** Who answers for an alarm at this moment, and says so with their own key. */
  secondPerson(
    input: SecondPersonInput,
    at: Instant,
  ): Promise<Result<SecondAnswer, SecondPersonRefusal>>;
  printSlip(
    request: { readonly folder: string; readonly language: 'ar' | 'en' },
    today: CalendarDate,
  ): Promise<
    Result<SlipFacts & Written & { readonly file: string }, FolderRefusal | 'audit.no-printing'>
  >;
  /** Reads and judges the state of the trail that a signed summary carries. */
  compareSummary(bytes: Uint8Array): Work<Result<SummaryWitness, SummaryRefusal>>;
  /** Reads what the stick knows and leaves today's state on it. */
  visitStick(folder: string): Result<StickVisit, FolderRefusal>;
  export(request: ExportRequest): Work<Result<Exported, FolderRefusal>>;
}

export interface SecondAnswer {
  readonly staffCode: string;
  readonly agreed: { readonly staffId: string; readonly signature: string };
}

export type CheckRefusal = 'audit.check-running' | 'audit.check-stopped' | 'vault.no-room';

export interface EverythingChecked {
  readonly begunAt: Instant;
  readonly trail: TrailChecked;
  /** `which` tells one finding from another. */
  readonly rows: Found['rows'] & { readonly which: string };
  readonly files: Found['files'];
}
type Found = NonNullable<CheckAnswer['found']>;
/** `frontier`: from here a later check can go on. */
type TrailChecked =
  | (Extract<Found['trail'], { sound: true }> & { readonly frontier: string })
  | Extract<Found['trail'], { sound: false }>;

export type SummaryRefusal =
  | 'audit.summary-unreadable'
  | 'audit.summary-other-vault'
  | 'audit.summary-not-signed';

export interface SummaryWitness extends SummaryCompared {
  readonly root: string;
}

export interface StickVisit {
  readonly earlier: {
    readonly epoch: number;
    readonly size: number;
    readonly verdict: WitnessWord;
    /** Empty where it was not ours. */
    readonly root: string;
  }[];
  readonly size: number;
}

export interface ExportRequest {
  readonly folder: string;
  readonly today: CalendarDate;
}

export interface Exported extends Written {
  readonly files: string[];
  readonly size: number;
  readonly publicKey: string;
}

export interface TypedSlip {
  readonly epoch: number;
  readonly size: number;
  readonly digits: string;
  readonly words: string;
}

export interface AuditWrite extends AuditRead {
  /** Keeps when everything was checked, and raises alarms for what was found. */
  keepCheck(checked: EverythingChecked, at: Instant): void;
  /**
   * Takes the alarm down, and the next one that waits stands; the second person stands in an event of its own. False where
   * this alarm does not stand any more.
   */
  answerAlarm(
    answer: { readonly sequence: number; readonly second: SecondAnswer },
    at: Instant,
  ): boolean;
  /** False where no such end of a session waits. */
  ownCutSession(session: number): boolean;
  takeSlip(at: Instant): SlipFacts;
  seeManyOpened(sequence: number): void;
  /** Raises an alarm where the slip knows another trail. */
  compareSlip(typed: TypedSlip, at: Instant): WitnessWord;
  /** Raises an alarm where the summary knew another trail. */
  heedSummary(witness: SummaryWitness, at: Instant): void;
  /** Raises alarms for what the stick knew otherwise. */
  heedStick(visit: StickVisit, at: Instant): void;
}
