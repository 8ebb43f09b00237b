import type { Migration } from '../../migrate';

export const keyringStep: Migration = {
  number: 1,
  name: 'keyring',
  statements: [
    `CREATE TABLE compartment_generations (
      compartment TEXT NOT NULL,
      generation INTEGER NOT NULL,
      drop_public BLOB NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (compartment, generation)
    ) STRICT`,
    `CREATE TABLE compartment_wraps (
      compartment TEXT NOT NULL,
      generation INTEGER NOT NULL,
      holder_id TEXT NOT NULL,
      wrapped BLOB NOT NULL,
      PRIMARY KEY (compartment, generation, holder_id)
    ) STRICT`,
    `CREATE TABLE resident_keys (
      resident_id TEXT NOT NULL,
      compartment TEXT NOT NULL,
      generation INTEGER NOT NULL,
      wrapped BLOB NOT NULL,
      PRIMARY KEY (resident_id, compartment)
    ) STRICT`,
    `CREATE TABLE vault_secrets (
      name TEXT PRIMARY KEY,
      compartment TEXT NOT NULL,
      generation INTEGER NOT NULL,
      wrapped BLOB NOT NULL
    ) STRICT`,
    `CREATE TABLE search_segments (
      compartment TEXT NOT NULL,
      segment INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      version INTEGER NOT NULL,
      entries INTEGER NOT NULL,
      blob BLOB NOT NULL,
      PRIMARY KEY (compartment, segment)
    ) STRICT`,
    `CREATE TABLE segment_members (
      resident_id TEXT NOT NULL,
      compartment TEXT NOT NULL,
      segment INTEGER NOT NULL,
      PRIMARY KEY (resident_id, compartment)
    ) STRICT`,
  ],
};
