// What a stranger would write from docs/formats/vault.md alone: none of it may know Kanaf's own code.
// Argon2id of hash-wasm, everything else of node:crypto; HPKE from RFC 9180 and SQLCipher's pages by hand.
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  pbkdf2Sync,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argon2id } from 'hash-wasm';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Kdf {
  readonly name: string;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: string;
}

export interface StrangeSlot {
  readonly slotId: string;
  readonly staffId: string;
  readonly staffCode: string;
  /** Only in slots of a vault from before decision 0071. */
  readonly role?: string;
  readonly slotVersion: number;
  readonly deviceSecret: 'none' | 'required';
  readonly kdf: Kdf;
  readonly publicKeys: { readonly x25519: string; readonly ed25519: string };
  readonly nonce: string;
  readonly sealedKeys: string;
  readonly fileKeys: { readonly database: string; readonly keyring: string };
}

export interface HeaderContent {
  readonly vaultId: string;
  readonly generation: number;
  readonly deviceCheck: string | null;
  readonly slots: readonly StrangeSlot[];
  readonly files?: { readonly records: string; readonly keyring: string };
}

export interface HeaderFile {
  readonly content: HeaderContent;
  readonly hmac: string;
  readonly sha256: string;
}

const EMPTY = Buffer.alloc(0);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

// ---- notation of the page ----

/** `T(x)`, `N(x)` and `B(x)`, joined: texts, numbers and bytes in the order given. */
export function joined(...parts: readonly (string | number | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map(part));
}

function part(value: string | number | Uint8Array): Buffer {
  if (typeof value === 'number') {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(value);
    return number;
  }
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** `C(x)`. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${pairs.join(',')}}`;
}

export function hkdf(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', ikm, salt, info, length));
}

export function openGcm(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Buffer) {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  cipher.setAAD(aad);
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

// ---- HPKE, RFC 9180: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM ----

export const KEM = Buffer.concat([Buffer.from('KEM'), Buffer.from([0x00, 0x20])]);
export const SUITE = Buffer.concat([Buffer.from('HPKE'), Buffer.from([0, 0x20, 0, 0x01, 0, 0x02])]);
export const X25519_PRIVATE = hex('302e020100300506032b656e04220420');
export const X25519_PUBLIC = hex('302a300506032b656e032100');

export function openHpke(seed: Uint8Array, info: Uint8Array, sealed: Buffer): Buffer {
  const encapsulated = sealed.subarray(0, 32);
  const own = createPrivateKey({
    key: Buffer.concat([X25519_PRIVATE, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const other = createPublicKey({
    key: Buffer.concat([X25519_PUBLIC, encapsulated]),
    format: 'der',
    type: 'spki',
  });
  const ownPublic = createPublicKey(own).export({ format: 'der', type: 'spki' }).subarray(-32);
  const dh = diffieHellman({ privateKey: own, publicKey: other });
  const eae = extract(EMPTY, KEM, 'eae_prk', dh);
  const context = Buffer.concat([encapsulated, ownPublic]);
  const shared = expand(eae, KEM, 'shared_secret', context, 32);
  const schedule = Buffer.concat([
    Buffer.from([0]),
    extract(EMPTY, SUITE, 'psk_id_hash', EMPTY),
    extract(EMPTY, SUITE, 'info_hash', info),
  ]);
  const secret = extract(shared, SUITE, 'secret', EMPTY);
  const key = expand(secret, SUITE, 'key', schedule, 32);
  const nonce = expand(secret, SUITE, 'base_nonce', schedule, 12);
  return openGcm(key, nonce, EMPTY, sealed.subarray(32));
}

export function extract(salt: Buffer, suite: Buffer, label: string, ikm: Uint8Array): Buffer {
  const labelled = Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(label), ikm]);
  return createHmac('sha256', salt.length > 0 ? salt : Buffer.alloc(32))
    .update(labelled)
    .digest();
}

// No more than 32 bytes are ever asked for: one block of HKDF-Expand.
export function expand(
  ...[prk, suite, label, info, length]: readonly [Buffer, Buffer, string, Buffer, number]
): Buffer {
  const size = Buffer.from([length >> 8, length & 255]);
  const labelled = [size, Buffer.from('HPKE-v1'), suite, Buffer.from(label), info];
  return createHmac('sha256', prk)
    .update(Buffer.concat([...labelled, Buffer.from([1])]))
    .digest()
    .subarray(0, length);
}

// ---- header and slot ----

export function readHeader(folder: string): HeaderFile {
  const copies = ['header-a.kanaf', 'header-b.kanaf'].map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as HeaderFile,
  );
  const whole = copies.filter((copy) => {
    const { content, hmac } = copy;
    const hashed = canonical({ content, hmac } as unknown as Json);
    return createHash('sha256').update(hashed).digest('hex') === copy.sha256;
  });
  const newest = whole.sort((a, b) => b.content.generation - a.content.generation)[0];
  if (newest === undefined) throw new Error('no whole copy of the header');
  return newest;
}

export interface StrangeKeys {
  readonly x25519: Buffer;
  readonly ed25519: Buffer;
  /** Hash of the founding deed. */
  readonly founding: Buffer;
  readonly database: Buffer;
  readonly keyring: Buffer;
  readonly slot: StrangeSlot;
  readonly vaultId: string;
}

export interface StrangePass {
  readonly staffCode: string;
  readonly passphrase: string;
  readonly deviceSecret?: Uint8Array;
}

/** Section 3, steps 1 to 6. */
export async function openSlot(
  { content, hmac }: HeaderFile,
  pass: StrangePass,
): Promise<StrangeKeys> {
  const { vaultId } = content;
  const slot = content.slots.find(({ staffCode }) => staffCode === pass.staffCode);
  if (slot === undefined) throw new Error('no such slot');
  const { kdf, deviceSecret, slotId, staffId } = slot;
  const stretched = await argon2id({
    password: Buffer.from(pass.passphrase.normalize('NFKC'), 'utf8'),
    salt: hex(kdf.salt),
    memorySize: kdf.memoryKiB,
    iterations: kdf.passes,
    parallelism: kdf.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  const slotKey = hkdf(
    Buffer.concat([stretched, pass.deviceSecret ?? EMPTY]),
    hex(kdf.salt),
    joined('kanaf/slot-key/1', vaultId, slotId, deviceSecret),
  );
  const { publicKeys, role, slotVersion, staffCode } = slot;
  const former = role === undefined ? {} : { role };
  const bound = {
    deviceSecret,
    kdf,
    publicKeys,
    slotId,
    slotVersion,
    staffCode,
    staffId,
    ...former,
  };
  const named = Buffer.from(canonical(bound as unknown as Json), 'utf8');
  const seeds = openGcm(
    slotKey,
    hex(slot.nonce),
    joined('kanaf/slot/1', vaultId, named),
    hex(slot.sealedKeys),
  );
  const x25519 = seeds.subarray(0, 32);
  const ed25519 = seeds.subarray(32, 64);
  const founding = seeds.subarray(64, 96);
  const fileKey = (file: 'database' | 'keyring'): Buffer =>
    openHpke(x25519, joined('kanaf/file-key/1', file, vaultId, staffId), hex(slot.fileKeys[file]));
  const database = fileKey('database');
  const macKey = hkdf(database, EMPTY, joined('kanaf/header-mac/1', vaultId));
  const mac = createHmac('sha256', macKey).update(canonical(content as unknown as Json));
  if (mac.digest('hex') !== hmac) throw new Error('the header was not written by a key holder');
  return { x25519, ed25519, founding, database, keyring: fileKey('keyring'), slot, vaultId };
}

// ---- SQLCipher 4, page by page ----

const PAGE = 4096;
const RESERVE = 80;

/** The plain SQLite file inside a closed SQLCipher file (section 10). Throws at the first page that was changed. */
export function decryptPages(encrypted: Buffer, key: Uint8Array): Buffer {
  const salt = encrypted.subarray(0, 16);
  const macSalt = Buffer.from(salt.map((byte) => byte ^ 0x3a));
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512');
  const pages: Buffer[] = [];
  for (let number = 1; number * PAGE <= encrypted.length; number += 1) {
    const page = encrypted.subarray((number - 1) * PAGE, number * PAGE);
    pages.push(decryptPage(page, number, { key, macKey }));
  }
  return Buffer.concat(pages);
}

function decryptPage(
  page: Buffer,
  number: number,
  keys: { readonly key: Uint8Array; readonly macKey: Uint8Array },
): Buffer {
  const start = number === 1 ? 16 : 0;
  const content = page.subarray(start, PAGE - RESERVE);
  const iv = page.subarray(PAGE - RESERVE, PAGE - RESERVE + 16);
  const mac = page.subarray(PAGE - RESERVE + 16);
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const right = createHmac('sha512', keys.macKey).update(content).update(iv).update(place);
  if (!right.digest().equals(mac)) throw new Error(`page ${number} was changed`);
  const cipher = createDecipheriv('aes-256-cbc', keys.key, iv).setAutoPadding(false);
  const plain = Buffer.concat([cipher.update(content), cipher.final()]);
  const head = number === 1 ? Buffer.from('SQLite format 3\0', 'latin1') : EMPTY;
  return Buffer.concat([head, plain, Buffer.alloc(RESERVE)]);
}

// ---- from the two databases to one note ----

export type StrangeRow = Readonly<Record<string, unknown>>;
/** Answers the rows of one statement. */
export type Ask = (sql: string) => readonly StrangeRow[] | Promise<readonly StrangeRow[]>;

const PRESENCE = 1;
const CLINICAL = 4;

interface Files {
  readonly records: Ask;
  readonly keyring: Ask;
}

interface Compartment {
  readonly name: string;
  readonly number: number;
  readonly generation: number;
}

/** The key of one use in one generation (section 5). */
async function compartmentKey(
  { vaultId, slot, x25519 }: StrangeKeys,
  { keyring }: Files,
  { name, number, generation, use }: Compartment & { readonly use: string },
): Promise<Buffer> {
  const wraps = await keyring(
    `SELECT wrapped FROM compartment_wraps WHERE compartment = '${name}' AND generation = ${generation} AND holder_id = '${slot.staffId}'`,
  );
  const place = joined(vaultId, number, generation);
  const secret = openHpke(
    x25519,
    Buffer.concat([joined('kanaf/compartment-secret/1'), place, joined(slot.staffId)]),
    bytesOf(wraps[0], 'wrapped'),
  );
  return hkdf(secret, EMPTY, Buffer.concat([joined(`kanaf/compartment-${use}/1`), place]));
}

interface EnvelopePlace {
  readonly vaultId: string;
  readonly kind: string;
  readonly recordId: string;
  readonly version: number;
  readonly compartment: number;
}

/** Section 13: the hash of a deed, and what the first one committed to. */
export function foundingOf(body: string): { readonly hash: string; readonly clinical: string } {
  const hash = createHash('sha256').update(joined('kanaf/deed-hash/1')).update(body).digest('hex');
  const { generations } = JSON.parse(body) as {
    readonly generations: readonly { readonly compartment: string; readonly commitment: string }[];
  };
  const clinical = generations.find(({ compartment }) => compartment === 'clinical');
  return { hash, clinical: clinical?.commitment ?? '' };
}

/** Section 5: the hash of a secret that a deed commits to. */
export async function clinicalCommitment(
  { vaultId, slot, x25519 }: StrangeKeys,
  { keyring }: Files,
): Promise<string> {
  const [row] = await keyring(
    `SELECT wrapped FROM compartment_wraps WHERE compartment = 'clinical' AND generation = 1 AND holder_id = '${slot.staffId}'`,
  );
  const place = joined(vaultId, CLINICAL, 1);
  const info = Buffer.concat([joined('kanaf/compartment-secret/1'), place, joined(slot.staffId)]);
  const secret = openHpke(x25519, info, bytesOf(row, 'wrapped'));
  const named = Buffer.concat([joined('kanaf/compartment-commitment/1'), place, joined(secret)]);
  return createHash('sha256').update(named).digest('hex');
}

/** An envelope of section 7. */
function openEnvelope(key: Uint8Array, place: EnvelopePlace, blob: Buffer): Buffer {
  const { vaultId, kind, recordId, version, compartment } = place;
  const recordKey = hkdf(key, EMPTY, joined('kanaf/record-key/1', kind, recordId, version));
  const where = joined('kanaf/blob/1', vaultId, kind, recordId, version, compartment);
  const aad = Buffer.concat([blob.subarray(0, 21), where]);
  return openGcm(recordKey, blob.subarray(9, 21), aad, blob.subarray(21));
}

/** The one clinical note of a vault, given both databases (sections 5 to 7). */
export async function readNote(keys: StrangeKeys, files: Files): Promise<Json> {
  const { vaultId } = keys;
  const [part] = await files.records(
    "SELECT record_id, resident_id, version, blob FROM sealed_parts WHERE kind = 'session-note' AND compartment = 'clinical'",
  );
  if (part === undefined) throw new Error('there is no note');
  const blob = bytesOf(part, 'blob');
  const residentId = String(part['resident_id']);
  const clinical = { name: 'clinical', number: CLINICAL, generation: blob.readUInt32BE(5) };
  const wrapKey = await compartmentKey(keys, files, { ...clinical, use: 'wrap' });
  const [kept] = await files.keyring(
    `SELECT wrapped, generation FROM resident_keys WHERE compartment = 'clinical' AND resident_id = '${residentId}'`,
  );
  const wrapped = bytesOf(kept, 'wrapped');
  const residentKey = openGcm(
    wrapKey,
    wrapped.subarray(1, 13),
    joined('kanaf/resident-key/1', vaultId, residentId, CLINICAL, Number(kept?.['generation'])),
    wrapped.subarray(13),
  );
  const place = {
    vaultId,
    kind: 'session-note',
    recordId: String(part['record_id']),
    version: Number(part['version']),
    compartment: CLINICAL,
  };
  return JSON.parse(openEnvelope(residentKey, place, blob).toString('utf8')) as Json;
}

/** Resident ids and names to search by, as the keyring's segments of `presence` hold them (section 11). */
export async function readPresentNames(
  keys: StrangeKeys,
  files: Files,
): Promise<readonly (readonly [string, string])[]> {
  const rows = await files.keyring(
    "SELECT segment, generation, version, blob FROM search_segments WHERE compartment = 'presence'",
  );
  const found: (readonly [string, string])[] = [];
  for (const row of rows) {
    const generation = Number(row['generation']);
    const presence = { name: 'presence', number: PRESENCE, generation };
    const searchKey = await compartmentKey(keys, files, { ...presence, use: 'search' });
    const place = {
      vaultId: keys.vaultId,
      kind: 'search-segment',
      recordId: String(row['segment']),
      version: Number(row['version']),
      compartment: PRESENCE,
    };
    found.push(...namesIn(openEnvelope(searchKey, place, bytesOf(row, 'blob'))));
  }
  return found;
}

/** Content of shape 2. */
function namesIn(content: Buffer): readonly (readonly [string, string])[] {
  const people = content.readUInt32BE(0);
  const wordsAt = 12 + 26 * people;
  const numbersAt = wordsAt + content.readUInt32BE(4);
  const words = JSON.parse(content.toString('utf8', wordsAt, numbersAt)) as string[];
  let at = numbersAt;
  const next = (): number => {
    const byte = content.readUInt8(at);
    at += 1;
    return byte < 128 ? byte : byte - 128 + 128 * next();
  };
  const phrase = (): string => Array.from({ length: next() }, () => words[next()]).join(' ');
  return Array.from({ length: people }, (_, nth) => {
    const [, , , , flags = 0] = [next(), next(), next(), next(), next()];
    const names = Array.from({ length: next() }, phrase);
    for (const flag of [1, 2]) if ((flags & flag) !== 0) phrase();
    return [content.toString('latin1', 12 + 26 * nth, 38 + 26 * nth), names[0] ?? ''] as const;
  });
}

function bytesOf(row: StrangeRow | undefined, column: string): Buffer {
  const value = row?.[column];
  if (!(value instanceof Uint8Array)) throw new Error(`${column} is missing`);
  return Buffer.from(value);
}
