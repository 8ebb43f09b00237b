// Two people's sessions over the same open files, one after the other: the files stay open, each session has its own keys
// and signs for its own lines, and nothing of the first is left in the second.
import { afterEach, expect, it } from 'vitest';
import { walkAuthors } from '../../../electron/vault/audit/trail-authors';
import { IDENTITY_PART, PRESENCE_PART } from '../../../electron/vault/sealing/resident-parts';
import { authorParts } from '../../../electron/vault/unlock/foreign-lines';
import { proveStaff, sessionOver } from '../../../electron/vault/unlock/unlocking';
import { searchNamesOf } from '../../../electron/vault/name-search/search-names';
import type { PersonSession } from '../../../electron/vault/open-vault/person-session';
import type { Role } from '../../../src/kernel/compartments';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

let house: TestVault | undefined;
afterEach(() => house?.destroy());

async function over(of: TestVault, role: Role): Promise<PersonSession> {
  const proved = await proveStaff({
    folder: of.at.gate.folder,
    staffCode: staffCodeOf(role),
    passphrase: PASSPHRASES[role],
    now: of.clock.now(),
  });
  if (!proved.ok) throw new Error(proved.refusal.code);
  return sessionOver(of.open().files, proved.value);
}

function foreignLines(session: PersonSession): readonly number[] {
  const walk = walkAuthors(authorParts(session));
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done === true) return step.value.foreign;
  }
}

it('opens another person over the same files without opening them again', async () => {
  house = await foundTestVault({ roles: ['reception'] });
  const first = house.open();
  const her = putResident(house, { name: 'سلمى' });
  expect(first.sealedParts.read(IDENTITY_PART, her).state).toBe('open');
  first.coverLines();
  const { files } = first;
  const { records, keyring } = files;
  first.leave();

  const second = await over(house, 'reception');
  expect([second.records, second.keyring]).toEqual([records, keyring]);
  expect(second.records).toBe(records);
  const read = second.reading(() => second.sealedParts.read(PRESENCE_PART, her));
  expect(read).toMatchObject({ state: 'open', value: { preferredName: 'سلمى' } });
  expect(second.sealedParts.read(IDENTITY_PART, her)).toEqual({ state: 'closed' });
  expect(searchNamesOf(second).cardOf(her)).toMatchObject({ preferredName: 'سلمى' });
  expect(searchNamesOf(second).cardOf(her)?.fullName).toBeUndefined();

  second.writing(() => second.record({ at: second.now(), verb: 'vault.unlock', outcome: 'done' }));
  second.coverLines();
  const line = files.audit.event(files.audit.size());
  expect(line?.actor).toBe(staffCodeOf('reception'));
  expect(line).toMatchObject({ session: files.audit.size() });
  expect(foreignLines(second)).toEqual([]);
  expect(files.audit.verify().sound).toBe(true);
  second.leave();

  // And the first person comes back, still over the same files.
  const again = await over(house, 'manager');
  expect(again.sealedParts.read(IDENTITY_PART, her).state).toBe('open');
  expect(again.session.id).not.toBe(first.session.id);
  again.leave();
});

it('what a transaction did is told by the session that it names, and by no other', async () => {
  house = await foundTestVault({ roles: ['reception'] });
  const first = house.open();
  const second = await over(house, 'reception');
  const before = first.audit.size();
  first.writing(() =>
    first.record({ at: first.now(), verb: 'staff.door-written', outcome: 'done' }),
  );
  second.writing(() => second.record({ at: second.now(), verb: 'vault.unlock', outcome: 'done' }));
  const lines = [1, 2].map((nth) => first.audit.event(before + nth));
  expect(lines.map((line) => line?.actor)).toEqual([
    staffCodeOf('manager'),
    staffCodeOf('reception'),
  ]);
  first.coverLines();
  second.coverLines();
  expect(foreignLines(first)).toEqual([]);
  second.leave();
});
