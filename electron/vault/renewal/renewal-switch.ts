// The last step of a renewal: one saving of the header makes the new files the vault; then they open in place of the old.
import type { Gate } from '../gate/gate';
import { closeHeader, type Header, type HeaderContent, type VaultFileNames } from '../keys/header';
import { Book, ownerOf } from '../deeds/book';
import { vouchesForPaper, vouchesForSlot } from '../deeds/vouching';
import { readHeader } from '../keys/header-file';
import type { FileKeys } from '../keys/holder-keys';
import { withFileKeys } from '../keys/rewrapping';
import type { SessionKeys } from '../keys/session-keys';
import { PersonSession } from '../open-vault/person-session';
import { tidyFolder } from '../open-vault/tidying';
import { openFilesOf } from '../unlock/unlocking';
import { openPair } from '../platform/vault-files';

/** The header that follows `content` and names the renewed files under their fresh keys. */
export async function headerOfRenewed(
  content: HeaderContent,
  {
    names,
    fresh,
    book,
  }: { readonly names: VaultFileNames; readonly fresh: FileKeys; readonly book: Book },
): Promise<Header> {
  const wrapped = await withFileKeys(content, fresh, {
    slot: (slot) => vouchesForSlot(book.state, slot),
    paper: (paper) => vouchesForPaper(book.state, paper),
  });
  const next = { ...wrapped, files: names, generation: content.generation + 1 };
  return closeHeader(next, fresh.databaseKey);
}

interface Renewed {
  /** The vault on the files of before, with the session that goes on. */
  readonly former: PersonSession;
  readonly names: VaultFileNames;
  readonly keys: SessionKeys;
}

/** Opens the new files in place of the old, with the same session. */
export function openRenewed(gate: Gate, { former, names, keys }: Renewed): PersonSession {
  const { folder, training, device, profile, now, vaultId } = former.files;
  const { session, dataKey } = former;
  const renewed = gate.replace(() => {
    const pair = openPair({ folder, names, keys, file: 'existing', now: gate.now() });
    if (!pair.ok) throw new Error(`renewed files did not open: ${pair.refusal.code}`);
    const place = { folder, names, training, device, profile, now };
    const files = openFilesOf(pair.value, { ...place, vaultId, fileKeys: keys.fileKeys });
    const book = Book.open(files.keyring, ownerOf(keys));
    return new PersonSession({ files, session, keys, dataKey, book });
  });
  if (former.isByFormerSlot) renewed.noteFormerSlot();
  return renewed;
}

/** Takes away the files that no copy of the header names any more. */
export function takeFormerFilesAway(folder: string): void {
  const found = readHeader(folder);
  if (found.ok) tidyFolder(folder, found.value);
}
