import type { Migration } from '../../migrate';

export const contactsStep: Migration = {
  number: 23,
  name: 'contacts',
  statements: [
    `CREATE TABLE contacts (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      told_on TEXT NOT NULL,
      relation TEXT NOT NULL,
      safety TEXT NOT NULL,
      may_be_told INTEGER NOT NULL,
      called_in_emergency INTEGER NOT NULL,
      ended_on TEXT
    ) STRICT`,
    'CREATE INDEX contacts_by_resident ON contacts (resident_id, told_on)',
    'CREATE INDEX contacts_by_day ON contacts (told_on)',
  ],
};
