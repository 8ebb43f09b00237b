import type { Migration } from '../../migrate';

export const residentsStep: Migration = {
  number: 2,
  name: 'residents',
  statements: [
    `CREATE TABLE imports (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      file_hash TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      state TEXT NOT NULL CHECK (state IN ('kept', 'undone')),
      counts TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE residents (
      id TEXT PRIMARY KEY,
      case_number TEXT NOT NULL UNIQUE,
      version INTEGER NOT NULL,
      sex TEXT NOT NULL CHECK (sex IN ('female', 'male', 'unknown')),
      category TEXT NOT NULL,
      exploitation_forms TEXT NOT NULL,
      nationality TEXT,
      residence_status TEXT NOT NULL,
      presence_version INTEGER NOT NULL DEFAULT 0,
      identity_version INTEGER NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL,
      import_id TEXT REFERENCES imports (id)
    ) STRICT`,
    'CREATE INDEX residents_by_import ON residents (import_id)',
    `CREATE TABLE stays (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      admitted_on TEXT NOT NULL,
      age_at_admission INTEGER,
      age_basis TEXT NOT NULL CHECK (age_basis IN ('exact', 'approximate', 'unknown')),
      referral_source TEXT NOT NULL,
      exited_on TEXT,
      exit_reason TEXT,
      exit_destination TEXT,
      CHECK (exited_on IS NULL OR exited_on >= admitted_on)
    ) STRICT`,
    'CREATE INDEX stays_by_resident ON stays (resident_id, admitted_on)',
    'CREATE INDEX stays_by_admission ON stays (admitted_on)',
    'CREATE INDEX stays_by_exit ON stays (exited_on)',
    `CREATE TABLE archive_cases (
      id TEXT PRIMARY KEY,
      import_id TEXT NOT NULL REFERENCES imports (id),
      row_number INTEGER NOT NULL,
      year_band TEXT,
      gender TEXT,
      majority TEXT,
      forced_labour TEXT,
      sexual_exploitation TEXT,
      origin_region TEXT,
      exploitation_region TEXT,
      facts TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX archive_cases_by_import ON archive_cases (import_id)',
  ],
};
