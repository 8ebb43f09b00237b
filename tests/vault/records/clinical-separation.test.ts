// Whoever holds both database keys and every compartment but the clinical one learns neither what a session
// note says nor, from the bare databases, whose it is.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '../../../electron/vault/database/driver';
import { openDatabase } from '../../../electron/vault/database/open';
import { bytes, integer, text } from '../../../electron/vault/database/rows';
import type { GenerationKeys } from '../../../electron/vault/keys/compartment-keys';
import { openBlob } from '../../../electron/vault/keys/envelope';
import { unwrapResidentKey } from '../../../electron/vault/keys/resident-keys';
import { progress } from '../../../src/features/progress/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { COMPARTMENTS, ROLES } from '../../../src/kernel/compartments';
import type { ResidentId } from '../../../src/kernel/ids';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

const NAME = 'ترتيل';
const NOTE = 'حكت اليوم عن البحر قبالة بيت جدتها';
const ACTION = 'بقيت معها المشرفة حتى الفجر';

let house: TestVault;
let residentId: ResidentId;
let records: Handle;
let keyring: Handle;
let vaultId: string;
const held = new Map<string, GenerationKeys>();

beforeAll(async () => {
  house = await foundTestVault({ roles: ROLES });
  residentId = putResident(house, { name: NAME, born: '1999-09-09' });
  await house.actAs('psychologist');
  const { staff } = await house.done(progress.prepare, { residentId });
  await house.done(sessionNotes.write, {
    residentId,
    heldOn: '2026-03-09',
    kind: 'crisis',
    note: `${NAME}: ${NOTE}`,
  });
  await house.done(progress.record, {
    residentId,
    instrument: 'phq-9',
    takenOn: '2026-03-09',
    answers: [3, 3, 3, 3, 3, 3, 3, 3, 3],
    safetyAction: { action: ACTION, responsibleId: staff[0]?.id ?? '' },
  });
  for (const role of ROLES) {
    await house.actAs(role);
    for (const compartment of COMPARTMENTS) keep(compartment);
  }
  const { databaseKeyHex, keyringKeyHex } = house.open().keys;
  vaultId = house.open().vaultId;
  house.at.lock('asked');
  records = openRaw('records.kanaf', databaseKeyHex);
  keyring = openRaw('keyring.kanaf', keyringKeyHex);
});

afterAll(() => {
  records.close();
  keyring.close();
  house.destroy();
});

function keep(compartment: (typeof COMPARTMENTS)[number]): void {
  const keys = house.open().keys.newest(compartment);
  if (keys === undefined || held.has(compartment)) return;
  // A locked session wipes its keys: keep copies, as a thief would.
  const copies = Object.entries(keys).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? Buffer.from(value) : value,
  ]);
  held.set(compartment, Object.fromEntries(copies) as GenerationKeys);
}

function openRaw(file: string, keyHex: string): Handle {
  const path = join(house.folder, 'vault', file);
  const opened = openDatabase({ path, keyHex, file: 'existing' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}

function generationOf(compartment: string): GenerationKeys {
  const keys = held.get(compartment);
  if (keys === undefined) throw new Error(`nobody holds ${compartment}`);
  return keys;
}

/** `table.column` of every cell in which the text stands, in UTF-8 or either order of UTF-16. */
function cellsWith(handle: Handle, wanted: string): string[] {
  const little = Buffer.from(wanted, 'utf16le');
  const needles = [Buffer.from(wanted, 'utf8'), little, Buffer.from(little).swap16()];
  const tables = handle.all("SELECT name FROM sqlite_master WHERE type = 'table'");
  return tables.flatMap((table) => {
    const name = text(table, 'name');
    return handle.all(`SELECT * FROM "${name}"`).flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => needles.some((needle) => bytesOf(value).includes(needle)))
        .map(([column]) => `${name}.${column}`),
    );
  });
}

function bytesOf(value: unknown): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value), 'utf8');
}

interface SealedClinical {
  readonly place: Parameters<typeof openBlob>[1];
  readonly blob: Uint8Array;
}

function clinicalParts(): SealedClinical[] {
  const rows = records.all("SELECT * FROM sealed_parts WHERE compartment = 'clinical'");
  return rows.map((row) => ({
    place: {
      vaultId,
      kind: text(row, 'kind'),
      recordId: text(row, 'record_id'),
      version: integer(row, 'version'),
      compartment: 'clinical',
    },
    blob: bytes(row, 'blob'),
  }));
}

function wrappedKey(compartment: string): Uint8Array {
  const row = keyring.get(
    'SELECT wrapped FROM resident_keys WHERE resident_id = $residentId AND compartment = $compartment',
    { residentId, compartment },
  );
  return bytes(row ?? {}, 'wrapped');
}

const others = COMPARTMENTS.filter((compartment) => compartment !== 'clinical');

describe('the bare databases without the clinical key', () => {
  it('hold neither the note, nor the safety action, nor the name, in any column of any table', () => {
    for (const handle of [records, keyring]) {
      for (const wanted of [NOTE, ACTION, NAME]) expect(cellsWith(handle, wanted)).toEqual([]);
    }
  });

  it('are searched by a search that does find what is there', () => {
    expect(cellsWith(records, 'crisis')).toEqual(['session_notes.kind']);
    expect(cellsWith(records, residentId)).toContain('sealed_parts.resident_id');
    expect(cellsWith(keyring, residentId)).toContain('resident_keys.resident_id');
    records.run("INSERT INTO vault_facts (name, value) VALUES ('slip', $said)", {
      said: `in ${NAME}`,
    });
    expect(cellsWith(records, NAME)).toEqual(['vault_facts.value']);
    records.run("DELETE FROM vault_facts WHERE name = 'slip'");
  });
});

describe('the keys of every other compartment together', () => {
  it('are all there, and open neither the resident’s clinical key nor one clinical part', () => {
    const parts = clinicalParts();
    expect(parts.map(({ place }) => place.kind).sort()).toEqual(['score-sheet', 'session-note']);
    const wrapped = wrappedKey('clinical');
    for (const compartment of others) {
      const own = generationOf(compartment);
      const { generation } = generationOf('clinical');
      for (const under of [own, { ...own, compartment: 'clinical' as const, generation }]) {
        expect(unwrapResidentKey(under, { vaultId, residentId }, wrapped)).toBeUndefined();
      }
      for (const { place, blob } of parts) {
        for (const key of [own.secret, own.wrapKey, own.ownKey, own.searchKey, own.matchKey]) {
          expect(openBlob(key, place, blob).ok).toBe(false);
        }
      }
    }
  });

  it('do not help through the resident’s other keys either', () => {
    const parts = clinicalParts();
    for (const compartment of ['presence', 'identity'] as const) {
      const under = generationOf(compartment);
      const key = unwrapResidentKey(under, { vaultId, residentId }, wrappedKey(compartment));
      if (key === undefined) throw new Error(`${compartment} should open for its holder`);
      for (const { place, blob } of parts) expect(openBlob(key, place, blob).ok).toBe(false);
    }
  });

  it('while the clinical key opens the note', () => {
    const note = clinicalParts().find(({ place }) => place.kind === 'session-note');
    if (note === undefined) throw new Error('the note is gone');
    const under = generationOf('clinical');
    const key = unwrapResidentKey(under, { vaultId, residentId }, wrappedKey('clinical'));
    const opened = openBlob(key ?? new Uint8Array(32), note.place, note.blob);
    expect(opened.ok && opened.value.content.toString('utf8')).toContain(NOTE);
  });
});
