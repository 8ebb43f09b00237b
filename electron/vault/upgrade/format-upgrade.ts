// One step from a format of the vault to the next. Once released it is frozen like a migration; it works on copies that nobody
// else knows, and may be cut short at any moment.
import type { Compartment } from '../../../src/kernel/compartments';
import type { Progress } from '../../../src/kernel/operation';
import type { Handle } from '../database/driver';
import type { Migration } from '../database/migrate';
import type { FormerHeader, HeaderUpgrade } from '../keys/former-header';
import type { UnlockedHolder } from '../keys/session-keys';
import type { OpenedParts } from '../sealing/openable-parts';

export type CopiedFile = 'records' | 'keyring';
export type Copies = Readonly<Record<CopiedFile, Handle>>;

/** What a step does to the tables of one file. All others must be found as they were. */
export interface ChangedTables {
  /** New name by old name; nothing else changes in these. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** By their new names: as many rows, saying something else or built otherwise; and what became of each key. */
  readonly changed?: Readonly<Record<string, KeyAfter>>;
  /** New ones, and those that are there no more. */
  readonly made?: readonly string[];
  readonly taken?: readonly string[];
}

/** Of a row's key, JSON list of the primary key's values, the key of what it became. */
export type KeyAfter = (key: string) => string;

export interface FormatUpgrade extends HeaderUpgrade {
  /** Every step of the schema that vaults of `from` could have; the copies are brought to the last one first. */
  readonly schema: Readonly<Record<CopiedFile, readonly Migration[]>>;
  readonly tables: Readonly<Record<CopiedFile, ChangedTables>>;
  /** Rooms whose keys `change` needs and this person does not hold. */
  readonly missing: (copies: Copies, holder: UnlockedHolder) => Promise<readonly Compartment[]>;
  /** How many sealed parts of a vault of `from` these keys open. */
  readonly openParts: (copies: Copies, holder: UnlockedHolder) => Promise<OpenedParts>;
  /** Inside a transaction of each file. Never touches the trail. */
  readonly change: (copies: Copies, holder: UnlockedHolder) => AsyncGenerator<Part, void, void>;
}

/** A vault of a former format from which every step up is known. */
export type DueUpgrade = FormerHeader<FormatUpgrade>;

/** How far a piece of work is. */
export type Part = Omit<Progress, 'step'>;
