import type { Migration } from '../../migrate';

export const unvouchedStep: Migration = {
  number: 3,
  name: 'unvouched',
  statements: [
    `CREATE TABLE unvouched (
      sequence INTEGER PRIMARY KEY,
      rows BLOB,
      former TEXT
    ) STRICT`,
  ],
};
