import type { Migration } from '../../migrate';

export const staffStep: Migration = {
  number: 8,
  name: 'staff',
  statements: [
    `CREATE TABLE slot_changes (
      staff_id TEXT PRIMARY KEY REFERENCES staff (id),
      slot TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE sign_ins (
      id TEXT PRIMARY KEY,
      staff_id TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      failed_tries INTEGER NOT NULL,
      ended_at TEXT,
      ended_how TEXT
    ) STRICT`,
    'CREATE INDEX sign_ins_by_time ON sign_ins (opened_at)',
  ],
};
