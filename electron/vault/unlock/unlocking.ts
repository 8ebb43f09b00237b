// Unlocking: the slot proves the passphrase first, so that afterwards only damage can keep a file shut.
import type { DoorRefusal, vault } from '../../../src/features/vault/contract';
import { compartmentsOf, type Role } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import type { OutputOf } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { APP_VERSION } from '../platform/app-version';
import { newDataKey } from '../audit/data-key';
import { sealTry } from '../audit/side-file';
import { AuditTrail } from '../audit/trail';
import { isKnownSlot } from '../open-vault/header-memory';
import { openAttempts } from '../keys/attempts-file';
import { deviceSecretFits, filesOf, type Header } from '../keys/header';
import { nodeDisk } from '../keys/disk';
import { type FoundHeader, readHeader } from '../keys/header-file';
import { findSlot, unlock } from '../keys/unlocking';
import type { VaultFormats } from '../keys/vault-format';
import { freshId } from '../keys/places';
import { headKeyOf, openSession, type UnlockedHolder } from '../keys/session-keys';
import type { Slot } from '../keys/slots';
import { KEYRING_MIGRATIONS } from '../database/migrations/keyring-migrations';
import { RECORDS_MIGRATIONS } from '../database/migrations/records-migrations';
import type { Handle } from '../database/driver';
import { isUnreadable } from '../database/rows';
import { Book, judgeOf } from '../deeds/book';
import { newestDrop } from '../deeds/vouched-rooms';
import { roleByDeeds, vouchesForSlot } from '../deeds/vouching';
import { isDiskTrouble, mediumRefusal, type MediumRefusal } from '../database/open';
import { isNetworkPath } from '../platform/network-folder';
import { OpenFiles, type OpenFilesParts } from '../open-vault/open-files';
import { PersonSession } from '../open-vault/person-session';
import { readWraps } from '../keyring/compartment-wraps';
import { leftStaffIds } from '../house-facts/staff-known';
import { readSettings } from '../house-facts/shelter-settings';
import { takeBackUnvouched } from '../audit/unvouched';
import { openTrail } from './trail-opening';
import { tidyFolder } from '../open-vault/tidying';
import { type DamagedFile, type FilePair, openPair } from '../platform/vault-files';
import { sessionOf } from '../open-vault/vault-session';

export interface UnlockRequest {
  readonly folder: string;
  readonly staffCode: string;
  readonly passphrase: string;
  readonly now: string;
  /** For what is noted later in the session. */
  readonly clock?: () => string;
  readonly device?: string;
  /** The secret of this computer for the header at hand, where one is kept or was typed. */
  readonly deviceSecret?: (header: Header) => Uint8Array | undefined;
  readonly profile?: string | undefined;
  readonly formats?: VaultFormats;
}

export interface UnlockedVault {
  readonly vault: PersonSession;
  readonly header: Header;
  readonly failedTries: number;
}

/** Who left, or whom no deed knows, is turned away as soon as the trail tells of it; until then they may open nothing. */
const ROLE_OF_NOBODY: Role = 'it';

/** Tries on a code that no slot has are counted together, and cost and answer the same. */
const NO_SLOT = 'unknown';

export async function unlockVault(
  request: UnlockRequest,
): Promise<Result<UnlockedVault, DoorRefusal>> {
  return onMedium(() => unlockOnMedium(request));
}

/** A full or read-only medium is told in words, never as a fault of ours. */
export async function onMedium<Value, Code extends string>(
  work: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | MediumRefusal>> {
  try {
    return await work();
  } catch (error) {
    const refusal = mediumRefusal(error);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}

async function unlockOnMedium(request: UnlockRequest): Promise<Result<UnlockedVault, DoorRefusal>> {
  if (isNetworkPath(request.folder)) return refuse('vault.lies-on-network');
  const proved = await proveStaff(request);
  if (!proved.ok) return proved;
  const { header, failedTries } = proved.value;
  const opened = await openProved(request, proved.value);
  if (!opened.ok) return opened;
  const left = orDamaged(opened.value, () => hasLeft(opened.value, request.now));
  if (!left.ok) return left;
  if (left.value) return refuse('vault.left');
  const known = orDamaged(opened.value, () =>
    isVouchedFor(opened.value, proved.value, request.now),
  );
  if (!known.ok) return known;
  if (!known.value) return refuse('vault.slot-unvouched');
  const standing = orDamaged(opened.value, () => noteStatus(opened.value, proved.value));
  if (!standing.ok) return standing;
  tidyFolder(request.folder, header, opened.value.files.raised);
  return ok({ vault: opened.value, header: header.header, failedTries });
}

/** Damage that shows only now shuts the files again: left open, they would answer "in use" at the next try. */
export function orDamaged<Value>(
  opened: PersonSession,
  work: () => Value,
): Result<Value, DamagedFile> {
  try {
    return ok(work());
  } catch (error) {
    const code = damagedFile(opened);
    opened.close();
    if (!isUnreadable(error)) throw error;
    return refuse(code);
  }
}

/** Which of the two files it was: a row that none of our columns takes is told like a page that is not as it was written. */
export function damagedFile({ keyring }: Pick<FilePair, 'keyring'>): DamagedFile {
  const isKeyring = keyring.isSpoiled || keyring.hasUnreadableRow;
  return isKeyring ? 'database.keyring-damaged' : 'database.damaged';
}

/** Shuts the vault again on somebody who left, even while their slot still stands in the header. */
function hasLeft(vault: PersonSession, at: string): boolean {
  if (!leftStaffIds(vault.records).has(vault.session.staffId)) return false;
  vault.witness({ at, verb: 'vault.unlock', outcome: 'refused' });
  vault.close();
  return true;
}

/** Shuts the vault again on a slot that nobody who may do so ever made, or whose role or keys are not those they gave. */
function isVouchedFor(vault: PersonSession, { slot }: ProvedStaff, at: string): boolean {
  if (vouchesForSlot(vault.book.state, slot)) return true;
  openTrail(vault, at);
  vault.witness({ at, verb: 'vault.unlock', outcome: 'refused' });
  vault.close();
  return false;
}

function noteStatus(vault: PersonSession, { header, slot }: ProvedStaff): void {
  if (!isKnownSlot(vault.records, header.header.content, slot)) vault.noteFormerSlot();
}

export interface ProvedStaff {
  readonly header: FoundHeader;
  readonly slot: Slot;
  /** Wipe what is not passed on to a session. */
  readonly holder: UnlockedHolder;
  /** Wrong tries on this slot since its last right one. */
  readonly failedTries: number;
}

/** Opens a slot by code and passphrase, counting tries; touches no database. Also for a second person at the desk. */
export async function proveStaff(
  request: UnlockRequest,
): Promise<Result<ProvedStaff, DoorRefusal>> {
  const found = readHeader(request.folder, nodeDisk, request.formats);
  return found.ok ? proveStaffAt(request, found.value) : found;
}

/** The same at a header that was read already. */
export async function proveStaffAt(
  request: UnlockRequest,
  found: FoundHeader,
): Promise<Result<ProvedStaff, DoorRefusal>> {
  const { header } = found;
  const slot = findSlot(header, request.staffCode);
  const counted = slot?.slotId ?? NO_SLOT;
  const deviceSecret = request.deviceSecret?.(header);
  const unfit = deviceRefusal(header, slot, deviceSecret);
  if (unfit !== undefined) return refuse(unfit);
  const attempts = openAttempts(request.folder);
  const moment = Date.parse(request.now);
  const seconds = Math.max(attempts.wait(counted, moment), attempts.waitOfMachine(moment));
  if (seconds > 0) return refuse('vault.wait', { seconds });
  attempts.recordTry(counted, moment);
  const { passphrase } = request;
  const unlocked = await unlock(header, { slot, passphrase, deviceSecret });
  if (!unlocked.ok) {
    const { vaultId } = header.content;
    await sealTry(request.folder, vaultId, { at: request.now, slotId: counted });
    return unlocked;
  }
  const failedTries = attempts.clear(counted, moment);
  return ok({ ...unlocked.value, header: found, failedTries });
}

/** Said before a try is counted: nobody's passphrase was checked. */
function deviceRefusal(
  header: Header,
  slot: Slot | undefined,
  deviceSecret: Uint8Array | undefined,
): 'vault.device-secret-needed' | 'vault.device-secret-wrong' | undefined {
  if (!deviceSecretFits(header, deviceSecret)) return 'vault.device-secret-wrong';
  const asked = (slot ?? header.content).deviceSecret === 'required';
  return asked && deviceSecret === undefined ? 'vault.device-secret-needed' : undefined;
}

/** The two files of the header at hand, opened with what its slot gave; also those of a copy aside. */
export async function openProved(
  request: UnlockRequest,
  { header, holder, slot }: ProvedStaff,
): Promise<Result<PersonSession, DoorRefusal>> {
  const { folder, now } = request;
  const { training } = header.header.content;
  const fileKeys = {
    databaseKeyHex: holder.fileKeys.databaseKey.toString('hex'),
    keyringKeyHex: holder.fileKeys.keyringKey.toString('hex'),
  };
  const names = filesOf(header.header.content);
  const pair = openPair({ folder, names, keys: fileKeys, file: 'existing', now });
  if (!pair.ok) return pair;
  const { clock = () => now, device = 'none', profile } = request;
  return orClosed(pair.value, async (both) => {
    takeBackHandedOut(both);
    const { vaultId, fileKeys: own } = holder;
    const place = { folder, names, training, device, profile, now: clock };
    const files = openFilesOf(both, { ...place, vaultId, fileKeys: own });
    return sessionOver(files, { holder, slot });
  });
}

/** Somebody's session over files that are open; the header's slot gave their keys. */
export async function sessionOver(
  files: OpenFiles,
  { holder, slot }: Pick<ProvedStaff, 'holder' | 'slot'>,
): Promise<PersonSession> {
  const { keyring, vaultId } = files;
  const book = bookFor(keyring, holder);
  const keys = await openSession(holder, readWraps(keyring, slot.staffId), judgeOf(book));
  const dataKey = await newDataKey(vaultId, newestDrop({ book, keyring }, 'audit'));
  const { staffCode } = slot;
  const staffId = slot.staffId as StaffId;
  const role = roleByDeeds(book.state, staffId) ?? ROLE_OF_NOBODY;
  const session = sessionOf({ id: freshId(), staffId, staffCode, role });
  return new PersonSession({ files, session, keys, dataKey, book });
}

/** The book of deeds as this holder knows it. */
export function bookFor(keyring: Handle, holder: UnlockedHolder): Book {
  const { vaultId, holderId, keys } = holder;
  const founding = keys.founding.toString('hex');
  return Book.open(keyring, { vaultId, staffId: holderId, founding, headKey: headKeyOf(holder) });
}

/** What a vault is assembled from lies in the keyring. Left open, both files would answer "in use" at the next try. */
export async function orClosed(
  pair: FilePair,
  assemble: (pair: FilePair) => Promise<PersonSession>,
): Promise<Result<PersonSession, DamagedFile>> {
  try {
    return ok(await assemble(pair));
  } catch (error) {
    pair.records.close();
    pair.keyring.close();
    if (!isUnreadable(error)) throw error;
    return refuse(pair.records.hasUnreadableRow ? 'database.damaged' : 'database.keyring-damaged');
  }
}

/** What nobody was told they hold is no part of the session. Tried again before the first event of it is written. */
function takeBackHandedOut({ keyring, records }: FilePair): void {
  try {
    takeBackUnvouched(keyring, () => new AuditTrail(records).size());
  } catch (error) {
    if (isUnreadable(error) || !isDiskTrouble(error)) throw error;
  }
}

/** The opened pair as the files of this vault. */
export function openFilesOf(
  pair: FilePair,
  facts: Omit<OpenFilesParts, keyof FilePair | 'settings'>,
): OpenFiles {
  return new OpenFiles({ ...facts, ...pair, settings: () => readSettings(pair.records) });
}

/** What the window learns about the session it just got. */
export function openSessionOf(
  opened: PersonSession,
  failedTries: number,
): OutputOf<typeof vault.unlock> {
  const { id, staffCode, role } = opened.session;
  const { training } = opened;
  return {
    sessionId: id,
    staffCode,
    role,
    training,
    failedTries,
    program: {
      version: APP_VERSION,
      schema: RECORDS_MIGRATIONS.length,
      keyringSchema: KEYRING_MIGRATIONS.length,
    },
    awaited: compartmentsOf(role).filter(
      (compartment) => opened.keychain.newest(compartment) === undefined,
    ),
    settings: opened.settings(),
  };
}
