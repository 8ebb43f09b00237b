import type { Migration } from '../../migrate';

export const followUpsStep: Migration = {
  number: 39,
  name: 'follow-ups',
  statements: [
    `CREATE TABLE follow_ups (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      day TEXT NOT NULL,
      way TEXT NOT NULL,
      result TEXT
    ) STRICT`,
    'CREATE INDEX follow_ups_by_resident ON follow_ups (resident_id, day)',
    'CREATE INDEX follow_ups_by_day ON follow_ups (day)',
  ],
};
