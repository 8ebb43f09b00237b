// Somebody who tries a few passphrases on each code of the house: ten codes would have given fifty free tries.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recovery } from '../../../src/features/recovery/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { Role } from '../../../src/kernel/compartments';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const ROLES = ['case-manager', 'psychologist', 'nurse', 'reception'] as const;

let house: TestVault;
let code: readonly string[] = [];
beforeEach(async () => {
  house = await foundTestVault({ roles: ROLES, onPapers: ({ groups }) => (code = groups) });
  house.at.lock('asked');
});
afterEach(() => house.destroy());

async function doorSays(role: Role, passphrase: string): Promise<unknown> {
  const answer = await house.call(vaultContract.unlock, {
    staffCode: staffCodeOf(role),
    passphrase,
  });
  return answer.kind === 'refused' ? answer.refusal : answer.kind;
}

const WAIT_30 = { code: 'vault.wait', details: { seconds: 30 } };

async function guessOn(roles: readonly Role[], each: number): Promise<void> {
  for (const role of roles) {
    for (let nth = 0; nth < each; nth += 1) {
      expect(await doorSays(role, 'not the passphrase')).toEqual({
        code: 'vault.wrong-passphrase',
      });
    }
  }
}

describe('wrong tries on whatever codes', () => {
  it('make everybody wait after the fifteenth, and nobody for ever', async () => {
    await guessOn(['case-manager', 'psychologist', 'nurse'], 4);
    await guessOn(['reception'], 3);
    expect(await doorSays('reception', 'not the passphrase')).toEqual(WAIT_30);
    expect(await doorSays('manager', PASSPHRASES.manager)).toEqual(WAIT_30);
    house.clock.forward(30);
    expect(await doorSays('manager', PASSPHRASES.manager)).toBe('done');
    // Coming in took back nothing of what was tried on others.
    house.at.lock('asked');
    expect(await doorSays('reception', 'not the passphrase')).toEqual({
      code: 'vault.wrong-passphrase',
    });
    expect(await doorSays('manager', PASSPHRASES.manager)).toEqual({
      code: 'vault.wait',
      details: { seconds: 60 },
    });
  });

  it('never keep the papers of recovery out', async () => {
    await guessOn(['case-manager', 'psychologist', 'nurse'], 4);
    await guessOn(['reception'], 3);
    const proof = { kind: 'code' as const, typed: code.join(' ') };
    expect((await house.call(recovery.begin, { proof })).kind).toBe('done');
  });

  it('are never met on a morning on which everybody mistypes twice and then comes in', async () => {
    for (const role of [...ROLES, 'manager', ...ROLES, 'manager'] as const) {
      await guessOn([role], 2);
      expect(await doorSays(role, PASSPHRASES[role])).toBe('done');
      house.at.lock('asked');
    }
  });
});
