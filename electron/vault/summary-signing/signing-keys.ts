// The shelter's signing key: made once, sealed under the reporting compartment, used only to sign summaries.
import type { Handle } from '../database/driver';
import { SIGNING_CERTIFICATES } from '../../../src/features/summaries/records';
import { rowsOf } from '../database/table-rows';
import { VAULT_SECRETS } from '../keyring/keyring-tables';
import { openBlob, sealBlob, type BlobPlace } from '../keys/envelope';
import { randomBytes } from '../keys/suite';
import type { HeldKeys, KeyringRows, RecordRows, SigningGround } from '../open-vault/store-ground';
import type { CertificatePem, SigningIdentity } from '../signing/certificate';
import { signingDesk } from './signing-desk';

const COMPARTMENT = 'reporting';

/** Makes the shelter's signing identity inside the open transaction, unless it has one. */
export function ensureSigningKey(vault: SigningGround, at: string): void {
  if (newestOf(vault.records) !== undefined) return;
  const reporting = vault.keychain.newest(COMPARTMENT);
  if (reporting === undefined) throw new Error('this session does not hold reporting');
  const made = signingDesk().createSigningIdentity({
    facilityCode: vault.settings().facilityCode,
    shelterId: vault.vaultId,
    validFrom: new Date(at),
    serial: randomBytes(16),
  });
  const { fingerprint, certificatePem, privateKeyPkcs8 } = made;
  const wrapped = sealBlob(reporting.ownKey, signingKeyPlace(vault.vaultId, fingerprint), {
    generation: reporting.generation,
    shape: 1,
    content: privateKeyPkcs8,
  });
  privateKeyPkcs8.fill(0);
  rowsOf(vault.writeKeyring(), VAULT_SECRETS).add({
    name: secretName(fingerprint),
    compartment: COMPARTMENT,
    generation: reporting.generation,
    wrapped: new Uint8Array(wrapped),
  });
  rowsOf(vault.records, SIGNING_CERTIFICATES).add({
    keyId: fingerprint,
    certificate: new TextEncoder().encode(certificatePem),
    createdAt: at,
  });
}

function newestOf(records: Handle) {
  return rowsOf(records, SIGNING_CERTIFICATES).list({ newestBy: 'createdAt' })[0];
}

/** The certificate of the newest signing key, in PEM; undefined before the first summary is sealed. */
export function currentCertificate(records: Handle): CertificatePem | undefined {
  const row = newestOf(records);
  return row === undefined ? undefined : new TextDecoder().decode(row.certificate);
}

/** Opens the signing key for one use. Throws when the session does not hold `reporting`. */
export function openSigningKey(
  vault: RecordRows & HeldKeys & Pick<KeyringRows, 'keyring'>,
): SigningIdentity {
  const row = newestOf(vault.records);
  if (row === undefined) throw new Error('no signing key yet');
  const { keyId } = row;
  const secret = rowsOf(vault.keyring, VAULT_SECRETS).find(secretName(keyId));
  if (secret === undefined) throw new Error('the signing key is missing');
  const generation = vault.keychain.generation(COMPARTMENT, secret.generation);
  if (generation === undefined) throw new Error('this session does not hold reporting');
  const opened = openBlob(generation.ownKey, signingKeyPlace(vault.vaultId, keyId), secret.wrapped);
  if (!opened.ok) throw new Error('the signing key cannot be opened');
  const pem = new TextDecoder().decode(row.certificate);
  const identity = signingDesk().openSigningIdentity(pem, opened.value.content);
  opened.value.content.fill(0);
  return identity;
}

/** The id of the newest signing key: its certificate's fingerprint; empty before there is one. */
export function currentKeyId(records: Handle): string {
  const row = newestOf(records);
  return row === undefined ? '' : row.keyId;
}

/** Where the sealed signing key belongs. */
export function signingKeyPlace(vaultId: string, fingerprint: string): BlobPlace {
  return {
    vaultId,
    kind: 'signing-key',
    recordId: fingerprint,
    version: 1,
    compartment: COMPARTMENT,
  };
}

/** The key id inside the name of its row. */
export function signingKeyOf(name: string): string {
  return name.slice(secretName('').length);
}

function secretName(fingerprint: string): string {
  return `signing-key/${fingerprint}`;
}
