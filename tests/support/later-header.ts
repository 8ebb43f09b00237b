// A vault as a later version of Kanaf will have written it: whole, and unknown to this one.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText } from '../../electron/vault/keys/canonical-json';

export function laterHeader(folder: string): void {
  for (const name of ['header-a.kanaf', 'header-b.kanaf']) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      content: Record<string, unknown>;
      hmac: string;
    };
    const content = { ...file.content, formatVersion: 2, somethingNew: 'unknown' };
    const hashed = canonicalText({ content, hmac: file.hmac });
    const sha256 = createHash('sha256').update(hashed).digest('hex');
    writeFileSync(join(folder, name), `${canonicalText({ content, hmac: file.hmac, sha256 })}\n`);
  }
}
