// A backup of a large vault as a job (copying, settling, checking, hashing, signing), against a plain copy of its files
// and both integrity checks. Beside it: the longest time during which the vault answered nobody.
import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Workshop, threadWorkshop } from '../../electron/vault/database/workshop';
import { createVault, type VaultAt } from '../../electron/vault/vault-at';
import { backups } from '../../src/features/backups/contract';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { chosenFolders } from '../support/chosen-folders';
import { putResident } from '../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { type Comparison, compared, rounded, timedAsync } from './measure';

const MEGABYTES = 250;
const RESIDENTS = 200;
const BLOB_BYTES = 1_000_000;
const ASK_EVERY_MS = 20;
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
    const { took, longestPause, longestAnswer } = await backUp(house, at);
    return [
      compared({
        name: 'backup',
        what: `backups.make on a vault of ${MEGABYTES} MB, against a plain copy and both integrity checks`,
        ours: took,
        theirs: plain,
        unit: 'ms',
        limit: 3,
        notes: { longestPauseMs: rounded(longestPause), longestAnswerMs: rounded(longestAnswer) },
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
  const { databaseKeyHex, keyringKeyHex } = at.gate.requireOpen().parts.keys;
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

/** Makes the backup while somebody keeps asking for the list of residents. */
async function backUp(house: TestVault, at: VaultAt) {
  const stick = join(house.folder, 'stick');
  mkdirSync(stick);
  const delays = monitorEventLoopDelay({ resolution: 2 });
  let longestAnswer = 0;
  let isRunning = true;
  const asker = (async () => {
    while (isRunning) {
      const answered = await timedAsync(() => ask(at, residents.list, { filter: 'all' }));
      longestAnswer = Math.max(longestAnswer, answered);
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  })();
  delays.enable();
  const took = await timedAsync(() => ask(at, backups.make, { folderToken: stick }));
  delays.disable();
  isRunning = false;
  await asker;
  return { took, longestAnswer, longestPause: delays.max / 1e6 };
}

async function ask(at: VaultAt, operation: { readonly name: string }, input: unknown) {
  const sessionId = at.gate.open?.session.id;
  const answer = await at.host.answer({
    kind: 'call',
    callId: '1',
    operation: operation.name,
    input,
    ...(sessionId === undefined ? {} : { sessionId }),
  });
  if (answer.kind !== 'done') throw new Error(`${operation.name}: ${JSON.stringify(answer)}`);
}
