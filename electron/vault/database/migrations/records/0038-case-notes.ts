import type { Migration } from '../../migrate';

export const caseNotesStep: Migration = {
  number: 38,
  name: 'case-notes',
  statements: [
    `CREATE TABLE case_notes (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      day TEXT NOT NULL,
      kind TEXT NOT NULL,
      length INTEGER
    ) STRICT`,
    'CREATE INDEX case_notes_by_resident ON case_notes (resident_id, day)',
    'CREATE INDEX case_notes_by_day ON case_notes (day)',
  ],
};
