// A small house in an invented format, locked, as a program of that format would have left it; and whether all of it is there.
import { join } from 'node:path';
import { expect } from 'vitest';
import type { KnownFormats } from '../../electron/vault/upgrade/known-formats';
import { audit } from '../../src/features/audit/contract';
import { residents } from '../../src/features/residents/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { visitors } from '../../src/features/visitors/contract';
import type { InputOf } from '../../src/kernel/operation';
import { INVENTED, type InventedFormat, makeFormer } from './invented-formats';
import { putResident } from './resident-in-vault';
import {
  foundTestVault,
  PASSPHRASES,
  staffCodeOf,
  type TestVault,
  type TestVaultOptions,
  testVaultIn,
} from './test-vault';

export const MANAGER = { staffCode: staffCodeOf('manager'), passphrase: PASSPHRASES.manager };
export const AGREED = { ...MANAGER, bringUpToDate: true };

const VISITOR = 'منى عبد الله';
const NOTE = 'تكلمت اليوم أول مرة عن أخيها';

export interface FormerHouse {
  readonly house: TestVault;
  /** The vault's folder. */
  readonly folder: string;
  readonly visit: InputOf<typeof visitors.open>['id'];
  readonly note: InputOf<typeof sessionNotes.open>['id'];
}

export async function formerHouse(
  format: InventedFormat,
  wishes: TestVaultOptions = {},
  formats: KnownFormats = INVENTED,
): Promise<FormerHouse> {
  const roles = ['case-manager', 'psychologist', 'nurse', 'it'] as const;
  const made = await foundTestVault({ roles, ...wishes });
  const residentId = putResident(made, { name: 'سلمى' });
  const visit = await made.done(visitors.write, {
    ...{ residentId: null, visitedOn: '2026-03-10', cameAt: '10:15', leftAt: null },
    ...{ relation: 'friend', outcome: 'let-in', refusedBecause: null },
    ...{ visitor: VISITOR, phone: null, plate: null, remark: null },
  });
  await made.actAs('psychologist');
  const note = await made.done(sessionNotes.write, {
    ...{ residentId, heldOn: '2026-03-09', kind: 'individual', note: NOTE },
  });
  made.at.lock('asked');
  const folder = join(made.folder, 'vault');
  await makeFormer(folder, format, { ...MANAGER, now: made.clock.now() });
  const house = testVaultIn(made.folder, { ...wishes, formats, clock: made.clock });
  return { house, folder, visit: visit.id, note: note.id };
}

/** As anybody would find it at work: the manager is in, and stays so. */
export async function expectWhole({ house, visit, note }: FormerHouse): Promise<void> {
  const { residents: people } = await house.done(residents.list, { filter: 'all' });
  expect(people).toHaveLength(1);
  const { entry } = await house.done(visitors.open, { id: visit });
  expect(entry.words).toMatchObject({ state: 'open', value: { visitor: VISITOR } });
  await expectSound(house);
  await house.actAs('psychologist');
  expect(await house.done(sessionNotes.open, { id: note })).toMatchObject({ note: NOTE });
  await house.actAs('manager');
}

export async function expectSound(house: TestVault): Promise<void> {
  expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
  expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  expect((await house.done(audit.state, {})).alarm).toBeUndefined();
}
