// One worker's own lists, in one row, sealed for that worker alone like a draft: not even the manager's keys open it.
import { type OwnLists, ownLists } from '../../../src/features/own-lists/index';
import { OWN_LISTS, type OwnListsWrite } from '../../../src/features/own-lists/records';
import type { Sealed } from '../../../src/kernel/sealed';
import { rowsOf } from '../database/table-rows';
import { type BlobPlace, openBlob, sealBlob } from '../keys/envelope';
import { paddedJson } from '../keys/padding';
import { freshId } from '../keys/places';
import type { SessionKeys } from '../keys/session-keys';
import type { AtWork, NamedVault, RecordRows } from '../open-vault/store-ground';

export type OwnListsGround = RecordRows &
  AtWork &
  NamedVault & { readonly keys: Pick<SessionKeys, 'draftKey'> };

export function ownListsRecords(vault: OwnListsGround): OwnListsWrite {
  const { records, keys, vaultId } = vault;
  const { staffId } = vault.session;
  const rows = rowsOf(records, OWN_LISTS);
  const held = () => rows.list({ where: { staffId } })[0];
  const placeOf = (id: string, version: number): BlobPlace => ({
    ...{ vaultId, version },
    kind: 'own-lists',
    recordId: id,
    compartment: 'presence',
  });
  return {
    own: () => {
      const row = held();
      if (row === undefined) return { state: 'none' };
      return listsOf(openBlob(keys.draftKey, placeOf(row.id, row.version), row.blob));
    },
    save: (lists, savedAt) => {
      const row = held();
      const id = row?.id ?? freshId<'own-lists'>();
      const version = (row?.version ?? 0) + 1;
      const content = paddedJson('own-lists', lists);
      const sealed = { generation: 1, shape: 1, content };
      const blob = new Uint8Array(sealBlob(keys.draftKey, placeOf(id, version), sealed));
      if (row === undefined) rows.add({ id, staffId, version, savedAt, blob });
      else rows.change(id, { version, savedAt, blob });
    },
  };
}

function listsOf(opened: ReturnType<typeof openBlob>): Sealed<OwnLists> {
  if (!opened.ok) return { state: 'unreadable' };
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(opened.value.content));
    const parsed = ownLists.safeParse(json);
    return parsed.success ? { state: 'open', value: parsed.data } : { state: 'unreadable' };
  } catch {
    return { state: 'unreadable' };
  }
}
