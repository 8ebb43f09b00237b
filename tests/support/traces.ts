// What a folder looks like to somebody who wants to know whether anything in it was touched.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file and folder in it, itself included: hash, size, and when content and entry were last changed. */
export function tracesOf(folder: string): Readonly<Record<string, string>> {
  const names = ['.', ...readdirSync(folder, { recursive: true }).map(String)].toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      const seen = statSync(path, { bigint: true });
      const hash = seen.isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : 'folder';
      return [name, `${hash} ${seen.size} ${seen.mtimeNs} ${seen.ctimeNs}`];
    }),
  );
}
