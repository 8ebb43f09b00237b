// What a manifest says that a stranger must not read off a medium: where the trail stood, how many erasures there were and
// samples, for whoever opens the vault; how many rows each table has, for holders of `audit` alone.
import { z } from 'zod';
import type { AuditSecret } from '../audit/audit-secret';
import type { CompartmentGeneration } from '../keys/compartment-keys';
import { hpkeOpen, hpkeSeal } from '../keys/hpke';
import { paddedJson } from '../keys/padding';
import { COMPARTMENT_NUMBERS, placeBytes } from '../keys/places';
import { NONCE_BYTES, open, randomBytes, seal } from '../keys/suite';
import type { PersonSession } from '../open-vault/person-session';
import type { Manifest, SignedManifest } from './manifest';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const rowCounts = z.record(z.string(), count);

const factsSchema = z.strictObject({
  /** How many erasures the keyring of this backup has already carried out. */
  erasures: count,
  headerGeneration: z.int().min(1),
  trail: z.strictObject({ size: count, root: hash, checkpoint: z.string() }),
  /** Some rows of the sealed parts: place in the table and SHA-256 of the sealed bytes. */
  samples: z.array(z.strictObject({ row: count, sha256: hash })),
});
export type ManifestFacts = z.output<typeof factsSchema>;

const countsSchema = z.strictObject({ records: rowCounts, keyring: rowCounts });
/** Rows by table. */
export type ManifestCounts = z.output<typeof countsSchema>;

/** Which backup it is about: sealed for one, they open in no other. */
export type ManifestPlace = Pick<Manifest, 'vaultId' | 'mediumId' | 'number'>;

/** What one manifest says to whoever has the vault open. */
export interface ToldByManifest {
  readonly facts: ManifestFacts;
  /** Undefined where this session does not hold the key of `audit` that they were sealed to. */
  readonly counts: ManifestCounts | undefined;
}

export function sealFacts(
  { backupKey }: AuditSecret,
  place: ManifestPlace,
  facts: ManifestFacts,
): string {
  const nonce = randomBytes(NONCE_BYTES);
  const plain = paddedJson('backup-facts', facts);
  const sealed = seal({ key: backupKey, nonce, aad: factsPlace(place) }, plain);
  return Buffer.concat([nonce, sealed]).toString('base64');
}

/** Undefined where they were sealed for another backup or by another vault. */
export function openFacts(
  { backupKey }: AuditSecret,
  manifest: Manifest,
): ManifestFacts | undefined {
  const packed = Buffer.from(manifest.facts, 'base64');
  if (packed.length < NONCE_BYTES) return undefined;
  const nonce = packed.subarray(0, NONCE_BYTES);
  const context = { key: backupKey, nonce, aad: factsPlace(manifest) };
  return readAs(factsSchema, open(context, packed.subarray(NONCE_BYTES)));
}

export async function sealCounts(
  drop: CompartmentGeneration | undefined,
  place: ManifestPlace,
  counts: ManifestCounts,
): Promise<Manifest['counts']> {
  if (drop === undefined) return null;
  const { generation, dropPublicKey } = drop;
  const plain = paddedJson('backup-counts', counts);
  const sealed = await hpkeSeal(dropPublicKey, countsPlace(place, generation), plain);
  return { generation, sealed: sealed.toString('base64') };
}

/** Undefined where the facts are not of this vault. */
export async function toldByManifest(
  { auditSecret, keychain }: Pick<PersonSession, 'auditSecret' | 'keychain'>,
  { manifest }: SignedManifest,
): Promise<ToldByManifest | undefined> {
  const facts = openFacts(auditSecret, manifest);
  if (facts === undefined) return undefined;
  const { counts } = manifest;
  const keys = counts === null ? undefined : keychain.generation('audit', counts.generation);
  if (counts === null || keys === undefined) return { facts, counts: undefined };
  const place = countsPlace(manifest, counts.generation);
  const opened = await hpkeOpen(keys.dropSeed, place, Buffer.from(counts.sealed, 'base64'));
  return { facts, counts: readAs(countsSchema, opened) };
}

/** Of residents' files; null where the counts cannot be seen. */
export function residentsIn(counts: ManifestCounts | undefined): number | null {
  return counts === undefined ? null : (counts.records['residents'] ?? 0);
}

function factsPlace({ vaultId, mediumId, number }: ManifestPlace): Buffer {
  return placeBytes('kanaf/backup-facts/1', vaultId, mediumId, number);
}

function countsPlace({ vaultId, mediumId, number }: ManifestPlace, generation: number): Buffer {
  const { audit } = COMPARTMENT_NUMBERS;
  return placeBytes('kanaf/backup-counts/1', vaultId, audit, generation, mediumId, number);
}

function readAs<Value>(schema: z.ZodType<Value>, plain: Uint8Array | undefined) {
  if (plain === undefined) return undefined;
  const read = schema.safeParse(JSON.parse(new TextDecoder().decode(plain)));
  return read.success ? read.data : undefined;
}
