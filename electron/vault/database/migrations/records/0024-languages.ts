import type { Migration } from '../../migrate';

export const languagesStep: Migration = {
  number: 24,
  name: 'languages',
  statements: [
    `CREATE TABLE languages (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      noted_on TEXT NOT NULL,
      language TEXT NOT NULL,
      level TEXT NOT NULL,
      reads INTEGER NOT NULL,
      needs_interpreter INTEGER NOT NULL
    ) STRICT`,
    'CREATE INDEX languages_by_resident ON languages (resident_id, noted_on)',
    'CREATE INDEX languages_by_day ON languages (noted_on)',
  ],
};
