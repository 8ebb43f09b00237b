// Whether a person may be let in again with the papers, and all that the papers open for them. Looks; writes nothing.
import type { recovery } from '../../../src/features/recovery/contract';
import type { PassphraseJudge } from '../../../src/features/recovery/records';
import type { StaffId } from '../../../src/kernel/ids';
import type { CheckedInputOf, RefusalCodeOf } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Handle } from '../database/driver';
import { isUnreadable } from '../database/rows';
import type { Header } from '../keys/header';
import { freshId } from '../keys/places';
import { openSession, type SessionKeys, type UnlockedHolder } from '../keys/session-keys';
import { foldedCode, type NewStaff, type Slot } from '../keys/slots';
import { judgeOf } from '../deeds/book';
import { type BookState, signingPaper } from '../deeds/book-state';
import { roleByDeeds } from '../deeds/vouching';
import { bookFor, damagedFile } from '../unlock/unlocking';
import { findSlot } from '../keys/unlocking';
import { readWraps } from '../keyring/compartment-wraps';
import { houseWords } from '../name-search/house-words';
import { keptPaperChange } from '../house-facts/recovery-facts';
import { isCodeUsed, leftStaffIds } from '../house-facts/staff-known';
import type { FilePair } from '../platform/vault-files';

export interface Person {
  readonly staff: NewStaff;
  readonly isNew: boolean;
}

export interface FoundPerson {
  readonly person: Person;
  readonly keys: SessionKeys;
}

/** Whom the header knows by that code, or who is new. What a known person is stands in the deeds, which are not open yet. */
export interface AskedPerson {
  readonly staff: Omit<NewStaff, 'role'>;
  readonly isNew: boolean;
}

/** Undefined where the header knows nobody of that code. */
export function personOf(
  header: Header,
  { person, passphrase }: CheckedInputOf<typeof recovery.prepare>,
): AskedPerson | undefined {
  if (person.kind === 'new-manager') {
    const staff = { staffId: freshId<'staff'>(), staffCode: person.code, passphrase };
    return { staff, isNew: true };
  }
  const slot = findSlot(header, person.code);
  if (slot === undefined) return undefined;
  const { staffId, staffCode } = slot;
  return { staff: { staffId: staffId as StaffId, staffCode, passphrase }, isNew: false };
}

export interface Asked {
  readonly person: AskedPerson;
  /** What the papers unlocked. */
  readonly holder: UnlockedHolder;
  readonly judge: PassphraseJudge;
}

/** In the files that the papers opened, which are closed again in any case. */
export async function lookUp(
  pair: FilePair,
  asked: Asked,
): Promise<Result<FoundPerson, RefusalCodeOf<typeof recovery.prepare>>> {
  const { records, keyring } = pair;
  try {
    const { holder } = asked;
    const book = bookFor(keyring, holder);
    const person = letInBefore(asked.person, keptPaperChange(records)?.slot, book.state);
    const { staffId, staffCode } = person.staff;
    if (person.isNew && isCodeUsed(records, foldedCode(staffCode))) {
      return refuse('vault.staff-code-taken');
    }
    // Somebody who left may still stand in the header until the files are renewed.
    if (leftStaffIds(records).has(staffId)) return refuse('vault.person-unknown');
    const problem = asked.judge([...wordsWhereReadable(records), staffCode]);
    if (problem !== undefined) return refuse(problem);
    if (!book.isWhole || signingPaper(book.state, holder.holderId) === undefined)
      return refuse('vault.unvouched');
    const role = person.isNew ? 'manager' : roleByDeeds(book.state, staffId);
    if (role === undefined) return refuse('vault.person-unknown');
    const wraps = readWraps(keyring, holder.holderId);
    const keys = await openSession(holder, wraps, judgeOf(book));
    return ok({ keys, person: { ...person, staff: { ...person.staff, role } } });
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return refuse(damagedFile(pair));
  } finally {
    records.close();
    keyring.close();
  }
}

/** Whoever must rescue a damaged vault needs a passphrase first: what cannot be read of the house keeps nobody out. */
function wordsWhereReadable(records: Handle): readonly string[] {
  try {
    return houseWords(records);
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

/** A new manager whom an earlier ceremony brought into the records, but not into the header, is the same person. */
function letInBefore(asked: AskedPerson, kept: Slot | undefined, state: BookState): AskedPerson {
  const { staff, isNew } = asked;
  if (!isNew || kept === undefined) return asked;
  const isManager = roleByDeeds(state, kept.staffId) === 'manager';
  if (!isManager || foldedCode(kept.staffCode) !== foldedCode(staff.staffCode)) return asked;
  return { staff: { ...staff, staffId: kept.staffId as StaffId }, isNew: false };
}
