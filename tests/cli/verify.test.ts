// `kanaf verify` as a stranger would use it: files in a folder, certificates in another, an exit code and a sentence.
// Nothing that was named on the line is passed over.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from 'vite';
import { checkInChild } from '../../electron/cli/check-child';
import { readCommandLine } from '../../electron/cli/command-line';
import { verifyCommand } from '../../electron/cli/verify-command';
import { Voice } from '../../electron/cli/voice';
import { signJson } from '../../electron/vault/signing/cades';
import { answerCheck, type CheckRequest } from '../../electron/vault/signing/checker';
import { IDENTITY, jsonOf, PEM, SIGNED_AT, signedPaper } from '../support/signed-papers';

const ROOT = resolve(import.meta.dirname, '../..');
let folder: string;
let trust: string;
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-verify-'));
  trust = path('trust');
  mkdirSync(trust);
  writeFileSync(join(trust, 'shelter.pem'), PEM);
  writeFileSync(path('a.ar.pdf'), await signedPaper('long.ar'));
  writeFileSync(path('a.en.pdf'), await signedPaper('long.en'));
  writeFileSync(path('a.json'), jsonOf('long.ar'));
  writeFileSync(path('a.json.p7s'), signJson(jsonOf('long.ar'), IDENTITY, SIGNED_AT));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

const here = (order: CheckRequest) => Promise.resolve(answerCheck(order));

async function verify(argv: readonly string[], language = 'en', check = here) {
  const said: string[] = [];
  const complained: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0);
  const line = readCommandLine(['verify', ...argv]);
  if (line === undefined) throw new Error('the line was not understood');
  const code = await verifyCommand(line, new Voice(language), check);
  vi.restoreAllMocks();
  return { code, said: said.join(''), complained: complained.join('') };
}

describe('kanaf verify', () => {
  it.each(['a.ar.pdf', 'a.en.pdf', 'a.json', 'a.json.p7s'])(
    'accepts the %s that the shelter handed over',
    async (name) => {
      const { code, said } = await verify([path(name), '--trust', trust]);
      expect(said).toContain('accepted\nfacility      EG-TRN-01');
      expect(code).toBe(0);
    },
  );

  it('says what it accepts in Arabic too', async () => {
    const { said } = await verify([path('a.json'), '--trust', trust], 'ar');
    expect(said).toMatch(/^مقبول\nالدار +EG-TRN-01\nالفترة +من 2025-01-01 إلى ما قبل 2026-01-01\n/);
    expect(said).not.toMatch(/accepted|facility|half-open|claimed/);
  });

  it('says the same to a program, as JSON', async () => {
    const { code, said } = await verify([path('a.en.pdf'), '--trust', trust, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      outcome: 'accepted',
      evidence: { facilityCode: 'EG-TRN-01' },
      content: { period: { from: '2025-01-01', to: '2026-01-01' } },
    });
  });

  it.each([
    ['en', 'The content was changed after signing'],
    ['ar', 'تغيَّر المحتوى بعد التوقيع'],
  ])('refuses a changed figure with its code and a sentence in %s', async (language, sentence) => {
    const changed = path(`changed-${language}.json`);
    const json = Buffer.from(jsonOf('long.ar')).toString();
    writeFileSync(changed, json.replace('"k":5', '"k":6'));
    writeFileSync(`${changed}.p7s`, signJson(jsonOf('long.ar'), IDENTITY, SIGNED_AT));
    const { code, complained } = await verify([changed, '--trust', trust], language);
    expect(complained).toContain('verify.changed: ');
    expect(complained).toContain(sentence);
    expect(code).toBe(2);
  });

  it('names the fingerprint to compare of a signer whom nobody vouched for', async () => {
    const others = path('others');
    mkdirSync(others);
    const config = ['-subj', '/CN=X', '-keyout', path('key'), '-out', join(others, 'x.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...config], {
      stdio: 'ignore',
    });
    const { code, complained } = await verify([path('a.ar.pdf'), '--trust', others]);
    expect(complained).toContain('verify.unknown-signer');
    expect(complained).toContain(`certificate   ${IDENTITY.fingerprint}`);
    expect(code).toBe(2);
  });

  it.each([
    ['empty', '', 'verify.empty'],
    ['not a summary', 'GIF89a', 'verify.unknown-type'],
    ['cut', '%PDF-1.7\n1 0 obj', 'verify.'],
  ])('refuses a file that is %s', async (name, content, expected) => {
    writeFileSync(path(`${name}.pdf`), content);
    const { code, complained } = await verify([path(`${name}.pdf`), '--trust', trust]);
    expect(complained).toContain(expected);
    expect(code).toBe(2);
  });
});

describe('what stands on the line and cannot be read', () => {
  it.each([
    ['no file', ['FILE-THAT-IS-NOT', '--trust', 'trust'], 2, 'verify.file-missing'],
    ['no --trust', ['a.json'], 64, 'kanaf verify FILE'],
    ['a second file', ['a.json', 'a.en.pdf', '--trust', 'trust'], 64, 'kanaf verify FILE'],
    [
      '--json that is not there',
      ['a.en.pdf', '--json', 'no', '--trust', 'trust'],
      2,
      'verify.file-missing',
    ],
    [
      '--p7s that is not there',
      ['a.en.pdf', '--p7s', 'no', '--trust', 'trust'],
      2,
      'verify.file-missing',
    ],
    [
      '--p7s that is a folder',
      ['a.en.pdf', '--p7s', 'trust', '--trust', 'trust'],
      2,
      'verify.not-a-file',
    ],
    ['--trust that is not there', ['a.en.pdf', '--trust', 'no'], 2, 'verify.trust-missing'],
    ['--trust that is a file', ['a.en.pdf', '--trust', 'a.json'], 2, 'verify.trust-missing'],
    ['--trust that is empty', ['a.en.pdf', '--trust', 'nobody'], 2, 'verify.trust-empty'],
    ['a folder as file', ['trust', '--trust', 'trust'], 2, 'verify.not-a-file'],
    ['a pipe as file', ['pipe', '--trust', 'trust'], 2, 'verify.not-a-file'],
    ['a link to nothing', ['dangling', '--trust', 'trust'], 2, 'verify.file-missing'],
    [
      'a folder among the certificates',
      ['a.json', '--trust', 'with-folder'],
      2,
      'verify.trust-unreadable',
    ],
    [
      'a pipe among the certificates',
      ['a.json', '--trust', 'with-pipe'],
      2,
      'verify.trust-unreadable',
    ],
    [
      'a link among the certificates',
      ['a.json', '--trust', 'with-link'],
      2,
      'verify.trust-unreadable',
    ],
    [
      'scribble among the certificates',
      ['a.json', '--trust', 'with-text'],
      2,
      'verify.trust-unreadable',
    ],
  ])('%s', async (_, argv, exit, said) => {
    prepare();
    const full = argv.map((word) => (word.startsWith('--') ? word : path(word)));
    const { code, complained } = await verify(full);
    expect(complained).toContain(said);
    expect(code).toBe(exit);
  });

  let isPrepared = false;
  function prepare(): void {
    if (isPrepared) return;
    isPrepared = true;
    for (const name of ['nobody', 'with-folder', 'with-pipe', 'with-link', 'with-text']) {
      mkdirSync(path(name));
      if (name !== 'nobody') writeFileSync(join(path(name), 'shelter.pem'), PEM);
    }
    mkdirSync(path('with-folder/b.pem'));
    execFileSync('mkfifo', [path('with-pipe/b.pem'), path('pipe')]);
    symlinkSync(path('gone'), path('with-link/b.pem'));
    symlinkSync(path('gone'), path('dangling'));
    writeFileSync(path('with-text/b.pem'), 'scribble');
  }
});

describe('the checking process', () => {
  it('answers from a child without keys, and a child that ends answers nothing', {
    timeout: 60_000,
  }, async () => {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: join(ROOT, 'electron/vault/signing/checker-entry.ts'),
        outDir: folder,
        target: 'node20',
        emptyOutDir: false,
        rollupOptions: { output: { entryFileNames: 'checker.mjs' } },
      },
    });
    const child = (order: CheckRequest) => checkInChild(order, path('checker.mjs'));
    const { code, said } = await verify([path('a.ar.pdf'), '--trust', trust], 'en', child);
    expect(said).toContain('accepted');
    expect(code).toBe(0);
    const stopped = (order: CheckRequest) => checkInChild(order, path('nothing.mjs'));
    const none = await verify([path('a.ar.pdf'), '--trust', trust], 'en', stopped);
    expect(none.complained).toContain('verify.unreadable');
    expect(none.code).toBe(2);
  });
});
