// Something in memory that follows a transaction: kept after commit, dropped after undo.
export interface Follower {
  beforeCommit?(): void;
  settle(): void;
  forget(): void;
}
