import type { Migration } from '../../migrate';

export const formerSettingsStep: Migration = {
  number: 13,
  name: 'former-settings',
  statements: [
    `CREATE TABLE shelter_former (
      version INTEGER PRIMARY KEY,
      settings TEXT NOT NULL,
      until TEXT NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id)
    ) STRICT`,
  ],
};
