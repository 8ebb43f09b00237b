// What the command line says about signing: `--key FILE.pem` (with `--passphrase-fd N` for programs), or
// `--file-signature FILE` (as often as there are systems) where the signature was made elsewhere; `--keys FILE` in the place
// of release/keys.json, for tests.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mayBeSignedWith, readReleaseKeys, RELEASE_KEYS } from '../release/release-keys.mjs';
import { readSigningKey } from '../release/signing-key.mjs';
import { valueOf, valuesOf } from '../setup/run.mjs';
import { dateOfSources } from './source-date.mjs';
import { authenticodeOf } from './windows/authenticode.mjs';

export async function signingOptions() {
  const keysFile = resolve(valueOf('--keys') ?? RELEASE_KEYS);
  const keys = readReleaseKeys(keysFile);
  const key = await keyGiven();
  if (key !== undefined) mayBeSignedWith(keys, key);
  const signatures = valuesOf('--file-signature').map((file) => readFileSync(file));
  return { keysFile, keys, key, signatures };
}

async function keyGiven() {
  const file = valueOf('--key');
  const descriptor = valueOf('--passphrase-fd');
  if (file === undefined) return undefined;
  return readSigningKey(file, descriptor === undefined ? undefined : Number(descriptor));
}

/** Undefined where nobody asked for it. */
export function authenticode() {
  const file = valueOf('--authenticode');
  return file === undefined ? undefined : authenticodeOf(file, dateOfSources());
}
