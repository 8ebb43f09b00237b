// From the passphrase to the first list in a house of 10,000 residents with a book of 500 deeds, against deriving the key alone
// plus 150 ms.
import { join } from 'node:path';
import { passphraseBytes, rawArgon2id } from '../../electron/vault/keys/argon2';
import { findSlot } from '../../electron/vault/keys/unlocking';
import { readHeader } from '../../electron/vault/keys/header-file';
import { freshId } from '../../electron/vault/keys/places';
import { proveSecondPerson } from '../../electron/vault/second-person/second-person';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { fillHouse } from './large-house';
import { type Comparison, compared, median, rounded, settle, timedAsync } from './measure';

const RESIDENTS = 10_000;
const ROUNDS = 9;
const DEEDS = 500;
/** Issue 3. */
const ALLOWED_MS = 150;

export async function benchOpening(): Promise<readonly Comparison[]> {
  const house = await foundTestVault({ roles: ['case-manager'] });
  fillHouse(house, RESIDENTS);
  await fillBook(house);
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
      what: 'unlock and first list with 10,000 residents and a book of 500 deeds, against the key derivation alone and 150 ms',
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

/** Deeds that two signed, of the kind that weighs most in what their readers keep of the book. */
async function fillBook(house: TestVault): Promise<void> {
  const vault = house.open();
  const pass = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  const place = { folder: vault.files.folder, now: house.clock.now() };
  const second = await proveSecondPerson(vault, { ...place, ...pass });
  if (!second.ok) throw new Error(second.refusal.code);
  const signers = [vault.keys, second.value.keys];
  vault.writing(() => {
    while (vault.book.state.number < DEEDS) {
      const erasure = { id: freshId(), resident: 'ab'.repeat(32) };
      vault.deed({ kind: 'erase', at: place.now, erasure }, signers);
    }
    // Each deed is hashed in the line that wrote it, like any row.
    vault.record({ at: place.now, verb: 'retention.erase', outcome: 'done' });
  });
  second.value.keys.wipe();
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
