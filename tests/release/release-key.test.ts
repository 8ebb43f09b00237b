// Release keys: what makes them, keeps them and signs with them, tried against OpenSSL and minisign.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { minisignPublicKey } from '../../scripts/release/minisign.mjs';
import {
  keyFromPapers,
  newPrivateKey,
  papersOf,
  wordsOf,
  writeKeyFile,
} from '../../scripts/release/new-key.mjs';
import { readSigningKey, signingKey } from '../../scripts/release/signing-key.mjs';
import { SUMS } from '../../scripts/release/sums.mjs';
import { emptyFolder, newKey, signedFolder, unsignedFolder, VERSION } from './stand-in-folder';

const PASSPHRASE = 'twelve letters and twelve more';
const PROGRAM = 'scripts/release-key.mjs';

const program = (args: readonly string[], input = `${PASSPHRASE}\n`) =>
  spawnSync(process.execPath, [PROGRAM, ...args, '--passphrase-fd', '0'], {
    input,
    encoding: 'utf8',
  });

it('writes a key that OpenSSL opens with the passphrase and with no other', () => {
  const file = join(emptyFolder(), 'key.pem');
  const key = newPrivateKey();
  writeKeyFile(file, key, PASSPHRASE);
  const open = (passphrase: string) =>
    spawnSync('openssl', ['pkey', '-in', file, '-passin', `pass:${passphrase}`, '-pubout'], {
      encoding: 'utf8',
    });
  const spki = signingKey(key).spki.toString('base64');
  expect(open(PASSPHRASE).stdout).toContain(spki);
  expect(open(`${PASSPHRASE}r`).status).not.toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('makes a key and says what others must know of it', () => {
  const file = join(emptyFolder(), 'key.pem');
  const made = program(['make', '--to', file]);
  const shown = program(['show', '--key', file]);
  expect(made.status).toBe(0);
  expect(shown.stdout).toBe(made.stdout);
  const { fingerprint } = entryIn(made.stdout);
  expect(made.stdout).toContain(fingerprint.match(/.{4}/g)?.join(' '));
  for (const word of wordsOf(Buffer.from(fingerprint, 'hex')).split(' '))
    expect(made.stdout).toContain(` ${word} `.trimEnd());
});

function entryIn(output: string): { fingerprint: string; publicKey: string } {
  const line = output.split('\n').find((text) => text.includes('"fingerprint"'));
  return JSON.parse(String(line));
}

it('writes over no file and takes no short passphrase', () => {
  const file = join(emptyFolder(), 'key.pem');
  expect(program(['make', '--to', file], 'nineteen letters...\n').stderr).toContain('at least 20');
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, 'another key');
  expect(program(['make', '--to', file]).stderr).toContain('is not written over');
  expect(readFileSync(file, 'utf8')).toBe('another key');
});

it('opens no key with another passphrase, and no key of another kind', async () => {
  const file = join(emptyFolder(), 'key.pem');
  writeKeyFile(file, newPrivateKey(), PASSPHRASE);
  expect(program(['show', '--key', file], 'another one\n').stderr).toContain('does not open');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await expect(readSigningKey(file)).rejects.toThrow('holds no Ed25519 key');
});

it('brings a key back from its two papers, which say nothing alone and differ each time', () => {
  const key = newPrivateKey();
  const papers = papersOf(key);
  expect(signingKey(keyFromPapers(papers)).fingerprint).toBe(signingKey(key).fingerprint);
  expect(papersOf(key)[1]).not.toBe(papers[1]);
  expect(papers[1]).not.toBe(wordsOf(key.export({ format: 'der', type: 'pkcs8' }).subarray(-32)));
});

it('says which paper has a wrong word', () => {
  const [first = '', second = ''] = papersOf(newPrivateKey());
  const wrong = second.replace(/^\w+/, second.startsWith('zoo ') ? 'able' : 'zoo');
  const cut = first.replace(/ \w+$/, '');
  expect(() => keyFromPapers([cut, second])).toThrow('paper 1 has a wrong word');
  expect(() => keyFromPapers([first, `${wrong} more`])).toThrow('paper 2 has a wrong word');
});

/** Not encrypted, as no release key is: deriving costs half a second each time. */
function plainKeyFile(): string {
  const file = join(emptyFolder(), 'key.pem');
  writeFileSync(file, newPrivateKey().export({ format: 'pem', type: 'pkcs8' }));
  return file;
}

it('signs a list that was carried to it so that openssl and minisign accept the folder', () => {
  const file = plainKeyFile();
  const { fingerprint, publicKey } = entryIn(program(['show', '--key', file]).stdout);
  const raw = Buffer.from(publicKey, 'base64').subarray(-32);
  const folder = signedFolder(newKey());
  const signed = program(['sign', join(folder, SUMS), '--key', file]);
  expect(signed.stdout).toContain(`kanaf ${VERSION}: release folder`);
  writeFileSync(join(folder, 'key.der'), Buffer.from(publicKey, 'base64'));
  const key = ['-pubin', '-keyform', 'DER', '-inkey', 'key.der'];
  const openssl = ['pkeyutl', '-verify', ...key, '-rawin', '-in', SUMS, '-sigfile', `${SUMS}.sig`];
  execFileSync('openssl', openssl, { cwd: folder });
  const said = minisign(folder, minisignPublicKey({ fingerprint, raw }));
  expect(said.stdout).toContain(`Trusted comment: kanaf ${VERSION}: release folder`);
  expect(said.status).toBe(0);
  expect(minisign(folder, minisignPublicKey(newKey().signing)).status).not.toBe(0);
});

const minisign = (folder: string, key: string) =>
  spawnSync('minisign', ['-Vm', SUMS, '-P', key], { cwd: folder, encoding: 'utf8' });

it('signs nothing that is no list of ours', () => {
  const file = plainKeyFile();
  const folder = unsignedFolder(newKey());
  for (const text of [
    'a letter',
    '# kanaf 0.1.0: something else\n',
    ' # kanaf 0.1.0: release folder\n',
  ]) {
    writeFileSync(join(folder, SUMS), text);
    const tried = program(['sign', join(folder, SUMS), '--key', file]);
    expect(tried.status).toBe(1);
    expect(tried.stderr).toContain('no list that a release key signs');
    expect(existsSync(join(folder, `${SUMS}.sig`))).toBe(false);
  }
});

it('asks two people at a terminal and shows nothing of what they type', async () => {
  const file = join(emptyFolder(), 'key.pem');
  const [first, second] = ['eleven steps', 'north of the well'];
  const output = await atTerminal(`node ${PROGRAM} make --to ${file}`, [
    first,
    first,
    second,
    second,
  ]);
  expect(output).toContain('fingerprint');
  expect(output).not.toContain(first);
  expect(output).not.toContain(second);
  const args = ['pkey', '-in', file, '-passin', `pass:${first} ${second}`, '-noout'];
  expect(spawnSync('openssl', args).status).toBe(0);
});

it('takes no half that was typed in two ways', async () => {
  const file = join(emptyFolder(), 'key.pem');
  const output = await atTerminal(`node ${PROGRAM} make --to ${file}`, ['one way', 'another way']);
  expect(output).toContain('were not the same');
  expect(existsSync(file)).toBe(false);
});

/** Types each answer once the program has asked for it. */
function atTerminal(command: string, answers: readonly string[]): Promise<string> {
  const child = spawn('script', ['-qec', command, '/dev/null']);
  let output = '';
  let asked = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const questions = output.split(/passphrase: |once more: /).length - 1;
    while (asked < questions && asked < answers.length) child.stdin.write(`${answers[asked++]}\r`);
  });
  return new Promise((resolve) => child.once('close', () => resolve(output)));
}
