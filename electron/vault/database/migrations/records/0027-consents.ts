import type { Migration } from '../../migrate';

export const consentsStep: Migration = {
  number: 27,
  name: 'consents',
  statements: [
    `CREATE TABLE consents (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      given_on TEXT NOT NULL,
      purpose TEXT NOT NULL,
      recipient TEXT NOT NULL,
      way TEXT NOT NULL,
      told TEXT NOT NULL,
      with_interpreter INTEGER NOT NULL,
      expires_on TEXT,
      withdrawn_on TEXT
    ) STRICT`,
    'CREATE INDEX consents_by_resident ON consents (resident_id, given_on)',
    'CREATE INDEX consents_by_day ON consents (given_on)',
  ],
};
