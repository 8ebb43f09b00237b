// The envelope of every sealed field group. Its bytes are final from the first migration on.
// A blob opens only in its own vault, kind of record, record, version and compartment.
import type { Compartment } from '../../../src/kernel/compartments';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { COMPARTMENT_NUMBERS, placeBytes } from './places';
import { NONCE_BYTES, TAG_BYTES, hkdf, open, randomBytes, seal, wipe } from './suite';

const MAGIC = 0x4b;
const SUITE = 1;
/** magic u8, suite u8, compartment u8, shape u16, generation u32, nonce 12 bytes; big-endian. */
const HEADER_BYTES = 1 + 1 + 1 + 2 + 4 + NONCE_BYTES;
const NONCE_AT = HEADER_BYTES - NONCE_BYTES;

/** Where a blob belongs. `kind` is the kind of record (`resident`), `version` counts its saves from 1. */
export interface BlobPlace {
  readonly vaultId: string;
  readonly kind: string;
  readonly recordId: string;
  readonly version: number;
  readonly compartment: Compartment;
}

export interface BlobContent {
  /** Generation of the compartment whose key wraps the resident's key; u32 from 1. */
  readonly generation: number;
  /** Version of the content's schema; u16 from 1. */
  readonly shape: number;
  readonly content: Uint8Array;
}

export interface BlobLabel {
  readonly compartment: number;
  readonly generation: number;
  readonly shape: number;
}

export interface OpenedBlob {
  readonly generation: number;
  readonly shape: number;
  readonly content: Buffer;
}

export type BlobFailure = 'damaged' | 'wrong-place' | 'unknown-suite';

/** Seals content with the 32-byte key of its resident (or of the compartment's own records). */
export function sealBlob(ownerKey: Uint8Array, place: BlobPlace, blob: BlobContent): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(MAGIC, 0);
  header.writeUInt8(SUITE, 1);
  header.writeUInt8(COMPARTMENT_NUMBERS[place.compartment], 2);
  header.writeUInt16BE(blob.shape, 3);
  header.writeUInt32BE(blob.generation, 5);
  randomBytes(NONCE_BYTES).copy(header, NONCE_AT);
  const key = recordKey(ownerKey, place);
  const sealed = seal(contextOf(key, header, place), blob.content);
  wipe(key);
  return Buffer.concat([header, sealed]);
}

/** What the header says, not yet believed: tells which generation's key to fetch. */
export function readLabel(blob: Uint8Array): Result<BlobLabel, BlobFailure> {
  if (blob.length < HEADER_BYTES + TAG_BYTES) return refuse('damaged');
  const header = Buffer.from(blob.buffer, blob.byteOffset, HEADER_BYTES);
  if (header.readUInt8(0) !== MAGIC) return refuse('damaged');
  if (header.readUInt8(1) !== SUITE) return refuse('unknown-suite');
  return ok({
    compartment: header.readUInt8(2),
    shape: header.readUInt16BE(3),
    generation: header.readUInt32BE(5),
  });
}

/**
 * Opens a blob. `wrong-place`: it names another compartment. `damaged`: changed bytes, another key,
 * or moved from another record, version or vault (authentication cannot tell these apart).
 */
export function openBlob(
  ownerKey: Uint8Array,
  place: BlobPlace,
  blob: Uint8Array,
): Result<OpenedBlob, BlobFailure> {
  const label = readLabel(blob);
  if (!label.ok) return label;
  if (label.value.compartment !== COMPARTMENT_NUMBERS[place.compartment]) {
    return refuse('wrong-place');
  }
  const key = recordKey(ownerKey, place);
  const header = blob.subarray(0, HEADER_BYTES);
  const content = open(contextOf(key, header, place), blob.subarray(HEADER_BYTES));
  wipe(key);
  if (content === undefined) return refuse('damaged');
  return ok({
    generation: label.value.generation,
    shape: label.value.shape,
    content,
  });
}

function recordKey(ownerKey: Uint8Array, place: BlobPlace): Buffer {
  return hkdf(ownerKey, {
    salt: new Uint8Array(0),
    info: placeBytes('kanaf/record-key/1', place.kind, place.recordId, place.version),
  });
}

function contextOf(key: Uint8Array, header: Uint8Array, place: BlobPlace) {
  const where = placeBytes(
    'kanaf/blob/1',
    place.vaultId,
    place.kind,
    place.recordId,
    place.version,
    COMPARTMENT_NUMBERS[place.compartment],
  );
  return {
    key,
    nonce: header.subarray(NONCE_AT),
    aad: Buffer.concat([header, where]),
  };
}
