// What a stranger's Debian says of our summaries: pdfsig, mutool, openssl, qpdf. pdfsig exits 0 even on a
// mismatch, so its words are read, never its exit code.
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatesOfPem } from '../../../electron/vault/signing/certificate';
import { HOLE_DIGITS } from '../../../electron/vault/signing/pades';
import { judge, type Office, office, p7sOf, payload, signedPdf, word } from './papers';

// These tools ask this machine's clock whether a certificate is valid.
const NOW = new Date();
const YESTERDAY = new Date(NOW.getTime() - 86_400_000);
const home = office('shelter-0001', YESTERDAY);

let folder = '';
let pdf = new Uint8Array();
const path = (name: string): string => join(folder, name);
const put = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(path(name), bytes);
  return path(name);
};

function say(tool: string, ...words: readonly string[]): string {
  const done = spawnSync(tool, words, { encoding: 'utf8', cwd: folder });
  if (done.error !== undefined) throw done.error;
  return done.stdout + done.stderr;
}

function envelopeOf(bytes: Uint8Array): { readonly covered: Uint8Array; readonly der: Uint8Array } {
  const start = Buffer.from(bytes).indexOf('/Contents <') + 10;
  const end = start + HOLE_DIGITS + 2;
  const der = Buffer.from(Buffer.from(bytes).toString('latin1', start + 1, end - 1), 'hex');
  return { covered: Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]), der };
}

function opensslSays(content: Uint8Array, der: Uint8Array): string {
  const files = [put('content', content), put('envelope.der', der)] as const;
  const check = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-out', path('out')];
  return say(
    'openssl',
    ...check,
    '-in',
    files[1],
    '-content',
    files[0],
    '-CAfile',
    path('home.pem'),
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-signing-'));
  pdf = new Uint8Array(await signedPdf(home, payload(), NOW));
  put('home.pem', home.made.certificatePem);
  put('signed.pdf', pdf);
  execFileSync('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password']);
  execFileSync('certutil', [
    '-A',
    '-d',
    `sql:${folder}`,
    '-n',
    'home',
    '-t',
    'P,P,P',
    '-i',
    path('home.pem'),
  ]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('stock tools on a signed summary', () => {
  it('pdfsig: valid, trusted, whole document', () => {
    const words = say('pdfsig', '-nssdir', `sql:${folder}`, 'signed.pdf');
    expect(words).toContain('Signature is Valid.');
    expect(words).toContain('Certificate is Trusted.');
    expect(words).toContain('Total document signed');
    expect(words).toContain('Signature Type: ETSI.CAdES.detached');
    expect(words.match(/Signature #/g)).toHaveLength(1);
  });

  it('pdfsig does not trust a signer it does not know', async () => {
    put('other.pdf', await signedPdf(office('shelter-0001', YESTERDAY), payload(), NOW));
    const words = say('pdfsig', '-nssdir', `sql:${folder}`, 'other.pdf');
    expect(words).toContain('Signature is Valid.');
    expect(words).not.toContain('Certificate is Trusted.');
  });

  it('mutool: unchanged since signing', () => {
    expect(say('mutool', 'sign', '-v', 'signed.pdf')).toContain(
      'The document is unchanged since signing',
    );
  });

  it('openssl: the envelope cut out of the PDF, and the signature file', () => {
    const { covered, der } = envelopeOf(pdf);
    expect(opensslSays(covered, der)).toContain('CAdES Verification successful');
    expect(opensslSays(payload(), p7sOf(home, payload(), NOW))).toContain(
      'CAdES Verification successful',
    );
    expect(opensslSays(payload({ admitted: 9 }), p7sOf(home, payload(), NOW))).toContain(
      'Verification failure',
    );
  });

  it('qpdf finds no fault, pdfdetach takes out the exact JSON', () => {
    expect(say('qpdf', '--check', 'signed.pdf')).toContain('No syntax or stream encoding errors');
    say('pdfdetach', '-save', '1', '-o', path('detached.json'), 'signed.pdf');
    expect(execFileSync('cat', [path('detached.json')]).equals(Buffer.from(payload()))).toBe(true);
  });

  it('one changed byte under the signature: no tool passes it', { timeout: 60_000 }, () => {
    const { covered } = envelopeOf(pdf);
    for (let at = 60; at < covered.length; at += 211) {
      const place = at < covered.length - 800 ? at : at + HOLE_DIGITS + 2;
      const bad = Uint8Array.from(pdf);
      bad[place] = (bad[place] ?? 0) ^ 1;
      put('bad.pdf', bad);
      expect(say('pdfsig', '-nocert', 'bad.pdf')).not.toContain('Signature is Valid.');
      expect(say('mutool', 'sign', '-v', 'bad.pdf')).not.toContain('unchanged since signing');
      const parts = envelopeOf(bad);
      expect(opensslSays(parts.covered, parts.der)).not.toContain('Verification successful');
    }
  });
});

describe('certificates and envelopes made by openssl', () => {
  const made = (usage: string): Office => {
    put('key.der', home.made.privateKeyPkcs8);
    const config = `[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=x\n[dn]\nOU=shelter-0001\nCN=X\n[x]\n${usage}\n`;
    const files = ['-config', put('req.cnf', config), '-out', path('made.pem')];
    execFileSync('openssl', [
      'req',
      '-x509',
      '-new',
      '-key',
      path('key.der'),
      '-days',
      '9',
      ...files,
    ]);
    const certificatePem = execFileSync('cat', [path('made.pem')], { encoding: 'utf8' });
    const [certificate = new Uint8Array()] = certificatesOfPem(certificatePem);
    return { made: { ...home.made, certificatePem }, identity: { ...home.identity, certificate } };
  };

  it.each([
    ['keyUsage=critical,digitalSignature,nonRepudiation', 'verify.certificate-form'],
    ['keyUsage=digitalSignature,nonRepudiation', 'verify.key-usage'],
    ['keyUsage=critical,keyEncipherment', 'verify.key-usage'],
    ['keyUsage=critical,digitalSignature,nonRepudiation,keyCertSign', 'verify.key-usage'],
    [
      'keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:TRUE',
      'verify.key-usage',
    ],
    ['subjectAltName=DNS:x', 'verify.key-usage'],
  ])('%s', async (usage, expected) => {
    const signer = made(
      `basicConstraints=CA:FALSE\n${usage}`.replace(/basicConstraints=CA:FALSE\n(?=.*\n)/, ''),
    );
    const at = new Date(Date.now() + 60_000);
    expect(word(await judge({ bytes: await signedPdf(signer, payload(), at) }, signer))).toBe(
      expected,
    );
  });

  it('an envelope by openssl is valid but not in our form', async () => {
    put('key.der', home.made.privateKeyPkcs8);
    put('data.json', payload());
    const signer = ['-signer', path('home.pem'), '-inkey', path('key.der'), '-keyform', 'DER'];
    const form = ['-binary', '-cades', '-outform', 'DER', '-out', path('theirs.p7s')];
    execFileSync('openssl', ['cms', '-sign', '-in', path('data.json'), ...signer, ...form]);
    const p7s = execFileSync('cat', [path('theirs.p7s')]);
    expect(opensslSays(payload(), p7s)).toContain('Verification successful');
    expect((await judge({ bytes: payload(), p7s }, home)).outcome).toBe('refused');
  });

  it('the sealed key bytes are a key that openssl and node agree on', () => {
    const key = createPrivateKey({
      key: Buffer.from(home.made.privateKeyPkcs8),
      format: 'der',
      type: 'pkcs8',
    });
    expect(new X509Certificate(home.made.certificatePem).checkPrivateKey(key)).toBe(true);
  });
});
