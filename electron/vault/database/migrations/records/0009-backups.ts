import type { Migration } from '../../migrate';

export const backupsStep: Migration = {
  number: 9,
  name: 'backups',
  statements: [
    `CREATE TABLE media (
      id TEXT PRIMARY KEY,
      ordinal INTEGER NOT NULL UNIQUE,
      label TEXT,
      kind TEXT NOT NULL CHECK (kind IN ('other-disk', 'same-disk')),
      first_seen_at TEXT NOT NULL,
      last_backup_at TEXT NOT NULL,
      last_checked_at TEXT,
      last_drilled_at TEXT,
      backup_number INTEGER NOT NULL,
      keys_generation INTEGER NOT NULL,
      erasures INTEGER NOT NULL,
      manifest_sha256 TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('in-use', 'destroyed', 'lost')),
      state_reason TEXT,
      state_at TEXT,
      CHECK ((state = 'in-use') = (state_reason IS NULL))
    ) STRICT`,
  ],
};
