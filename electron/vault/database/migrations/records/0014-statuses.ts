import type { Migration } from '../../migrate';

export const statusesStep: Migration = {
  number: 14,
  name: 'statuses',
  statements: [
    `CREATE TABLE statuses (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      category TEXT NOT NULL,
      from_day TEXT,
      recorded_at TEXT NOT NULL,
      staff_id TEXT REFERENCES staff (id),
      corrects TEXT REFERENCES statuses (id),
      corrected_by TEXT REFERENCES statuses (id)
    ) STRICT`,
    'CREATE INDEX statuses_by_resident ON statuses (resident_id)',
    `CREATE TABLE kept_statuses (
      id TEXT PRIMARY KEY,
      person TEXT NOT NULL,
      category TEXT NOT NULL,
      from_day TEXT
    ) STRICT`,
    `CREATE VIEW counted_statuses AS
      SELECT resident_id AS person, category, from_day FROM statuses WHERE corrected_by IS NULL
      UNION ALL
      SELECT person, category, from_day FROM kept_statuses`,
  ],
};
