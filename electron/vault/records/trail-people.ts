// Whose file a line of the trail is about, as people know it: file number and name, for who may see them. A note, a sheet or an entry
// is told under the file it belongs to, and a file that was merged into another one under the file that stays.
import type { PersonOfLine } from '../../../src/features/audit/contract';
import { isId, type ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { maybeText, text } from '../database/rows';
import { ENTRY_KINDS } from '../house-facts/entry-kinds';
import { filesOfPerson, stayingFileOf } from '../house-facts/files-of-person';
import type { SealedRows } from '../open-vault/store-ground';
import { PRESENCE_PART } from '../sealing/resident-parts';

const PARTS = [
  ...['session_notes', 'drop_notes', 'score_sheets', 'emergency_openings'],
  ...ENTRY_KINDS.map(({ table }) => table.name),
];
const IDS_OF_FILE = PARTS.map((table) =>
  ['SELECT id FROM', table, 'WHERE resident_id = $resident'].join(' '),
).join(' UNION ALL ');
const FILE_OF_PART = PARTS.map((table) =>
  ['SELECT resident_id FROM', table, 'WHERE id = $id'].join(' '),
).join(' UNION ALL ');
const CASE_NUMBER = 'SELECT case_number FROM residents WHERE id = $id';

export type NamedRows = SealedRows & {
  readonly reading: <Value>(work: () => Value) => Value;
};

export interface TrailPeople {
  /** The file, those merged into it, and what lies in them. */
  idsOf(file: ResidentId): ReadonlySet<string>;
  /** Undefined where it is about no file that is here. */
  of(objectId: string): PersonOfLine | undefined;
}

export function trailPeople({ records, sealedParts, reading }: NamedRows): TrailPeople {
  const known = new Map<string, PersonOfLine | undefined>();
  const find = (objectId: string): PersonOfLine | undefined => {
    const part = records.get(FILE_OF_PART, { id: objectId });
    const named = part === undefined ? objectId : maybeText(part, 'resident_id');
    if (named === null || !isId<'resident'>(named)) return undefined;
    const id = stayingFileOf(records, named);
    const row = records.get(CASE_NUMBER, { id });
    if (row === undefined) return undefined;
    // As a query reads it: a name on a damaged page is left out, and the trail is read on.
    const presence = reading(() => sealedParts.read(PRESENCE_PART, id));
    const name =
      presence.state === 'open'
        ? ({ state: 'open', value: presence.value.preferredName } as const)
        : presence;
    return { residentId: id, caseNumber: text(row, 'case_number'), name };
  };
  return {
    idsOf: (file) => {
      const files = filesOfPerson(records, stayingFileOf(records, file));
      return new Set(files.flatMap((one) => [one, ...partsOf(records, one)]));
    },
    of: (objectId) => {
      if (!known.has(objectId)) known.set(objectId, find(objectId));
      return known.get(objectId);
    },
  };
}

function partsOf(records: Handle, file: ResidentId): string[] {
  return records.all(IDS_OF_FILE, { resident: file }).map((row) => text(row, 'id'));
}
