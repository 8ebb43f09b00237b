// A backup of a large vault as a job (copying, settling, checking, hashing, signing), against a plain copy of its files
// and both integrity checks. Beside it: the longest time during which the vault answered nobody.
import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
const ALONE_MS = 4000;
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

/** Makes the backup while somebody keeps asking for the list of residents; before that, the same asking alone. */
async function backUp(house: TestVault, at: VaultAt) {
  const stick = join(house.folder, 'stick');
  mkdirSync(stick);
  // The first list opens names that later ones find in memory.
  await ask(at, residents.list, { filter: 'all' });
  const alone = await whileAsking(at, () => pause(ALONE_MS));
  const beside = await whileAsking(at, (onStep) =>
    ask(at, backups.make, { folderToken: stick }, onStep),
  );
  return {
    took: beside.took,
    notes: {
      longestAnswerMs: rounded(beside.longestAnswer),
      longestDuring: beside.during,
      longestAnswerAloneMs: rounded(alone.longestAnswer),
    },
  };
}

/** The longest wait for an answer while `work` runs, and at which of its steps that was. */
async function whileAsking(
  at: VaultAt,
  work: (onStep: (step: string) => void) => Promise<unknown>,
) {
  let longestAnswer = 0;
  let during = 'begin';
  let step = 'begin';
  let isRunning = true;
  const asker = (async () => {
    while (isRunning) {
      const answered = await timedAsync(() => ask(at, residents.list, { filter: 'all' }));
      if (answered > longestAnswer) during = step;
      longestAnswer = Math.max(longestAnswer, answered);
      await pause(ASK_EVERY_MS);
    }
  })();
  const took = await timedAsync(() =>
    work((name) => {
      step = name;
    }),
  );
  isRunning = false;
  await asker;
  return { took, longestAnswer, during };
}

async function ask(
  at: VaultAt,
  operation: { readonly name: string },
  input: unknown,
  onStep: (step: string) => void = () => undefined,
) {
  const sessionId = at.gate.open?.session.id;
  const call = {
    kind: 'call' as const,
    callId: '1',
    operation: operation.name,
    input,
    ...(sessionId === undefined ? {} : { sessionId }),
  };
  const watch = {
    onProgress: (progress: { readonly step: string }) => onStep(progress.step),
    cancelled: () => false,
  };
  const answer = await at.host.answer(call, watch);
  if (answer.kind !== 'done') throw new Error(`${operation.name}: ${JSON.stringify(answer)}`);
}
