import type { Migration } from '../../migrate';

export const workClaimsStep: Migration = {
  number: 30,
  name: 'work-claims',
  statements: [
    `CREATE TABLE work_claims (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      told_on TEXT NOT NULL,
      sector TEXT NOT NULL,
      started_on TEXT,
      left_on TEXT,
      contract TEXT NOT NULL,
      holds_passport INTEGER NOT NULL,
      absence_report TEXT NOT NULL,
      wages_due TEXT,
      wages_paid TEXT,
      complaint TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX work_claims_by_resident ON work_claims (resident_id, told_on)',
    'CREATE INDEX work_claims_by_day ON work_claims (told_on)',
  ],
};
