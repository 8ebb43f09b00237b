import type { Migration } from '../../migrate';

export const deskAdmissionsStep: Migration = {
  number: 20,
  name: 'desk-admissions',
  statements: [
    `CREATE TABLE file_links (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      other_id TEXT NOT NULL REFERENCES residents (id),
      recorded_at TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id)
    ) STRICT`,
    'CREATE INDEX file_links_by_resident ON file_links (resident_id)',
    'CREATE INDEX file_links_by_other ON file_links (other_id)',
    `CREATE TABLE double_checks (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      raised_at TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      verdict TEXT,
      other_id TEXT REFERENCES residents (id),
      settled_at TEXT,
      settled_by TEXT REFERENCES staff (id)
    ) STRICT`,
    'CREATE INDEX double_checks_by_resident ON double_checks (resident_id)',
    'CREATE INDEX double_checks_by_other ON double_checks (other_id)',
    `CREATE TABLE unanswered_facts (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      fact TEXT NOT NULL,
      answer TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT`,
    'CREATE UNIQUE INDEX unanswered_facts_by_resident ON unanswered_facts (resident_id, fact)',
  ],
};
