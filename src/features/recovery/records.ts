// What the recovery use cases need: the ceremonies of the closed door, and how papers, uses and drills stand.
import type { CalendarDate } from '../../kernel/calendar-date';
import { instantColumn, madeTextColumn, namedInTable, orNull, table } from '../../kernel/columns';
import type { CheckedInputOf, OutputOf, Progress, RefusalCodeOf } from '../../kernel/operation';
import type { PassphraseProblem } from '../../kernel/passphrase';
import type { Result } from '../../kernel/result';
import type { Instant } from '../../kernel/use-case';
import type { RecoveryProofInput } from '../vault';
import type { recovery, RecoveryAlarm, RecoveryStatus } from './contract';

type Answer<Op extends keyof typeof recovery> = Result<
  OutputOf<(typeof recovery)[Op]>,
  RefusalCodeOf<(typeof recovery)[Op]>
>;
type Steps<Op extends keyof typeof recovery> = AsyncGenerator<Progress, Answer<Op>, void>;
type Given<Op extends keyof typeof recovery> = CheckedInputOf<(typeof recovery)[Op]>;

/** Somebody came in with the recovery papers. */
export const RECOVERY_USES = table('recovery_uses', {
  id: madeTextColumn(),
  at: namedInTable('used_at', instantColumn()),
  way: madeTextColumn(),
  staffCode: madeTextColumn(),
  acknowledgedAt: orNull(instantColumn()),
  acknowledgedBy: orNull(madeTextColumn()),
});

export const RECOVERY_DRILLS = table('recovery_drills', {
  id: madeTextColumn(),
  at: namedInTable('drilled_at', instantColumn()),
  way: madeTextColumn(),
  staffCode: madeTextColumn(),
});

export interface DrillNote {
  readonly id: string;
  readonly at: Instant;
  readonly way: RecoveryProofInput['kind'];
}

/** Asked once the files are open and the words of the house can be read. */
export type PassphraseJudge = (ownWords: readonly string[]) => PassphraseProblem | undefined;

export interface RecoveryRead {
  begin(input: Given<'begin'>): Steps<'begin'>;
  prepare(input: Given<'prepare'>, judge: PassphraseJudge): Steps<'prepare'>;
  finish(input: Given<'finish'>): Steps<'finish'>;
  print(input: Given<'print'>): Steps<'print'>;
  alarms(): readonly RecoveryAlarm[];
  /** How the papers stand; whether a drill is due is for the use case. */
  status(): Result<Omit<RecoveryStatus, 'isDrillDue'>, 'vault.header-damaged'>;
  /** Checks the papers against their slot; opens nothing else. */
  prove(proof: RecoveryProofInput): Promise<Result<unknown, RefusalCodeOf<typeof recovery.drill>>>;
  makePapers(input: Given<'makePapers'>): Steps<'makePapers'>;
  /** Brings kept papers into the header; false where it could not be written. Called after the job's commit. */
  writePapers(): boolean;
  /** The shelter's own day of an instant. */
  dayOf(instant: Instant): CalendarDate;
}

export interface RecoveryWrite extends RecoveryRead {
  acknowledge(id: string, at: Instant): void;
  addDrill(drill: DrillNote): void;
  /** Inside the job's transaction; `writePapers` follows after it. */
  keepPapers(ceremony: string): Result<unknown, RefusalCodeOf<typeof recovery.keepPapers>>;
}
