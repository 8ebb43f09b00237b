// When papers were used and tried, and a change of papers on its way into the header.
import { z } from 'zod';
import type { Handle, Row } from '../database/driver';
import { text } from '../database/rows';
import { cardsSlotSchema, recoverySlotSchema } from '../keys/recovery';
import { slotSchema } from '../keys/slots';

/** What the header gets, and which holders are gone once it has it. */
const paperChange = z.strictObject({
  slot: slotSchema.exactOptional(),
  recovery: recoverySlotSchema.exactOptional(),
  /** null takes the cards away. */
  cards: cardsSlotSchema.nullable().exactOptional(),
  cardSets: z.int().exactOptional(),
  /** A new secret took the place of one that was lost with its computer. */
  deviceCheck: z.string().exactOptional(),
  gone: z.array(z.string()),
});
export type PaperChange = z.output<typeof paperChange>;

export interface RecoveryUse {
  readonly id: string;
  readonly at: string;
  readonly way: string;
  readonly staffCode: string;
}

const KEEP_CHANGE =
  'INSERT INTO paper_changes (only_row, change) VALUES (1, $change) ON CONFLICT (only_row) DO UPDATE SET change = excluded.change';
const CHANGE = 'SELECT change FROM paper_changes WHERE only_row = 1';
const CLEAR_CHANGE = 'DELETE FROM paper_changes WHERE only_row = 1';
const ADD_USE =
  'INSERT INTO recovery_uses (id, used_at, way, staff_code) VALUES ($id, $at, $way, $code)';
const OPEN_USES =
  'SELECT id, used_at AS at, way, staff_code FROM recovery_uses WHERE acknowledged_at IS NULL ORDER BY used_at';
const ACKNOWLEDGE =
  'UPDATE recovery_uses SET acknowledged_at = $at, acknowledged_by = $by WHERE id = $id AND acknowledged_at IS NULL';
const ADD_DRILL =
  'INSERT INTO recovery_drills (id, drilled_at, way, staff_code) VALUES ($id, $at, $way, $code)';
const LAST_DRILL =
  'SELECT id, drilled_at AS at, way, staff_code FROM recovery_drills ORDER BY drilled_at DESC LIMIT 1';

/** Inside the open transaction; one change at a time. */
export function keepPaperChange(records: Handle, change: PaperChange): void {
  records.run(KEEP_CHANGE, { change: JSON.stringify(change) });
}

export function keptPaperChange(records: Handle): PaperChange | undefined {
  const row = records.get(CHANGE);
  return row === undefined ? undefined : paperChange.parse(JSON.parse(text(row, 'change')));
}

export function clearPaperChange(records: Handle): void {
  records.run(CLEAR_CHANGE);
}

export function addRecoveryUse(records: Handle, use: RecoveryUse): void {
  records.run(ADD_USE, { id: use.id, at: use.at, way: use.way, code: use.staffCode });
}

/** Uses that no manager has taken note of yet, oldest first. */
export function unacknowledgedUses(records: Handle): readonly RecoveryUse[] {
  return records.all(OPEN_USES).map(useOf);
}

export function acknowledgeUse(
  records: Handle,
  note: { readonly id: string; readonly at: string; readonly by: string },
): void {
  records.run(ACKNOWLEDGE, { ...note });
}

export function addDrill(records: Handle, drill: RecoveryUse): void {
  records.run(ADD_DRILL, { id: drill.id, at: drill.at, way: drill.way, code: drill.staffCode });
}

export function lastDrill(records: Handle): RecoveryUse | undefined {
  const row = records.get(LAST_DRILL);
  return row === undefined ? undefined : useOf(row);
}

function useOf(row: Row): RecoveryUse {
  return {
    id: text(row, 'id'),
    at: text(row, 'at'),
    way: text(row, 'way'),
    staffCode: text(row, 'staff_code'),
  };
}
