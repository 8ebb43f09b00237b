// Whose file a line of the trail is about, as people know it: file number and name, for who may see them. A note or an entry
// is told under the file it belongs to.
import type { PersonOfLine } from '../../../src/features/audit/contract';
import { isId, type ResidentId } from '../../../src/kernel/ids';
import { maybeText, text } from '../database/rows';
import { ENTRY_KINDS } from '../house-facts/entry-kinds';
import type { SealedRows } from '../open-vault/store-ground';
import { PRESENCE_PART } from '../sealing/resident-parts';

const PARTS = ['session_notes', 'drop_notes', ...ENTRY_KINDS.map(({ table }) => table.name)];
const IDS_OF_FILE = PARTS.map((table) =>
  ['SELECT id FROM', table, 'WHERE resident_id = $resident'].join(' '),
).join(' UNION ALL ');
const FILE_OF_PART = PARTS.map((table) =>
  ['SELECT resident_id FROM', table, 'WHERE id = $id'].join(' '),
).join(' UNION ALL ');
const CASE_NUMBER = 'SELECT case_number FROM residents WHERE id = $id';

export interface TrailPeople {
  /** The file and what lies in it. */
  idsOf(file: ResidentId): ReadonlySet<string>;
  /** Undefined where it is about no file that is here. */
  of(objectId: string): PersonOfLine | undefined;
}

export function trailPeople({ records, sealedParts }: SealedRows): TrailPeople {
  const known = new Map<string, PersonOfLine | undefined>();
  const find = (objectId: string): PersonOfLine | undefined => {
    const part = records.get(FILE_OF_PART, { id: objectId });
    const id = part === undefined ? objectId : maybeText(part, 'resident_id');
    if (id === null || !isId<'resident'>(id)) return undefined;
    const row = records.get(CASE_NUMBER, { id });
    if (row === undefined) return undefined;
    const presence = sealedParts.read(PRESENCE_PART, id);
    const name =
      presence.state === 'open'
        ? ({ state: 'open', value: presence.value.preferredName } as const)
        : presence;
    return { residentId: id, caseNumber: text(row, 'case_number'), name };
  };
  return {
    idsOf: (file) =>
      new Set([
        file,
        ...records.all(IDS_OF_FILE, { resident: file }).map((row) => text(row, 'id')),
      ]),
    of: (objectId) => {
      if (!known.has(objectId)) known.set(objectId, find(objectId));
      return known.get(objectId);
    },
  };
}
