import type { Migration } from '../../migrate';

export const withdrawnStep: Migration = {
  number: 19,
  name: 'withdrawn',
  statements: [
    'ALTER TABLE needs ADD COLUMN withdrawn_on TEXT',
    'ALTER TABLE goals ADD COLUMN withdrawn_on TEXT',
    'ALTER TABLE tasks ADD COLUMN withdrawn_on TEXT',
  ],
};
