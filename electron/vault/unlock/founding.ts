// Founding a shelter's vault: every key is made in memory, then written in an order that a crash cannot spoil.
// The header comes last: until it is there a mark says so, and the next start offers to begin again.
import { keepVaultFact } from '../keyring/vault-facts';
import type { NewStaff } from '../../../src/features/vault/contract';
import type { ShelterSettings } from '../../../src/features/shelter/index';
import type { Role } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import { ok, type Result } from '../../../src/kernel/result';
import { type DataKey, newDataKey } from '../audit/data-key';
import { Book, ownerOf } from '../deeds/book';
import { addDeed } from '../deeds/deed-rows';
import { deedPaper, foundingDeed } from '../deeds/founding-deed';
import { newestDrop } from '../deeds/vouched-rooms';
import { publishDrop } from '../audit/side-file';
import { ARGON2_FLOOR, calibrate, type Argon2Parameters } from '../keys/argon2';
import { newDeviceSecret } from '../keys/device-code';
import { createVault, type CreatedVault } from '../keys/founding';
import { closeHeader } from '../keys/header';
import { writeHeader } from '../keys/header-file';
import { freshId } from '../keys/places';
import type { WrittenSecret } from '../keys/recovery-code';
import { fillUp } from '../database/filled-up';
import { PersonSession } from '../open-vault/person-session';
import { addGenerations, addWraps } from '../keyring/compartment-wraps';
import { keepDeal } from '../keyring/emergency-deals';
import { beginHeaderMemory, rememberedOf } from '../keyring/header-known';
import { saveSettings } from '../house-facts/shelter-settings';
import { addStaffRow } from '../house-facts/staff-known';
import { AUDIT_KEY_FACT, noteBaseline } from './trail-opening';
import { openFilesOf } from './unlocking';
import {
  beginFounding,
  endFounding,
  FIRST_FILES,
  makeVaultFolder,
  openPair,
  setAsideUnfinished,
} from '../platform/vault-files';
import { sessionOf } from '../open-vault/vault-session';

export interface FoundRequest {
  readonly settings: ShelterSettings;
  readonly manager: Omit<NewStaff, 'role'>;
  readonly team: readonly NewStaff[];
  /** Ties the vault to this computer by a secret of its own. */
  readonly deviceSecret?: boolean;
  /** Never from a window: the demo alone names its vault. */
  readonly vaultId?: string;
}

interface Person {
  readonly staffId: StaffId;
  readonly staffCode: string;
  readonly role: Role;
  readonly passphrase: string;
}

export interface Founding {
  readonly vault: CreatedVault;
  readonly settings: ShelterSettings;
  readonly dataKey: DataKey;
  readonly written: WrittenSecret;
  readonly deviceSecret: Buffer | undefined;
}

/** An unlock may cost this long on this computer: dear for a guesser, bearable for a worker. */
const UNLOCK_MS = { minMs: 500, maxMs: 1500 };

/** Demo and test vaults take the floor so that many people found quickly; shelters what this computer can bear. */
export function slotParameters(): Promise<Argon2Parameters> {
  if (process.env['KANAF_QUICK_KEYS'] === '1') return Promise.resolve(ARGON2_FLOOR);
  return calibrate(UNLOCK_MS);
}

export async function foundVault(
  request: FoundRequest,
  made: { readonly now: string; readonly parameters: Argon2Parameters },
): Promise<
  Result<
    Founding,
    'vault.parameters-refused' | 'vault.passphrase-too-long' | 'vault.staff-code-taken'
  >
> {
  const manager = person({ ...request.manager, role: 'manager' });
  const deviceSecret = request.deviceSecret === true ? newDeviceSecret() : undefined;
  const created = await createVault({
    createdAt: made.now,
    training: false,
    vaultId: request.vaultId,
    parameters: made.parameters,
    deviceSecret,
    staff: [manager, ...request.team.map(person)],
    foundingDeed,
  });
  if (!created.ok) return created;
  const drop = created.value.generations.find(({ compartment }) => compartment === 'audit');
  if (drop === undefined) throw new Error('a vault is founded with its audit compartment');
  return ok({
    vault: created.value,
    dataKey: await newDataKey(created.value.session.vaultId, drop),
    settings: request.settings,
    written: created.value.written,
    deviceSecret,
  });
}

function person(staff: NewStaff): Person {
  const { code, role, passphrase } = staff;
  return { staffId: freshId<'staff'>(), staffCode: code, role, passphrase };
}

export interface FoundingPlace {
  readonly folder: string;
  readonly training: boolean;
  /** Whether the shelter took the three cards. */
  readonly cards: boolean;
  readonly now: string;
  readonly clock: () => string;
  readonly device: string;
  readonly profile?: string | undefined;
}

/** Writes keyring, records and header, in this order, and answers the open vault. */
export function writeFounding(founding: Founding, place: FoundingPlace): PersonSession {
  const { folder, now } = place;
  makeVaultFolder(folder);
  setAsideUnfinished(folder, now);
  beginFounding(folder);
  const { session } = founding.vault;
  const pair = openPair({ folder, keys: session, file: 'create', now });
  if (!pair.ok) throw new Error(`a fresh database did not open: ${pair.refusal.code}`);
  fillUp(pair.value.keyring);
  saveKeyringRows(founding, pair.value.keyring, place);
  const book = foundedBook(founding, pair.value.keyring, place);
  const taken = place.cards ? { cards: founding.vault.cards.slot, cardSets: 1 } : {};
  const content = { ...founding.vault.header.content, ...taken, training: place.training };
  const { staff } = founding.vault;
  const [first] = staff;
  if (first === undefined) throw new Error('a vault is founded by someone');
  const { training, device, profile, clock } = place;
  const { vaultId, fileKeys } = session;
  const files = openFilesOf(pair.value, {
    ...{ vaultId, fileKeys, folder, training, device, profile },
    names: FIRST_FILES,
    now: clock,
  });
  const opened = new PersonSession({
    files,
    keys: session,
    dataKey: founding.dataKey,
    book,
    session: sessionOf({
      id: freshId(),
      staffId: first.staffId as StaffId,
      staffCode: first.staffCode,
      role: first.role,
    }),
  });
  opened.writing(() => {
    for (const one of staff) addStaffRow(opened.records, { ...one, joinedAt: now });
    saveSettings(opened.records, founding.settings);
    for (const [name, value] of Object.entries({
      'vault-id': session.vaultId,
      'founded-at': now,
      [AUDIT_KEY_FACT]: opened.auditSecret.publicKey.toString('hex'),
    })) {
      keepVaultFact(opened.records, name, value);
    }
    beginHeaderMemory(opened.records, rememberedOf(content, 0));
    noteBaseline(opened, now);
  });
  publishDrop(folder, session.vaultId, newestDrop(opened, 'audit'));
  writeHeader(folder, closeHeader(content, session.fileKeys.databaseKey));
  endFounding(folder);
  return opened;
}

/** The founding deed, and where the three cards were taken a second one that tells of them. */
function foundedBook(
  { vault }: Founding,
  keyring: PersonSession['keyring'],
  { now, cards }: FoundingPlace,
): Book {
  const book = Book.open(keyring, ownerOf(vault.session));
  if (cards) {
    keyring.begin();
    const papers = { cards: deedPaper(vault.cards.slot) };
    book.add({ kind: 'papers', at: now, papers }, [vault.session]);
    keyring.commit();
  }
  book.settle();
  return book;
}

function saveKeyringRows(
  { vault }: Founding,
  keyring: PersonSession['keyring'],
  { now, cards }: FoundingPlace,
): void {
  keyring.begin();
  addGenerations(keyring, vault.generations, now);
  addDeed(keyring, { number: 1, ...vault.foundingDeed });
  addWraps(keyring, cards ? [...vault.wraps, ...vault.cards.wraps] : vault.wraps);
  if (vault.emergency !== undefined) keepDeal(keyring, vault.emergency, now);
  keyring.commit();
}
