// What a store is handed of an open vault, each by what it really uses: rows, what of them is sealed, who works at them. Never
// the whole: a store opens no file and keeps no transaction. An open vault has all of this; a store asks for its own few.
import type { ShelterSettings } from '../../../src/features/shelter/index';
import type { AuditSecret } from '../audit/audit-secret';
import type { AuditTrail } from '../audit/trail';
import type { Handle } from '../database/driver';
import type { TransactionListener } from '../database/transaction-listener';
import type { SessionKeys } from '../keys/session-keys';
import type { SealedParts } from './sealed-parts';
import type { Keychain, Sealing } from './sealing';
import type { VaultSession } from './vault-session';

/** Rows of the records file. */
export interface RecordRows {
  readonly records: Handle;
}

/** Rows with what of them is sealed. */
export interface SealedRows extends RecordRows {
  readonly sealedParts: SealedParts;
}

/** The person at work: whose name goes beside what is written. */
export interface AtWork {
  readonly session: VaultSession;
}

/** Rows that carry the name of whoever writes them. */
export type WrittenRows = SealedRows & AtWork;

/** Seals outside the sealed parts, for the same owners. */
export interface OwnSealing {
  readonly sealing: Sealing;
}

/** Which vault: sealed content names it. */
export interface NamedVault {
  readonly vaultId: string;
}

/** Keys of compartments this person holds. */
export interface HeldKeys extends NamedVault {
  readonly keychain: Keychain;
}

export interface HouseSettings {
  readonly settings: () => ShelterSettings;
}

/** Rows of the keyring file, written beside the records' transaction. */
export interface KeyringRows {
  readonly keyring: Handle;
  writeKeyring(): Handle;
}

/** For what lives in memory and follows each transaction. */
export interface HeardTransactions {
  listen(listener: TransactionListener): void;
}

/** The trail as it lies in the records, and what its checkpoints are signed with. */
export interface CheckedTrail extends RecordRows, NamedVault {
  readonly audit: AuditTrail;
  readonly auditSecret: AuditSecret;
}

/** Where the header lies, and the key that says whether it is ours. */
export interface HeaderGround {
  readonly folder: string;
  readonly databaseKey: Uint8Array;
}

/** What the shelter's own signing key is made, kept and opened with. */
export type SigningGround = RecordRows & HeldKeys & HouseSettings & KeyringRows;

/** What the names of residents are searched in, and kept in. */
export type SearchGround = SealedRows &
  HeldKeys &
  KeyringRows &
  HeardTransactions & { readonly keys: Pick<SessionKeys, 'generations'> };

/** What the keys of removed owners are taken away from, in a transaction of its own. */
export type RemovalGround = Pick<KeyringRows, 'writeKeyring'> &
  HeardTransactions & { writingIfPossible(work: () => void): boolean };

/** Files of residents: rows, search, and the settings that their numbers follow. */
export type ResidentsGround = SearchGround & AtWork & HouseSettings;

/** Entries of a register; one about nobody on file goes with the keys it was sealed under. */
export type EntriesGround = WrittenRows & RemovalGround;

/** A register that is printed too: as the house writes, and marked where it is only for training. */
export type RegisterGround = EntriesGround & HouseSettings & { readonly training: boolean };
