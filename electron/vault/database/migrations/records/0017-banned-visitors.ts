import type { Migration } from '../../migrate';

export const bannedVisitorsStep: Migration = {
  number: 17,
  name: 'banned-visitors',
  statements: [
    `CREATE TABLE banned_visitors (
      id TEXT PRIMARY KEY,
      resident_id TEXT REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      banned_on TEXT NOT NULL,
      until TEXT,
      because TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX banned_visitors_by_resident ON banned_visitors (resident_id, banned_on)',
    'CREATE INDEX banned_visitors_by_day ON banned_visitors (banned_on)',
  ],
};
