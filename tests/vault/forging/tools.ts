// What a member of staff with own tools has: the raw driver, HPKE and signatures by hand, and the format page. Nothing here
// knows Kanaf's code.
import {
  createCipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  randomBytes,
  sign,
} from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';
import { argon2id } from 'hash-wasm';
import {
  canonical,
  expand,
  extract,
  type HeaderContent,
  hkdf,
  joined,
  type Json,
  KEM,
  openSlot,
  readHeader,
  type StrangeKeys,
  type StrangePass,
  SUITE,
  X25519_PRIVATE,
  X25519_PUBLIC,
} from '../stranger-tools';

const EMPTY = Buffer.alloc(0);
const ED25519_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface Pair {
  readonly seed: Uint8Array;
  readonly publicKey: Buffer;
}

export function newPair(kind: 'x25519' | 'ed25519', seed: Uint8Array = randomBytes(32)): Pair {
  const prefix = kind === 'x25519' ? X25519_PRIVATE : ED25519_PRIVATE;
  const key = createPrivateKey({
    key: Buffer.concat([prefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { seed, publicKey };
}

export function signBy(seed: Uint8Array, message: Uint8Array): string {
  const der = Buffer.concat([ED25519_PRIVATE, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return sign(null, message, key).toString('hex');
}

/** RFC 9180, base mode, single shot. */
export function sealHpke(to: Uint8Array, info: Uint8Array, plain: Uint8Array): Buffer {
  const own = newPair('x25519');
  const privateKey = createPrivateKey({
    key: Buffer.concat([X25519_PRIVATE, own.seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey({
    key: Buffer.concat([X25519_PUBLIC, to]),
    format: 'der',
    type: 'spki',
  });
  const dh = diffieHellman({ privateKey, publicKey });
  const eae = extract(EMPTY, KEM, 'eae_prk', dh);
  const shared = expand(eae, KEM, 'shared_secret', Buffer.concat([own.publicKey, to]), 32);
  const schedule = Buffer.concat([
    Buffer.from([0]),
    extract(EMPTY, SUITE, 'psk_id_hash', EMPTY),
    extract(EMPTY, SUITE, 'info_hash', info),
  ]);
  const secret = extract(shared, SUITE, 'secret', EMPTY);
  const cipher = createCipheriv(
    'aes-256-gcm',
    expand(secret, SUITE, 'key', schedule, 32),
    expand(secret, SUITE, 'base_nonce', schedule, 12),
  );
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([own.publicKey, sealed]);
}

export const ROOMS = [
  'presence',
  'identity',
  'case',
  'clinical',
  'medical',
  'legal',
  'safety',
  'reporting',
  'audit',
] as const;
export type Room = (typeof ROOMS)[number];

/** A secret somebody chose for a generation of a room, and what follows from it (section 5). */
export class ChosenRoom {
  readonly secret = randomBytes(32);
  readonly #place: Buffer;

  constructor(
    readonly vaultId: string,
    readonly room: Room,
    readonly generation: number,
  ) {
    this.#place = joined(vaultId, ROOMS.indexOf(room) + 1, generation);
  }

  key(use: string): Buffer {
    const info = Buffer.concat([joined(`kanaf/compartment-${use}/1`), this.#place]);
    return hkdf(this.secret, EMPTY, info);
  }

  get drop(): Pair {
    return newPair('x25519', Buffer.from(this.key('drop')));
  }

  wrapFor(holderId: string, publicKey: Uint8Array): Buffer {
    const info = Buffer.concat([
      joined('kanaf/compartment-secret/1'),
      this.#place,
      joined(holderId),
    ]);
    return sealHpke(publicKey, info, this.secret);
  }
}

export type Rows = Database;

/** The folder in the hands of somebody with a passphrase. */
export class Forger {
  private constructor(
    readonly folder: string,
    readonly keys: StrangeKeys,
  ) {}

  static async at(folder: string, pass: StrangePass): Promise<Forger> {
    return new Forger(folder, await openSlot(readHeader(folder), pass));
  }

  get header(): HeaderContent & { readonly recovery: PaperSlot } {
    return readHeader(this.folder).content as HeaderContent & { readonly recovery: PaperSlot };
  }

  inKeyring<Value>(work: (rows: Rows) => Value): Value {
    return this.#in('keyring', this.keys.keyring, work);
  }

  inRecords<Value>(work: (rows: Rows) => Value): Value {
    return this.#in('records', this.keys.database, work);
  }

  /** Both copies, with the MAC that every member of staff can make. */
  writeHeader(content: object): void {
    const next = { ...content, generation: this.header.generation + 1 } as unknown as Json;
    const { vaultId } = this.header;
    const macKey = hkdf(this.keys.database, EMPTY, joined('kanaf/header-mac/1', vaultId));
    const hmac = createHmac('sha256', macKey).update(canonical(next)).digest('hex');
    const sha256 = createHash('sha256')
      .update(canonical({ content: next, hmac }))
      .digest('hex');
    const text = `${canonical({ content: next, hmac, sha256 })}\n`;
    for (const name of ['header-a.kanaf', 'header-b.kanaf']) {
      writeFileSync(join(this.folder, name), text);
    }
  }

  /** A slot that opens with this passphrase, as the program makes them. */
  async slot(staff: {
    readonly staffId: string;
    readonly staffCode: string;
    readonly passphrase: string;
  }) {
    const { vaultId } = this.header;
    const pairs = { x25519: newPair('x25519'), ed25519: newPair('ed25519') };
    const salt = randomBytes(16);
    const kdf = { ...this.keys.slot.kdf, salt: salt.toString('hex') };
    const { passphrase, ...named } = staff;
    const bound = {
      ...named,
      slotId: newId(),
      slotVersion: 1,
      deviceSecret: 'none',
      kdf,
      publicKeys: {
        x25519: pairs.x25519.publicKey.toString('hex'),
        ed25519: pairs.ed25519.publicKey.toString('hex'),
      },
    };
    const stretched = await argon2id({
      password: Buffer.from(passphrase, 'utf8'),
      salt,
      memorySize: kdf.memoryKiB,
      iterations: kdf.passes,
      parallelism: kdf.lanes,
      hashLength: 32,
      outputType: 'binary',
    });
    const key = hkdf(stretched, salt, joined('kanaf/slot-key/1', vaultId, bound.slotId, 'none'));
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(
      joined('kanaf/slot/1', vaultId, Buffer.from(canonical(bound as unknown as Json))),
    );
    const seeds = Buffer.concat([pairs.x25519.seed, pairs.ed25519.seed, this.keys.founding]);
    const sealedKeys = Buffer.concat([cipher.update(seeds), cipher.final(), cipher.getAuthTag()]);
    const fileKey = (file: 'database' | 'keyring') =>
      sealHpke(
        pairs.x25519.publicKey,
        joined('kanaf/file-key/1', file, vaultId, staff.staffId),
        this.keys[file],
      ).toString('hex');
    const slot = {
      ...bound,
      nonce: nonce.toString('hex'),
      sealedKeys: sealedKeys.toString('hex'),
      fileKeys: { database: fileKey('database'), keyring: fileKey('keyring') },
    };
    return { slot, pairs };
  }

  #in<Value>(file: 'keyring' | 'records', key: Buffer, work: (rows: Rows) => Value): Value {
    const name = this.header.files?.[file] ?? `${file}.kanaf`;
    const database = new Database(join(this.folder, name), { cacheStatements: false });
    database.pragma(`key = "x'${key.toString('hex')}'"`);
    try {
      return work(database);
    } finally {
      database.close();
    }
  }
}

interface PaperSlot {
  readonly slotId: string;
  readonly publicKeys: { readonly x25519: string; readonly ed25519: string };
  readonly fileKeys: { readonly database: string; readonly keyring: string };
}

export function newId(): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  return [...randomBytes(26)].map((byte) => letters[byte & 31]).join('');
}

/** Section 13: a deed over the last one, signed by whom the forger likes. */
export function forgedDeed(
  rows: Rows,
  facts: Readonly<Record<string, Json>>,
  by: readonly { readonly id: string; readonly seed: Uint8Array }[],
): { readonly number: number; readonly body: string; readonly signatures: string } {
  const last = rows.prepare('SELECT number, body FROM deeds ORDER BY number DESC LIMIT 1').get();
  const before = String(last?.['body']);
  const hash = createHash('sha256')
    .update(joined('kanaf/deed-hash/1'))
    .update(before)
    .digest('hex');
  const number = Number(last?.['number']) + 1;
  const { vault } = JSON.parse(before) as { readonly vault: string };
  const at = '2026-03-10T08:00:00.000Z';
  const signers = by.map(({ id }) => id);
  const body = canonical({ v: 1, vault, number, before: hash, at, signers, ...facts });
  const message = Buffer.concat([joined('kanaf/deed/1'), Buffer.from(body)]);
  const signatures = JSON.stringify(by.map(({ seed }) => signBy(seed, message)));
  return { number, body, signatures };
}

export function layDeed(
  rows: Rows,
  deed: { readonly number: number; readonly body: string; readonly signatures: string },
): void {
  rows
    .prepare(
      'INSERT OR REPLACE INTO deeds (number, body, signatures) VALUES ($number, $body, $signatures)',
    )
    .run({ ...deed });
}
