import type { Migration } from '../../migrate';

export const visitorsStep: Migration = {
  number: 16,
  name: 'visitors',
  statements: [
    `CREATE TABLE visitors (
      id TEXT PRIMARY KEY,
      resident_id TEXT REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      visited_on TEXT NOT NULL,
      came_at TEXT NOT NULL,
      left_at TEXT,
      relation TEXT NOT NULL,
      outcome TEXT NOT NULL,
      refused_because TEXT
    ) STRICT`,
    'CREATE INDEX visitors_by_resident ON visitors (resident_id, visited_on)',
    'CREATE INDEX visitors_by_day ON visitors (visited_on)',
  ],
};
