import type { Migration } from '../../migrate';

export const recoveryStep: Migration = {
  number: 7,
  name: 'recovery',
  statements: [
    `CREATE TABLE recovery_uses (
      id TEXT PRIMARY KEY,
      used_at TEXT NOT NULL,
      way TEXT NOT NULL,
      staff_code TEXT NOT NULL,
      acknowledged_at TEXT,
      acknowledged_by TEXT
    ) STRICT`,
    `CREATE TABLE recovery_drills (
      id TEXT PRIMARY KEY,
      drilled_at TEXT NOT NULL,
      way TEXT NOT NULL,
      staff_code TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE paper_changes (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      change TEXT NOT NULL
    ) STRICT`,
  ],
};
