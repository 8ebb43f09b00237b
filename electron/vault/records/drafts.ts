// Drafts sealed for their writer alone: not even the manager's keys open them.
import { drafts, type DraftFields, type DraftPlace } from '../../../src/features/drafts/contract';
import { DRAFTS, type DraftsWrite, type KeptDraft } from '../../../src/features/drafts/records';
import type { RowOf } from '../../../src/kernel/columns';
import type { ResidentId } from '../../../src/kernel/ids';
import { refuse } from '../../../src/kernel/result';
import type { Sealed } from '../../../src/kernel/sealed';
import { rowsOf } from '../database/table-rows';
import { openBlob, sealBlob, type BlobPlace } from '../keys/envelope';
import { paddedJson } from '../keys/padding';
import { freshId } from '../keys/places';
import type { SessionKeys } from '../keys/session-keys';
import type { AtWork, NamedVault, OwnSealing, RecordRows } from '../open-vault/store-ground';
import { covered, isCovered, uncovered } from '../sealing/erasable';
import { firstFileOf } from '../house-facts/files-of-person';
import { isOnFile } from '../house-facts/residents-known';

const ID_LENGTH = 26;

/** A draft opens for whoever wrote it, under a key that nobody else has. */
export type DraftsGround = RecordRows &
  AtWork &
  NamedVault &
  OwnSealing & { readonly keys: Pick<SessionKeys, 'draftKey'> };

type DraftRow = RowOf<typeof DRAFTS.columns>;
type BlobResult = ReturnType<typeof openBlob>;

const fieldsSchema = drafts.keep.input.shape.fields;

export function draftsRecords(vault: DraftsGround): DraftsWrite {
  const { records, session } = vault;
  const { staffId } = session;
  const rows = rowsOf(records, DRAFTS);
  const key = vault.keys.draftKey;
  const placeOf = (id: string): BlobPlace => ({
    vaultId: vault.vaultId,
    kind: 'draft',
    recordId: id,
    version: 1,
    compartment: 'presence',
  });
  const kept = ({ id, form, subjectId, savedAt, blob }: DraftRow): KeptDraft => ({
    place: { form, subjectId },
    savedAt,
    fields: fieldsOf(opened(id, subjectId, blob)),
  });
  const opened = (id: string, subjectId: string, blob: Uint8Array): BlobResult => {
    const first = firstFileOf(records, 'drafts', id) ?? subjectId;
    const residentId = residentOf(first);
    const inner = isCovered(blob)
      ? uncovered(vault, { kind: 'draft', recordId: id, residentId }, blob)
      : blob;
    return inner === undefined ? refuse('damaged') : openBlob(key, placeOf(id), inner);
  };
  /** A draft about somebody who has a file goes with the file. */
  const coveredFor = (id: string, subjectId: string, sealed: Uint8Array<ArrayBuffer>) => {
    const residentId = residentOf(subjectId);
    if (!isOnFile(records, residentId) || !vault.sealing.holds('presence')) return sealed;
    return covered(vault, { kind: 'draft', recordId: id, residentId }, sealed);
  };
  const at = ({ form, subjectId }: DraftPlace) => ({ staffId, form, subjectId });
  return {
    own: () => rows.list({ where: { staffId }, newestBy: 'savedAt' }).map(kept),
    find: (place) => rows.list({ where: at(place) }).map(kept)[0],
    keep: (place, savedAt, fields) => {
      rows.removeAll(at(place));
      const id = freshId<'draft'>();
      const content = paddedJson('draft', fields);
      const sealed = sealBlob(key, placeOf(id), { generation: 1, shape: 1, content });
      const blob = coveredFor(id, place.subjectId, new Uint8Array(sealed));
      rows.add({ id, ...at(place), savedAt, blob });
    },
    discard: (place) => void rows.removeAll(at(place)),
  };
}

/** Forms about a part of a file name the file first: `resident.need`. */
function residentOf(subjectId: string): ResidentId {
  return subjectId.slice(0, ID_LENGTH) as ResidentId;
}

function fieldsOf(opened: ReturnType<typeof openBlob>): Sealed<DraftFields> {
  if (!opened.ok) return { state: 'unreadable' };
  const json: unknown = JSON.parse(new TextDecoder().decode(opened.value.content));
  const parsed = fieldsSchema.safeParse(json);
  return parsed.success ? { state: 'open', value: parsed.data } : { state: 'unreadable' };
}
