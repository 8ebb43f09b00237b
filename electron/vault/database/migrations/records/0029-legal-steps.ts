import type { Migration } from '../../migrate';

export const legalStepsStep: Migration = {
  number: 29,
  name: 'legal-steps',
  statements: [
    `CREATE TABLE legal_steps (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      day TEXT NOT NULL,
      time TEXT,
      kind TEXT NOT NULL,
      body TEXT,
      outcome TEXT
    ) STRICT`,
    'CREATE INDEX legal_steps_by_resident ON legal_steps (resident_id, day)',
    'CREATE INDEX legal_steps_by_day ON legal_steps (day)',
  ],
};
