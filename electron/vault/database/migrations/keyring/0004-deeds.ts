import type { Migration } from '../../migrate';

export const deedsStep: Migration = {
  number: 4,
  name: 'deeds',
  statements: [
    `CREATE TABLE deeds (
      number INTEGER PRIMARY KEY,
      body TEXT NOT NULL,
      signatures TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE deed_heads (
      staff_id TEXT PRIMARY KEY,
      sealed BLOB NOT NULL
    ) STRICT`,
  ],
};
