import type { Migration } from '../../migrate';

export const coversStep: Migration = {
  number: 18,
  name: 'covers',
  statements: [
    `CREATE TABLE audit_covers (
      session INTEGER NOT NULL,
      size INTEGER NOT NULL,
      signature BLOB NOT NULL,
      PRIMARY KEY (session, size)
    ) STRICT`,
  ],
};
