import type { Migration } from '../../migrate';

export const vaultStep: Migration = {
  number: 1,
  name: 'vault',
  statements: [
    `CREATE TABLE vault_facts (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE shelter (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      version INTEGER NOT NULL,
      settings TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE staff (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL,
      slot_id TEXT NOT NULL,
      joined_at TEXT NOT NULL,
      left_at TEXT
    ) STRICT`,
    `CREATE TABLE sealed_parts (
      kind TEXT NOT NULL,
      record_id TEXT NOT NULL,
      compartment TEXT NOT NULL,
      resident_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      blob BLOB NOT NULL,
      PRIMARY KEY (kind, record_id, compartment)
    ) STRICT`,
    'CREATE INDEX sealed_parts_by_resident ON sealed_parts (resident_id)',
    `CREATE TABLE drafts (
      id TEXT PRIMARY KEY,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      form TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      blob BLOB NOT NULL,
      UNIQUE (staff_id, form, subject_id)
    ) STRICT`,
    `CREATE TABLE audit_events (
      sequence INTEGER PRIMARY KEY,
      body BLOB NOT NULL,
      leaf BLOB NOT NULL,
      chain BLOB NOT NULL
    ) STRICT`,
    `CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
      BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END`,
    `CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
      BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END`,
    `CREATE TABLE audit_checkpoints (
      size INTEGER PRIMARY KEY,
      note TEXT NOT NULL
    ) STRICT`,
  ],
};
