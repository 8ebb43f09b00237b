// The pages of a SQLCipher file as they are once decrypted, the unused ones too, which no SQL statement shows.
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;
/** At the end of every page: 16 bytes of initial vector, then the authentication code. */
const RESERVED_BYTES = 80;
const VECTOR_BYTES = 16;
/** At the beginning of the first page, in the clear. */
const SALT_BYTES = 16;

export function plainPages(path: string, keyHex: string): readonly Buffer[] {
  const file = readFileSync(path);
  const key = Buffer.from(keyHex, 'hex');
  return Array.from({ length: file.length / PAGE_BYTES }, (_, at) => {
    const page = file.subarray(at * PAGE_BYTES, (at + 1) * PAGE_BYTES);
    const vectorAt = PAGE_BYTES - RESERVED_BYTES;
    const vector = page.subarray(vectorAt, vectorAt + VECTOR_BYTES);
    const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
    const sealed = page.subarray(at === 0 ? SALT_BYTES : 0, vectorAt);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  });
}
