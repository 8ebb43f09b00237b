// A vault that a shelter made and closed, and what a stranger is given of it: the folder and a passphrase.
import { join } from 'node:path';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { renew } from '../../electron/vault/renewal/renewal';
import { sessionNotes } from '../../src/features/session-notes/contract';
import type { Role } from '../../src/kernel/compartments';
import { putResident } from './resident-in-vault';
import { foundAnew, PASSPHRASES, staffCodeOf, type TestVault } from './test-vault';

export const NOTE = 'نامت ليلتين متتاليتين، وحكت عن البحر';

interface Pass {
  readonly staffCode: string;
  readonly passphrase: string;
  readonly deviceSecret?: Uint8Array;
}

export interface StrangersVault {
  readonly folder: string;
  readonly residentId: string;
  /** The psychologist's. */
  readonly pass: Pass;
  readonly manager: Pass;
  destroy(): void;
}

export interface StrangersOptions {
  readonly deviceSecret?: boolean;
  readonly renewed?: boolean;
}

export async function vaultForStranger(wishes: StrangersOptions): Promise<StrangersVault> {
  const kept: Uint8Array[] = [];
  const device = {
    get kept() {
      return kept.map((secret) => ({ how: 'os' as const, secret }));
    },
    keep: (_vaultId: string, secret: Uint8Array) => {
      kept.push(Uint8Array.from(secret));
      return Promise.resolve('os' as const);
    },
  };
  const deviceSecret = wishes.deviceSecret ?? false;
  const outside = { ...nowhere, device };
  const house = await foundAnew({ roles: ['psychologist'], deviceSecret, outside });
  const residentId = putResident(house, { name: 'سلمى' });
  await house.actAs('psychologist');
  const note = { residentId, heldOn: '2026-03-09', kind: 'individual' as const, note: NOTE };
  await house.done(sessionNotes.write, note);
  if (wishes.renewed === true) await renewBoth(house);
  house.at.lock('asked');
  const secret = kept[0];
  const passOf = (role: Role): Pass => ({
    staffCode: staffCodeOf(role),
    passphrase: PASSPHRASES[role],
    ...(secret === undefined ? {} : { deviceSecret: secret }),
  });
  return {
    folder: join(house.folder, 'vault'),
    residentId,
    pass: passOf('psychologist'),
    manager: passOf('manager'),
    destroy: () => house.destroy(),
  };
}

async function renewBoth(house: TestVault): Promise<void> {
  const steps = renew(house.at.gate, { files: 'both' });
  for (;;) {
    const step = await steps.next();
    if (step.done !== true) continue;
    if (!step.value.ok) throw new Error(step.value.refusal.code);
    return;
  }
}
