// A medium that carries backups, and when somebody must be reminded. Two sticks, one of them elsewhere, looked at now and then.
import {
  codeColumn,
  countColumn,
  instantColumn,
  madeTextColumn,
  orNull,
  type RowOf,
  table,
  versionColumn,
} from '../../kernel/columns';
import { wholeDaysBetween } from './days';

export const MEDIUM_KINDS = ['other-disk', 'same-disk'] as const;
export type MediumKind = (typeof MEDIUM_KINDS)[number];
export const MEDIUM_STATES = ['in-use', 'destroyed', 'lost'] as const;
export type MediumState = (typeof MEDIUM_STATES)[number];
export const ENDED_STATES = ['destroyed', 'lost'] as const;
export const END_REASONS = ['worn', 'replaced', 'mislaid', 'stolen'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What a check or a drill looks at, in the order in which it is told. */
export const FINDINGS = [
  'signer',
  'header-file',
  'keyring-file',
  'records-file',
  'keyring-sound',
  'records-sound',
  'rows',
  'residents',
  'trail',
  'samples',
  'opened',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

export interface Finding {
  readonly what: FindingKind;
  readonly good: boolean;
  readonly expected?: number;
  readonly found?: number;
}

export const REMINDERS = [
  'never',
  'backup-old',
  'drill-never',
  'drill-old',
  'few-media',
  'to-refresh',
] as const;
export type ReminderCode = (typeof REMINDERS)[number];

export interface Reminder {
  readonly code: ReminderCode;
  /** Days for what is old, media for the others. */
  readonly count: number;
}

export const MEDIA = table('media', {
  id: madeTextColumn(),
  ordinal: versionColumn(),
  /** Null where nobody named it. */
  label: orNull(madeTextColumn()),
  kind: codeColumn(MEDIUM_KINDS),
  firstSeenAt: instantColumn(),
  lastBackupAt: instantColumn(),
  lastCheckedAt: orNull(instantColumn()),
  lastDrilledAt: orNull(instantColumn()),
  backupNumber: countColumn(),
  /** Saving of the header whose keys it carries. */
  keysGeneration: countColumn(),
  /** Erasures that its keyring has carried out. */
  erasures: countColumn(),
  manifestSha256: madeTextColumn(),
  state: codeColumn(MEDIUM_STATES),
  stateReason: orNull(codeColumn(END_REASONS)),
  stateAt: orNull(instantColumn()),
});
export type Medium = RowOf<typeof MEDIA.columns>;

const BACKUP_DAYS = 7;
const DRILL_DAYS = 90;
/** The keyring is the single point of loss (vault.md 2.6): it lies on two media at least, three are better. */
const FEWEST_MEDIA = 2;

export function mustBeRefreshed(medium: Medium, erasures: number): boolean {
  return medium.state === 'in-use' && medium.erasures < erasures;
}

/** The latest of the given instants; null when there is none. */
export function latest(instants: readonly (string | null)[]): string | null {
  return instants.reduce(
    (newest, one) => (one !== null && (newest === null || one > newest) ? one : newest),
    null,
  );
}

export function remindersOf(
  media: readonly Medium[],
  { now, erasures }: { readonly now: string; readonly erasures: number },
): readonly Reminder[] {
  const inUse = media.filter(({ state }) => state === 'in-use');
  const lastBackup = latest(inUse.map(({ lastBackupAt }) => lastBackupAt));
  if (lastBackup === null) return [{ code: 'never', count: 0 }];
  const lastDrill = latest(media.map(({ lastDrilledAt }) => lastDrilledAt));
  const age = wholeDaysBetween(lastBackup, now);
  const drillAge = lastDrill === null ? 0 : wholeDaysBetween(lastDrill, now);
  const apart = inUse.filter(({ kind }) => kind === 'other-disk').length;
  const behind = media.filter((medium) => mustBeRefreshed(medium, erasures)).length;
  const all: readonly (Reminder | false)[] = [
    age > BACKUP_DAYS && { code: 'backup-old', count: age },
    lastDrill === null && { code: 'drill-never', count: 0 },
    drillAge > DRILL_DAYS && { code: 'drill-old', count: drillAge },
    apart < FEWEST_MEDIA && { code: 'few-media', count: apart },
    behind > 0 && { code: 'to-refresh', count: behind },
  ];
  return all.filter((one) => one !== false);
}
