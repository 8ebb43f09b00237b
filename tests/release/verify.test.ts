// The verifier of a release folder: what it accepts, and each thing that it refuses, by name.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  linkSync,
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
import { createServer } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minisignature } from '../../scripts/release/minisign.mjs';
import { signList, SUMS, writeSums } from '../../scripts/release/sums.mjs';
import {
  aboutRelease,
  DEB,
  flipByte,
  newKey,
  refusalsOf,
  signedFolder,
  signWrongList,
  unsignedFolder,
  VERSION,
} from './stand-in-folder';

const key = newKey();

describe('accepts', () => {
  it('a folder as it was signed, whatever the folder is called', () => {
    const folder = signedFolder(key);
    const moved = join(dirname(folder), 'copied here');
    renameSync(folder, moved);
    expect(refusalsOf(moved, key)).toEqual([]);
  });

  it('files that are hard links', () => {
    const folder = signedFolder(key);
    linkSync(join(folder, DEB), join(dirname(folder), 'elsewhere'));
    expect(statSync(join(folder, DEB)).nlink).toBe(2);
    expect(refusalsOf(folder, key)).toEqual([]);
  });
});

describe('refuses a single changed byte', () => {
  it('anywhere in any file, whatever it becomes', () => {
    const folder = signedFolder(key);
    const names = readdirSync(folder);
    const bytes = fc.record({
      name: fc.constantFrom(...names),
      place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      by: fc.integer({ min: 1, max: 255 }),
    });
    const refused = fc.property(bytes, ({ name, place, by }) => {
      const path = join(folder, name);
      const at = Math.floor(place * statSync(path).size);
      flipByte(path, at, by);
      expect(refusalsOf(folder, key)).not.toEqual([]);
      flipByte(path, at, by);
      expect(refusalsOf(folder, key)).toEqual([]);
    });
    fc.assert(refused, { numRuns: 200 });
  });

  it('at every place of the files that no list can vouch for', () => {
    const folder = signedFolder(key);
    for (const name of [`${SUMS}.sig`, `${SUMS}.minisig`, SUMS]) {
      const path = join(folder, name);
      for (let at = 0; at < statSync(path).size; at += 1) {
        flipByte(path, at);
        expect(refusalsOf(folder, key), `${name} ${at}`).not.toEqual([]);
        flipByte(path, at);
      }
    }
  });

  it('and says which file it is in', () => {
    const folder = signedFolder(key);
    flipByte(join(folder, DEB), 7);
    expect(refusalsOf(folder, key)).toEqual([`changed ${DEB}`]);
  });
});

describe('refuses what lies in the folder otherwise than it was signed', () => {
  it('a missing file', () => {
    const folder = signedFolder(key);
    rmSync(join(folder, DEB));
    expect(refusalsOf(folder, key)).toEqual([`missing ${DEB}`]);
  });

  it.each([
    SUMS,
    `${SUMS}.sig`,
    `${SUMS}.minisig`,
    'release-key.pem',
    'release-keys.json',
    'release.json',
  ])('a folder without %s', (name) => {
    const folder = signedFolder(key);
    rmSync(join(folder, name));
    expect(refusalsOf(folder, key)).toEqual([`missing ${name}`]);
  });

  it('a file cut short, each by its last byte', () => {
    for (const name of readdirSync(signedFolder(key))) {
      const folder = signedFolder(key);
      truncateSync(join(folder, name), statSync(join(folder, name)).size - 1);
      expect(refusalsOf(folder, key), name).toHaveLength(1);
    }
  });

  it('an empty file, each', () => {
    for (const name of readdirSync(signedFolder(key))) {
      const folder = signedFolder(key);
      truncateSync(join(folder, name));
      expect(refusalsOf(folder, key), name).toHaveLength(1);
    }
  });

  it('a file that goes on after its end, each', () => {
    for (const name of readdirSync(signedFolder(key))) {
      const folder = signedFolder(key);
      appendFileSync(join(folder, name), '\n');
      expect(refusalsOf(folder, key), name).toHaveLength(1);
    }
  });

  it('an extra file, also one that is called almost like the list', () => {
    const folder = signedFolder(key);
    writeFileSync(join(folder, 'setup.exe'), 'what nobody signed');
    writeFileSync(join(folder, `${SUMS}.old`), 'what nobody signed');
    expect([...refusalsOf(folder, key)].sort()).toEqual([`extra ${SUMS}.old`, 'extra setup.exe']);
  });

  it('a name written with other capital letters', () => {
    const folder = signedFolder(key);
    renameSync(join(folder, DEB), join(folder, 'Kanaf_0.1.0_AMD64.deb'));
    expect(refusalsOf(folder, key)).toEqual(['other-case Kanaf_0.1.0_AMD64.deb']);
  });

  it('the same file twice, once with other capital letters', () => {
    const folder = signedFolder(key);
    copyFileSync(join(folder, DEB), join(folder, 'KANAF_0.1.0_amd64.deb'));
    expect(refusalsOf(folder, key)).toEqual(['extra KANAF_0.1.0_amd64.deb']);
  });

  it('a link in the place of a file, also to the right one', () => {
    const folder = signedFolder(key);
    const aside = join(dirname(folder), 'aside');
    renameSync(join(folder, DEB), aside);
    symlinkSync(aside, join(folder, DEB));
    expect(refusalsOf(folder, key)).toEqual([`symlink ${DEB}`]);
  });

  it('a link in the place of the folder', () => {
    const link = join(dirname(signedFolder(key)), 'link');
    symlinkSync(join(dirname(link), `kanaf-${VERSION}`), link);
    expect(refusalsOf(link, key)).toEqual([`folder-link ${link}`]);
    expect(refusalsOf(`${link}/`, key)).toEqual([`folder-link ${link}/`]);
  });

  it('a folder inside', () => {
    const folder = signedFolder(key);
    mkdirSync(join(folder, 'more'));
    expect(refusalsOf(folder, key)).toEqual(['folder-inside more']);
  });

  it('a pipe, without waiting for it, and a socket', async () => {
    const folder = signedFolder(key);
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
    expect([...refusalsOf(folder, key)].sort()).toEqual(['no-file pipe', 'no-file socket']);
    server.close();
  });

  it.each([
    ['.hidden', '.hidden'],
    ['two words', 'two words'],
    ['bell\u0007', 'bell\\x07'],
    ['a..b', 'a..b'],
    ['ends.', 'ends.'],
    ['back\\slash', 'back\\slash'],
    ['كنف', '\\xd9\\x83\\xd9\\x86\\xd9\\x81'],
    ['gnp.\u202Efdp', 'gnp.\\xe2\\x80\\xaefdp'],
  ])('a name that no file of a release has: %j', (name, shown) => {
    const folder = signedFolder(key);
    writeFileSync(join(folder, name), '');
    expect(refusalsOf(folder, key)).toEqual([`odd-name ${shown}`]);
  });

  it('a folder that is not there, or a file', () => {
    const folder = signedFolder(key);
    const file = join(folder, DEB);
    expect(refusalsOf(file, key)).toEqual([`no-folder ${file}`]);
    expect(refusalsOf(`${folder}-2`, key)).toEqual([`no-folder ${folder}-2`]);
  });
});

describe('refuses keys', () => {
  const other = newKey();

  it('a folder signed anew by somebody else, key and all', () => {
    const folder = signedFolder(other);
    expect(refusalsOf(folder, key)).toEqual([`foreign-key release-key.pem: ${other.fingerprint}`]);
  });

  it('a folder signed by somebody else beside the right key', () => {
    const folder = unsignedFolder(key);
    writeSums(folder, VERSION);
    signList(join(folder, SUMS), other.signing);
    expect(refusalsOf(folder, key)).toEqual([`bad-signature ${SUMS}.sig`]);
  });

  it('a minisign signature of somebody else beside the right raw one', () => {
    const folder = signedFolder(key);
    const list = readFileSync(join(folder, SUMS));
    const forged = minisignature(
      { ...other.signing, fingerprint: key.fingerprint },
      list,
      `kanaf ${VERSION}: release folder`,
    );
    writeFileSync(join(folder, `${SUMS}.minisig`), forged);
    expect(refusalsOf(folder, key)).toEqual([`bad-signature ${SUMS}.minisig`]);
  });

  it('a signature of the right key under another list of the same name', () => {
    const folder = signedFolder(key);
    const other = Buffer.from(`# kanaf ${VERSION}: release folder\n`);
    const path = join(folder, `${SUMS}.minisig`);
    writeFileSync(path, minisignature(key.signing, other, `kanaf ${VERSION}: release folder`));
    expect(refusalsOf(folder, key)).toEqual([`bad-signature ${SUMS}.minisig`]);
    writeFileSync(join(folder, `${SUMS}.sig`), key.signing.sign(other));
    expect(refusalsOf(folder, key)).toEqual([`bad-signature ${SUMS}.sig`]);
  });

  it('a key that the release itself calls revoked', () => {
    const revoked = { ...key.entry, revokedOn: '2026-02-03' };
    const folder = signedFolder(key, { 'release-keys.json': JSON.stringify({ keys: [revoked] }) });
    expect(refusalsOf(folder, key)).toEqual([`revoked-key ${key.fingerprint} 2026-02-03`]);
  });

  it('an old release, whose key a newer list calls revoked, also under its own fingerprint', () => {
    const newer = [{ ...key.entry, revokedOn: '2026-02-03' }, other.entry];
    const folder = signedFolder(key);
    expect(refusalsOf(folder, key, newer)).toEqual([`revoked-key ${key.fingerprint} 2026-02-03`]);
    expect(refusalsOf(folder, other, newer)).toEqual([`revoked-key ${key.fingerprint} 2026-02-03`]);
    expect(refusalsOf(signedFolder(other), other, newer)).toEqual([]);
  });

  it.each([
    ['nothing of the kind', 'no key'],
    ['a key of another kind', rsaKey()],
    ['the right key in another form', key.pem.replace('\n-----END', '\n\n-----END')],
    ['the right key and another', key.pem + other.pem],
  ])('a key file with %s', (_, pem) => {
    expect(refusalsOf(signedFolder(key, { 'release-key.pem': pem }), key)).toEqual([
      'no-key release-key.pem',
    ]);
  });
});

function rsaKey(): string {
  const args = ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-quiet'];
  const pem = execFileSync('openssl', args, { stdio: 'pipe' });
  return String(execFileSync('openssl', ['pkey', '-pubout'], { input: pem }));
}

describe('refuses what the right key signed for something else, or by mistake', () => {
  it('a list of installed files', () => {
    const folder = unsignedFolder(key);
    signWrongList(folder, key, `# kanaf ${VERSION} linux-x64: installed files\n`);
    writeFileSync(
      join(folder, `${SUMS}.minisig`),
      minisignature(
        key.signing,
        readFileSync(join(folder, SUMS)),
        `kanaf ${VERSION} linux-x64: installed files`,
      ),
    );
    expect(refusalsOf(folder, key)).toEqual([
      `other-purpose # kanaf ${VERSION} linux-x64: installed files`,
    ]);
  });

  it.each([
    ['release.json of another version', { 'release.json': about({ version: '0.0.9' }) }],
    ['release.json of another product', { 'release.json': about({ product: 'other' }) }],
    ['release.json of a later form', { 'release.json': about({ format: 2 }) }],
    ['release.json that cannot be read', { 'release.json': '{' }],
    ['a package of another version', { 'kanaf_0.0.9_amd64.deb': 'older' }],
    ['a package of a version that begins alike', { 'kanaf_0.1.01_amd64.deb': 'other' }],
  ])('%s', (_, changed) => {
    const refusals = refusalsOf(signedFolder(key, changed), key);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(/^mixed-versions /);
  });

  it('a list of keys that cannot be read', () => {
    const folder = signedFolder(key, { 'release-keys.json': '[]' });
    expect(refusalsOf(folder, key)).toEqual(['bad-form release-keys.json']);
  });

  const line = (name: string): string => `${'0'.repeat(64)}  ${name}\n`;
  it.each([
    ['odd-name ../up', [line('../up')]],
    ['odd-name /etc/passwd', [line('/etc/passwd')]],
    ['odd-name sub/file', [line('sub/file')]],
    ['odd-name ..', [line('..')]],
    ['odd-name a\\x1bb', [line('a\u001bb')]],
    ['odd-name ', [line('')]],
    ['same-name readme', [line('README'), line('readme')]],
    ['same-name twice', [line('twice'), line('twice')]],
    ['bad-form SHA256SUMS', [line('b'), line('a')]],
    ['bad-form SHA256SUMS', ['not a line\n']],
    ['bad-form SHA256SUMS', [line('a').toUpperCase()]],
    ['bad-form SHA256SUMS', ['cut']],
  ])('a list with %s', (refusal, lines) => {
    const folder = unsignedFolder(key);
    writeSums(folder, VERSION);
    const list = readFileSync(join(folder, SUMS), 'utf8') + lines.join('');
    signWrongList(folder, key, list);
    expect(refusalsOf(folder, key)).toEqual([refusal]);
  });
});

function about(changed: Record<string, unknown>): string {
  return JSON.stringify({ ...aboutRelease(), ...changed });
}

describe('the program', () => {
  const PROGRAM = 'scripts/release/verify.mjs';
  const run = (...args: string[]): { code: number; output: string } => {
    try {
      return { code: 0, output: execFileSync(process.execPath, [PROGRAM, ...args]).toString() };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: Buffer };
      return { code: status, output: stdout.toString() };
    }
  };

  it('takes the fingerprint in groups and says what was accepted, in both languages', () => {
    const grouped = key.fingerprint.toUpperCase().match(/.{4}/g) ?? [];
    const { code, output } = run(signedFolder(key), '--fingerprint', ...grouped);
    expect(code).toBe(0);
    expect(output).toContain(`kanaf ${VERSION}  2026-01-02`);
    expect(output).toContain('مقبول');
    expect(output).toContain('Accepted');
  });

  it('says what is refused, one sentence in each language', () => {
    const folder = signedFolder(key);
    flipByte(join(folder, DEB), 0);
    const { code, output } = run(folder, '--fingerprint', key.fingerprint);
    expect(code).toBe(2);
    expect(output.split('\n')).toEqual([
      DEB,
      '  هذا الملف غير الملف الذي وُقّع عليه: تغيّر أو نقص منه شيء.',
      '  This is not the file that was signed: it was changed or cut short.',
      '',
      'مرفوض. لا يُثبَّت شيء من هذا المجلد.',
      'Refused. Install nothing from this folder.',
      '',
    ]);
  });

  it('hears of revoked keys from a list that is given', () => {
    const folder = signedFolder(key);
    const list = join(dirname(folder), 'keys.json');
    writeFileSync(list, JSON.stringify({ keys: [{ ...key.entry, revokedOn: '2026-02-03' }] }));
    expect(run(folder, '--fingerprint', key.fingerprint, '--keys', list).code).toBe(2);
  });

  it('does not begin with a list of keys that is none', () => {
    const folder = signedFolder(key);
    for (const file of [join(folder, 'not-there'), join(folder, 'sbom.linux-x64.cdx.json')])
      expect(run(folder, '--fingerprint', key.fingerprint, '--keys', file).code).toBe(64);
  });

  it.each([
    [[]],
    [['FOLDER']],
    [['FOLDER', '--fingerprint', 'abcd']],
    [['FOLDER', 'another', '--fingerprint', key.fingerprint]],
  ])('does not begin without a folder and a whole fingerprint: %j', (args) => {
    expect(run(...args).code).toBe(64);
  });

  it('leans on nothing but Node, and is one file', () => {
    const source = readFileSync(PROGRAM, 'utf8');
    const imported = [...source.matchAll(/from '([^']+)'|import\(/g)].map(([, name]) => name);
    expect(imported.every((name) => name?.startsWith('node:'))).toBe(true);
  });
});
