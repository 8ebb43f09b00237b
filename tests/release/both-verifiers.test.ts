// What the program on the stick refuses, the installed app refuses too: a release folder touched in each way that a stick, a copy cut
// short or somebody else may touch it. One difference is known: the app does not read minisign's signature, only that it lies there.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAtRelease } from '../../electron/release/release-folder';
import { signList, SUMS, writeSums } from '../../scripts/release/sums.mjs';
import {
  aboutRelease,
  DEB,
  emptyFolder,
  flipByte,
  newKey,
  refusalsOf,
  signedFolder,
  signWrongList,
  SOURCE,
  unsignedFolder,
  VERSION,
} from './stand-in-folder';

const key = newKey();
const other = newKey();
const OWN = { version: '0.0.9', vaultFormat: 1 };
const MINISIG = `${SUMS}.minisig`;
const NAMES = [
  DEB,
  `kanaf-${VERSION}-linux-x64.tar.gz`,
  `kanaf-${VERSION}-win32-x64-user.exe`,
  'release-key.pem',
  'release-keys.json',
  'release.json',
  'sbom.linux-x64.cdx.json',
  SOURCE,
  'verify.mjs',
  SUMS,
  `${SUMS}.sig`,
  MINISIG,
] as const;

/** Who of the two accepts it. */
async function accepting(folder: string): Promise<readonly string[]> {
  const keysFile = join(emptyFolder(), 'release-keys.json');
  writeFileSync(keysFile, JSON.stringify({ keys: [key.entry] }));
  const brought = { folder, keysFile, fingerprint: undefined, own: OWN };
  const { kind } = await lookAtRelease(brought, () => undefined);
  return [
    ...(refusalsOf(folder, key).length === 0 ? ['verify.mjs'] : []),
    ...(kind === 'sound' ? ['the app'] : []),
  ];
}

async function touched(touch: (folder: string) => void): Promise<readonly string[]> {
  const folder = signedFolder(key);
  touch(folder);
  return accepting(folder);
}

it('both accept it as it was signed, whatever the folder is called', async () => {
  const folder = signedFolder(key);
  expect(readdirSync(folder).toSorted()).toEqual(NAMES.toSorted());
  expect(await accepting(folder)).toEqual(['verify.mjs', 'the app']);
  const moved = join(dirname(folder), 'نسخة من الذاكرة');
  renameSync(folder, moved);
  expect(await accepting(moved)).toEqual(['verify.mjs', 'the app']);
});

describe.each(NAMES)('both refuse it when %s', (name) => {
  const at = (folder: string) => join(folder, name);
  /** The app looks only whether it lies there. */
  const unread = name === MINISIG ? ['the app'] : [];

  it('is missing, a link to itself, a folder, a pipe', async () => {
    expect(await touched((folder) => rmSync(at(folder)))).toEqual([]);
    const linked = (folder: string): void => {
      const aside = join(dirname(folder), 'aside');
      renameSync(at(folder), aside);
      symlinkSync(aside, at(folder));
    };
    expect(await touched(linked)).toEqual([]);
    const inPlace = (make: (path: string) => void) => (folder: string) => {
      rmSync(at(folder));
      make(at(folder));
    };
    expect(await touched(inPlace((path) => mkdirSync(path)))).toEqual([]);
    expect(await touched(inPlace((path) => void execFileSync('mkfifo', [path])))).toEqual([]);
  });

  it('is cut short, empty, or goes on after its end', async () => {
    const cut = (left: (size: number) => number) => (folder: string) =>
      truncateSync(at(folder), left(statSync(at(folder)).size));
    expect(await touched(cut((size) => size - 1))).toEqual(unread);
    expect(await touched(cut((size) => Math.floor(size / 2)))).toEqual(unread);
    expect(await touched(cut(() => 0))).toEqual(unread);
    expect(await touched((folder) => appendFileSync(at(folder), '\n'))).toEqual(unread);
  });

  it('is written with other capital letters, or lies there twice', async () => {
    const turned = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
    expect(await touched((folder) => renameSync(at(folder), join(folder, turned)))).toEqual([]);
    expect(await touched((folder) => copyFileSync(at(folder), join(folder, turned)))).toEqual([]);
  });
});

it('both refuse one changed byte, wherever it is', async () => {
  const folder = signedFolder(key);
  const byte = fc.record({
    name: fc.constantFrom(...NAMES.filter((name) => name !== MINISIG)),
    place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    by: fc.integer({ min: 1, max: 255 }),
  });
  const refused = fc.asyncProperty(byte, async ({ name, place, by }) => {
    const path = join(folder, name);
    const at = Math.floor(place * statSync(path).size);
    flipByte(path, at, by);
    expect(await accepting(folder)).toEqual([]);
    flipByte(path, at, by);
  });
  await fc.assert(refused, { numRuns: 60 });
  expect(await accepting(folder)).toEqual(['verify.mjs', 'the app']);
});

describe('both refuse a folder', () => {
  it('that is a link, a file, or not there', async () => {
    const folder = signedFolder(key);
    const link = join(dirname(folder), 'link');
    symlinkSync(folder, link);
    expect(await accepting(link)).toEqual([]);
    expect(await accepting(`${link}/`)).toEqual([]);
    expect(await accepting(join(folder, DEB))).toEqual([]);
    expect(await accepting(`${folder}-2`)).toEqual([]);
  });

  it.each(['setup.exe', '.hidden', 'a..b', 'كنف', 'gnp.\u202Efdp', `${SUMS}.old`])(
    'with a file that nobody signed: %j',
    async (name) => {
      expect(await touched((folder) => writeFileSync(join(folder, name), 'x'))).toEqual([]);
    },
  );

  it('signed again by somebody else: key and all, only the list, only the key', async () => {
    expect(await accepting(signedFolder(other))).toEqual([]);
    expect(await touched((folder) => signList(join(folder, SUMS), other.signing))).toEqual([]);
    const otherKey = (folder: string) => writeFileSync(join(folder, 'release-key.pem'), other.pem);
    expect(await touched(otherKey)).toEqual([]);
    const resigned = (folder: string): void => {
      writeFileSync(join(folder, DEB), 'another package');
      writeSums(folder, VERSION);
      signList(join(folder, SUMS), other.signing);
    };
    expect(await touched(resigned)).toEqual([]);
  });

  it.each([
    ['a package of another version', { 'kanaf_0.0.9_amd64.deb': 'older' }],
    ['a package whose version begins alike', { 'kanaf_0.1.01_amd64.deb': 'other' }],
    ['release.json of another version', { 'release.json': about({ version: '0.0.8' }) }],
    ['release.json of another product', { 'release.json': about({ product: 'other' }) }],
    ['release.json of a later form', { 'release.json': about({ format: 2 }) }],
    ['a list of keys that cannot be read', { 'release-keys.json': '[]' }],
    ['no source archive', { 'release.json': about({ source: `kanaf-${VERSION}-src.tar.gz` }) }],
    ['release.json that names no source', { 'release.json': about({ source: undefined }) }],
    ['two keys', { 'release-key.pem': key.pem + other.pem }],
  ])('that the right key signed, with %s', async (_, changed) => {
    expect(await accepting(signedFolder(key, changed))).toEqual([]);
  });

  it('that mixes the files of two releases', async () => {
    const older = signedFolder(key, { [DEB]: 'the package of yesterday' });
    expect(await touched((folder) => copyFileSync(join(older, DEB), join(folder, DEB)))).toEqual(
      [],
    );
    for (const name of [SUMS, `${SUMS}.sig`])
      expect(
        await touched((folder) => copyFileSync(join(older, name), join(folder, name))),
      ).toEqual([]);
  });

  const line = (name: string): string => `${'0'.repeat(64)}  ${name}\n`;
  it.each([
    [[line('../up')]],
    [[line('/etc/passwd')]],
    [[line('sub/file')]],
    [[line('')]],
    [[line('README'), line('readme')]],
    [[line('twice'), line('twice')]],
    [[line('b'), line('a')]],
    [['not a line\n']],
    [['cut']],
  ])('whose signed list has %j', async (lines) => {
    const folder = unsignedFolder(key);
    writeSums(folder, VERSION);
    const list = readFileSync(join(folder, SUMS), 'utf8') + lines.join('');
    signWrongList(folder, key, list);
    expect(await accepting(folder)).toEqual([]);
  });
});

function about(changed: Record<string, unknown>): string {
  return JSON.stringify({ ...aboutRelease(), ...changed });
}
