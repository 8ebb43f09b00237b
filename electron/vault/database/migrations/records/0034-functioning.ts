import type { Migration } from '../../migrate';

export const functioningStep: Migration = {
  number: 34,
  name: 'functioning',
  statements: [
    `CREATE TABLE functioning (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      asked_on TEXT NOT NULL,
      seeing TEXT NOT NULL,
      hearing TEXT NOT NULL,
      walking TEXT NOT NULL,
      remembering TEXT NOT NULL,
      self_care TEXT NOT NULL,
      communicating TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX functioning_by_resident ON functioning (resident_id, asked_on)',
    'CREATE INDEX functioning_by_day ON functioning (asked_on)',
  ],
};
