// Drafts sealed for their writer alone: not even the manager's keys open them.
import { drafts, type DraftFields, type DraftPlace } from '../../../src/features/drafts/contract';
import type { DraftsWrite, KeptDraft } from '../../../src/features/drafts/records';
import type { ResidentId } from '../../../src/kernel/ids';
import { refuse } from '../../../src/kernel/result';
import type { Sealed } from '../../../src/kernel/sealed';
import type { Row } from '../database/driver';
import { bytes, text } from '../database/rows';
import { openBlob, sealBlob, type BlobPlace } from '../keys/envelope';
import { paddedJson } from '../keys/padding';
import { freshId } from '../keys/places';
import type { SessionKeys } from '../keys/session-keys';
import type { AtWork, NamedVault, OwnSealing, RecordRows } from '../open-vault/store-ground';
import { covered, isCovered, uncovered } from '../sealing/erasable';
import { residentExists } from '../house-facts/residents-known';

const OWN =
  'SELECT id, form, subject_id, saved_at, blob FROM drafts WHERE staff_id = $staff ORDER BY saved_at DESC';
const FIND =
  'SELECT id, form, subject_id, saved_at, blob FROM drafts WHERE staff_id = $staff AND form = $form AND subject_id = $subject';
const REMOVE =
  'DELETE FROM drafts WHERE staff_id = $staff AND form = $form AND subject_id = $subject';
const INSERT =
  'INSERT INTO drafts (id, staff_id, form, subject_id, saved_at, blob) VALUES ($id, $staff, $form, $subject, $at, $blob)';

const ID_LENGTH = 26;

/** A draft opens for whoever wrote it, under a key that nobody else has. */
export type DraftsGround = RecordRows &
  AtWork &
  NamedVault &
  OwnSealing & { readonly keys: Pick<SessionKeys, 'draftKey'> };

type BlobResult = ReturnType<typeof openBlob>;

const fieldsSchema = drafts.keep.input.shape.fields;

export function draftsRecords(vault: DraftsGround): DraftsWrite {
  const { records, session } = vault;
  const staff = session.staffId;
  const key = vault.keys.draftKey;
  const placeOf = (id: string): BlobPlace => ({
    vaultId: vault.vaultId,
    kind: 'draft',
    recordId: id,
    version: 1,
    compartment: 'presence',
  });
  const kept = (row: Row): KeptDraft => ({
    place: { form: text(row, 'form'), subjectId: text(row, 'subject_id') },
    savedAt: text(row, 'saved_at'),
    fields: fieldsOf(opened(text(row, 'id'), text(row, 'subject_id'), bytes(row, 'blob'))),
  });
  const opened = (id: string, subjectId: string, blob: Uint8Array): BlobResult => {
    const residentId = residentOf(subjectId);
    const inner = isCovered(blob)
      ? uncovered(vault, { kind: 'draft', recordId: id, residentId }, blob)
      : blob;
    return inner === undefined ? refuse('damaged') : openBlob(key, placeOf(id), inner);
  };
  /** A draft about somebody who has a file goes with the file. */
  const coveredFor = (id: string, subjectId: string, sealed: Uint8Array<ArrayBuffer>) => {
    const residentId = residentOf(subjectId);
    if (!residentExists(records, residentId) || !vault.sealing.holds('presence')) return sealed;
    return covered(vault, { kind: 'draft', recordId: id, residentId }, sealed);
  };
  const values = ({ form, subjectId }: DraftPlace) => ({ staff, form, subject: subjectId });
  return {
    own: () => records.all(OWN, { staff }).map(kept),
    find: (place) => {
      const row = records.get(FIND, values(place));
      return row === undefined ? undefined : kept(row);
    },
    keep: (place, savedAt, fields) => {
      records.run(REMOVE, values(place));
      const id = freshId();
      const content = paddedJson('draft', fields);
      const sealed = sealBlob(key, placeOf(id), { generation: 1, shape: 1, content });
      const blob = coveredFor(id, place.subjectId, new Uint8Array(sealed));
      records.run(INSERT, { id, ...values(place), at: savedAt, blob });
    },
    discard: (place) => {
      records.run(REMOVE, values(place));
    },
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
