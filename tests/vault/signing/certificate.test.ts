import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  certificateParts,
  certificatesOfPem,
  certificateToPem,
  createSigningIdentity,
  fingerprintOfPem,
  openSigningIdentity,
  readCertificate,
} from '../../../electron/vault/signing/certificate';
import { office, SHELTER } from './papers';

const ORDER = {
  facilityCode: 'KWT-03',
  shelterId: SHELTER,
  validFrom: new Date('2025-01-31T10:20:30.456Z'),
  serial: new Uint8Array(16).fill(0xff),
};

describe('the certificate of a shelter', () => {
  it('reads back what was ordered, for two years from the given second', () => {
    const [bytes] = certificatesOfPem(createSigningIdentity(ORDER).certificatePem);
    expect(readCertificate(bytes ?? new Uint8Array())).toEqual({
      facilityCode: 'KWT-03',
      shelterId: SHELTER,
      validFrom: new Date('2025-01-31T10:20:30.000Z'),
      validUntil: new Date('2027-01-31T10:20:30.000Z'),
      maySignSummaries: true,
      usesAllowedAlgorithms: true,
    });
  });

  it('is read alike by node and signed with its own key', () => {
    const made = createSigningIdentity(ORDER);
    const certificate = new X509Certificate(made.certificatePem);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.subject).toBe(`OU=${SHELTER}\nCN=KWT-03`);
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(made.fingerprint);
    expect(fingerprintOfPem(made.certificatePem)).toBe(made.fingerprint);
    expect(certificate.serialNumber.toLowerCase()).toBe(`7f${'ff'.repeat(15)}`);
  });

  it('keeps Arabic names and later years', () => {
    const made = createSigningIdentity({
      ...ORDER,
      facilityCode: 'دار الأمان',
      validFrom: new Date('2049-06-01T00:00:00Z'),
    });
    const facts = readCertificate(certificatesOfPem(made.certificatePem)[0] ?? new Uint8Array());
    expect(facts?.facilityCode).toBe('دار الأمان');
    expect(facts?.validUntil).toEqual(new Date('2051-06-01T00:00:00Z'));
  });

  it('takes no name of wrong length and no short serial', () => {
    expect(() => createSigningIdentity({ ...ORDER, facilityCode: ' ' })).toThrow(RangeError);
    expect(() => createSigningIdentity({ ...ORDER, shelterId: 'x'.repeat(65) })).toThrow(
      RangeError,
    );
    expect(() => createSigningIdentity({ ...ORDER, serial: new Uint8Array(8) })).toThrow(
      RangeError,
    );
  });

  it('does not open with the key of another shelter', () => {
    const [mine, other] = [office(), office('shelter-0002')];
    expect(() => openSigningIdentity(mine.made.certificatePem, other.made.privateKeyPkcs8)).toThrow(
      'does not belong',
    );
    expect(() => openSigningIdentity('', mine.made.privateKeyPkcs8)).toThrow('unreadable');
  });

  it('goes through PEM unchanged, several in one text', () => {
    const [first, second] = [office().identity.certificate, office().identity.certificate];
    const text = `note\n${certificateToPem(first)}\n# second\n${certificateToPem(second)}`;
    expect(certificatesOfPem(text)).toEqual([first, second]);
    expect(certificatesOfPem('no certificate')).toEqual([]);
  });

  it('says nothing of bytes that are no certificate', () => {
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(0x30, 0),
      Uint8Array.of(0x30, 2, 0x30, 0),
    ]) {
      expect(readCertificate(bytes)).toBeUndefined();
      expect(certificateParts(bytes)).toBeUndefined();
    }
  });
});
