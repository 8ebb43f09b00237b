// Tries some sealed parts of a restored copy with the keys of this session: do they still open.
import { COMPARTMENTS, type Compartment } from '../../../src/kernel/compartments';
import type { Handle } from '../database/driver';
import { bytes, integer, text } from '../database/rows';
import { ownerIn } from '../open-vault/sealed-parts';
import type { Sealing } from '../open-vault/sealing';

const SOME =
  'SELECT kind, record_id, compartment, resident_id, version, blob FROM sealed_parts WHERE compartment = $compartment ORDER BY rowid LIMIT $limit';
const HAS_KEY =
  'SELECT count(*) AS found FROM resident_keys WHERE resident_id = $owner AND compartment = $compartment';
const TRIED_EACH = 20;

/** Parts whose owner has no key any more were erased and are not expected to open. */
export function openableParts(
  files: { readonly records: Handle; readonly keyring: Handle },
  sealing: Sealing,
): { readonly tried: number; readonly opened: number } {
  let tried = 0;
  let opened = 0;
  for (const compartment of COMPARTMENTS.filter((one) => sealing.holds(one))) {
    for (const row of files.records.all(SOME, { compartment, limit: TRIED_EACH })) {
      const owner = ownerIn(row);
      if (owner === undefined || !hasKey(files.keyring, owner, compartment)) continue;
      const place = {
        kind: text(row, 'kind'),
        recordId: text(row, 'record_id'),
        owner,
        version: integer(row, 'version'),
        compartment,
      };
      tried += 1;
      if (sealing.open(place, bytes(row, 'blob')).state === 'open') opened += 1;
    }
  }
  return { tried, opened };
}

function hasKey(keyring: Handle, owner: string, compartment: Compartment): boolean {
  return integer(keyring.get(HAS_KEY, { owner, compartment }) ?? {}, 'found') > 0;
}
