import type { Migration } from '../../migrate';

export const allergiesStep: Migration = {
  number: 31,
  name: 'allergies',
  statements: [
    `CREATE TABLE allergies (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      noted_on TEXT NOT NULL,
      kind TEXT NOT NULL,
      gravity TEXT NOT NULL,
      ruled_out_on TEXT
    ) STRICT`,
    'CREATE INDEX allergies_by_resident ON allergies (resident_id, noted_on)',
    'CREATE INDEX allergies_by_day ON allergies (noted_on)',
  ],
};
