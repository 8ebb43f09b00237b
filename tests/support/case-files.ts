// Lists of the kinds that public reports describe: each was seen read wrongly once, and its right value is known.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, 'data', 'cases');

export function caseFile(folder: string, name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(ROOT, folder, name)));
}
