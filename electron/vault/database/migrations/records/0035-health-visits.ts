import type { Migration } from '../../migrate';

export const healthVisitsStep: Migration = {
  number: 35,
  name: 'health-visits',
  statements: [
    `CREATE TABLE health_visits (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      day TEXT NOT NULL,
      time TEXT,
      kind TEXT NOT NULL,
      outcome TEXT
    ) STRICT`,
    'CREATE INDEX health_visits_by_resident ON health_visits (resident_id, day)',
    'CREATE INDEX health_visits_by_day ON health_visits (day)',
  ],
};
