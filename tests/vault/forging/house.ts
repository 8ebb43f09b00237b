// One founded house, copied for each forger, and the minute of work in which everybody signs in once through the real host.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { raisedAlarms } from '../../../electron/vault/audit/alarm';
import { dropNotes } from '../../../src/features/drop-notes/contract';
import { residents } from '../../../src/features/residents/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault } from '../../../src/features/vault/contract';
import type { Role } from '../../../src/kernel/compartments';
import type { ResidentId, StaffId } from '../../../src/kernel/ids';
import { admitInput } from '../../support/residents';
import {
  foundAnew,
  PASSPHRASES,
  staffCodeOf,
  type TestVault,
  testVaultIn,
} from '../../support/test-vault';
import { Forger } from './tools';

export const TEAM = [
  'case-manager',
  'psychologist',
  'social-worker',
  'nurse',
  'reception',
  'auditor',
] as const satisfies readonly Role[];

export interface Pristine {
  readonly residentId: ResidentId;
  /** A copy of the closed folder, to be forged and then opened. */
  copy(): Copied;
  destroy(): void;
}

export interface Copied {
  readonly folder: string;
  forgerAs(role: Role): Promise<Forger>;
  open(): TestVault;
}

/** `leaver`: somebody who worked here and has left; what they knew of the folder before is handed out. */
export async function pristineHouse(
  leaver?: Role,
): Promise<Pristine & { readonly left: Forger | undefined }> {
  const house = await foundAnew({ roles: TEAM });
  const left = leaver === undefined ? undefined : await sawOff(house, leaver);
  const { id: residentId } = await house.done(residents.admit, admitInput('K-2026-0001', 'سلمى'));
  await house.actAs('psychologist');
  await writeNote(house, residentId);
  await house.actAs('reception');
  await leaveNote(house, residentId);
  house.at.lock('asked');
  const copies: string[] = [];
  const opened: TestVault[] = [];
  return {
    residentId,
    left,
    copy: () => {
      const folder = mkdtempSync(join(tmpdir(), 'kanaf-forged-'));
      copies.push(folder);
      cpSync(join(house.folder, 'vault'), join(folder, 'vault'), { recursive: true });
      return {
        folder,
        forgerAs: (role) =>
          Forger.at(join(folder, 'vault'), {
            staffCode: staffCodeOf(role),
            passphrase: PASSPHRASES[role],
          }),
        open: () => {
          const copied = testVaultIn(folder);
          opened.push(copied);
          return copied;
        },
      };
    },
    destroy: () => {
      for (const one of opened) one.destroy();
      for (const folder of copies) rmSync(folder, { recursive: true, force: true });
      house.destroy();
    },
  };
}

async function sawOff(house: TestVault, role: Role): Promise<Forger> {
  house.at.lock('asked');
  const pass = { staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] };
  const left = await Forger.at(join(house.folder, 'vault'), pass);
  await house.actAs('manager');
  const staffCode = staffCodeOf('case-manager');
  const second = { staffCode, passphrase: PASSPHRASES['case-manager'] };
  await house.done(staffContract.leave, { id: left.keys.slot.staffId as StaffId, second });
  return left;
}

function writeNote(house: TestVault, residentId: ResidentId) {
  const heldOn = '2026-03-09' as const;
  const note = { residentId, heldOn, kind: 'individual' as const, note: 'نامت ليلتين متتاليتين' };
  return house.call(sessionNotes.write, note as never);
}

function leaveNote(house: TestVault, residentId: ResidentId) {
  return house.call(dropNotes.file, { residentId, to: 'clinical', words: 'لم تنم الليلة' });
}

/** Everybody whose way in still opens signs in once and works; answers what the door said to each. */
export async function everybodyWorks(
  house: TestVault,
  residentId: ResidentId,
): Promise<ReadonlyMap<Role, string>> {
  const said = new Map<Role, string>();
  for (const role of ['manager', ...TEAM] as const) {
    house.at.lock('asked');
    const pass = { staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] };
    const answer = await house.call(vault.unlock, pass);
    said.set(role, answer.kind === 'refused' ? answer.refusal.code : answer.kind);
    if (answer.kind !== 'done') continue;
    await house.call(staffContract.list, {});
    if (role === 'manager') await house.call(residents.admit, admitInput('K-2026-0002', 'ليلى'));
    if (role === 'psychologist') await writeNote(house, residentId);
    if (role === 'reception' || role === 'case-manager') await leaveNote(house, residentId);
  }
  return said;
}

/** What alarms stand or wait, by what was found. */
export function alarmsAbout(house: TestVault): ReadonlyMap<string, readonly string[]> {
  return new Map(
    raisedAlarms(house.open().records).flatMap((alarm) =>
      alarm.kind === 'unvouched' ? [[alarm.unvouched.what, alarm.unvouched.names] as const] : [],
    ),
  );
}
