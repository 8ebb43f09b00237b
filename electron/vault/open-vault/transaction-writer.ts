// Whoever writes a transaction of the open files. The files keep nobody in mind: each call names its writer.
import type { DataKey } from '../audit/data-key';
import type { Recorder } from '../audit/recorder';
import type { TransactionListener } from '../database/transaction-listener';

export interface TransactionWriter extends TransactionListener {
  /** Adds the lines, and afterwards says which rows of the keyring they tell of. */
  readonly recorder: Pick<Recorder, 'add' | 'carry' | 'keyringRows'>;
  /** Seals what cannot be written now and is set aside. */
  readonly dataKey: DataKey;
  /** The last writes of the transaction: its lines, and what signs for them. */
  beforeCommit(): void;
}
