import type { Migration } from '../../migrate';

export const fileMergesStep: Migration = {
  number: 22,
  name: 'file-merges',
  statements: [
    `CREATE TABLE file_merges (
      id TEXT PRIMARY KEY,
      merged_id TEXT NOT NULL REFERENCES residents (id),
      staying_id TEXT NOT NULL REFERENCES residents (id),
      merged_at TEXT NOT NULL,
      merged_on TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      second_staff_id TEXT NOT NULL REFERENCES staff (id),
      undone_at TEXT,
      undone_by TEXT REFERENCES staff (id),
      undone_second TEXT REFERENCES staff (id),
      CHECK (merged_id <> staying_id),
      CHECK (staff_id <> second_staff_id),
      CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
      CHECK ((undone_at IS NULL) = (undone_second IS NULL))
    ) STRICT`,
    'CREATE UNIQUE INDEX file_merges_in_force ON file_merges (merged_id) WHERE undone_at IS NULL',
    'CREATE INDEX file_merges_by_staying ON file_merges (staying_id)',
    `CREATE TABLE file_merge_rows (
      merge_id TEXT NOT NULL REFERENCES file_merges (id),
      table_name TEXT NOT NULL,
      row_id TEXT NOT NULL,
      was TEXT NOT NULL,
      became TEXT NOT NULL,
      PRIMARY KEY (merge_id, table_name, row_id)
    ) STRICT`,
    'CREATE INDEX file_merge_rows_by_row ON file_merge_rows (table_name, row_id)',
    `CREATE VIEW merged_files AS SELECT merged_id FROM file_merges WHERE undone_at IS NULL`,
    `CREATE VIEW stays_in_force AS
      SELECT rowid AS place, * FROM stays WHERE resident_id NOT IN (SELECT merged_id FROM merged_files)`,
    'DROP VIEW counted_stays',
    `CREATE VIEW counted_stays AS
      SELECT s.id, s.resident_id, s.age_at_admission, s.admitted_on, s.exited_on,
        r.sex, r.category, r.exploitation_forms, r.nationality, r.residence_status
      FROM stays_in_force s JOIN residents r ON r.id = s.resident_id
      UNION ALL
      SELECT id, person, age_from, admitted_on, exited_on,
        sex, category, json_array(exploitation_form), nationality, residence_status
      FROM kept_facts`,
  ],
};
