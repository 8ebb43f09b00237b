// What we find about a medium ourselves is told like what the system says of it, and never taken for a fault of ours.
import { expect, it } from 'vitest';
import { troubleOf } from '../../../electron/vault/backup/medium-files';
import { MediumCondition } from '../../../electron/vault/database/medium-condition';
import { mediumRefusal } from '../../../electron/vault/database/open';

it.each([
  ['no-room', 'vault.no-room', 'backups.no-space'],
  ['not-kept', 'vault.cannot-write', 'backups.medium-failed'],
  ['not-ours', 'vault.cannot-write', 'backups.medium-failed'],
] as const)('%s', (kind, atTheVault, onAMedium) => {
  expect(mediumRefusal(new MediumCondition(kind))).toBe(atTheVault);
  expect(troubleOf(new MediumCondition(kind))).toBe(onAMedium);
});

it('borrows no code of the system', () => {
  expect('code' in new MediumCondition('no-room')).toBe(false);
});
