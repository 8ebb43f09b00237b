// The book as it lies in the keyring, and the newest head that each person verified, sealed for them alone.
import { z } from 'zod';
import type { Handle, Row } from '../database/driver';
import { bytes, integer, text } from '../database/rows';
import type { StoredDeed } from './deed';

const AFTER = 'SELECT number, body, signatures FROM deeds WHERE number > $after ORDER BY number';
const AT = 'SELECT number, body, signatures FROM deeds WHERE number = $number';
const ADD = 'INSERT INTO deeds (number, body, signatures) VALUES ($number, $body, $signatures)';
const REMOVE_AFTER = 'DELETE FROM deeds WHERE number > $after';
const HEAD = 'SELECT sealed FROM deed_heads WHERE staff_id = $staff';
const KEEP_HEAD =
  'INSERT INTO deed_heads (staff_id, sealed) VALUES ($staff, $sealed) ON CONFLICT (staff_id) DO UPDATE SET sealed = excluded.sealed';

const signaturesSchema = z.array(z.string());

export function deedsAfter(keyring: Handle, after: number): readonly StoredDeed[] {
  return keyring.all(AFTER, { after }).map(storedOf);
}

export function deedAt(keyring: Handle, number: number): StoredDeed | undefined {
  const row = keyring.get(AT, { number });
  return row === undefined ? undefined : storedOf(row);
}

export function addDeed(keyring: Handle, { number, body, signatures }: StoredDeed): void {
  keyring.run(ADD, { number, body, signatures: JSON.stringify(signatures) });
}

/** Of lines that never were deeds. */
export function removeDeedsAfter(keyring: Handle, after: number): void {
  keyring.run(REMOVE_AFTER, { after });
}

export function sealedHeadOf(keyring: Handle, staffId: string): Uint8Array | undefined {
  const row = keyring.get(HEAD, { staff: staffId });
  return row === undefined ? undefined : bytes(row, 'sealed');
}

export function keepSealedHead(keyring: Handle, staffId: string, sealed: Uint8Array): void {
  keyring.run(KEEP_HEAD, { staff: staffId, sealed: new Uint8Array(sealed) });
}

function storedOf(row: Row): StoredDeed {
  return {
    number: integer(row, 'number'),
    body: text(row, 'body'),
    signatures: signaturesOf(text(row, 'signatures')),
  };
}

function signaturesOf(json: string): readonly string[] {
  try {
    const read = signaturesSchema.safeParse(JSON.parse(json));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
