// The keys that releases are signed with, as they lie in the installed app, and who of them signed a list.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import type { ListSignature } from '../../src/contract/self-check';
import { type CalendarDate, calendarDate } from '../../src/kernel/calendar-date';

const fileSchema = z.object({
  keys: z
    .array(
      z.object({
        fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
        publicKey: z.base64().max(200),
        since: calendarDate(),
        revokedOn: calendarDate().nullable(),
      }),
    )
    .max(100),
});

export interface ReleaseKey {
  /** SHA-256 of the key's SPKI form, in hex. */
  readonly fingerprint: string;
  readonly key: KeyObject;
  readonly revokedOn: CalendarDate | null;
}

const SIGNATURE_BYTES = 64;

/** Undefined where the file is not one of ours; an entry whose fingerprint is not its key's spoils it. */
export function readReleaseKeys(text: string): readonly ReleaseKey[] | undefined {
  const read = fileSchema.safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const keys = read.data.keys.map((entry) => {
    const known = releaseKeyOf(Buffer.from(entry.publicKey, 'base64'));
    return known?.fingerprint === entry.fingerprint
      ? { ...known, revokedOn: entry.revokedOn }
      : undefined;
  });
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** Undefined where the bytes are no Ed25519 key. */
export function releaseKeyOf(spki: Uint8Array): ReleaseKey | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    const fingerprint = createHash('sha256').update(spki).digest('hex');
    return { fingerprint, key, revokedOn: null };
  } catch {
    return undefined;
  }
}

/** Over exactly these bytes. A key taken back stays known, so that it is named and not merely unknown. */
export function whoSigned(
  keys: readonly ReleaseKey[],
  bytes: Uint8Array,
  signature: Uint8Array | undefined,
): ListSignature {
  if (signature === undefined) return { kind: 'unsigned' };
  if (signature.length !== SIGNATURE_BYTES) return { kind: 'other-key' };
  const signer = keys.find(({ key }) => verify(null, bytes, key, signature));
  if (signer === undefined) return { kind: 'other-key' };
  const { fingerprint, revokedOn } = signer;
  return revokedOn === null
    ? { kind: 'signed', fingerprint }
    : { kind: 'revoked', fingerprint, revokedOn };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
