import type { Migration } from '../../migrate';

export const correctionsStep: Migration = {
  number: 15,
  name: 'corrections',
  statements: [
    `CREATE TABLE corrections (
      id TEXT PRIMARY KEY,
      record_kind TEXT NOT NULL,
      record_id TEXT NOT NULL,
      resident_id TEXT REFERENCES residents (id),
      version INTEGER NOT NULL,
      corrected_at TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id)
    ) STRICT`,
    'CREATE UNIQUE INDEX corrections_by_record ON corrections (record_kind, record_id, version)',
    'CREATE INDEX corrections_by_resident ON corrections (resident_id)',
  ],
};
