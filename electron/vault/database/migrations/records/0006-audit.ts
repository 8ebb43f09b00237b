import type { Migration } from '../../migrate';

export const auditStep: Migration = {
  number: 6,
  name: 'audit',
  statements: [
    `CREATE TABLE audit_rows (
      sequence INTEGER PRIMARY KEY,
      rows BLOB NOT NULL
    ) STRICT`,
    `CREATE TRIGGER audit_rows_no_update BEFORE UPDATE ON audit_rows
      BEGIN SELECT RAISE(ABORT, 'hashes of rows are never changed'); END`,
    `CREATE TRIGGER audit_rows_no_delete BEFORE DELETE ON audit_rows
      BEGIN SELECT RAISE(ABORT, 'hashes of rows are never deleted'); END`,
    'ALTER TABLE audit_checkpoints ADD COLUMN frontier BLOB',
    `CREATE TABLE audit_marks (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT`,
  ],
};
