import type { Migration } from '../../migrate';

export const bodyNumbersStep: Migration = {
  number: 26,
  name: 'body-numbers',
  statements: [
    `CREATE TABLE body_numbers (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      noted_on TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX body_numbers_by_resident ON body_numbers (resident_id, noted_on)',
    'CREATE INDEX body_numbers_by_day ON body_numbers (noted_on)',
  ],
};
