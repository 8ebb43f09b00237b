// How much disk an installed Kanaf takes, against the runtime as its makers ship it and what Kanaf may add.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, compared, rounded } from '../measure';
import { packagedPair } from './packaged-app';

const MEGABYTE = 1_000_000;
const ALLOWED_MORE = 25;

export function benchPackagedSize(): readonly Comparison[] {
  const { kanaf, bare, runtime } = packagedPair();
  const own = megabytesUnder(kanaf);
  const shipped = megabytesUnder(runtime);
  return [
    compared({
      name: 'packaged-size',
      what: `installed files, against bare Electron and ${ALLOWED_MORE} MB`,
      ours: own,
      theirs: shipped + ALLOWED_MORE,
      unit: 'MB',
      limit: 1,
      notes: {
        bareElectron: rounded(shipped),
        beyondSamePackaging: rounded(own - megabytesUnder(bare)),
      },
    }),
  ];
}

function megabytesUnder(folder: string): number {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const bytes = names
    .filter((entry) => entry.isFile())
    .map((entry) => lstatSync(join(entry.parentPath, entry.name)).size);
  return bytes.reduce((sum, size) => sum + size, 0) / MEGABYTE;
}
