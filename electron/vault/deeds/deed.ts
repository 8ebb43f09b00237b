// One entry of the book of deeds: who did what about people and keys, as canonical JSON that people sign by hand of their
// own keys. Its hash is over the same bytes; the next entry names it.
import { z } from 'zod';
import { COMPARTMENTS, ROLES } from '../../../src/kernel/compartments';
import { canonicalBytes, canonicalText } from '../keys/canonical-json';
import { hexBytes } from '../keys/holder-keys';
import { placeBytes } from '../keys/places';
import { KEY_BYTES, sha256 } from '../keys/suite';

export const DEED_KINDS = [
  'founding',
  'let-in',
  'grant',
  'new-access',
  'leave',
  'generation',
  'papers',
  'return',
  'deal',
  'erase',
] as const;
export type DeedKind = (typeof DEED_KINDS)[number];

const key = hexBytes(KEY_BYTES);
const id = z.string().regex(/^[0-9a-z]{26}$/);
const compartment = z.enum(COMPARTMENTS);

const person = z.strictObject({
  staffId: id,
  code: z.string().min(1).max(32),
  role: z.enum(ROLES),
  slotId: id,
  x25519: key,
  ed25519: key,
});
export type DeedPerson = z.output<typeof person>;

const paper = z.strictObject({ slotId: id, x25519: key, ed25519: key });
export type DeedPaper = z.output<typeof paper>;

const grant = z.strictObject({ to: id, compartment });
const generation = z.strictObject({
  compartment,
  generation: z.int().min(1),
  /** X25519 public key that notes for the compartment are sealed to. */
  drop: key,
  /** Hash of the secret: whoever opens a wrap knows whether this is the one that was meant. */
  commitment: key,
});
export type DeedGeneration = z.output<typeof generation>;

const deal = z.strictObject({
  dealId: id,
  publicKey: key,
  people: z.array(z.strictObject({ staffId: id, x25519: key })),
  generations: z.array(z.int().min(1)),
});
export type DeedDeal = z.output<typeof deal>;

/** What a deed does. Which of these a kind may carry stands in `rules.ts`. */
const facts = {
  people: z.array(person).exactOptional(),
  left: id.exactOptional(),
  grants: z.array(grant).exactOptional(),
  generations: z.array(generation).exactOptional(),
  /** `cards` null takes them out of force. */
  papers: z
    .strictObject({ code: paper.exactOptional(), cards: paper.nullable().exactOptional() })
    .exactOptional(),
  /** Null withdraws it. */
  deal: deal.nullable().exactOptional(),
  /** `resident`: hash of id and resident (`erasureMark`): an erased file's id stays in the erasure's own row alone. */
  erasure: z.strictObject({ id, resident: key }).exactOptional(),
};
const deedFacts = z.strictObject(facts);
export type DeedFacts = z.output<typeof deedFacts>;

export const deedSchema = z.strictObject({
  v: z.literal(1),
  vault: id,
  /** From 1, without a gap. */
  number: z.int().min(1),
  /** Hash of the deed before; zeros in the first one. */
  before: key,
  at: z.string().max(40),
  kind: z.enum(DEED_KINDS),
  /** Staff ids, or slot ids of recovery papers, in the order of the signatures. */
  signers: z.array(id).min(1).max(3),
  ...facts,
});
export type Deed = z.output<typeof deedSchema>;

/** A deed as it lies in the book: nothing of it is believed before it was verified. */
export interface StoredDeed {
  readonly number: number;
  readonly body: string;
  /** Hexadecimal, 64 bytes each. */
  readonly signatures: readonly string[];
}

export const NO_DEED = '0'.repeat(2 * KEY_BYTES);

export function deedText(deed: Deed): string {
  return canonicalText(deed);
}

/** What the next deed names. */
export function hashOfDeed(body: string): string {
  return sha256(
    Buffer.concat([placeBytes('kanaf/deed-hash/1'), Buffer.from(body, 'utf8')]),
  ).toString('hex');
}

/** What is signed. */
export function deedMessage(body: string): Buffer {
  return Buffer.concat([placeBytes('kanaf/deed/1'), Buffer.from(body, 'utf8')]);
}

/** Undefined where the text is not just what `deedText` writes. */
export function readDeed(body: string): Deed | undefined {
  try {
    const read = deedSchema.safeParse(JSON.parse(body));
    if (!read.success) return undefined;
    return canonicalBytes(read.data).equals(Buffer.from(body, 'utf8')) ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Ties a deed to the file that is erased without naming it. */
export function erasureMark(vaultId: string, erasure: ErasedFile): string {
  return sha256(placeBytes('kanaf/erasure/1', vaultId, erasure.id, erasure.residentId)).toString(
    'hex',
  );
}

export interface ErasedFile {
  readonly id: string;
  readonly residentId: string;
}
