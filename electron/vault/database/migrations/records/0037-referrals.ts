import type { Migration } from '../../migrate';

export const referralsStep: Migration = {
  number: 37,
  name: 'referrals',
  statements: [
    `CREATE TABLE referrals (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      day TEXT NOT NULL,
      direction TEXT NOT NULL,
      body TEXT NOT NULL,
      need TEXT NOT NULL,
      answer TEXT
    ) STRICT`,
    'CREATE INDEX referrals_by_resident ON referrals (resident_id, day)',
    'CREATE INDEX referrals_by_day ON referrals (day)',
  ],
};
