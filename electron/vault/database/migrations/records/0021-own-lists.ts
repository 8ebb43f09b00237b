import type { Migration } from '../../migrate';

/** What one worker keeps for themselves; and who wrote that somebody came, and that somebody went. */
export const ownListsStep: Migration = {
  number: 21,
  name: 'own-lists',
  statements: [
    `CREATE TABLE own_lists (
      id TEXT PRIMARY KEY,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      version INTEGER NOT NULL,
      saved_at TEXT NOT NULL,
      blob BLOB NOT NULL
    ) STRICT`,
    'CREATE UNIQUE INDEX own_lists_by_staff ON own_lists (staff_id)',
    'ALTER TABLE stays ADD COLUMN admitted_by TEXT REFERENCES staff (id)',
    'ALTER TABLE stays ADD COLUMN exited_by TEXT REFERENCES staff (id)',
  ],
};
