// The keyring's half of a transaction. It is on the disk before the records' half, because records and slots need their
// keys; until the trail's event for it is there as well, it can be taken back.
import { overwriteFailedCommit } from '../audit/failed-commit';
import { KEYRING_PLACE } from '../audit/recorder';
import type { NotedRow } from '../audit/row-hashes';
import type { AuditTrail } from '../audit/trail';
import type { Handle } from '../database/driver';
import { isDiskTrouble } from '../database/open';
import { formerRows, type HolderRows, holderRows, isHolderTable } from '../keyring/holder-rows';
import { dropUnvouched, keepUnvouched, takeBackUnvouched } from '../audit/unvouched';

export interface KeyringHalfParts {
  readonly records: Handle;
  readonly keyring: Handle;
  readonly trail: AuditTrail;
}

export class KeyringHalf {
  readonly #parts: KeyringHalfParts;
  #before: HolderRows | undefined;
  #mayBeCut = true;
  /** The records' commit failed: this connection undid it, whoever opens the file next may read it all the same. */
  #isInDoubt = false;

  constructor(parts: KeyringHalfParts) {
    this.#parts = parts;
  }

  begin(): Handle {
    const { keyring } = this.#parts;
    if (!keyring.inTransaction) keyring.begin();
    return keyring;
  }

  /** For handing keys out or taking them back: either the trail tells of it, or it did not happen. */
  changeHolders(): Handle {
    const keyring = this.begin();
    this.#before ??= holderRows(keyring);
    return keyring;
  }

  /** Before anything else is written: takes back what an earlier transaction was cut in; answers the rest, still to be told. */
  settleCut(): readonly NotedRow[] {
    if (!this.#mayBeCut) return [];
    return this.#takeBack();
  }

  /** After the event was added that tells of `keyringRows`, before the records are kept. */
  commit(keyringRows: readonly NotedRow[]): void {
    const { keyring, trail } = this.#parts;
    if (!keyring.inTransaction) return;
    const rows = keyringRows.filter((row) => !this.#isTakenBack(row));
    const former = this.#before === undefined ? null : formerRows(this.#before, keyring);
    if (rows.length > 0 || former !== null) {
      keepUnvouched(keyring, { sequence: trail.size(), rows, former });
      this.#mayBeCut = true;
    }
    keyring.commit();
  }

  /** The event is on the disk. A disk that takes nothing here is tried again after the next one. */
  settle(): void {
    this.#before = undefined;
    if (!this.#mayBeCut) return;
    try {
      dropUnvouched(this.#parts.keyring);
      this.#mayBeCut = false;
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
    }
  }

  /** The records' half was not told as kept: nothing is taken back before it is certain that it is not on the disk. */
  noteDoubt(): void {
    this.#isInDoubt = true;
  }

  /** A disk that takes nothing here is tried again before the next transaction. */
  undo(): void {
    this.#parts.keyring.rollback();
    this.#before = undefined;
    if (!this.#mayBeCut) return;
    try {
      this.#takeBack();
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
    }
  }

  #takeBack(): readonly NotedRow[] {
    const { keyring, records, trail } = this.#parts;
    if (this.#isInDoubt) overwriteFailedCommit(records);
    this.#isInDoubt = false;
    return takeBackUnvouched(keyring, () => trail.size());
  }

  #isTakenBack({ table }: NotedRow): boolean {
    return this.#before !== undefined && isHolderTable(table.slice(KEYRING_PLACE.length));
  }
}
