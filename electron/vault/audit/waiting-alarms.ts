// What was found while an alarm stands: no alarm hides another. Each waits its turn, to be answered by two people like the
// one before it.
import { z } from 'zod';
import type { Handle } from '../database/driver';
import { parsed } from '../database/rows';
import { type Alarm, alarmSchema } from './alarm-schema';
import { keepMark, readMark } from './marks';

/** Whoever finds more than this at once knows enough; each has its line in the trail all the same. */
const MOST_WAITING = 20;
/** A slip is the only witness that can be made up at the desk: slips never fill the list. */
const MOST_SLIPS = 10;

const waitingSchema = z.object({
  alarms: z.array(alarmSchema),
  /** True where something found since the last unlock had no room here. */
  hasLeftOut: z.boolean(),
});
type Waiting = z.output<typeof waitingSchema>;

/** Oldest first; none in vaults of earlier versions. */
export function waitingAlarms(records: Handle): readonly Alarm[] {
  return waiting(records).alarms;
}

/** Inside the open transaction. Where there is no room the newest is left out. */
export function letWait(records: Handle, alarm: Alarm): void {
  const { alarms, hasLeftOut } = waiting(records);
  const hasRoom = hasRoomFor(alarms, alarm);
  keep(records, {
    alarms: hasRoom ? [...alarms, alarm] : alarms,
    hasLeftOut: hasLeftOut || !hasRoom,
  });
}

/** Inside the open transaction: takes the next one from the list. */
export function nextOfWaiting(records: Handle): Alarm | undefined {
  const { alarms, hasLeftOut } = waiting(records);
  const [next, ...others] = alarms;
  if (next !== undefined) keep(records, { alarms: others, hasLeftOut });
  return next;
}

/** Until the next unlock has looked again, nothing that this computer remembers is written over. */
export function hasLeftOut(records: Handle): boolean {
  return waiting(records).hasLeftOut;
}

/** Inside the transaction of an unlock that has looked again: what it found is raised right after. */
export function beginLookedAgain(records: Handle): void {
  const { alarms, hasLeftOut } = waiting(records);
  if (hasLeftOut) keep(records, { alarms, hasLeftOut: false });
}

function hasRoomFor(alarms: readonly Alarm[], alarm: Alarm): boolean {
  if (alarms.length >= MOST_WAITING) return false;
  return !isSlip(alarm) || alarms.filter(isSlip).length < MOST_SLIPS;
}

function isSlip(alarm: Alarm): boolean {
  return 'witness' in alarm && alarm.witness.kind === 'slip';
}

function waiting(records: Handle): Waiting {
  const value = readMark(records, 'waiting-alarms');
  return value === undefined
    ? { alarms: [], hasLeftOut: false }
    : parsed(value, waitingSchema, 'waiting-alarms');
}

function keep(records: Handle, list: Waiting): void {
  keepMark(records, 'waiting-alarms', JSON.stringify(list));
}
