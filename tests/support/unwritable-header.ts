// A disk that takes everything but the header: what its copies would be written under is in the way.
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

type Copy = 'a' | 'b';
const BOTH: readonly Copy[] = ['a', 'b'];

const inTheWay = (folder: string, copy: Copy) => join(folder, `header-${copy}.kanaf.new`);

/** `folder`: the vault's own. */
export function keepHeaderFromBeingWritten(folder: string, copies = BOTH): void {
  for (const copy of copies) mkdirSync(inTheWay(folder, copy));
}

export function letHeaderBeWritten(folder: string, copies = BOTH): void {
  for (const copy of copies) rmdirSync(inTheWay(folder, copy));
}
