// The vault's header: who may try to open it and how, without a single name.
// A hash shows damage before the vault is open; a MAC under the database key shows forgery after.
import { z } from 'zod';
import { canonicalBytes, canonicalText } from './canonical-json';
import { hexBytes } from './holder-keys';
import { placeBytes } from './places';
import { cardsSlotSchema, recoverySlotSchema } from './recovery';
import { slotSchema } from './slots';
import { KEY_BYTES, equalBytes, hkdf, hmacSha256, sha256, wipe } from './suite';
import {
  type AnyContent,
  anyContent,
  otherFormat,
  type OtherFormat,
  VAULT_FORMAT,
} from './vault-format';

const DEVICE_CHECK_BYTES = 16;

/** A renewal writes new files beside the old ones; only these names can ever be opened. */
const fileName = z.string().regex(/^(?:records|keyring)(?:-[0-9a-z]{8})?\.kanaf$/);
const filesSchema = z.strictObject({ records: fileName, keyring: fileName });
export type VaultFileNames = z.infer<typeof filesSchema>;

export const headerContentSchema = z.strictObject({
  format: z.literal('kanaf-vault'),
  formatVersion: z.literal(VAULT_FORMAT),
  vaultId: z.string().length(26),
  createdAt: z.string(),
  /** A training vault holds invented people only and says so on every screen. */
  training: z.boolean(),
  /** Counts the header's savings from 1. */
  generation: z.int().min(1),
  deviceSecret: z.enum(['none', 'required']),
  /** Tells a wrong device secret from a wrong passphrase; null without a device secret. */
  deviceCheck: z.union([hexBytes(DEVICE_CHECK_BYTES), z.null()]),
  slots: z.array(slotSchema),
  recovery: recoverySlotSchema,
  /** Which two files are the vault; absent until the first renewal. Writing it is what makes a renewal true. */
  files: filesSchema.exactOptional(),
  /** The slot of the cards, where cards were made. Wrap for `recoveryHolders(content)`, never for one slot alone. */
  cards: cardsSlotSchema.exactOptional(),
  /** How many sets of cards were ever made, so that an older card is told from a wrong one. */
  cardSets: z.int().min(1).exactOptional(),
});
export type HeaderContent = z.infer<typeof headerContentSchema>;

export interface Header {
  readonly content: HeaderContent;
  /** HMAC-SHA256 in hex, to be believed only after `headerGenuine`. */
  readonly hmac: string;
  /** What the MAC was made over, where `content` was read from a header of a format from before. */
  readonly closedOver?: AnyContent;
}

/** The shell of a header of any format. */
const fileSchema = z.strictObject({
  content: anyContent,
  hmac: hexBytes(KEY_BYTES),
  sha256: hexBytes(KEY_BYTES),
});

/** What lies in one file of a header. */
export type HeaderCopy =
  | { readonly state: 'good'; readonly header: Header }
  | { readonly state: 'damaged' }
  /** Whole, and of another format. */
  | { readonly state: OtherFormat; readonly content: AnyContent; readonly hmac: string };

/** The two files that this header speaks for. */
export function filesOf(content: HeaderContent): VaultFileNames {
  return content.files ?? { records: 'records.kanaf', keyring: 'keyring.kanaf' };
}

/** Closes a content with the MAC under the database key. */
export function closeHeader(content: HeaderContent, databaseKey: Uint8Array): Header {
  const mac = macOf(content.vaultId, canonicalBytes(content), databaseKey);
  return { content, hmac: mac.toString('hex') };
}

/** True when the header was closed by someone who holds the database key. */
export function headerGenuine(header: Header, databaseKey: Uint8Array): boolean {
  const closed = header.closedOver ?? header.content;
  const mac = macOf(header.content.vaultId, canonicalBytes(jsonValue.parse(closed)), databaseKey);
  return equalBytes(mac, Buffer.from(header.hmac, 'hex'));
}

/** The bytes of a header file: canonical JSON of content, hmac and sha256, and a line feed. */
export function headerFileBytes(header: Header): Buffer {
  const hash = sha256(hashedBytes(header.content, header.hmac)).toString('hex');
  const file = { content: header.content, hmac: header.hmac, sha256: hash };
  return Buffer.from(`${canonicalText(file)}\n`, 'utf8');
}

/** Reads one copy. A whole copy of another format is told apart from damage. */
export function readHeaderCopy(bytes: Uint8Array): HeaderCopy {
  const file = fileSchema.safeParse(parseJson(bytes));
  if (!file.success) return { state: 'damaged' };
  const { content, hmac } = file.data;
  if (!hashAgrees(content, hmac, file.data.sha256)) return { state: 'damaged' };
  const other = otherFormat(content, VAULT_FORMAT);
  if (other !== undefined) return { state: other, content, hmac };
  const checked = headerContentSchema.safeParse(content);
  if (!checked.success) return { state: 'damaged' };
  return { state: 'good', header: { content: checked.data, hmac } };
}

/** A 16-byte check value of a device secret; says nothing about the secret's 256 random bits. */
export function deviceCheckOf(vaultId: string, deviceSecret: Uint8Array): string {
  const info = placeBytes('kanaf/device-check/1', vaultId);
  const use = { salt: new Uint8Array(0), info, length: DEVICE_CHECK_BYTES };
  return hkdf(deviceSecret, use).toString('hex');
}

/** False only when a device secret is offered that is not this vault's. */
export function deviceSecretFits(header: Header, deviceSecret: Uint8Array | undefined): boolean {
  const { vaultId, deviceCheck } = header.content;
  if (deviceCheck === null || deviceSecret === undefined) return true;
  const check = Buffer.from(deviceCheckOf(vaultId, deviceSecret), 'hex');
  return equalBytes(check, Buffer.from(deviceCheck, 'hex'));
}

function macOf(vaultId: string, closed: Uint8Array, databaseKey: Uint8Array): Buffer {
  const info = placeBytes('kanaf/header-mac/1', vaultId);
  const key = hkdf(databaseKey, { salt: new Uint8Array(0), info });
  const mac = hmacSha256(key, closed);
  wipe(key);
  return mac;
}

function hashedBytes(content: unknown, hmac: string): Buffer {
  return canonicalBytes({ content: jsonValue.parse(content), hmac });
}

function hashAgrees(content: unknown, hmac: string, hash: string): boolean {
  try {
    return equalBytes(sha256(hashedBytes(content, hmac)), Buffer.from(hash, 'hex'));
  } catch {
    return false;
  }
}

const jsonValue = z.json();

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
