// Everybody on file, in the order of the pages on disk, so that each page is decrypted once.
import type { ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { integer, UnexpectedColumn } from '../database/rows';
import type { PersonLine } from './people-on-file';

const LAST_RESIDENT = 'SELECT coalesce(max(rowid), 0) AS last FROM residents';
// One text a person: fetching each column by itself takes twice as long.
const RESIDENTS = `SELECT id || ' ' || presence_version || ' ' || identity_version || ' ' || sex || ' ' || case_number
  FROM residents WHERE rowid > $after AND rowid <= $upTo ORDER BY rowid`;
const RESIDENT = `SELECT id || ' ' || presence_version || ' ' || identity_version || ' ' || sex || ' ' || case_number
  FROM residents WHERE id = $id`;
const LAST_STAY = 'SELECT coalesce(max(rowid), 0) AS last FROM stays';
const IN_HOUSE =
  'SELECT resident_id FROM stays WHERE exited_on IS NULL AND rowid > $after AND rowid <= $upTo';

/** Places on disk gone through at once. */
const AT_ONCE = 500;
/** Few stays are open ones, and an index finds them. */
const STAYS_AT_ONCE = 20_000;

/** Everybody, a batch at a time. */
export function residentsByPlace(records: Handle): Generator<readonly PersonLine[], void, void> {
  return batches(records, { last: LAST_RESIDENT, rows: RESIDENTS, atOnce: AT_ONCE });
}

/** One of them; undefined for whoever is not on file. */
export function residentLine(records: Handle, id: ResidentId): PersonLine | undefined {
  const [line] = records.column(RESIDENT, { id });
  return line === undefined ? undefined : textOf(line);
}

/** Who is in the house now. */
export function inHouseByPlace(records: Handle): Generator<readonly ResidentId[], void, void> {
  const order = { last: LAST_STAY, rows: IN_HOUSE, atOnce: STAYS_AT_ONCE };
  return batches(records, order) as Generator<readonly ResidentId[], void, void>;
}

interface Batches {
  readonly last: string;
  readonly rows: string;
  readonly atOnce: number;
}

function* batches(
  records: Handle,
  { last, rows, atOnce }: Batches,
): Generator<readonly string[], void, void> {
  const found = records.get(last);
  const end = found === undefined ? 0 : integer(found, 'last');
  for (let after = 0; after < end; after += atOnce) {
    yield records.column(rows, { after, upTo: after + atOnce }).map(textOf);
  }
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new UnexpectedColumn('line');
  return value;
}
