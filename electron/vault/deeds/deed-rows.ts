// The book as it lies in the keyring, and the newest head that each person verified, sealed for them alone.
import { z } from 'zod';
import type { RowOf } from '../../../src/kernel/columns';
import type { Handle } from '../database/driver';
import { readRow, rowsOf } from '../database/table-rows';
import { DEED_HEADS, DEEDS } from '../keyring/keyring-tables';
import type { StoredDeed } from './deed';

const AFTER = 'SELECT * FROM deeds WHERE number > $after ORDER BY number';
const REMOVE_AFTER = 'DELETE FROM deeds WHERE number > $after';

const signaturesSchema = z.array(z.string());

export function deedsAfter(keyring: Handle, after: number): readonly StoredDeed[] {
  return keyring.all(AFTER, { after }).map((row) => storedOf(readRow(DEEDS.columns, row)));
}

export function deedAt(keyring: Handle, number: number): StoredDeed | undefined {
  const row = rowsOf(keyring, DEEDS).find(number);
  return row === undefined ? undefined : storedOf(row);
}

export function addDeed(keyring: Handle, { number, body, signatures }: StoredDeed): void {
  rowsOf(keyring, DEEDS).add({ number, body, signatures: JSON.stringify(signatures) });
}

/** Of lines that never were deeds. */
export function removeDeedsAfter(keyring: Handle, after: number): void {
  keyring.run(REMOVE_AFTER, { after });
}

export function sealedHeadOf(keyring: Handle, staffId: string): Uint8Array | undefined {
  return rowsOf(keyring, DEED_HEADS).find(staffId)?.sealed;
}

export function keepSealedHead(keyring: Handle, staffId: string, sealed: Uint8Array): void {
  rowsOf(keyring, DEED_HEADS).put({ staffId, sealed: new Uint8Array(sealed) });
}

function storedOf({ signatures, ...deed }: RowOf<typeof DEEDS.columns>): StoredDeed {
  return { ...deed, signatures: signaturesOf(signatures) };
}

function signaturesOf(json: string): readonly string[] {
  try {
    const read = signaturesSchema.safeParse(JSON.parse(json));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
