// The check of everything in a house of 10,000 residents, against copying both files and the database's own check of
// them. Beside it: the longest time during which the vault answered nobody.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { threadWorkshop, type Workshop } from '../../electron/vault/workshop/workshop';
import { createVault, type VaultAt } from '../../electron/vault/process/vault-at';
import { audit } from '../../src/features/audit/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { chosenFolders } from '../support/chosen-folders';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { ask, besideAsking } from './beside-work';
import { fillHouse } from './large-house';
import { type Comparison, compared, timedAsync } from './measure';

const RESIDENTS = 10_000;
const SESSIONS_OF_READING = 20_000;

export async function benchFullCheck(root: string): Promise<readonly Comparison[]> {
  const house = await foundTestVault();
  fillHouse(house, RESIDENTS);
  readFor(house, SESSIONS_OF_READING);
  house.at.lock('asked');
  const workshop = threadWorkshop(join(root, 'out', 'main', 'workshop.js'));
  const folder = join(house.folder, 'vault');
  const at = createVault({ folder, logFolder: house.folder, outside: chosenFolders, workshop });
  try {
    await ask(at, vaultContract.unlock, {
      staffCode: staffCodeOf('manager'),
      passphrase: PASSPHRASES.manager,
    });
    const plain = await timedAsync(() => plainCheck(house, at, workshop));
    const { took, notes } = await besideAsking(at, 'in-house', (onStep) =>
      ask(at, audit.check, { asked: true }, onStep),
    );
    const what =
      'audit.check with 10,000 residents and 20,000 events, against the check of both files alone';
    return [compared({ name: 'full-check', what, ours: took, theirs: plain, unit: 'ms', notes })];
  } finally {
    at.gate.lock();
    house.destroy();
  }
}

function readFor(house: TestVault, events: number): void {
  const vault = house.open();
  vault.writing(() => {
    for (let nth = 0; nth < events; nth += 1) {
      vault.record({ at: house.clock.now(), verb: 'residents.list', outcome: 'done' });
    }
  });
}

async function plainCheck(house: TestVault, at: VaultAt, workshop: Workshop): Promise<void> {
  const { databaseKeyHex, keyringKeyHex } = at.gate.requireOpen().keys;
  const copies = join(house.folder, 'plain');
  mkdirSync(copies);
  for (const [name, keyHex] of [
    ['keyring.kanaf', keyringKeyHex],
    ['records.kanaf', databaseKeyHex],
  ] as const) {
    const path = join(copies, name);
    copyFileSync(join(house.folder, 'vault', name), path);
    const check = await workshop.start({ kind: 'check-entries', path, keyHex }).done;
    if (check?.sound !== true) throw new Error('a plain copy is not sound');
  }
  rmSync(copies, { recursive: true });
}
