// The signed list of one backup. In clear stands only what somebody without a key needs to check the files; what it counts
// is sealed (manifest-facts.ts). It is read from media that anybody may have touched: small, strict, and believed only as far
// as its signature.
import { z } from 'zod';
import { ok, type Refusal, refuse, type Result } from '../../../src/kernel/result';
import { canonicalBytes, canonicalText } from '../keys/canonical-json';
import { placeBytes } from '../keys/places';
import { sha256, verifyEd25519 } from '../keys/suite';
import { anyContent, formatDetails, otherFormat, VAULT_FORMAT } from '../keys/vault-format';
import { KNOWN_FORMATS } from '../upgrade/known-formats';

/** A manifest of ours has about 12 KB; a larger file is not read at all. */
export const MAX_MANIFEST_BYTES = 64 * 1024;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const count = z.int().min(0);
const hashedFile = z.strictObject({ bytes: count, sha256: hex(32) });
const sealed = z.base64().max(32 * 1024);
const instant = z.iso.datetime();

export const manifestSchema = z.strictObject({
  format: z.literal('kanaf-backup'),
  /** A backup has the format of its vault. */
  formatVersion: z.literal(VAULT_FORMAT),
  vaultId: z.string().length(26),
  mediumId: z.string().length(26),
  /** Counts the backups on this medium, from 1. */
  number: z.int().min(1),
  madeAt: instant,
  records: hashedFile,
  keyring: hashedFile,
  header: hashedFile,
  /** For whoever opens the vault. */
  facts: sealed,
  /** For holders of `audit`; null where no deed vouched for any key of it. */
  counts: z.strictObject({ generation: z.int().min(1), sealed }).nullable(),
});
export type Manifest = z.output<typeof manifestSchema>;

const signedSchema = z.strictObject({
  manifest: manifestSchema,
  signature: z.strictObject({ publicKey: hex(32), value: hex(64) }),
});

export interface SignedManifest {
  readonly manifest: Manifest;
  /** Ed25519 public key, 64 hexadecimal digits: whose it is, the reader has to judge. */
  readonly publicKey: string;
  /** SHA-256 of the manifest file, 64 hexadecimal digits: the name of this backup in the trail. */
  readonly sha256: string;
}

export interface ManifestSigner {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export type ManifestRefusal =
  | 'backups.manifest-damaged'
  | 'backups.newer-format'
  | 'backups.older-format';

/** Bytes of the manifest file: canonical JSON of manifest and signature, and a line feed. */
export function signManifest(manifest: Manifest, signer: ManifestSigner): Buffer {
  const signature = {
    publicKey: Buffer.from(signer.publicKey).toString('hex'),
    value: Buffer.from(signer.sign(signedBytes(manifest))).toString('hex'),
  };
  return Buffer.from(`${canonicalText({ manifest, signature })}\n`, 'utf8');
}

/**
 * Reads a manifest file. `backups.manifest-damaged`: not whole, not ours, or its signature does not fit;
 * `backups.newer-format`, `backups.older-format`: written by a version of Kanaf with another format.
 */
export function readManifest(bytes: Uint8Array): Result<SignedManifest, ManifestRefusal> {
  if (bytes.length > MAX_MANIFEST_BYTES) return refuse('backups.manifest-damaged');
  const json = parseJson(bytes);
  const other = ofAnotherFormat(json);
  if (other !== undefined) return { ok: false, refusal: other };
  const read = signedSchema.safeParse(json);
  if (!read.success) return refuse('backups.manifest-damaged');
  const { manifest, signature } = read.data;
  const publicKey = Buffer.from(signature.publicKey, 'hex');
  const signed = { message: signedBytes(manifest), signature: Buffer.from(signature.value, 'hex') };
  if (!verifyEd25519(publicKey, signed)) return refuse('backups.manifest-damaged');
  return ok({
    manifest,
    publicKey: signature.publicKey,
    sha256: sha256(bytes).toString('hex'),
  });
}

function signedBytes(manifest: Manifest): Buffer {
  const place = placeBytes('kanaf/backup-manifest/1', manifest.vaultId);
  return Buffer.concat([place, canonicalBytes(manifest)]);
}

const versioned = z.looseObject({
  manifest: anyContent.extend({ format: z.literal('kanaf-backup') }),
});

function ofAnotherFormat(json: unknown): Refusal<ManifestRefusal> | undefined {
  const read = versioned.safeParse(json);
  if (!read.success) return undefined;
  const other = otherFormat(read.data.manifest, VAULT_FORMAT);
  if (other === undefined) return undefined;
  return { code: `backups.${other}`, details: formatDetails(read.data.manifest, KNOWN_FORMATS) };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
