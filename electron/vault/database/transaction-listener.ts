// Something in memory that follows a transaction: kept after commit, dropped after undo.
export interface TransactionListener {
  beforeCommit?(): void;
  settle(): void;
  forget(): void;
}
