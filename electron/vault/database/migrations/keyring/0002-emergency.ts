import type { Migration } from '../../migrate';

export const emergencyStep: Migration = {
  number: 2,
  name: 'emergency',
  statements: [
    `CREATE TABLE emergency_deals (
      deal_id TEXT PRIMARY KEY,
      compartment TEXT NOT NULL UNIQUE,
      public_key BLOB NOT NULL,
      dealt_at TEXT NOT NULL,
      doubted_at TEXT
    ) STRICT`,
    `CREATE TABLE emergency_shares (
      deal_id TEXT NOT NULL REFERENCES emergency_deals (deal_id) ON DELETE CASCADE,
      staff_id TEXT NOT NULL,
      public_key BLOB NOT NULL,
      wrapped BLOB NOT NULL,
      PRIMARY KEY (deal_id, staff_id)
    ) STRICT`,
    `CREATE TABLE emergency_wraps (
      deal_id TEXT NOT NULL REFERENCES emergency_deals (deal_id) ON DELETE CASCADE,
      compartment TEXT NOT NULL,
      generation INTEGER NOT NULL,
      wrapped BLOB NOT NULL,
      PRIMARY KEY (deal_id, compartment, generation)
    ) STRICT`,
  ],
};
