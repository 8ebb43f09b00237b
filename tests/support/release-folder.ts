// A release folder in small, signed by a key made for the test.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashListOf, keyEntry, put, type TestKey } from './signed-folder';

export function releaseFolder(version: string, key: TestKey): string {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-release-'));
  const about = { format: 1, product: 'kanaf', version, vaultFormat: 1 };
  const source = `kanaf-${version}-source.tar.gz`;
  const made = { source, runtime: '45.4.1', madeOf: 'a'.repeat(40), date: '2026-05-01' };
  put(folder, `kanaf_${version}_amd64.deb`, 'a package');
  put(folder, source, 'its source');
  put(folder, 'release.json', JSON.stringify({ ...about, ...made }));
  put(folder, 'release-key.pem', key.pem);
  put(folder, 'release-keys.json', JSON.stringify({ keys: [keyEntry(key)] }));
  const list = Buffer.from(hashListOf(folder, `kanaf ${version}: release folder`));
  put(folder, 'SHA256SUMS', list);
  put(folder, 'SHA256SUMS.sig', key.sign(list));
  put(folder, 'SHA256SUMS.minisig', 'not looked at by the app');
  return folder;
}
