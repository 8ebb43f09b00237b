// An installed app in small: two programs, an archive in a folder of its own, its list, its signature and the keys.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashListOf, keyEntry, put, type TestKey, testKey } from './signed-folder';

export interface InstalledFolder {
  readonly folder: string;
  readonly resources: string;
  readonly version: string;
  readonly system: string;
  readonly key: TestKey;
  /** Writes list, signature and keys over what lies there now. */
  seal(): void;
}

const LIST = 'resources/files.sha256';

export function installedFolder(version: string, system: string): InstalledFolder {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-installed-'));
  const key = testKey();
  put(folder, 'kanaf', 'the program');
  put(folder, 'locales/ar.pak', 'words');
  put(folder, 'resources/app.asar', 'x'.repeat(3_000_000));
  put(folder, 'resources/release-keys.json', JSON.stringify({ keys: [keyEntry(key)] }));
  const seal = (): void => {
    const purpose = `kanaf ${version} ${system}: installed files`;
    const list = Buffer.from(hashListOf(folder, purpose, [LIST, `${LIST}.sig`]));
    put(folder, LIST, list);
    put(folder, `${LIST}.sig`, key.sign(list));
  };
  seal();
  return { folder, resources: join(folder, 'resources'), version, system, key, seal };
}
