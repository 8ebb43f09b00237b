import type { Migration } from '../../migrate';

export const assistanceStep: Migration = {
  number: 36,
  name: 'assistance',
  statements: [
    `CREATE TABLE assistance (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      day TEXT NOT NULL,
      kind TEXT NOT NULL,
      amount INTEGER,
      cost TEXT,
      fund TEXT
    ) STRICT`,
    'CREATE INDEX assistance_by_resident ON assistance (resident_id, day)',
    'CREATE INDEX assistance_by_day ON assistance (day)',
  ],
};
