import type { Migration } from '../../migrate';

export const dropNotesStep: Migration = {
  number: 11,
  name: 'drop-notes',
  statements: [
    `CREATE TABLE drop_notes (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      compartment TEXT NOT NULL,
      generation INTEGER NOT NULL,
      filed_at TEXT NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'unreadable')),
      taken_at TEXT,
      taken_by TEXT REFERENCES staff (id),
      dropped BLOB,
      CHECK ((state = 'taken') = (dropped IS NULL)),
      CHECK ((state = 'taken') = (taken_at IS NOT NULL)),
      CHECK ((taken_at IS NULL) = (taken_by IS NULL))
    ) STRICT`,
    'CREATE INDEX drop_notes_by_resident ON drop_notes (resident_id, filed_at)',
    "CREATE INDEX drop_notes_waiting ON drop_notes (compartment, filed_at) WHERE state = 'waiting'",
    `CREATE TABLE emergency_openings (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      record_kind TEXT NOT NULL,
      record_id TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      first_staff_id TEXT NOT NULL REFERENCES staff (id),
      second_staff_id TEXT NOT NULL REFERENCES staff (id),
      reason TEXT NOT NULL,
      seen_at TEXT,
      seen_by TEXT REFERENCES staff (id),
      CHECK (first_staff_id <> second_staff_id),
      CHECK ((seen_at IS NULL) = (seen_by IS NULL))
    ) STRICT`,
    'CREATE INDEX emergency_openings_by_resident ON emergency_openings (resident_id, opened_at)',
  ],
};
