// A mark by which the key of the key file is recognised on paper and on media, without telling anything of the key.
import { placeBytes } from './places';
import { hkdf } from './suite';

const MARK_BYTES = 16;

/** 32 lower-case hex digits; another after every renewal of the key file. */
export function keyringMark(vaultId: string, keyringKey: Uint8Array): string {
  const info = placeBytes('kanaf/keyring-mark/1', vaultId);
  return hkdf(keyringKey, { salt: new Uint8Array(0), info, length: MARK_BYTES }).toString('hex');
}
