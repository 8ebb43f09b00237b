import type { Migration } from '../../migrate';

export const medicinesStep: Migration = {
  number: 32,
  name: 'medicines',
  statements: [
    `CREATE TABLE medicines (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      started_on TEXT NOT NULL,
      form TEXT NOT NULL,
      times_a_day INTEGER,
      as_needed INTEGER NOT NULL,
      stopped_on TEXT
    ) STRICT`,
    'CREATE INDEX medicines_by_resident ON medicines (resident_id, started_on)',
    'CREATE INDEX medicines_by_day ON medicines (started_on)',
  ],
};
