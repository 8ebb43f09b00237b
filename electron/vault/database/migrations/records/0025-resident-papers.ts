import type { Migration } from '../../migrate';

export const residentPapersStep: Migration = {
  number: 25,
  name: 'resident-papers',
  statements: [
    `CREATE TABLE resident_papers (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      seen_on TEXT NOT NULL,
      kind TEXT NOT NULL,
      issued_in TEXT,
      issued_on TEXT,
      expires_on TEXT,
      original TEXT NOT NULL,
      withheld_by TEXT
    ) STRICT`,
    'CREATE INDEX resident_papers_by_resident ON resident_papers (resident_id, seen_on)',
    'CREATE INDEX resident_papers_by_day ON resident_papers (seen_on)',
  ],
};
