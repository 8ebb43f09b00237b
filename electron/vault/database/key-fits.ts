// Tells which of several keys opens a file that nobody else has open: of a backup from before a renewal, say.
import { Handle, isDamage } from './driver';

/** False for another key, and for damage at the file's beginning. Changes nothing. */
export function keyFits(path: string, keyHex: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new RangeError('the key must be 64 hexadecimal digits');
  const handle = Handle.at(path);
  try {
    handle.pragma(`key = "x'${keyHex}'"`);
    handle.pragma('cipher_log_level = NONE');
    handle.get('SELECT count(*) AS tables FROM sqlite_master');
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    handle.close();
  }
}
