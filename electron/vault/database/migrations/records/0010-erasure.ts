import type { Migration } from '../../migrate';

export const erasureStep: Migration = {
  number: 10,
  name: 'erasure',
  statements: [
    `CREATE TABLE retention_periods (
      record_class TEXT PRIMARY KEY,
      years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100),
      reason TEXT NOT NULL,
      set_at TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id)
    ) STRICT`,
    `CREATE TABLE retention_holds (
      resident_id TEXT PRIMARY KEY REFERENCES residents (id),
      reason TEXT NOT NULL,
      set_at TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id)
    ) STRICT`,
    `CREATE TABLE retention_reviews (
      resident_id TEXT PRIMARY KEY REFERENCES residents (id),
      reason TEXT NOT NULL,
      review_on TEXT NOT NULL,
      decided_at TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id)
    ) STRICT`,
    `CREATE TABLE erasures (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      resident_id TEXT NOT NULL UNIQUE,
      erased_at TEXT NOT NULL,
      by_staff_id TEXT NOT NULL REFERENCES staff (id),
      second_staff_id TEXT NOT NULL REFERENCES staff (id),
      reason TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('files-gone', 'keys-gone', 'done')),
      finished_at TEXT,
      keyring_before TEXT NOT NULL,
      keyring_after TEXT,
      checkpoint TEXT,
      CHECK ((state = 'done') = (finished_at IS NOT NULL))
    ) STRICT`,
    `CREATE TABLE kept_facts (
      id TEXT PRIMARY KEY,
      person TEXT NOT NULL,
      sex TEXT NOT NULL,
      category TEXT NOT NULL,
      exploitation_form TEXT NOT NULL,
      nationality TEXT,
      residence_status TEXT NOT NULL,
      age_from INTEGER,
      admitted_on TEXT NOT NULL,
      referral_source TEXT NOT NULL,
      exited_on TEXT NOT NULL,
      exit_reason TEXT NOT NULL,
      exit_destination TEXT NOT NULL,
      CHECK (exited_on >= admitted_on)
    ) STRICT`,
    'CREATE INDEX kept_facts_by_admission ON kept_facts (admitted_on)',
    `CREATE VIEW counted_stays AS
      SELECT s.id, s.resident_id, s.age_at_admission, s.admitted_on, s.exited_on,
        r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status
      FROM stays s JOIN residents r ON r.id = s.resident_id
      UNION ALL
      SELECT id, person, age_from, admitted_on, exited_on,
        sex, category, json_array(exploitation_form), nationality, residence_status
      FROM kept_facts`,
  ],
};
