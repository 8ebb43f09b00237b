import fc from 'fast-check';
import { ContentInfo, SignedData } from 'pkijs';
import { describe, expect, it } from 'vitest';
import { certificateParts } from '../../../electron/vault/signing/certificate';
import { writeEnvelope } from '../../../electron/vault/signing/cms';
import { readEnvelope } from '../../../electron/vault/signing/cms-read';
import {
  der,
  derLength,
  oid,
  readDer,
  sequence,
  setOf,
  unsigned,
} from '../../../electron/vault/signing/der';
import { sha256, signP256, verifyP256 } from '../../../electron/vault/signing/ecdsa';
import { office, p7sOf, payload, SIGNED_AT } from './papers';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

describe('strict DER', () => {
  it('writes known elements', () => {
    expect(hex(oid('1.2.840.113549.1.7.2'))).toBe('06092a864886f70d010702');
    expect(hex(unsigned(bytes('0080')))).toBe('02020080');
    expect(hex(unsigned(bytes('00007f')))).toBe('02017f');
    expect(hex(setOf(bytes('0201ff'), bytes('020101')))).toBe('31060201010201ff');
    expect(hex(sequence(new Uint8Array(200)).subarray(0, 3))).toBe('3081c8');
    expect(hex(der(4, new Uint8Array(300)).subarray(0, 4))).toBe('0482012c');
  });

  it.each([
    ['', 'nothing'],
    ['30', 'no length'],
    ['3001', 'missing content'],
    ['300000', 'a byte after'],
    ['30800000', 'indefinite length'],
    ['30810100', 'padded length'],
    ['0482000100', 'padded long length'],
    ['1f0100', 'long tag'],
    ['02020001', 'padded integer'],
    ['0202ff80', 'padded negative integer'],
    ['0200', 'empty integer'],
    ['010101', 'loose boolean'],
    ['30030201', 'child cut short'],
  ])('refuses %s (%s)', (text) => {
    expect(readDer(bytes(text))).toBeUndefined();
  });

  it('refuses nesting without end', () => {
    let nested = sequence();
    for (let depth = 0; depth < 20; depth += 1) nested = sequence(nested);
    expect(readDer(nested)).toBeUndefined();
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 5 }), (parts) => {
        const written = sequence(...parts.map((part) => der(4, part)));
        const read = readDer(written);
        expect(read?.children.map((child) => hex(child.content))).toEqual(parts.map(hex));
        expect(derLength(Buffer.concat([written, Buffer.alloc(9)]))).toBe(written.length);
      }),
    );
  });
});

describe('ECDSA', () => {
  it('writes the smaller s only, and takes no other', () => {
    const { certificate, privateKey } = office().identity;
    const key = certificateParts(certificate)?.publicKey ?? new Uint8Array();
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    for (let round = 0; round < 20; round += 1) {
      const message = Buffer.from(`round ${round}`);
      const signature = signP256(message, privateKey);
      expect(verifyP256(message, signature, key)).toBe(true);
      const [r, s] = readDer(signature)?.children ?? [];
      const twin = (order - BigInt(`0x${hex(s?.content ?? new Uint8Array())}`)).toString(16);
      const forged = sequence(r?.raw ?? new Uint8Array(), unsigned(bytes(twin.padStart(64, '0'))));
      expect(verifyP256(message, forged, key)).toBe(false);
    }
  });

  it('answers no to signatures and keys that are none', () => {
    const key = certificateParts(office().identity.certificate)?.publicKey ?? new Uint8Array();
    const zero = sequence(unsigned(Uint8Array.of(0)), unsigned(Uint8Array.of(0)));
    expect(verifyP256(Buffer.from('x'), zero, key)).toBe(false);
    expect(verifyP256(Buffer.from('x'), new Uint8Array(), key)).toBe(false);
    const offCurve = Uint8Array.from(key).fill(1, 30);
    const one = sequence(unsigned(Uint8Array.of(1)), unsigned(Uint8Array.of(1)));
    expect(verifyP256(Buffer.from('x'), one, offCurve)).toBe(false);
  });
});

describe('the envelope', () => {
  const home = office();
  const whole = p7sOf(home);

  it('is read by an independent library', () => {
    const signed = new SignedData({
      schema: ContentInfo.fromBER(Uint8Array.from(whole).buffer).content,
    });
    const [info] = signed.signerInfos;
    expect(signed.certificates).toHaveLength(1);
    expect(info?.unsignedAttrs).toBeUndefined();
    expect(info?.signedAttrs?.attributes.map((attribute) => attribute.type).sort()).toEqual([
      '1.2.840.113549.1.9.16.2.47',
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
      '1.2.840.113549.1.9.5',
    ]);
  });

  it('gives back its facts', () => {
    const read = readEnvelope(whole);
    expect(read.ok && read.value.facts).toEqual({
      contentHash: sha256(payload()),
      certificateHash: sha256(home.identity.certificate),
      signedAt: SIGNED_AT,
    });
    expect(read.ok && hex(writeEnvelope(read.value))).toBe(hex(whole));
  });

  it.each([
    ['two certificates', 'verify.certificate-count', { certificates: 2 }],
    ['no certificate', 'verify.certificate-count', { certificates: 0 }],
    ['an unsigned attribute', 'verify.unsigned-attributes', { unsigned: true }],
    ['SHA-1', 'verify.algorithm', { digest: '1.3.14.3.2.26' }],
    ['RSA', 'verify.algorithm', { algorithm: '1.2.840.113549.1.1.11' }],
    ['algorithm parameters', 'verify.signature-form', { parameters: true }],
    ['two signers', 'verify.signature-form', { signers: 2 }],
    ['no signer', 'verify.signature-form', { signers: 0 }],
    ['another version', 'verify.signature-form', { version: 3 }],
  ])('refuses %s with its own code', (_, code, change) => {
    const read = readEnvelope(reshaped(whole, change));
    expect(read.ok ? 'ok' : read.refusal.code).toBe(code);
  });

  it('passes the reshaping of nothing', () => {
    expect(hex(reshaped(whole, {}))).toBe(hex(whole));
  });
});

interface Change {
  readonly certificates?: number;
  readonly unsigned?: boolean;
  readonly digest?: string;
  readonly algorithm?: string;
  readonly parameters?: boolean;
  readonly signers?: number;
  readonly version?: number;
}

/** The same envelope with one part of its form changed. */
function reshaped(envelope: Uint8Array, change: Change): Uint8Array {
  const [type, wrapper] = readDer(envelope)?.children ?? [];
  const [, , data, certificates, infos] = wrapper?.children[0]?.children ?? [];
  const raw = (infos?.children[0]?.children ?? []).map((part) => part.raw);
  const none = new Uint8Array();
  const version = der(2, Uint8Array.of(change.version ?? 1));
  const parameters = change.parameters === true ? [der(5)] : [];
  const digest = sequence(oid(change.digest ?? '2.16.840.1.101.3.4.2.1'), ...parameters);
  const algorithm = sequence(oid(change.algorithm ?? '1.2.840.10045.4.3.2'));
  const extra = change.unsigned === true ? [der(0xa1, sequence(oid('1.2.3'), setOf(der(5))))] : [];
  const info = sequence(
    raw[0] ?? none,
    raw[1] ?? none,
    digest,
    raw[3] ?? none,
    algorithm,
    raw[5] ?? none,
    ...extra,
  );
  const signedData = sequence(
    version,
    setOf(digest),
    data?.raw ?? none,
    der(0xa0, ...repeat(certificates?.content ?? none, change.certificates)),
    setOf(...repeat(info, change.signers)),
  );
  return sequence(type?.raw ?? none, der(0xa0, signedData));
}

function repeat(part: Uint8Array, times = 1): Uint8Array[] {
  return Array.from({ length: times }, () => part);
}
