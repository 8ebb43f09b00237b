// When papers were used and tried, and a change of papers on its way into the header.
import { z } from 'zod';
import { RECOVERY_DRILLS, RECOVERY_USES } from '../../../src/features/recovery/records';
import { jsonColumn, onlyRowColumn, type RowOf, table } from '../../../src/kernel/columns';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
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

export const PAPER_CHANGES = table('paper_changes', {
  onlyRow: onlyRowColumn(),
  change: jsonColumn(paperChange),
});

export type RecoveryUse = RowOf<typeof RECOVERY_DRILLS.columns>;

/** Inside the open transaction; one change at a time. */
export function keepPaperChange(records: Handle, change: PaperChange): void {
  rowsOf(records, PAPER_CHANGES).put({ onlyRow: 1, change });
}

export function keptPaperChange(records: Handle): PaperChange | undefined {
  return rowsOf(records, PAPER_CHANGES).find(1)?.change;
}

export function clearPaperChange(records: Handle): void {
  rowsOf(records, PAPER_CHANGES).remove(1);
}

export function addRecoveryUse(records: Handle, use: RecoveryUse): void {
  rowsOf(records, RECOVERY_USES).add({ ...use, acknowledgedAt: null, acknowledgedBy: null });
}

/** Uses that no manager has taken note of yet, oldest first. */
export function unacknowledgedUses(records: Handle): readonly RecoveryUse[] {
  return rowsOf(records, RECOVERY_USES).list({ where: { acknowledgedAt: null }, oldestBy: 'at' });
}

export function acknowledgeUse(
  records: Handle,
  { id, at, by }: { readonly id: string; readonly at: string; readonly by: string },
): void {
  const uses = rowsOf(records, RECOVERY_USES);
  if (uses.find(id)?.acknowledgedAt === null)
    uses.change(id, { acknowledgedAt: at, acknowledgedBy: by });
}

export function addDrill(records: Handle, drill: RecoveryUse): void {
  rowsOf(records, RECOVERY_DRILLS).add(drill);
}

export function lastDrill(records: Handle): RecoveryUse | undefined {
  return rowsOf(records, RECOVERY_DRILLS).list({ newestBy: 'at' })[0];
}
