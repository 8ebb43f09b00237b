// A backup of a large vault as a job (copying, settling, checking, hashing, signing), against a plain copy of its files
// and both integrity checks. Beside it: the longest time during which the vault answered nobody.
import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Workshop, threadWorkshop } from '../../electron/vault/workshop/workshop';
import { createVault, type VaultAt } from '../../electron/vault/process/vault-at';
import { backups } from '../../src/features/backups/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { chosenFolders } from '../support/chosen-folders';
import { putResident } from '../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { ask, besideAsking } from './beside-work';
import { type Comparison, compared, timedAsync } from './measure';

const MEGABYTES = 250;
const RESIDENTS = 200;
const BLOB_BYTES = 1_000_000;
const FILL =
  "INSERT INTO drafts (id, staff_id, form, subject_id, saved_at, blob) VALUES ($id, $staff, 'bench', $id, '2026-01-01T00:00:00.000Z', $blob)";

export async function benchBackup(root: string): Promise<readonly Comparison[]> {
  const house = await foundTestVault();
  fill(house);
  house.at.lock('asked');
  const workshop = threadWorkshop(join(root, 'out', 'main', 'workshop.js'));
  const at = createVault({
    folder: join(house.folder, 'vault'),
    logFolder: house.folder,
    outside: chosenFolders,
    workshop,
  });
  try {
    await ask(at, vaultContract.unlock, {
      staffCode: staffCodeOf('manager'),
      passphrase: PASSPHRASES.manager,
    });
    const plain = await timedAsync(() => plainCopy(house, at, workshop));
    const { took, notes } = await backUp(house, at);
    return [
      compared({
        name: 'backup',
        what: `backups.make on a vault of ${MEGABYTES} MB, against a plain copy and both integrity checks`,
        ours: took,
        theirs: plain,
        unit: 'ms',
        limit: 3,
        notes,
      }),
      compared({
        name: 'backup-wait',
        what: 'longest answer while a backup was made, against what a worker does not notice',
        ours: notes.longestAnswerMs,
        theirs: 100,
        unit: 'ms',
        limit: 1,
      }),
    ];
  } finally {
    at.gate.lock();
    house.destroy();
  }
}

function fill(house: TestVault): void {
  for (let nth = 0; nth < RESIDENTS; nth += 1) putResident(house, { name: `سلمى ${nth}` });
  const { records, session } = house.open();
  const blob = new Uint8Array(BLOB_BYTES);
  for (let nth = 0; nth < MEGABYTES; nth += 1) {
    for (let at = 0; at < blob.length; at += 64) blob[at] = (nth * 31 + at) % 256;
    records.run(FILL, { id: `bench-${nth}`, staff: session.staffId, blob });
  }
}

async function plainCopy(house: TestVault, at: VaultAt, workshop: Workshop): Promise<void> {
  const { databaseKeyHex, keyringKeyHex } = at.gate.requireOpen().keys;
  const copies = join(house.folder, 'plain');
  mkdirSync(copies);
  for (const [name, keyHex] of [
    ['keyring.kanaf', keyringKeyHex],
    ['records.kanaf', databaseKeyHex],
  ] as const) {
    const path = join(copies, name);
    copyFileSync(join(house.folder, 'vault', name), path);
    const file = openSync(path, 'r+');
    fsyncSync(file);
    closeSync(file);
    const check = await workshop.start({ kind: 'check', path, keyHex }).done;
    if (check?.sound !== true) throw new Error('a plain copy is not sound');
  }
  rmSync(copies, { recursive: true });
}

async function backUp(house: TestVault, at: VaultAt) {
  const stick = join(house.folder, 'stick');
  mkdirSync(stick);
  return besideAsking(at, 'all', (onStep) => ask(at, backups.make, { folderToken: stick }, onStep));
}
