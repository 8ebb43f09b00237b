// A vault tied to its computer: a copy of the folder does not open elsewhere, the device code of the kit opens it again.
import { afterEach, describe, expect, it } from 'vitest';
import type {
  DeviceKeeper,
  DeviceKeeping,
  KeptSecret,
} from '../../../electron/vault/platform/device-secret';
import { openAttempts } from '../../../electron/vault/keys/attempts-file';
import { deviceGroups } from '../../../electron/vault/keys/device-code';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import { createVault } from '../../../electron/vault/process/vault-at';
import { recovery } from '../../../src/features/recovery/contract';
import type { PapersShown } from '../../../src/features/vault';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

/** A computer in memory that keeps what it is given, one way or not at all. */
class Computer implements DeviceKeeper {
  readonly asked: string[] = [];
  kept: readonly KeptSecret[] = [];
  readonly #how: DeviceKeeping | 'typed';

  constructor(how: DeviceKeeping | 'typed') {
    this.#how = how;
  }

  keep(vaultId: string, secret: Uint8Array): Promise<DeviceKeeping | 'typed'> {
    this.asked.push(vaultId);
    if (this.#how !== 'typed') {
      this.kept = [...this.kept, { how: this.#how, secret: new Uint8Array(secret) }];
    }
    return Promise.resolve(this.#how);
  }
}

let house: TestVault | undefined;
afterEach(() => house?.destroy());

const passphrase = PASSPHRASES.manager;
const staffCode = staffCodeOf('manager');

/** The same folder, carried to another computer. */
function carriedTo(device: DeviceKeeper) {
  const folder = house?.at.gate.folder ?? '';
  const at = createVault({ folder, logFolder: `${folder}-logs`, outside: { ...nowhere, device } });
  const unlock = (deviceCode?: string, words = passphrase) =>
    at.host.answer({
      kind: 'call',
      callId: '1',
      operation: vaultContract.unlock.name,
      input: { staffCode, passphrase: words, ...(deviceCode === undefined ? {} : { deviceCode }) },
    });
  return { at, unlock, standing: () => at.gate.status().device };
}

async function foundOn(device: DeviceKeeper): Promise<TestVault> {
  house = await foundTestVault({ outside: { ...nowhere, device }, deviceSecret: true });
  return house;
}

function headerOf(folder: string) {
  const found = readHeader(folder);
  if (!found.ok) throw new Error('no header');
  return found.value.header;
}

const codeOf = (secret: Uint8Array | undefined) =>
  deviceGroups(secret ?? Buffer.alloc(32)).join(' ');

describe('a vault tied to its computer', () => {
  it('opens there without a word, and tells how the secret is kept', async () => {
    const home = new Computer('os');
    const founded = await foundOn(home);
    expect(home.asked).toEqual([founded.open().vaultId]);
    founded.at.lock('asked');
    expect(founded.at.gate.status().device).toBe('os');
    await founded.actAs('manager');
  });

  it('asks for the device code elsewhere, does not count that as a try, and keeps the secret once it opened', async () => {
    const home = new Computer('file');
    const founded = await foundOn(home);
    founded.at.lock('asked');
    const away = new Computer('file');
    const { at, unlock, standing } = carriedTo(away);
    expect(standing()).toBe('typed');
    for (let tries = 0; tries < 7; tries += 1) {
      expect(await unlock()).toMatchObject({ refusal: { code: 'vault.device-secret-needed' } });
    }
    const stranger = codeOf(Buffer.alloc(32, 1));
    expect(await unlock(stranger)).toMatchObject({
      refusal: { code: 'vault.device-secret-wrong' },
    });
    const right = codeOf(home.kept[0]?.secret);
    const slip = right.replace(/^./u, (digit) => String((Number(digit) + 1) % 10));
    expect(await unlock(slip)).toMatchObject({
      refusal: { code: 'vault.recovery-group-wrong', details: { group: 1 } },
    });
    expect(away.asked).toEqual([]);
    expect(await unlock(right, 'not the right passphrase')).toMatchObject({
      refusal: { code: 'vault.wrong-passphrase' },
    });
    expect(away.asked).toEqual([]);
    expect(await unlock(right)).toMatchObject({ kind: 'done', value: { failedTries: 1 } });
    expect(standing()).toBe('file');
    at.lock('asked');
    expect(await unlock()).toMatchObject({ kind: 'done' });
    at.lock('asked');
  });

  it('is typed at each unlock where nothing can keep it', async () => {
    const home = new Computer('os');
    const founded = await foundOn(home);
    founded.at.lock('asked');
    const away = new Computer('typed');
    const { at, unlock } = carriedTo(away);
    const right = codeOf(home.kept[0]?.secret);
    expect(await unlock(right)).toMatchObject({ kind: 'done' });
    at.lock('asked');
    expect(await unlock()).toMatchObject({ refusal: { code: 'vault.device-secret-needed' } });
    expect(await unlock(right)).toMatchObject({ kind: 'done' });
    at.lock('asked');
  });

  it('gets a new secret where computer and device code are both lost, and the old code is dead', async () => {
    const home = new Computer('file');
    let papers: PapersShown | undefined;
    house = await foundTestVault({
      outside: { ...nowhere, device: home },
      deviceSecret: true,
      onPapers: (shown) => {
        papers = shown;
      },
    });
    house.at.lock('asked');
    const away = new Computer('file');
    const { at, unlock, standing } = carriedTo(away);
    const ask = async (operation: { readonly name: string }, input: unknown) => {
      const call = { kind: 'call', callId: '1', operation: operation.name, input } as const;
      const answer = await at.host.answer(call);
      if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      return answer.value;
    };
    const proof = { kind: 'code', typed: papers?.words.join(' ') ?? '' };
    const begun = (await ask(recovery.begin, { proof })) as { visit: string; device: string };
    expect(begun.device).toBe('missing');
    const person = { kind: 'known', code: staffCode };
    const order = { visit: begun.visit, person, passphrase: 'another key for the harbour gate' };
    const shown = (await ask(recovery.prepare, order)) as PapersShown;
    expect(shown.deviceCode).toHaveLength(16);
    const { ceremony } = shown;
    const typed = shown.asked.map((part) => shown.groups[part - 1] ?? '');
    await ask(vaultContract.confirmRecovery, { ceremony, typed });
    await ask(recovery.finish, { ceremony });
    expect(standing()).toBe('file');
    expect(at.gate.deviceSecret(headerOf(at.gate.folder))).toBeDefined();
    at.lock('asked');
    expect(await unlock(undefined, order.passphrase)).toMatchObject({ kind: 'done' });
    at.lock('asked');
    expect(await unlock(codeOf(home.kept[0]?.secret), order.passphrase)).toMatchObject({
      refusal: { code: 'vault.device-secret-wrong' },
    });
    expect(await unlock(shown.deviceCode.join(' '), order.passphrase)).toMatchObject({
      kind: 'done',
    });
    at.lock('asked');
  });

  it('picks its own among the secrets of several vaults', async () => {
    const home = new Computer('os');
    home.kept = [{ how: 'file', secret: Buffer.alloc(32, 7) }];
    const founded = await foundOn(home);
    founded.at.lock('asked');
    expect(founded.at.gate.status().device).toBe('os');
    await founded.actAs('manager');
  });
});

it('a vault that is tied to no computer says so and asks for nothing', async () => {
  house = await foundTestVault();
  house.at.lock('asked');
  expect(house.at.gate.status().device).toBe('none');
  const elsewhere = carriedTo(new Computer('os'));
  expect(await elsewhere.unlock()).toMatchObject({ kind: 'done' });
  elsewhere.at.lock('asked');
  expect(openAttempts(house.at.gate.folder).wait('unknown', 0)).toBe(0);
});
