// An alarm about the trail: it stands, on every page, until two people have looked at it.
import { z } from 'zod';
import type { Handle } from '../database/driver';
import { parsed } from '../database/rows';
import { type Alarm, alarmSchema } from './alarm-schema';
import { dropMark, keepMark, readMark } from './marks';
import { letWait, nextOfWaiting, waitingAlarms } from './waiting-alarms';

/** Begins what tells an old header from other findings. */
const HEADER = 'header/';
type BeforeItsLine<Raised> = Raised extends Alarm ? Omit<Raised, 'sequence' | 'at'> : never;
/** What an alarm is about, before it has its line in the trail. */
export type Finding = BeforeItsLine<Alarm>;

export function currentAlarm(records: Handle): Alarm | undefined {
  const value = readMark(records, 'alarm');
  return value === undefined ? undefined : parsed(value, alarmSchema, 'alarm');
}

/** The one that stands, and after it those that wait. */
export function raisedAlarms(records: Handle): readonly Alarm[] {
  const standing = currentAlarm(records);
  return standing === undefined ? [] : [standing, ...waitingAlarms(records)];
}

/** Inside the open transaction: it stands, or waits until those before it are answered. */
export function addAlarm(records: Handle, alarm: Alarm): void {
  if (currentAlarm(records) === undefined) stand(records, alarm);
  else letWait(records, alarm);
}

function stand(records: Handle, alarm: Alarm): void {
  keepMark(records, 'alarm', JSON.stringify(alarm));
}

/**
 * Inside the open transaction: takes the alarm that stands down and remembers what it was about, so that the same finding
 * does not raise it again; the next one stands. The same old header can be put back a second time: there the memory of the
 * header begins anew instead.
 */
export function answerAlarm(records: Handle, alarm: Alarm): void {
  const next = nextOfWaiting(records);
  if (next === undefined) dropMark(records, 'alarm');
  else stand(records, next);
  const told = [subjectOf(alarm), ...(alarm.also ?? [])].filter((one) => !one.startsWith(HEADER));
  keepMark(records, 'answered-alarms', JSON.stringify([...answered(records), ...told]));
}

/** True when people have already answered an alarm about just this. */
export function isAnswered(records: Handle, finding: Finding): boolean {
  return answered(records).includes(subjectOf(finding));
}

function answered(records: Handle): readonly string[] {
  const value = readMark(records, 'answered-alarms');
  return value === undefined ? [] : parsed(value, z.array(z.string()), 'answered-alarms');
}

/** True when the alarm is about this already: a shorter trail that grew again differs in another way. */
export function tellsOf(alarm: Alarm, finding: Finding): boolean {
  const subject = subjectOf(finding);
  return subjectOf(alarm) === subject || alarm.also?.includes(subject) === true;
}

/** Tells what a finding is about from what others are. */
export function subjectOf(finding: Finding): string {
  switch (finding.kind) {
    case 'header':
      // Not the header's own number: it goes on rising while the alarm stands.
      return `${HEADER}${finding.header.known}`;
    case 'smaller':
    case 'inconsistent': {
      const { epoch, size, root } = finding.witness;
      return `${epoch}/${size}/${root}`;
    }
    case 'rows':
    case 'files':
    case 'unvouched':
      return `${finding.kind}/${finding.which}`;
    case 'broken':
    case 'restored':
      return `${finding.kind}/${finding.firstBad}`;
    case 'signature':
      return `${finding.kind}/`;
  }
}
