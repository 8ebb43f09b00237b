// A vault as another version of Kanaf will have written it, or once did: whole, and unknown to this one.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText, type CanonicalValue } from '../../electron/vault/keys/canonical-json';

export const HEADER_COPIES = ['header-a.kanaf', 'header-b.kanaf'] as const;

export function laterHeader(folder: string): void {
  headerOfFormat(folder, { formatVersion: 2, somethingNew: 'unknown' });
}

/** Both copies, or those that are named, with these words beside what stood in them, and a right hash. */
export function headerOfFormat(
  folder: string,
  words: Readonly<Record<string, string | number>>,
  copies: readonly string[] = HEADER_COPIES,
): void {
  for (const name of copies) {
    const { content, hmac } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      readonly content: Record<string, CanonicalValue>;
      readonly hmac: string;
    };
    const changed = { content: { ...content, ...words }, hmac };
    const sha256 = createHash('sha256').update(canonicalText(changed)).digest('hex');
    writeFileSync(join(folder, name), `${canonicalText({ ...changed, sha256 })}\n`);
  }
}
