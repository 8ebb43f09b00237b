// SHA256SUMS of a release folder and the two signatures under it. The first line binds the list to one version and one
// purpose; the program `sha256sum -c` passes over it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../package/file-list.mjs';
import { stop } from '../setup/say.mjs';
import { minisignature } from './minisign.mjs';

export const SUMS = 'SHA256SUMS';
const OWN = [SUMS, `${SUMS}.sig`, `${SUMS}.minisig`];

export const purposeOf = (version) => `kanaf ${version}: release folder`;

/** Lists every file of the folder but the three of itself, in the order of their bytes. */
export function writeSums(folder, version) {
  const lines = readdirSync(folder)
    .filter((name) => !OWN.includes(name))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((name) => `${sha256(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, SUMS), `# ${purposeOf(version)}\n${lines.join('')}`);
}

/**
 * Signs one list, beside it: `FILE.sig` (raw), and `FILE.minisig` for that of a folder. Also what a machine without
 * the rest of the release does with a list that was carried to it.
 */
export function signList(file, key) {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.sig`, key.sign(bytes));
  const purpose = purposeIn(bytes);
  if (purpose.endsWith(': release folder'))
    writeFileSync(`${file}.minisig`, minisignature(key, bytes, purpose));
  return purpose;
}

/** The first line, which whoever signs must have read. Stops where there is none of ours. */
export function purposeIn(bytes) {
  const found =
    /^# (kanaf \d+\.\d+\.\d+(?: [a-z0-9]+-[a-z0-9]+)?: (?:release folder|installed files))\n/.exec(
      bytes.toString('latin1'),
    );
  if (found === null) stop('this is no list that a release key signs; nothing was signed');
  return found[1];
}
