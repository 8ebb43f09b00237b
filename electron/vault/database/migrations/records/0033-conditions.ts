import type { Migration } from '../../migrate';

export const conditionsStep: Migration = {
  number: 33,
  name: 'conditions',
  statements: [
    `CREATE TABLE conditions (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      noted_on TEXT NOT NULL,
      kind TEXT NOT NULL,
      since TEXT,
      due_on TEXT,
      over_on TEXT
    ) STRICT`,
    'CREATE INDEX conditions_by_resident ON conditions (resident_id, noted_on)',
    'CREATE INDEX conditions_by_day ON conditions (noted_on)',
  ],
};
