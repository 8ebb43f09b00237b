// The history of corrections on disk, one for all rooms: which version ended, when and by whom in clear columns; the former
// values and the reason sealed under the entry's own compartment, for the entry's own owner.
import {
  CORRECTIONS,
  type CorrectionId,
  type CorrectionWords,
  correctionWords,
  type FormerFields,
  type StoredCorrection,
} from '../../../src/kernel/corrections';
import type { Compartment } from '../../../src/kernel/compartments';
import type { Owner } from '../../../src/kernel/owner';
import type { Instant } from '../../../src/kernel/use-case';
import { rowsOf } from '../database/table-rows';
import type { WrittenRows } from '../open-vault/store-ground';
import type { PartKind } from '../open-vault/sealed-parts';

/** What kind of record is corrected, and under whose keys its words lie. */
export interface CorrectedKind {
  readonly kind: string;
  readonly compartment: Compartment;
}

export interface NewCorrection {
  readonly id: CorrectionId;
  readonly recordId: string;
  readonly owner: Owner;
  /** The version that ends. */
  readonly version: number;
  readonly correctedAt: Instant;
  readonly former: FormerFields;
  readonly reason: string;
}

export interface CorrectionsStore {
  /** Oldest first. */
  of(recordId: string): readonly StoredCorrection[];
  add(correction: NewCorrection): void;
  /** With a record that is erased alone; a resident's go with the file. */
  removeOf(recordId: string): void;
}

export function correctionsOf(
  vault: WrittenRows,
  { kind, compartment }: CorrectedKind,
): CorrectionsStore {
  const rows = rowsOf(vault.records, CORRECTIONS);
  const part: PartKind<CorrectionWords> = {
    kind: 'correction',
    compartment,
    shape: 1,
    schema: correctionWords,
  };
  const listed = (recordId: string) =>
    rows.list({ where: { recordKind: kind, recordId }, oldestBy: 'version' });
  return {
    of: (recordId) =>
      listed(recordId).map(({ id, version, correctedAt, staffId }) => {
        const words = vault.sealedParts.read(part, id);
        return { id, version, correctedAt, staffId, words };
      }),
    add: ({ id, recordId, owner, version, correctedAt, former, reason }) => {
      const residentId = owner.kind === 'resident' ? owner.id : null;
      const { staffId } = vault.session;
      rows.add({ id, recordKind: kind, recordId, residentId, version, correctedAt, staffId });
      const own = { recordId: id, owner: vault.sealedParts.ownerOf(kind, recordId) ?? owner };
      vault.sealedParts.save(part, { ...own, version: 1 }, { former, reason });
    },
    removeOf: (recordId) => {
      for (const { id } of listed(recordId)) rows.remove(id);
    },
  };
}
