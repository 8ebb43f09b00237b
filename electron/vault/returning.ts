// Letting a person in again with the papers, from the closed door: prove, prepare, type the new code back, write.
// The recovery keys stay in memory for one ceremony, and for a quarter of an hour at most.
import type { recovery } from '../../src/features/recovery/contract';
import type { PassphraseJudge } from '../../src/features/recovery/records';
import type { CheckedInputOf, OutputOf, Progress, RefusalCodeOf } from '../../src/kernel/operation';
import type { StaffId } from '../../src/kernel/ids';
import { ok, refuse, type Result } from '../../src/kernel/result';
import { newDataKey, newestAuditDrop } from './audit/data-key';
import { isDamage } from './database/driver';
import type { Argon2Parameters } from './keys/argon2';
import { deviceGroups, newDeviceSecret, readDeviceCode } from './keys/device-code';
import { filesOf, type Header } from './keys/header';
import { readHeader } from './keys/header-file';
import { copyHolderKeys, wipeHolderKeys } from './keys/holder-keys';
import { freshId } from './keys/places';
import { prepareReturn, type PreparedReturn, type RecoveryWay } from './keys/recovery-ceremony';
import { openSession, type SessionKeys } from './keys/session-keys';
import { findSlot } from './keys/unlocking';
import { foldedCode, type NewStaff, type Slot } from './keys/slots';
import { type OpenVault, sessionOf } from './open-vault';
import { finishPapers, keepPapers } from './paper-change';
import type { PapersInHand } from './papers-in-hand';
import { type ProvedPapers, provePapers, wipeHolder } from './proving-papers';
import { readWraps } from './records/compartment-wraps';
import { removeSharesOf } from './records/emergency-deals';
import { houseWords } from './records/house-words';
import { addRecoveryUse, keptPaperChange, type PaperChange } from './records/recovery-facts';
import { addStaffRow, isCodeUsed, keepSlotOf, leftStaffIds } from './records/staff-known';
import { openTrail } from './trail-opening';
import { assembleOpenVault, onMedium, orClosed, orDamaged } from './unlocking';
import { type FilePair, openPair } from './vault-files';

type Steps<Op extends 'begin' | 'prepare'> = AsyncGenerator<
  Progress,
  Result<OutputOf<(typeof recovery)[Op]>, RefusalCodeOf<(typeof recovery)[Op]>>,
  void
>;

export interface ReturnTools {
  readonly folder: string;
  readonly now: () => string;
  /** Random id of this computer, for the trail. */
  readonly device: () => string;
  readonly profile: string | undefined;
  readonly papers: PapersInHand;
  readonly deviceSecret: (header: Header) => Uint8Array | undefined;
  readonly parameters: () => Promise<Argon2Parameters>;
}

interface Proved {
  readonly visit: string;
  readonly papers: ProvedPapers;
  readonly way: RecoveryWay;
}

interface Person {
  readonly staff: NewStaff;
  readonly isNew: boolean;
}

interface Prepared extends Person {
  readonly ceremony: string;
  readonly made: PreparedReturn;
  readonly proved: Proved;
  /** Typed or made in this ceremony, to be kept on this computer once the person is in. */
  readonly typedDevice: Uint8Array | undefined;
  readonly isNewDevice: boolean;
}

type FileRefusal = Extract<RefusalCodeOf<typeof recovery.finish>, `database.${string}`>;

type Device =
  | { readonly isNew: true; readonly secret: Uint8Array }
  | { readonly isNew: false; readonly secret: Uint8Array | undefined };

export interface Returned {
  readonly vault: OpenVault;
  readonly header: Header;
  readonly typedDevice: Uint8Array | undefined;
}

const PATIENCE_MS = 15 * 60 * 1000;

export class Returning {
  readonly #tools: ReturnTools;
  #proved: Proved | undefined;
  #prepared: Prepared | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(tools: ReturnTools) {
    this.#tools = tools;
  }

  async *begin({ proof }: CheckedInputOf<typeof recovery.begin>): Steps<'begin'> {
    yield { step: 'proving', done: 0, total: 1 };
    this.forget();
    const { folder, now } = this.#tools;
    const papers = await provePapers({ folder, now: now(), proof });
    if (!papers.ok) return papers;
    const visit = crypto.randomUUID();
    this.#proved = { visit, papers: papers.value, way: proof.kind };
    this.#patience = setTimeout(() => this.forget(), PATIENCE_MS);
    this.#patience.unref();
    const { header } = papers.value;
    const { slots, deviceSecret } = header.content;
    const isHere = this.#tools.deviceSecret(header) !== undefined;
    return ok({
      visit,
      staff: slots.map(({ staffCode, role }) => ({ code: staffCode, role })),
      device: deviceSecret === 'none' ? 'none' : isHere ? 'here' : 'missing',
    });
  }

  async *prepare(
    input: CheckedInputOf<typeof recovery.prepare>,
    judge: PassphraseJudge,
  ): Steps<'prepare'> {
    const proved = this.#proved;
    if (proved?.visit !== input.visit) return refuse('vault.ceremony-over');
    const typed = input.deviceCode === undefined ? ok(undefined) : readDeviceCode(input.deviceCode);
    if (!typed.ok) return typed;
    const { header } = proved.papers;
    const asked = personOf(header, input);
    if (asked === undefined) return refuse('vault.person-unknown');
    yield { step: 'keys', done: 0, total: 1 };
    const found = await onMedium(() => this.#lookUp(proved, asked, judge));
    if (!found.ok) return found;
    const { keys, person } = found.value;
    const device = this.#deviceFor(header, typed.value);
    const made = await prepareReturn(header, keys, {
      staff: person.staff,
      createdAt: this.#tools.now(),
      parameters: await this.#tools.parameters(),
      deviceSecret: device.secret,
      isNewDevice: device.isNew,
      way: proved.way,
    });
    if (!made.ok) return made;
    const shown = this.#tools.papers.take({
      vaultId: header.content.vaultId,
      code: made.value.written,
      deviceCode: device.isNew ? deviceGroups(device.secret) : [],
    });
    const { ceremony } = shown;
    const typedDevice = device.isNew ? device.secret : typed.value;
    const isNewDevice = device.isNew;
    this.#prepared = { ...person, ceremony, made: made.value, proved, typedDevice, isNewDevice };
    return ok(shown);
  }

  /** Whether the person may be let in, and all that the papers open. */
  async #lookUp(
    { papers: { header, holder } }: Proved,
    asked: Person,
    judge: PassphraseJudge,
  ): Promise<
    Result<
      { readonly keys: SessionKeys; readonly person: Person },
      RefusalCodeOf<typeof recovery.prepare>
    >
  > {
    const pair = this.#open(header, holder.fileKeys);
    if (!pair.ok) return pair;
    const { records, keyring } = pair.value;
    try {
      const person = letInBefore(asked, keptPaperChange(records)?.slot);
      const { staffId, staffCode } = person.staff;
      if (person.isNew && isCodeUsed(records, foldedCode(staffCode))) {
        return refuse('vault.staff-code-taken');
      }
      // Somebody who left may still stand in the header until the files are renewed.
      if (leftStaffIds(records).has(staffId)) return refuse('vault.person-unknown');
      const problem = judge([...houseWords(records), staffCode]);
      if (problem !== undefined) return refuse(problem);
      const keys = await openSession(holder, readWraps(keyring, holder.holderId));
      return ok({ keys, person });
    } catch (error) {
      if (!isDamage(error)) throw error;
      return refuse(keyring.isSpoiled ? 'database.keyring-damaged' : 'database.damaged');
    } finally {
      closePair(pair.value);
    }
  }

  /**
   * Writes everything and answers the vault, open for the person. The new code must have been typed back. Where the
   * medium did not take it all, nothing stays open, and it can be asked for again.
   */
  async finish(ceremony: string): Promise<Result<Returned, RefusalCodeOf<typeof recovery.finish>>> {
    const prepared = this.#prepared;
    if (prepared?.ceremony !== ceremony) return refuse('vault.ceremony-over');
    const { folder, papers } = this.#tools;
    if (!papers.isConfirmed(ceremony, 'code')) return refuse('vault.recovery-not-confirmed');
    const { header } = prepared.proved.papers;
    const now = readHeader(folder);
    const isSameHeader =
      now.ok && now.value.header.content.generation === header.content.generation;
    if (!isSameHeader) return refuse('vault.ceremony-over');
    const vault = await onMedium(() => this.#writtenBy(prepared));
    if (!vault.ok) return vault;
    const written = readHeader(folder);
    if (!written.ok || !isInForce(written.value.header, prepared)) {
      vault.value.close();
      return refuse('vault.recovery-unfinished');
    }
    const { typedDevice } = prepared;
    this.forget();
    papers.drop();
    return ok({ vault: vault.value, typedDevice, header: written.value.header });
  }

  /** Ends the ceremony; nothing more is written. */
  forget(): void {
    clearTimeout(this.#patience);
    if (this.#proved !== undefined) wipeHolder(this.#proved.papers.holder);
    if (this.#prepared !== undefined) wipeHolderKeys(this.#prepared.made.created.keys);
    this.#proved = undefined;
    this.#prepared = undefined;
  }

  /** Typed, kept here, or, where it is lost with its computer, a new one. */
  #deviceFor(header: Header, typed: Uint8Array | undefined): Device {
    const secret = typed ?? this.#tools.deviceSecret(header);
    if (secret !== undefined || header.content.deviceSecret === 'none') {
      return { isNew: false, secret };
    }
    return { isNew: true, secret: newDeviceSecret() };
  }

  async #writtenBy(prepared: Prepared): Promise<Result<OpenVault, FileRefusal>> {
    const { header, holder } = prepared.proved.papers;
    const pair = this.#open(header, holder.fileKeys);
    if (!pair.ok) return pair;
    const vault = await orClosed(pair.value, (files) => this.#vaultOf(prepared, files));
    if (!vault.ok) return vault;
    const written = orDamaged(vault.value, () => this.#write(vault.value, prepared));
    return written.ok ? vault : written;
  }

  async #vaultOf(prepared: Prepared, pair: FilePair): Promise<OpenVault> {
    const { folder, now, device, profile } = this.#tools;
    const { header, holder } = prepared.proved.papers;
    const { slot, keys: own } = prepared.made.created;
    const { vaultId } = holder;
    const fileKeys = {
      databaseKey: Buffer.from(holder.fileKeys.databaseKey),
      keyringKey: Buffer.from(holder.fileKeys.keyringKey),
    };
    // Of its own, so that closing the vault leaves the ceremony its keys for another try.
    const person = { vaultId, holderId: slot.staffId, keys: copyHolderKeys(own), fileKeys };
    const keys = await openSession(person, prepared.made.staffWraps);
    const { staffCode, role } = slot;
    return assembleOpenVault({
      folder,
      names: filesOf(header.content),
      pair,
      keys,
      training: header.content.training,
      session: sessionOf({ id: freshId(), staffId: slot.staffId as StaffId, staffCode, role }),
      dataKey: await newDataKey(vaultId, newestAuditDrop(pair.keyring)),
      device: device(),
      profile,
      now,
    });
  }

  /** What an earlier try brought into the records, but not into the header, is finished first. */
  #write(vault: OpenVault, prepared: Prepared): void {
    openTrail(vault, this.#tools.now());
    const before = keptPaperChange(vault.records);
    finishPapers(vault);
    if (before?.slot?.slotId === prepared.made.created.slot.slotId) return;
    this.#keep(vault, prepared, before);
    finishPapers(vault);
  }

  #keep(vault: OpenVault, prepared: Prepared, before: PaperChange | undefined): void {
    const { made, isNew, proved, isNewDevice } = prepared;
    const at = this.#tools.now();
    const { slot } = made.created;
    const { staffCode, role } = slot;
    // A code that was typed back and never came into force, or was just overtaken, keeps no keys.
    const overtaken = before?.recovery === undefined ? [] : [before.recovery.slotId];
    vault.writing(() => {
      if (isNew) addStaffRow(vault.records, { ...slot, joinedAt: at });
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
      keepPapers(vault, change, [...made.staffWraps, ...made.recoveryWraps]);
      removeSharesOf(vault.writeKeyring(), slot.staffId);
      addRecoveryUse(vault.records, { id: freshId(), at, way: proved.way, staffCode });
      const { failedTries: tries } = proved.papers;
      const details = { way: proved.way, role, tries, person: isNew ? 'new' : 'known' };
      vault.record({ at, verb: 'vault.recovered', outcome: 'done', details });
    });
  }

  #open(header: Header, keys: { readonly databaseKey: Buffer; readonly keyringKey: Buffer }) {
    const { folder, now } = this.#tools;
    const hex = {
      databaseKeyHex: keys.databaseKey.toString('hex'),
      keyringKeyHex: keys.keyringKey.toString('hex'),
    };
    const names = filesOf(header.content);
    return openPair({ folder, names, keys: hex, file: 'existing', now: now() });
  }
}

/** A new manager whom an earlier ceremony brought into the records, but not into the header, is the same person. */
function letInBefore(asked: Person, kept: Slot | undefined): Person {
  const { staff, isNew } = asked;
  if (!isNew || kept === undefined) return asked;
  if (foldedCode(kept.staffCode) !== foldedCode(staff.staffCode) || kept.role !== staff.role) {
    return asked;
  }
  return { staff: { ...staff, staffId: kept.staffId as StaffId }, isNew: false };
}

function isInForce({ content }: Header, { made }: Prepared): boolean {
  return content.recovery.slotId === made.header.content.recovery.slotId;
}

function personOf(
  header: Header,
  { person, passphrase }: CheckedInputOf<typeof recovery.prepare>,
): Person | undefined {
  if (person.kind === 'new-manager') {
    const staff = { staffId: freshId<'staff'>(), staffCode: person.code, passphrase };
    return { staff: { ...staff, role: 'manager' }, isNew: true };
  }
  const slot = findSlot(header, person.code);
  if (slot === undefined) return undefined;
  const { staffId, staffCode, role } = slot;
  return { staff: { staffId: staffId as StaffId, staffCode, role, passphrase }, isNew: false };
}

function closePair({ records, keyring }: FilePair): void {
  records.close();
  keyring.close();
}
