import type { Migration } from '../../migrate';

export const progressStep: Migration = {
  number: 4,
  name: 'progress',
  statements: [
    `CREATE TABLE score_sheets (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      instrument TEXT NOT NULL,
      taken_on TEXT NOT NULL,
      entered_by TEXT NOT NULL REFERENCES staff (id),
      complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
      change_outcome TEXT
    ) STRICT`,
    'CREATE INDEX score_sheets_by_resident ON score_sheets (resident_id, instrument, taken_on)',
  ],
};
