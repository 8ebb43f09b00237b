// Wraps what lies in the keyring under a compartment's newest generation, so that older secrets open less and less.
// Needs a holder. A row that does not open stays as it is and is tried again another day.
import { COMPARTMENTS, type Compartment } from '../../../src/kernel/compartments';
import type { Handle, Row } from '../database/driver';
import { bytes, integer, text } from '../database/rows';
import { newestGenerations, type Vouched } from '../deeds/vouched-rooms';
import type { GenerationKeys } from '../keys/compartment-keys';
import { openBlob, sealBlob } from '../keys/envelope';
import { unwrapResidentKey, wrapResidentKey } from '../keys/resident-keys';
import { signingKeyPlace, signingKeyOf } from '../summary-signing/signing-keys';

const OLD_KEYS =
  'SELECT resident_id, generation, wrapped FROM resident_keys WHERE compartment = $compartment AND generation < $newest AND resident_id > $after ORDER BY resident_id LIMIT $most';
const OLD_SEGMENTS =
  'SELECT segment, generation, version, blob FROM search_segments WHERE compartment = $compartment AND generation < $newest AND segment > $after ORDER BY segment LIMIT $most';
const OLD_SECRETS =
  "SELECT name, generation, wrapped FROM vault_secrets WHERE name LIKE 'signing-key/%' AND compartment = $compartment AND generation < $newest";
const ANY_OLD = `SELECT EXISTS (SELECT 1 FROM resident_keys WHERE compartment = $compartment AND generation < $newest)
  OR EXISTS (SELECT 1 FROM search_segments WHERE compartment = $compartment AND generation < $newest)
  OR EXISTS (SELECT 1 FROM vault_secrets WHERE name LIKE 'signing-key/%' AND compartment = $compartment AND generation < $newest) AS found`;
const COUNT_OLD = `SELECT (SELECT count(*) FROM resident_keys WHERE compartment = $compartment AND generation < $newest)
  + (SELECT count(*) FROM search_segments WHERE compartment = $compartment AND generation < $newest) AS found`;
const ANY = `SELECT EXISTS (SELECT 1 FROM resident_keys WHERE compartment = $compartment)
  OR EXISTS (SELECT 1 FROM search_segments WHERE compartment = $compartment)
  OR EXISTS (SELECT 1 FROM vault_secrets WHERE compartment = $compartment) AS found`;
const SAVE_KEY =
  'UPDATE resident_keys SET generation = $generation, wrapped = $wrapped WHERE resident_id = $resident AND compartment = $compartment';
const SAVE_SEGMENT =
  'UPDATE search_segments SET generation = $generation, blob = $wrapped WHERE segment = $segment AND compartment = $compartment';
const SAVE_SECRET =
  'UPDATE vault_secrets SET generation = $generation, wrapped = $wrapped WHERE name = $name';

/** Keys wrapped at once before other work may come in: some milliseconds. Segments are dearer. */
const KEYS_AT_ONCE = 50;
const SEGMENTS_AT_ONCE = 5;

/** Keys of one compartment at hand: any generations to open with, the newest to wrap with. */
export interface RotationKeys {
  readonly vaultId: string;
  readonly to: GenerationKeys;
  readonly from: (generation: number) => GenerationKeys | undefined;
}

/** Compartments of which something is still wrapped under an older generation. */
export function behindNewest(vouched: Vouched): readonly Compartment[] {
  const { keyring } = vouched;
  const newest = newestGenerations(vouched);
  return COMPARTMENTS.filter((compartment) => {
    const row = keyring.get(ANY_OLD, { compartment, newest: newest.get(compartment) ?? 0 });
    return row !== undefined && integer(row, 'found') === 1;
  });
}

/** Whether anything in the keyring is wrapped under this compartment at all. */
export function isInUse(keyring: Handle, compartment: Compartment): boolean {
  const row = keyring.get(ANY, { compartment });
  return row !== undefined && integer(row, 'found') === 1;
}

/** How many rows of this compartment wait for its newest generation. */
export function countBehind(keyring: Handle, { compartment, generation }: GenerationKeys): number {
  const row = keyring.get(COUNT_OLD, { compartment, newest: generation });
  return row === undefined ? 0 : integer(row, 'found');
}

/**
 * Inside the keyring's open transaction, a slice at a time; hands out how many rows the slice looked at and answers how
 * many were wrapped. Running it again does nothing.
 */
export function* wrapAnew(keyring: Handle, keys: RotationKeys): Generator<number, number, void> {
  const { compartment, generation } = keys.to;
  const old = { compartment, newest: generation };
  let wrapped = 0;
  let after: string | number = '';
  for (;;) {
    const rows = keyring.all(OLD_KEYS, { ...old, after, most: KEYS_AT_ONCE });
    const last = rows.at(-1);
    if (last === undefined) break;
    wrapped += rows.filter((row) => keepKey(keyring, keys, row)).length;
    after = text(last, 'resident_id');
    yield rows.length;
  }
  after = -1;
  for (;;) {
    const rows = keyring.all(OLD_SEGMENTS, { ...old, after, most: SEGMENTS_AT_ONCE });
    const last = rows.at(-1);
    if (last === undefined) break;
    wrapped += rows.filter((row) => keepSegment(keyring, keys, row)).length;
    after = integer(last, 'segment');
    yield rows.length;
  }
  const secrets = keyring.all(OLD_SECRETS, old);
  return wrapped + secrets.filter((row) => keepSecret(keyring, keys, row)).length;
}

function keepKey(keyring: Handle, { vaultId, to, from }: RotationKeys, row: Row): boolean {
  const residentId = text(row, 'resident_id');
  const under = from(integer(row, 'generation'));
  const place = { vaultId, residentId };
  const key =
    under === undefined ? undefined : unwrapResidentKey(under, place, bytes(row, 'wrapped'));
  if (key === undefined) return false;
  const wrapped = new Uint8Array(wrapResidentKey(to, place, key));
  key.fill(0);
  const { compartment, generation } = to;
  keyring.run(SAVE_KEY, { resident: residentId, compartment, generation, wrapped });
  return true;
}

function keepSegment(keyring: Handle, { vaultId, to, from }: RotationKeys, row: Row): boolean {
  const segment = integer(row, 'segment');
  const { compartment, generation } = to;
  const version = integer(row, 'version');
  const place = {
    vaultId,
    kind: 'search-segment',
    recordId: String(segment),
    version,
    compartment,
  };
  const under = from(integer(row, 'generation'));
  if (under === undefined) return false;
  const opened = openBlob(under.searchKey, place, bytes(row, 'blob'));
  if (!opened.ok) return false;
  const { shape, content } = opened.value;
  const wrapped = new Uint8Array(sealBlob(to.searchKey, place, { generation, shape, content }));
  keyring.run(SAVE_SEGMENT, { segment, compartment, generation, wrapped });
  return true;
}

function keepSecret(keyring: Handle, { vaultId, to, from }: RotationKeys, row: Row): boolean {
  const name = text(row, 'name');
  const under = from(integer(row, 'generation'));
  if (under === undefined) return false;
  const place = signingKeyPlace(vaultId, signingKeyOf(name));
  const opened = openBlob(under.ownKey, place, bytes(row, 'wrapped'));
  if (!opened.ok) return false;
  const { shape, content } = opened.value;
  const { generation } = to;
  const wrapped = new Uint8Array(sealBlob(to.ownKey, place, { generation, shape, content }));
  content.fill(0);
  keyring.run(SAVE_SECRET, { name, generation, wrapped });
  return true;
}
