// Writes a prepared return into records, keyring and header, and answers the vault, open for the person.
import type { recovery } from '../../../src/features/recovery/contract';
import type { StaffId } from '../../../src/kernel/ids';
import type { RefusalCodeOf } from '../../../src/kernel/operation';
import type { Result } from '../../../src/kernel/result';
import { newDataKey } from '../audit/data-key';
import { type DeedSigner, judgeOf } from '../deeds/book';
import type { DeedFacts } from '../deeds/deed';
import { deedPaper, deedPerson } from '../deeds/founding-deed';
import { newestDrop } from '../deeds/vouched-rooms';
import { filesOf } from '../keys/header';
import { copyHolderKeys } from '../keys/holder-keys';
import { signEd25519 } from '../keys/suite';
import { freshId } from '../keys/places';
import type { PreparedReturn, RecoveryWay } from '../keys/recovery-ceremony';
import { openSession } from '../keys/session-keys';
import { PersonSession } from '../open-vault/person-session';
import { finishPapers, keepPapers } from './paper-change';
import type { ProvedPapers } from './proving-papers';
import { removeSharesOf } from '../keyring/emergency-deals';
import { addRecoveryUse, keptPaperChange, type PaperChange } from '../house-facts/recovery-facts';
import { addStaffRow, keepSlotOf } from '../house-facts/staff-known';
import type { Person } from './returning-person';
import { openTrail } from '../unlock/trail-opening';
import { openFilesOf, bookFor, orClosed, orDamaged } from '../unlock/unlocking';
import type { FilePair } from '../platform/vault-files';
import { sessionOf } from '../open-vault/vault-session';

/** Where the vault lies, and what its session notes of time and computer. */
export interface ReturnPlace {
  readonly folder: string;
  readonly now: () => string;
  /** Random id of this computer, for the trail. */
  readonly device: () => string;
  readonly profile: string | undefined;
}

export interface ProvedReturn {
  readonly papers: ProvedPapers;
  readonly way: RecoveryWay;
}

export interface ReturnToWrite extends Person {
  readonly made: PreparedReturn;
  readonly proved: ProvedReturn;
  readonly isNewDevice: boolean;
}

type FileRefusal = Extract<RefusalCodeOf<typeof recovery.finish>, `database.${string}`>;

/** On a refusal or a fault both files are closed. */
export async function writeReturn(
  place: ReturnPlace,
  prepared: ReturnToWrite,
  pair: FilePair,
): Promise<Result<PersonSession, FileRefusal>> {
  const vault = await orClosed(pair, (files) => vaultOf(place, prepared, files));
  if (!vault.ok) return vault;
  const written = orDamaged(vault.value, () => write(vault.value, prepared, place.now));
  return written.ok ? vault : written;
}

async function vaultOf(
  returned: ReturnPlace,
  prepared: ReturnToWrite,
  pair: FilePair,
): Promise<PersonSession> {
  const { folder, now, device, profile } = returned;
  const { header, holder } = prepared.proved.papers;
  const { slot, keys: own } = prepared.made.created;
  const { vaultId } = holder;
  const fileKeys = {
    databaseKey: Buffer.from(holder.fileKeys.databaseKey),
    keyringKey: Buffer.from(holder.fileKeys.keyringKey),
  };
  // Of its own, so that closing the vault leaves the ceremony its keys for another try.
  const person = { vaultId, holderId: slot.staffId, keys: copyHolderKeys(own), fileKeys };
  const book = bookFor(pair.keyring, person);
  const keys = await openSession(person, prepared.made.staffWraps, judgeOf(book));
  const { staffCode } = slot;
  const { role } = prepared.staff;
  const names = filesOf(header.content);
  const place = {
    folder,
    names,
    training: header.content.training,
    device: device(),
    profile,
    now,
  };
  return new PersonSession({
    files: openFilesOf(pair, { ...place, vaultId, fileKeys }),
    keys,
    session: sessionOf({ id: freshId(), staffId: slot.staffId as StaffId, staffCode, role }),
    dataKey: await newDataKey(vaultId, newestDrop({ book, keyring: pair.keyring }, 'audit')),
    book,
  });
}

/** What an earlier try brought into the records, but not into the header, is finished first. */
function write(vault: PersonSession, prepared: ReturnToWrite, now: () => string): void {
  openTrail(vault, now());
  const before = keptPaperChange(vault.records);
  finishPapers(vault);
  if (before?.slot?.slotId === prepared.made.created.slot.slotId) return;
  keep(vault, prepared, { before, at: now() });
  finishPapers(vault);
}

function keep(
  vault: PersonSession,
  { staff, made, isNew, proved, isNewDevice }: ReturnToWrite,
  { before, at }: { readonly before: PaperChange | undefined; readonly at: string },
): void {
  const { slot } = made.created;
  const { staffCode, role } = staff;
  // A code that was typed back and never came into force, or was just overtaken, keeps no keys.
  const overtaken = before?.recovery === undefined ? [] : [before.recovery.slotId];
  vault.writing(() => {
    if (isNew) addStaffRow(vault.records, { ...slot, role, joinedAt: at });
    else keepSlotOf(vault.records, slot);
    const cards = proved.way === 'cards' ? { cards: null } : {};
    const { recovery, deviceCheck } = made.header.content;
    const device = isNewDevice && deviceCheck !== null ? { deviceCheck } : {};
    const change = {
      slot,
      recovery,
      ...cards,
      ...device,
      gone: [...made.goneHolders, ...overtaken],
    };
    const cardsGone = proved.way === 'cards' && vault.book.state.papers.cards !== null;
    vault.deed(
      {
        ...{ kind: 'return', at, people: [deedPerson({ ...slot, role })], grants: grantsOf(made) },
        papers: { code: deedPaper(recovery), ...(cardsGone ? { cards: null } : {}) },
      },
      [papersAsSigner(proved.papers)],
    );
    keepPapers(vault, change, [...made.staffWraps, ...made.recoveryWraps]);
    removeSharesOf(vault.writeKeyring(), slot.staffId);
    addRecoveryUse(vault.records, { id: freshId(), at, way: proved.way, staffCode });
    const { failedTries: tries } = proved.papers;
    const details = { way: proved.way, role, tries, person: isNew ? 'new' : 'known' };
    vault.record({ at, verb: 'vault.recovered', outcome: 'done', details });
  });
}

function grantsOf({ created, staffWraps }: PreparedReturn): NonNullable<DeedFacts['grants']> {
  const { staffId } = created.slot;
  const rooms = new Set(staffWraps.map(({ compartment }) => compartment));
  return [...rooms].map((compartment) => ({ to: staffId, compartment }));
}

/** The papers that were typed sign for what is done with them. */
function papersAsSigner({ holder }: ProvedPapers): DeedSigner {
  const { holderId, keys } = holder;
  return { holderId, sign: (message) => signEd25519(keys.ed25519Seed, message) };
}
