// Two formats of the vault that never were, so that the way from one to the next is tried before there is a second one. Their
// numbers lie below the first: no vault can ever carry them.
//
//   -1  the register of visitors is called `guests`, its parts are sealed as kind `guest`
//    0  as today, but for a header that says the house's own things one level down
//    1  today
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GONE } from '../../electron/vault/audit/row-hashes';
import { KnownRows } from '../../electron/vault/audit/sweep';
import type { Handle } from '../../electron/vault/database/driver';
import { KEYRING_MIGRATIONS } from '../../electron/vault/database/migrations/keyring-migrations';
import { RECORDS_MIGRATIONS } from '../../electron/vault/database/migrations/records-migrations';
import { openDatabase } from '../../electron/vault/database/open';
import { bytes, integer, text } from '../../electron/vault/database/rows';
import { judgeOf } from '../../electron/vault/deeds/book';
import { canonicalText, type CanonicalValue } from '../../electron/vault/keys/canonical-json';
import { closeHeader, filesOf, type HeaderContent } from '../../electron/vault/keys/header';
import { readHeader } from '../../electron/vault/keys/header-file';
import { openSession, type UnlockedHolder } from '../../electron/vault/keys/session-keys';
import type { AnyContent } from '../../electron/vault/keys/vault-format';
import { readWraps } from '../../electron/vault/keyring/compartment-wraps';
import { ownerIn } from '../../electron/vault/open-vault/sealed-parts';
import { Sealing } from '../../electron/vault/open-vault/sealing';
import { everyOpenablePart } from '../../electron/vault/sealing/openable-parts';
import { bookFor, openProved, proveStaff } from '../../electron/vault/unlock/unlocking';
import type { Copies, FormatUpgrade } from '../../electron/vault/upgrade/format-upgrade';
import type { KnownFormats } from '../../electron/vault/upgrade/known-formats';
import type { Compartment } from '../../src/kernel/compartments';
import { HEADER_COPIES } from './later-header';

export type InventedFormat = -1 | 0;

async function sealingOf({ keyring }: Copies, holder: UnlockedHolder): Promise<Sealing> {
  const wraps = readWraps(keyring, holder.holderId);
  const keychain = await openSession(holder, wraps, judgeOf(bookFor(keyring, holder)));
  return new Sealing({ vaultId: holder.vaultId, keyring, keychain });
}

const COMMON = {
  schema: { records: RECORDS_MIGRATIONS, keyring: KEYRING_MIGRATIONS },
  openParts: async (copies: Copies, holder: UnlockedHolder) => {
    const steps = everyOpenablePart(copies, await sealingOf(copies, holder));
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  },
};

export const TABLE_RENAMED: FormatUpgrade = {
  ...COMMON,
  from: -1,
  header: (content) => ({ ...content, formatVersion: 0 }),
  tables: {
    records: {
      renamed: { guests: 'visitors' },
      changed: { sealed_parts: (key) => key.replace(/^\["guest"/, '["visit"') },
    },
    keyring: {},
  },
  missing: async (copies, holder) => {
    const sealing = await sealingOf(copies, holder);
    return sealing.holds('presence') ? [] : ['presence'];
  },
  change: async function* (copies, holder) {
    copies.records.exec('ALTER TABLE guests RENAME TO visitors');
    const sealing = await sealingOf(copies, holder);
    for (const again of resealed(copies.records, sealing, { from: 'guest', to: 'visit' })) {
      keepPart(copies.records, again);
      yield { done: 1, total: 1 };
    }
  },
};

export const HEADER_FLATTENED: FormatUpgrade = {
  ...COMMON,
  from: 0,
  header: ({ house, ...content }) => ({ ...(house as AnyContent), ...content, formatVersion: 1 }),
  tables: { records: {}, keyring: {} },
  missing: () => Promise.resolve([]),
  change: async function* () {
    yield await Promise.resolve({ done: 1, total: 1 });
  },
};

export const INVENTED: KnownFormats = {
  own: 1,
  former: [],
  upgrades: [TABLE_RENAMED, HEADER_FLATTENED],
};

interface Resealed {
  readonly place: number;
  readonly kind: string;
  readonly blob: Uint8Array<ArrayBuffer>;
}

const PARTS =
  'SELECT rowid AS place, record_id, compartment, resident_id, version, blob FROM sealed_parts WHERE kind = $kind';

function* resealed(
  records: Handle,
  sealing: Sealing,
  { from, to }: { readonly from: string; readonly to: string },
): Generator<Resealed> {
  for (const row of records.all(PARTS, { kind: from })) {
    const owner = ownerIn(row);
    if (owner === undefined) throw new Error('a part of nobody');
    const compartment = text(row, 'compartment') as Compartment;
    const at = { recordId: text(row, 'record_id'), version: integer(row, 'version') };
    const place = { ...at, kind: from, owner, compartment };
    const opened = sealing.open(place, bytes(row, 'blob'));
    if (opened.state !== 'open') throw new Error('a part that does not open');
    const { shape, content } = opened.value;
    const blob = sealing.seal({ ...place, kind: to }, shape, content);
    yield { place: integer(row, 'place'), kind: to, blob };
  }
}

function keepPart(records: Handle, { place, kind, blob }: Resealed): void {
  records.run('UPDATE sealed_parts SET kind = $kind, blob = $blob WHERE rowid = $place', {
    ...{ kind, place, blob },
  });
}

export interface Door {
  readonly staffCode: string;
  readonly passphrase: string;
  readonly now: string;
}

/** Makes the closed vault of today in `folder` one of an invented format, as a program of that format would have left it. */
export async function makeFormer(
  folder: string,
  format: InventedFormat,
  door: Door,
): Promise<void> {
  const proved = await proveStaff({ folder, ...door });
  if (!proved.ok) throw new Error(proved.refusal.code);
  const { fileKeys } = proved.value.holder;
  const databaseKey = Buffer.from(fileKeys.databaseKey);
  if (format === -1) await renameTable(folder, door);
  writeFormerHeader(folder, format, databaseKey);
}

async function renameTable(folder: string, door: Door): Promise<void> {
  const proved = await proveStaff({ folder, ...door });
  if (!proved.ok) throw new Error(proved.refusal.code);
  const { header, holder } = proved.value;
  const names = filesOf(header.header.content);
  const open = (name: string, key: Buffer): Handle => {
    const path = join(folder, name);
    const opened = openDatabase({ path, keyHex: key.toString('hex'), file: 'existing' });
    if (!opened.ok) throw new Error(opened.refusal.code);
    return opened.value;
  };
  const records = open(names.records, holder.fileKeys.databaseKey);
  const keyring = open(names.keyring, holder.fileKeys.keyringKey);
  const sealing = await sealingOf({ records, keyring }, holder);
  const again = [...resealed(records, sealing, { from: 'visit', to: 'guest' })];
  records.exec('ALTER TABLE visitors RENAME TO guests');
  for (const one of again) keepPart(records, one);
  records.close();
  keyring.close();
  const opened = await openProved({ folder, ...door }, proved.value);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const session = opened.value;
  const known = new KnownRows();
  for (const _ of known.replay(session.records));
  const changed = [...session.recorder.everyRow()].filter((row) => known.judge(row) !== undefined);
  const gone = [...known.missing()].map((row) => ({ ...row, hash: GONE }));
  session.writing(() => {
    const line = { at: door.now, actor: 'vault', verb: 'audit.noted', outcome: 'done' } as const;
    session.recorder.baseline(line, [...changed, ...gone]);
    session.keepCheckpoint();
  });
  session.close();
}

/** Both copies, or those that are named. */
export function writeFormerHeader(
  folder: string,
  format: InventedFormat,
  databaseKey: Uint8Array,
  copies: readonly string[] = HEADER_COPIES,
): void {
  const found = readHeader(folder);
  if (!found.ok) throw new Error(found.refusal.code);
  const {
    format: word,
    formatVersion: _today,
    vaultId,
    generation,
    ...house
  } = found.value.header.content;
  const content = { format: word, formatVersion: format, vaultId, generation, house };
  const { hmac } = closeHeader(content as unknown as HeaderContent, databaseKey);
  const closed = { content: content as unknown as CanonicalValue, hmac };
  const sha256 = createHash('sha256').update(canonicalText(closed)).digest('hex');
  for (const name of copies) {
    writeFileSync(join(folder, name), `${canonicalText({ ...closed, sha256 })}\n`);
  }
}
