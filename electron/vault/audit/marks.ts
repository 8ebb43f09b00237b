// Where the trail keeps what may change: how far it was noted, alarms that stand or wait, what was answered, what a
// manager has not seen. Nothing here proves anything; the events do.
import { madeTextColumn, table } from '../../../src/kernel/columns';
import { rowsOf } from '../database/table-rows';
import type { Handle } from '../database/driver';

export const AUDIT_MARKS = table('audit_marks', {
  name: madeTextColumn(),
  value: madeTextColumn(),
});

export type MarkName =
  | 'baseline-step'
  | 'alarm'
  | 'waiting-alarms'
  | 'answered-alarms'
  | 'ingested'
  | 'last-slip'
  | 'last-stick'
  | 'last-check'
  | 'check-parts'
  | 'many-opened'
  | 'former-format';

export function readMark(records: Handle, name: MarkName): string | undefined {
  return rowsOf(records, AUDIT_MARKS).find(name)?.value;
}

export function keepMark(records: Handle, name: MarkName, value: string): void {
  rowsOf(records, AUDIT_MARKS).put({ name, value });
}

export function dropMark(records: Handle, name: MarkName): void {
  rowsOf(records, AUDIT_MARKS).remove(name);
}
