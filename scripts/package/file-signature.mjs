// Puts into the app which release keys it trusts, and the release key's signature under the list of its files: made here,
// or made elsewhere and given as a file. Ed25519 gives one signature for one list and key, so both are the same bytes.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signerOf } from '../release/release-keys.mjs';
import { stop } from '../setup/say.mjs';
import { FILE_LIST, FILE_LIST_SIGNATURE } from './file-list.mjs';

const KEYS = 'resources/release-keys.json';

/** Before the list is written: the keys are a file of the app like any other. */
export function placeReleaseKeys(folder, keysFile) {
  copyFileSync(keysFile, join(folder, KEYS));
}

/**
 * `signing` is `{ keys, key, signatures }`: the trusted keys, the release key to sign with, raw signatures made elsewhere
 * (of each system one). With neither key nor signature the build stays unsigned.
 */
export function signFileList(folder, { keys, key, signatures }) {
  const target = join(folder, FILE_LIST_SIGNATURE);
  rmSync(target, { force: true });
  if (key === undefined && signatures.length === 0) return;
  const list = readFileSync(join(folder, FILE_LIST));
  const candidates = key === undefined ? signatures : [key.sign(list)];
  const good = candidates.find((signature) => signerOf({ keys, bytes: list, signature }));
  if (good === undefined)
    stop([
      `no given signature is one of a release key under this list of files (${list.subarray(0, list.indexOf('\n'))}):`,
      'the build differs from the one that was signed, or the key is not in release/keys.json or was revoked',
    ]);
  writeFileSync(target, good);
}
