// Unlocking: the slot proves the passphrase first, so that afterwards only damage can keep a file shut.
import type { vault } from '../../src/features/vault/contract';
import type { StaffId } from '../../src/kernel/ids';
import type { OutputOf, RefusalCodeOf } from '../../src/kernel/operation';
import { ok, refuse, type Result } from '../../src/kernel/result';
import { bytes, integer, text } from './database/rows';
import { openAttempts } from './keys/attempts-file';
import { unlock } from './keys/unlocking';
import type { CompartmentWrap } from './keys/compartment-keys';
import { readHeader } from './keys/header-file';
import { freshId } from './keys/places';
import { openSession, type SessionKeys } from './keys/session-keys';
import type { Slot } from './keys/slots';
import type { Handle } from './database/driver';
import { isDamage } from './database/open';
import { OpenVault, sessionOf, type VaultSession } from './open-vault';
import { readSettings } from './records/shelter';
import { type FilePair, openPair } from './vault-files';

export interface UnlockOrder {
  readonly folder: string;
  readonly staffCode: string;
  readonly passphrase: string;
  readonly now: string;
}

export interface UnlockedVault {
  readonly vault: OpenVault;
  readonly failedTries: number;
}

type Refused = RefusalCodeOf<typeof vault.unlock>;

/** Tries on a code that no slot has are counted together, and cost and answer the same. */
const NO_SLOT = 'unknown';

export async function unlockVault(order: UnlockOrder): Promise<Result<UnlockedVault, Refused>> {
  const found = readHeader(order.folder);
  if (!found.ok) return found;
  const { header } = found.value;
  const wanted = foldCode(order.staffCode);
  const slot = header.content.slots.find((one) => foldCode(one.staffCode) === wanted);
  const counted = slot?.slotId ?? NO_SLOT;
  const attempts = openAttempts(order.folder);
  const moment = Date.parse(order.now);
  const seconds = attempts.wait(counted, moment);
  if (seconds > 0) return refuse('vault.wait', { seconds });
  attempts.recordTry(counted, moment);
  const tried = slot ?? header.content.slots[0];
  if (tried === undefined) return refuse('vault.header-damaged');
  const { passphrase } = order;
  const unlocked = await unlock(header, { slot: tried, passphrase, deviceSecret: undefined });
  if (slot === undefined) return refuse('vault.wrong-passphrase');
  if (!unlocked.ok) return unlocked;
  const failedTries = attempts.clear(counted);
  const opened = await openFiles(order, {
    holder: unlocked.value.holder,
    slot,
    training: header.content.training,
  });
  return opened.ok ? ok({ vault: opened.value, failedTries }) : opened;
}

interface Opening {
  readonly holder: Parameters<typeof openSession>[0];
  readonly slot: Slot;
  readonly training: boolean;
}

async function openFiles(
  order: UnlockOrder,
  { holder, slot, training }: Opening,
): Promise<Result<OpenVault, Refused>> {
  const { folder, now } = order;
  const fileKeys = {
    databaseKeyHex: holder.fileKeys.databaseKey.toString('hex'),
    keyringKeyHex: holder.fileKeys.keyringKey.toString('hex'),
  };
  const pair = openPair({ folder, keys: fileKeys, file: 'existing', now });
  if (!pair.ok) return pair;
  let keys: SessionKeys;
  try {
    keys = await openSession(holder, wrapsOf(pair.value.keyring, slot.staffId));
  } catch (error) {
    pair.value.records.close();
    pair.value.keyring.close();
    if (isDamage(error)) return refuse('database.damaged');
    throw error;
  }
  const session = sessionOf({
    id: freshId(),
    staffId: slot.staffId as StaffId,
    staffCode: slot.staffCode,
    role: slot.role,
  });
  return ok(assembleOpenVault({ folder, pair: pair.value, keys, training, session }));
}

function wrapsOf(keyring: Handle, holderId: string): readonly CompartmentWrap[] {
  const rows = keyring.all(
    'SELECT compartment, generation, wrapped FROM compartment_wraps WHERE holder_id = $holder',
    { holder: holderId },
  );
  return rows.map((row) => ({
    compartment: text(row, 'compartment') as CompartmentWrap['compartment'],
    generation: integer(row, 'generation'),
    holderId,
    wrapped: bytes(row, 'wrapped'),
  }));
}

export function assembleOpenVault(facts: {
  readonly folder: string;
  readonly pair: FilePair;
  readonly keys: SessionKeys;
  readonly training: boolean;
  readonly session: VaultSession;
}): OpenVault {
  const { folder, pair, keys, training, session } = facts;
  return new OpenVault({
    vaultId: keys.vaultId,
    folder,
    training,
    session,
    keys,
    records: pair.records,
    keyring: pair.keyring,
    settings: () => readSettings(pair.records),
  });
}

/** What the window learns about the session it just got. */
export function openSessionOf(
  opened: OpenVault,
  failedTries: number,
): OutputOf<typeof vault.unlock> {
  const { id, staffCode, role } = opened.session;
  const { training } = opened.parts;
  return {
    sessionId: id,
    staffCode,
    role,
    training,
    failedTries,
    settings: opened.parts.settings(),
  };
}

function foldCode(code: string): string {
  return code.normalize('NFKC').trim().toLowerCase();
}
