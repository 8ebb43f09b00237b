// An alarm about the trail: it stands, on every page, until two people have looked at it.
import { z } from 'zod';
import type { Handle } from '../database/driver';
import { dropMark, keepMark, readMark } from './marks';
import { WITNESS_KINDS } from './witness';

const alarmSchema = z.object({
  /**
   * `broken`: a line does not fit. `signature`: the last checkpoint is not the vault's. `rows`: records are not as the
   * trail says. `files`: the database's own check complains. `header`: an older one than was known. Others: a witness
   * differs.
   */
  kind: z.enum(['broken', 'signature', 'rows', 'files', 'header', 'smaller', 'inconsistent']),
  at: z.string(),
  /** Sequence of the alarm's own event. */
  sequence: z.number(),
  /** Number of events in the trail when the alarm was raised. */
  size: z.number(),
  /**
   * The first line that does not fit, that is missing or that a witness may know otherwise; of `rows` the line that last
   * wrote the oldest of them.
   */
  firstBad: z.number().optional(),
  /** Of `rows` and `files`: how many rows or files. */
  bad: z.number().optional(),
  /** Of `rows` and `files`: hash of which ones, so that other ones found later are another finding. */
  which: z.string().optional(),
  /** Of `header`: the number of its saving now, and of the newest that was known. */
  header: z.object({ now: z.number(), known: z.number() }).optional(),
  witness: z
    .object({
      kind: z.enum(WITNESS_KINDS),
      epoch: z.number(),
      size: z.number(),
      root: z.string(),
    })
    .optional(),
  /** What else was found with it: whoever answers for the alarm has answered for these too. */
  also: z.array(z.string()).optional(),
});
export type Alarm = z.output<typeof alarmSchema>;
/** Begins what tells an old header from other findings. */
const HEADER = 'header/';
/** What an alarm is about, before it has its line in the trail. */
export type Finding = Omit<Alarm, 'sequence' | 'at'>;

export function openAlarm(records: Handle): Alarm | undefined {
  const value = readMark(records, 'alarm');
  return value === undefined ? undefined : alarmSchema.parse(JSON.parse(value));
}

/** Inside the open transaction. */
export function keepAlarm(records: Handle, alarm: Alarm): void {
  keepMark(records, 'alarm', JSON.stringify(alarm));
}

/**
 * Takes the alarm down and remembers what it was about, so that the same finding does not raise it again. The same old
 * header can be put back a second time: there the memory of the header begins anew instead.
 */
export function answerAlarm(records: Handle, alarm: Alarm): void {
  dropMark(records, 'alarm');
  const told = [subjectOf(alarm), ...(alarm.also ?? [])].filter((one) => !one.startsWith(HEADER));
  keepMark(records, 'answered-alarms', JSON.stringify([...answered(records), ...told]));
}

/** True when people have already answered an alarm about just this. */
export function isAnswered(records: Handle, finding: Finding): boolean {
  return answered(records).includes(subjectOf(finding));
}

function answered(records: Handle): readonly string[] {
  const value = readMark(records, 'answered-alarms');
  return value === undefined ? [] : z.array(z.string()).parse(JSON.parse(value));
}

/** True when the alarm is about this already: a shorter trail that grew again differs in another way. */
export function tellsOf(alarm: Alarm, finding: Finding): boolean {
  const subject = subjectOf(finding);
  return subjectOf(alarm) === subject || alarm.also?.includes(subject) === true;
}

/** Tells what a finding is about from what others are. */
export function subjectOf({ kind, firstBad, which, header, witness }: Finding): string {
  // Not the header's own number: it goes on rising while the alarm stands.
  if (header !== undefined) return `${HEADER}${header.known}`;
  return witness === undefined
    ? `${kind}/${which ?? firstBad ?? ''}`
    : `${witness.epoch}/${witness.size}/${witness.root}`;
}
