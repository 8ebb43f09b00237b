// The installed app looks at its own files: are they those that were listed and signed? It cannot prove more than that:
// whoever may change the files may change this too. The check that counts is made from the stick.
import { join, relative, sep } from 'node:path';
import type { SelfCheck } from '../../src/contract/self-check';
import { comparedFiles, shownName, type Told } from './compared-files';
import { filesUnder } from './folder-walk';
import { type HashList, readHashList } from './hash-list';
import { readReleaseKeys, whoSigned } from './release-keys';
import { smallFile } from './small-file';

export interface Installed {
  /** Everything in it belongs to the app. */
  readonly folder: string;
  /** Where list, signature and keys lie. */
  readonly resources: string;
  readonly version: string;
  /** `linux-x64` */
  readonly system: string;
}

const LIST = 'files.sha256';
const SIGNATURE = 'files.sha256.sig';
const KEYS = 'release-keys.json';

export async function checkInstalled(installed: Installed, tell: Told): Promise<SelfCheck> {
  const { folder, resources } = installed;
  const bytes = await smallFile(join(resources, LIST));
  if (bytes === undefined) return { kind: 'no-list' };
  const list = readHashList(bytes);
  if (list === undefined) return { kind: 'unreadable-list' };
  if (list.purpose !== purposeOf(installed))
    return { kind: 'other-list', madeFor: shownName(list.purpose) };
  const found = await filesUnder(folder);
  if (found === undefined) return { kind: 'failed' };
  return {
    kind: 'compared',
    signature: await signatureOf(resources, bytes),
    files: list.hashes.size,
    troubles: await comparedFiles({
      folder,
      found,
      hashes: list.hashes,
      beside: besideIn(installed),
      tell,
    }),
  };
}

function purposeOf({ version, system }: Installed): HashList['purpose'] {
  return `kanaf ${version} ${system}: installed files`;
}

async function signatureOf(resources: string, list: Uint8Array) {
  const signature = await smallFile(join(resources, SIGNATURE));
  const keys = await smallFile(join(resources, KEYS));
  const known = keys === undefined ? undefined : readReleaseKeys(keys.toString('utf8'));
  return whoSigned(known ?? [], list, signature);
}

function besideIn({ folder, resources }: Installed): ReadonlySet<string> {
  const inside = relative(folder, resources).split(sep).join('/');
  return new Set([LIST, SIGNATURE].map((name) => `${inside}/${name}`));
}
