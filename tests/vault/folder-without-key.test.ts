// What somebody finds in the folder of a vault that was worked in, who has no key at all: every file, every name in its JSON and
// the form of what stands there. Whoever adds to this list adds to what a thief reads; section 9 of the format says the same.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renew } from '../../electron/vault/renewal/renewal';
import { dropNotes } from '../../src/features/drop-notes/contract';
import { residents } from '../../src/features/residents/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { staffContract } from '../../src/features/staff/contract';
import { vault } from '../../src/features/vault/contract';
import { ROLES } from '../../src/kernel/compartments';
import type { ResidentId } from '../../src/kernel/ids';
import { admitInput } from '../support/residents';
import { foundAnew, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';

const NAME = 'سلمى الحربي';
const NOTE = 'نامت ليلتين متتاليتين، وحكت عن البحر';
const DROPPED = 'لم تنم الليلة وبكت';
const NEW_PASSPHRASE = 'amber lamps along the quiet canal';
/** So many letters or digits in a row are not chance among encrypted bytes. */
const LONGEST_CHANCE = 20;

let house: TestVault;
let folder: string;

beforeAll(async () => {
  house = await foundAnew({ roles: ROLES });
  folder = join(house.folder, 'vault');
  const { id } = await house.done(residents.admit, admitInput('K-2026-0001', NAME));
  await writtenByColleagues(id);
  await house.actAs('manager');
  const steps = renew(house.at.gate, { files: 'both' });
  for (;;) if ((await steps.next()).done === true) break;
  house.at.lock('asked');
  await house.call(vault.unlock, { staffCode: staffCodeOf('nurse'), passphrase: 'not this one' });
  await house.call(vault.unlock, { staffCode: 'ZZ-99', passphrase: 'nor this one here' });
}, 240_000);
afterAll(() => house.destroy());

async function writtenByColleagues(residentId: ResidentId): Promise<void> {
  await house.actAs('psychologist');
  const note = { residentId, heldOn: '2026-03-09', kind: 'individual', note: NOTE };
  expect((await house.call(sessionNotes.write, note as never)).kind).toBe('done');
  const change = { current: PASSPHRASES.psychologist, passphrase: NEW_PASSPHRASE };
  expect((await house.call(staffContract.changePassphrase, change as never)).kind).toBe('done');
  await house.actAs('reception');
  const left = { residentId, to: 'clinical' as const, words: DROPPED };
  expect((await house.call(dropNotes.file, left)).kind).toBe('done');
}

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .toSorted();
}

/** A file's name without what is drawn by chance. */
const nameless = (name: string): string => name.replace(/-[0-9a-z]{8}\.kanaf$/, '-*.kanaf');

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^[0-9a-hjkmnp-tv-z]{26}$/, 'id'],
  [/^(?:[0-9a-f]{2}){12,}$/, 'bytes'],
  [/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/, 'instant'],
  [/^(?:records|keyring)-[0-9a-z]{8}\.kanaf$/, 'file name'],
  [/^[A-Z]{2}-\d{2}$/, 'staff code'],
  [/^[A-Za-z0-9+/]{60,}=*$/, 'base64'],
];

function formOf(value: unknown): string {
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return String(value);
  return FORMS.find(([form]) => form.test(value))?.[1] ?? `"${value}"`;
}

/** Every place in a JSON with the form of what stands there. */
function placesIn(value: unknown, at: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => placesIn(one, `${at}[]`));
  if (value === null || typeof value !== 'object') return [`${at}: ${formOf(value)}`];
  return Object.entries(value).flatMap(([key, inner]) =>
    placesIn(inner, `${at}.${formOf(key) === 'id' ? '<id>' : key}`),
  );
}

function placesOf(name: string): readonly string[] {
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  return [...new Set(lines.flatMap((line) => placesIn(JSON.parse(line), '')))].toSorted();
}

it('finds these files', () => {
  expect(filesIn(folder).map(nameless)).toMatchInlineSnapshot(`
    [
      "attempts.json",
      "audit-public.kanaf",
      "header-a.kanaf",
      "header-b.kanaf",
      "keyring-*.kanaf",
      "records-*.kanaf",
      "sealed-events.kanaf",
    ]
  `);
});

it('reads in the header who has a slot under which code, and nothing of what they are', () => {
  expect(placesOf('header-a.kanaf')).toMatchInlineSnapshot(`
    [
      ".content.createdAt: instant",
      ".content.deviceCheck: null",
      ".content.deviceSecret: "none"",
      ".content.files.keyring: file name",
      ".content.files.records: file name",
      ".content.format: "kanaf-vault"",
      ".content.formatVersion: number",
      ".content.generation: number",
      ".content.recovery.createdAt: instant",
      ".content.recovery.fileKeys.database: bytes",
      ".content.recovery.fileKeys.keyring: bytes",
      ".content.recovery.nonce: bytes",
      ".content.recovery.publicKeys.ed25519: bytes",
      ".content.recovery.publicKeys.x25519: bytes",
      ".content.recovery.recoveryVersion: number",
      ".content.recovery.sealedKeys: bytes",
      ".content.recovery.slotId: id",
      ".content.slots[].deviceSecret: "none"",
      ".content.slots[].fileKeys.database: bytes",
      ".content.slots[].fileKeys.keyring: bytes",
      ".content.slots[].kdf.lanes: number",
      ".content.slots[].kdf.memoryKiB: number",
      ".content.slots[].kdf.name: "argon2id"",
      ".content.slots[].kdf.passes: number",
      ".content.slots[].kdf.salt: bytes",
      ".content.slots[].nonce: bytes",
      ".content.slots[].publicKeys.ed25519: bytes",
      ".content.slots[].publicKeys.x25519: bytes",
      ".content.slots[].sealedKeys: bytes",
      ".content.slots[].slotId: id",
      ".content.slots[].slotVersion: number",
      ".content.slots[].staffCode: staff code",
      ".content.slots[].staffId: id",
      ".content.training: false",
      ".content.vaultId: id",
      ".hmac: bytes",
      ".sha256: bytes",
    ]
  `);
});

it('reads of wrong tries on which slots and when, and nothing of tries that were right', () => {
  expect(placesOf('attempts.json')).toMatchInlineSnapshot(`
    [
      ".formatVersion: number",
      ".otherwise.failures: number",
      ".otherwise.lastFailedAt: number",
      ".recent[].at: number",
      ".recent[].slotId: "unknown"",
      ".recent[].slotId: id",
      ".slots.<id>.failures: number",
      ".slots.<id>.lastFailedAt: number",
      ".slots.unknown.failures: number",
      ".slots.unknown.lastFailedAt: number",
    ]
  `);
  expect(
    Object.keys(JSON.parse(readFileSync(join(folder, 'attempts.json'), 'utf8')).slots),
  ).toHaveLength(2);
});

it('reads of what waits to be taken into the trail only how much it is: one length per try', () => {
  expect(placesOf('sealed-events.kanaf')).toMatchInlineSnapshot(`
    [
      ".key.generation: number",
      ".key.wrapped: base64",
      ".sealed: base64",
      ".v: number",
    ]
  `);
  const lines = readFileSync(join(folder, 'sealed-events.kanaf'), 'utf8').trim().split('\n');
  expect(lines.map(({ length }) => length)).toEqual(lines.map(() => lines[0]?.length));
  expect(lines).toHaveLength(2);
});

it('reads of the trail’s key its generation', () => {
  expect(placesOf('audit-public.kanaf')).toMatchInlineSnapshot(`
    [
      ".dropPublicKey: bytes",
      ".formatVersion: number",
      ".generation: number",
      ".vaultId: id",
    ]
  `);
});

it('reads no word in either database, and not in the size of the keys how many residents there are', () => {
  for (const name of filesIn(folder).filter((one) => /^(?:records|keyring)/.test(one))) {
    const bytes = readFileSync(join(folder, name));
    const words = new RegExp(`[\\x20-\\x7e]{${LONGEST_CHANCE},}`, 'g');
    expect([name, bytes.toString('latin1').match(words)]).toEqual([name, null]);
    if (name.startsWith('keyring')) expect(bytes.length).toBe(1024 * 1024);
  }
});

it('finds nowhere a role, a name, a file number, a word that was written or a passphrase', () => {
  const said = [NAME, NOTE, DROPPED, 'K-2026-0001', NEW_PASSPHRASE, ...Object.values(PASSPHRASES)];
  const roles = ROLES.filter((role) => role !== 'it').map((role) => `"${role}"`);
  for (const name of filesIn(folder)) {
    const bytes = readFileSync(join(folder, name));
    for (const one of [...said, ...roles, '"it"']) {
      expect([name, one, bytes.includes(one), bytes.includes(Buffer.from(one, 'utf16le'))]).toEqual(
        [name, one, false, false],
      );
    }
  }
});
