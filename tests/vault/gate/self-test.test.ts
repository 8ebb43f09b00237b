// A vault that finds its ciphers wrong touches no key: neither founding nor unlocking goes on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import { createVault } from '../../../electron/vault/process/vault-at';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { foundTestVault, PASSPHRASES, staffCodeOf, TEST_SHELTER } from '../../support/test-vault';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function vaultWith(folder: string, failed: readonly string[]) {
  let tests = 0;
  const at = createVault({
    folder,
    logFolder: join(folder, '..', 'logs'),
    outside: nowhere,
    selfTest: () => {
      tests += 1;
      return Promise.resolve(failed);
    },
  });
  const ask = (operation: { readonly name: string }, input: unknown) =>
    at.host.answer({ kind: 'call', callId: '1', operation: operation.name, input });
  return { at, ask, tests: () => tests };
}

const refused = { kind: 'refused', refusal: { code: 'vault.crypto-self-test-failed' } };

it('refuses to found and to unlock, and says so with a code of its own', async () => {
  const house = await foundTestVault();
  house.at.lock('asked');
  const { ask } = vaultWith(join(house.folder, 'vault'), ['SHA-256']);
  const passphrase = PASSPHRASES.manager;
  const unlock = { staffCode: staffCodeOf('manager'), passphrase };
  expect(await ask(vaultContract.unlock, unlock)).toEqual(refused);
  const empty = mkdtempSync(join(tmpdir(), 'kanaf-self-test-'));
  folders.push(empty);
  const other = vaultWith(join(empty, 'vault'), ['SHA-256']);
  const manager = { code: 'M-01', passphrase };
  expect(
    await other.ask(vaultContract.found, { settings: TEST_SHELTER, manager, team: [] }),
  ).toEqual(refused);
  house.destroy();
});

it('runs the test once at start, by itself', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'kanaf-self-test-'));
  folders.push(empty);
  const { at, tests } = vaultWith(join(empty, 'vault'), []);
  await new Promise((resolve) => setImmediate(resolve));
  expect(tests()).toBe(1);
  expect(await at.gate.ciphersSound()).toBe(true);
  expect(tests()).toBe(1);
});
