// Where the trail keeps what may change: how far it was noted, alarms that stand or wait, what was answered, what a
// manager has not seen. Nothing here proves anything; the events do.
import type { Handle } from '../database/driver';

const FIND = 'SELECT value FROM audit_marks WHERE name = $name';
const KEEP =
  'INSERT INTO audit_marks (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
const DROP = 'DELETE FROM audit_marks WHERE name = $name';

export type MarkName =
  | 'baseline-step'
  | 'alarm'
  | 'waiting-alarms'
  | 'answered-alarms'
  | 'ingested'
  | 'last-slip'
  | 'last-check'
  | 'check-parts'
  | 'many-opened';

export function readMark(records: Handle, name: MarkName): string | undefined {
  const value = records.get(FIND, { name })?.['value'];
  return typeof value === 'string' ? value : undefined;
}

export function keepMark(records: Handle, name: MarkName, value: string): void {
  records.run(KEEP, { name, value });
}

export function dropMark(records: Handle, name: MarkName): void {
  records.run(DROP, { name });
}
