// From the passphrase to the first list in a house of 10,000 residents, against deriving the key alone plus 150 ms.
import { join } from 'node:path';
import { passphraseBytes, rawArgon2id } from '../../electron/vault/keys/argon2';
import { findSlot } from '../../electron/vault/keys/unlocking';
import { readHeader } from '../../electron/vault/keys/header-file';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { fillHouse } from './large-house';
import { type Comparison, compared, median, rounded, settle, timedAsync } from './measure';

const RESIDENTS = 10_000;
const ROUNDS = 9;
/** Issue 3. */
const ALLOWED_MS = 150;

export async function benchOpening(): Promise<readonly Comparison[]> {
  const house = await foundTestVault();
  fillHouse(house, RESIDENTS);
  const ours: number[] = [];
  const derivations: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    house.at.lock('asked');
    settle();
    derivations.push(await timedAsync(() => deriveOnly(house)));
    ours.push(await timedAsync(() => toFirstList(house)));
  }
  house.destroy();
  const derivation = median(derivations);
  return [
    compared({
      name: 'unlock-to-list-10000',
      what: 'unlock and first list with 10,000 residents, against the key derivation alone and 150 ms',
      ours: median(ours),
      theirs: derivation + ALLOWED_MS,
      unit: 'ms',
      limit: 1,
      notes: {
        keyDerivationMs: rounded(derivation),
        beyondDerivationMs: rounded(median(ours) - derivation),
      },
    }),
  ];
}

async function deriveOnly(house: TestVault): Promise<void> {
  const found = readHeader(join(house.folder, 'vault'));
  const slot = found.ok ? findSlot(found.value.header, staffCodeOf('manager')) : undefined;
  const typed = passphraseBytes(PASSPHRASES.manager);
  if (slot === undefined || typed === undefined) throw new Error('no slot');
  await rawArgon2id(typed, Buffer.from(slot.kdf.salt, 'hex'), slot.kdf);
}

async function toFirstList(house: TestVault): Promise<void> {
  await house.done(vaultContract.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: PASSPHRASES.manager,
  });
  await house.done(residents.list, { filter: 'in-house' });
}
