// How main keeps the secrets of this computer: by a real key store where there is one, else in a private file.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const system = vi.hoisted(() => ({ profile: '', isAvailable: false, backend: 'basic_text' }));

vi.mock('electron', () => ({
  app: { getPath: () => system.profile },
  safeStorage: {
    isEncryptionAvailable: () => system.isAvailable,
    getSelectedStorageBackend: () => system.backend,
    encryptString: (text: string) => Buffer.from(`sealed:${[...text].reverse().join('')}`),
    decryptString: (bytes: Buffer) => {
      const text = bytes.toString();
      if (!text.startsWith('sealed:')) throw new Error('not sealed here');
      return [...text.slice(7)].reverse().join('');
    },
  },
}));

const { keepDeviceSecret, readDeviceSecrets } = await import('../../electron/main/device-secrets');

const file = () => join(system.profile, 'device-secrets.json');
const secret = (fill: number) => new Uint8Array(32).fill(fill);
const ONE = 'a'.repeat(26);
const TWO = 'b'.repeat(26);

beforeEach(() => {
  system.profile = mkdtempSync(join(tmpdir(), 'kanaf-device-'));
  system.isAvailable = false;
  system.backend = 'basic_text';
});
afterEach(() => rmSync(system.profile, { recursive: true, force: true }));

const onLinux = it.skipIf(process.platform !== 'linux');

describe('the secrets of this computer', () => {
  it('go into a private file where there is no key store, and the copy in hand is wiped', () => {
    const given = secret(7);
    expect(keepDeviceSecret(ONE, given)).toBe('file');
    expect(given.every((byte) => byte === 0)).toBe(true);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readDeviceSecrets()).toEqual([{ how: 'file', secret: secret(7) }]);
  });

  onLinux('are never given to a key store with a fixed key', () => {
    system.isAvailable = true;
    expect(keepDeviceSecret(ONE, secret(7))).toBe('file');
  });

  onLinux('are sealed by a real key store: the file does not hold them', () => {
    system.isAvailable = true;
    system.backend = 'gnome_libsecret';
    expect(keepDeviceSecret(ONE, secret(7))).toBe('os');
    const kept = readFileSync(file(), 'utf8');
    expect(kept).not.toContain(Buffer.from(secret(7)).toString('base64'));
    expect(kept).toContain('gnome_libsecret');
    expect(readDeviceSecrets()).toEqual([{ how: 'os', secret: secret(7) }]);
  });

  it('one per vault: a later one takes the earlier one’s place, others stay', () => {
    keepDeviceSecret(ONE, secret(1));
    keepDeviceSecret(TWO, secret(2));
    keepDeviceSecret(ONE, secret(3));
    expect(readDeviceSecrets().map(({ secret: kept }) => kept[0])).toEqual([2, 3]);
  });

  it('a damaged file or one entry that no longer opens is as if nothing were kept', () => {
    keepDeviceSecret(ONE, secret(1));
    const whole = JSON.parse(readFileSync(file(), 'utf8')) as { kept: { how: string }[] };
    whole.kept.push({ ...whole.kept[0], how: 'os' });
    writeFileSync(file(), JSON.stringify(whole));
    expect(readDeviceSecrets()).toHaveLength(1);
    writeFileSync(file(), '{"formatVersion":1,"kept":[{');
    expect(readDeviceSecrets()).toEqual([]);
  });

  it('a damaged file is set aside whole when a new secret is kept, each time anew', () => {
    for (const [nth, damaged] of ['{"formatVersion":1,"kept":[{', '[]'].entries()) {
      writeFileSync(file(), damaged);
      expect(keepDeviceSecret(ONE, secret(5))).toBe('file');
      expect(readFileSync(`${file()}.unreadable-${nth + 1}`, 'utf8')).toBe(damaged);
      expect(readDeviceSecrets().map(({ secret: kept }) => kept[0])).toEqual([5]);
    }
  });

  it('the file of a newer version is not touched: the code is typed', () => {
    const newer = '{"formatVersion":2,"kept":{"by":"another rule"}}';
    writeFileSync(file(), newer);
    expect(keepDeviceSecret(ONE, secret(5))).toBe('typed');
    expect(readFileSync(file(), 'utf8')).toBe(newer);
    expect(readDeviceSecrets()).toEqual([]);
  });

  it('are typed where nothing can be written', () => {
    rmSync(system.profile, { recursive: true });
    writeFileSync(system.profile, 'a file in the way');
    expect(keepDeviceSecret(ONE, secret(1))).toBe('typed');
    rmSync(system.profile);
  });
});
