import type { Migration } from '../../migrate';

export const letInStep: Migration = {
  number: 12,
  name: 'let-in',
  statements: [
    'ALTER TABLE staff ADD COLUMN let_in_by TEXT',
    'ALTER TABLE staff ADD COLUMN agreed_by TEXT',
  ],
};
