// Tries sealed parts of a copy with the keys of this session: do they still open.
import { COMPARTMENTS, type Compartment } from '../../../src/kernel/compartments';
import type { Handle, Row } from '../database/driver';
import { bytes, integer, text } from '../database/rows';
import { ownerIn } from '../open-vault/sealed-parts';
import type { Sealing } from '../open-vault/sealing';

const SOME =
  'SELECT rowid AS place, kind, record_id, compartment, resident_id, version, blob FROM sealed_parts WHERE compartment = $compartment AND rowid > $after ORDER BY rowid LIMIT $limit';
const HAS_KEY =
  'SELECT count(*) AS found FROM resident_keys WHERE resident_id = $owner AND compartment = $compartment';
const TRIED_EACH = 20;
const BATCH = 500;

interface Files {
  readonly records: Handle;
  readonly keyring: Handle;
}

export interface OpenedParts {
  readonly tried: number;
  readonly opened: number;
}

/** A few of each compartment. */
export function openableParts(files: Files, sealing: Sealing): OpenedParts {
  const steps = opening(files, sealing, TRIED_EACH);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** All of them, a batch at a time: yields how many were tried so far. */
export function everyOpenablePart(
  files: Files,
  sealing: Sealing,
): Generator<number, OpenedParts, void> {
  return opening(files, sealing, Number.MAX_SAFE_INTEGER);
}

function* opening(
  files: Files,
  sealing: Sealing,
  ofEach: number,
): Generator<number, OpenedParts, void> {
  let tried = 0;
  let opened = 0;
  for (const compartment of COMPARTMENTS.filter((one) => sealing.holds(one))) {
    let after = 0;
    for (let left = ofEach; left > 0; left -= BATCH) {
      const limit = Math.min(left, BATCH);
      const rows = files.records.all(SOME, { compartment, after, limit });
      for (const row of rows) {
        after = integer(row, 'place');
        const isOpen = opens(files.keyring, row, { sealing, compartment });
        if (isOpen === undefined) continue;
        tried += 1;
        if (isOpen) opened += 1;
      }
      if (rows.length < limit) break;
      yield tried;
    }
  }
  return { tried, opened };
}

/** Undefined for a part whose owner has no key any more: it was erased and is not expected to open. */
function opens(
  keyring: Handle,
  row: Row,
  { sealing, compartment }: { readonly sealing: Sealing; readonly compartment: Compartment },
): boolean | undefined {
  const owner = ownerIn(row);
  if (owner === undefined || !hasKey(keyring, owner, compartment)) return undefined;
  const place = {
    kind: text(row, 'kind'),
    recordId: text(row, 'record_id'),
    owner,
    version: integer(row, 'version'),
    compartment,
  };
  return sealing.open(place, bytes(row, 'blob')).state === 'open';
}

function hasKey(keyring: Handle, owner: string, compartment: Compartment): boolean {
  return integer(keyring.get(HAS_KEY, { owner, compartment }) ?? {}, 'found') > 0;
}
