// A vault that is tied to a computer, from a terminal: the device code comes by a descriptor, never as an argument.
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../electron/cli/command-line';
import { withVault } from '../../electron/cli/vault-session';
import { EXIT, Voice } from '../../electron/cli/voice';
import type { KeptSecret } from '../../electron/vault/platform/device-secret';
import { deviceGroups } from '../../electron/vault/keys/device-code';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';

let house: TestVault;
let folder: string;
let kept: readonly KeptSecret[] = [];

beforeEach(async () => {
  kept = [];
  const device = {
    kept: [],
    keep: (_vaultId: string, secret: Uint8Array) => {
      kept = [{ how: 'file' as const, secret: new Uint8Array(secret) }];
      return Promise.resolve('file' as const);
    },
  };
  house = await foundTestVault({ outside: { ...nowhere, device }, deviceSecret: true });
  house.at.lock('asked');
  folder = mkdtempSync(join(tmpdir(), 'kanaf-fd-'));
});
afterEach(() => {
  house.destroy();
  rmSync(folder, { recursive: true, force: true });
});

function descriptorWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `${text}\n`, { mode: 0o600 });
  return String(openSync(path, 'r'));
}

async function opens(deviceCode: string | undefined): Promise<number> {
  const line = readCommandLine([
    'audit',
    'verify',
    '--vault',
    house.at.gate.folder,
    '--staff',
    staffCodeOf('manager'),
    '--passphrase-fd',
    descriptorWith('passphrase', PASSPHRASES.manager),
    ...(deviceCode === undefined ? [] : ['--device-secret-fd', deviceCode]),
  ]);
  if (line === undefined) throw new Error('a line that is understood');
  return withVault({ line, voice: new Voice('en') }, () => Promise.resolve(EXIT.done));
}

describe('the command line on a tied vault', () => {
  it('is refused without the device code and opens with it', async () => {
    expect(await opens(undefined)).toBe(EXIT.refused);
    const code = deviceGroups(kept[0]?.secret ?? Buffer.alloc(32)).join(' ');
    expect(await opens(descriptorWith('device', code))).toBe(EXIT.done);
    expect(await opens(descriptorWith('slip', code.slice(7)))).toBe(EXIT.refused);
    expect(await opens('9999')).toBe(EXIT.usage);
  });
});
