// The grave things a vault does to itself, and what must hold whenever one of them is cut short: all before or all after.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { generationsOf, vouchedSlots } from '../../electron/vault/deeds/vouched-rooms';
import { readGenerations, wrapHolders } from '../../electron/vault/keyring/compartment-wraps';
import { readHeader } from '../../electron/vault/keys/header-file';
import { audit } from '../../src/features/audit/contract';
import { backups } from '../../src/features/backups/contract';
import { residents } from '../../src/features/residents/contract';
import { retention } from '../../src/features/retention/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import type { ResidentId, SessionNoteId } from '../../src/kernel/ids';
import { chosenFolders } from '../support/chosen-folders';
import { FIRST_VERSION, layOutFirstVersion } from '../support/first-version';
import { leave } from '../support/full-file';
import { INVENTED, makeFormer } from '../support/invented-formats';
import { putResident } from '../support/resident-in-vault';
import { admitInput } from '../support/residents';
import {
  foundTestVault,
  PASSPHRASES,
  staffCodeOf,
  type TestVault,
  testVaultIn,
} from '../support/test-vault';

export const ACT_NAMES = [
  'migrate',
  'leave',
  'erase',
  'backup',
  'passphrase',
  'keyring',
  'let-in',
  'new-access',
] as const;
/** Another format: `upgrade.test.ts` tries it alone. */
export type Act = (typeof ACT_NAMES)[number] | 'upgrade';

export const NEW_PASSPHRASE = 'seven swallows above the old mill';
/** Whom `let-in` lets in. */
export const NEWCOMER = 'NU-07';
export const ERASED_NUMBER = 'K-2010-0001';
const OTHERS = 6;

/** A closed vault to begin from, with one backup made, and one of the first version. */
export interface Beginnings {
  readonly folder: string;
  readonly her: string;
  readonly nurse: string;
  readonly note: string;
  /** The same house in a format that never was, where it was asked for. */
  readonly former: string;
  destroy(): void;
}

export async function beginnings(isFormer = false): Promise<Beginnings> {
  const roles = ['case-manager', 'nurse', 'psychologist'] as const;
  const house = await foundTestVault({ roles, outside: chosenFolders });
  const stay = { admittedOn: '2010-01-05' };
  const admitted = await house.done(residents.admit, {
    ...admitInput(ERASED_NUMBER, 'سوسن'),
    stay,
  });
  await leave(house, admitted.id, '2011-01-01');
  let last = admitted.id;
  for (let nth = 0; nth < OTHERS; nth += 1) last = putResident(house, { name: `سلمى ${nth}` });
  mkdirSync(join(house.folder, 'stick'));
  await house.done(backups.make, { folderToken: join(house.folder, 'stick') });
  const nurse = house.open().records.get("SELECT id FROM staff WHERE role = 'nurse'");
  await house.actAs('psychologist');
  const note = await house.done(sessionNotes.write, {
    residentId: last,
    heldOn: '2026-03-09',
    kind: 'individual',
    note: FIRST_VERSION.note,
  });
  house.at.lock('asked');
  const former = isFormer ? await formerOf(house) : '';
  return {
    folder: house.folder,
    former,
    her: admitted.id,
    nurse: String(nurse?.['id']),
    note: note.id,
    destroy: () => {
      house.destroy();
      if (isFormer) takeAway(former);
    },
  };
}

async function formerOf(house: TestVault): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-former-'));
  cpSync(house.folder, folder, { recursive: true });
  const staffCode = staffCodeOf('manager');
  const door = { staffCode, passphrase: PASSPHRASES.manager, now: house.clock.now() };
  await makeFormer(join(folder, 'vault'), -1, door);
  return folder;
}

/** A fresh copy of what the act begins from. */
export function layOut(begun: Beginnings, act: Act, into?: string): string {
  const folder = into ?? mkdtempSync(join(tmpdir(), 'kanaf-act-'));
  if (act === 'migrate') layOutFirstVersion(join(folder, 'vault'));
  else cpSync(act === 'upgrade' ? begun.former : begun.folder, folder, { recursive: true });
  return folder;
}

export interface ActRun {
  readonly said: readonly string[];
  readonly isDone: boolean;
  /** Milliseconds from `ready` to the end. */
  readonly took: number;
}

/** Runs the act; kills the process so many milliseconds after it began, if told to. */
export async function runAct(
  program: readonly string[],
  {
    begun,
    act,
    folder,
  }: { readonly begun: Beginnings; readonly act: Act; readonly folder: string },
  killAfter?: number,
  hears: (line: string, kill: () => void) => void = () => undefined,
): Promise<ActRun> {
  const [command = '', ...rest] = program;
  const child = spawn(command, [...rest, folder, act, begun.her, begun.nurse], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<string>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? `exit ${code}`)),
  );
  const said: string[] = [];
  let began = performance.now();
  let ended = began;
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    hears(line, () => child.kill('SIGKILL'));
    if (line === 'done') ended = performance.now();
    if (line !== 'ready') continue;
    began = performance.now();
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
  }
  const how = await gone;
  // Whatever the disk does, the process answers: one that fell over is no "no".
  if (how !== 'exit 0' && how !== 'SIGKILL')
    throw new Error(`the process that should ${act}: ${how}`);
  return { said, isDone: said.includes('done'), took: Math.max(1, ended - began) };
}

/** What came of it, once a worker looks: `before` or `after`; anything else fails. */
export async function outcomeOf(
  begun: Beginnings,
  act: Act,
  at: { readonly folder: string; readonly run: ActRun },
) {
  const formats = act === 'upgrade' ? { formats: INVENTED } : {};
  const house = testVaultIn(at.folder, { outside: chosenFolders, ...formats });
  try {
    const outcome = await LOOKS[act](house, begun, at.run);
    if (at.run.isDone) expect({ act, outcome }).toEqual({ act, outcome: 'after' });
    return outcome;
  } finally {
    house.at.gate.lock();
  }
}

type Outcome = 'before' | 'after';
type Look = (house: TestVault, begun: Beginnings, run: ActRun) => Promise<Outcome>;

const LOOKS: Readonly<Record<Act, Look>> = {
  migrate: async (house) => {
    await house.actAs('manager');
    const { residents: people } = await house.done(residents.list, { filter: 'all' });
    expect(people).toHaveLength(FIRST_VERSION.residents);
    await trailHolds(house);
    await noteOpens(house, FIRST_VERSION.noteId);
    return 'after';
  },
  leave: async (house, begun) => {
    await everybodyThere(house, begun);
    const nurse = await house.call(vaultContract.unlock, {
      staffCode: staffCodeOf('nurse'),
      passphrase: PASSPHRASES.nurse,
    });
    house.at.gate.lock();
    const said = nurse.kind === 'refused' ? nurse.refusal.code : nurse.kind;
    expect(['done', 'vault.left', 'vault.wrong-passphrase']).toContain(said);
    return nurse.kind === 'done' ? 'before' : 'after';
  },
  erase: async (house, begun) => {
    await house.actAs('manager');
    await house.done(retention.finish, {});
    const opened = await house.call(residents.open, { id: begun.her as ResidentId });
    if (opened.kind === 'done') {
      await everybodyThere(house, begun);
      return 'before';
    }
    expect(opened).toMatchObject({ kind: 'refused', refusal: { code: 'residents.not-found' } });
    const keys = house.open().keyring.all('SELECT 1 FROM resident_keys WHERE resident_id = $her', {
      her: begun.her,
    });
    expect(keys).toEqual([]);
    await trailHolds(house);
    await noteOpens(house, begun.note);
    return 'after';
  },
  backup: async (house, begun) => {
    await everybodyThere(house, begun);
    await house.actAs('manager');
    const report = await house.done(backups.check, { folderToken: join(house.folder, 'stick') });
    expect(report.sound).toBe(true);
    return report.number > 1 ? 'after' : 'before';
  },
  passphrase: async (house, begun, { said }) => {
    const staffCode = staffCodeOf('manager');
    const unlock = () =>
      house.call(vaultContract.unlock, { staffCode, passphrase: NEW_PASSPHRASE });
    const renewed = await unlock();
    if (renewed.kind === 'done') {
      await trailHolds(house);
      await noteOpens(house, begun.note);
      return 'after';
    }
    expect(renewed).toMatchObject({ refusal: { code: 'vault.wrong-passphrase' } });
    await everybodyThere(house, begun);
    if (!said.includes('from the next unlock on')) return 'before';
    house.at.gate.lock();
    expect(await unlock()).toMatchObject({ kind: 'done' });
    return 'after';
  },
  keyring: async (house, begun, { said }) => {
    await everybodyThere(house, begun);
    await house.actAs('manager');
    const saved = said.filter((line) => line.startsWith('saved ')).map((line) => line.slice(6));
    const { residents: people } = await house.done(residents.list, { filter: 'all' });
    const there = new Set(people.map(({ id }) => id as string));
    expect(saved.filter((id) => !there.has(id))).toEqual([]);
    for (const { id } of people) await opensWhole(house, id);
    return saved.length === 10 ? 'after' : 'before';
  },
  upgrade: upgradeOutcome,
  'let-in': async (house, begun) => {
    await everybodyThere(house, begun);
    const said = await doorSays(house, NEWCOMER, NEW_PASSPHRASE);
    expect(['done', 'vault.wrong-passphrase']).toContain(said);
    if (said === 'done') nothingUnvouched(house);
    return said === 'done' ? 'after' : 'before';
  },
  'new-access': async (house, begun) => {
    await everybodyThere(house, begun);
    const code = staffCodeOf('nurse');
    const said = [
      await doorSays(house, code, PASSPHRASES.nurse),
      await doorSays(house, code, NEW_PASSPHRASE),
    ];
    // One of the two opens, and never both.
    expect([...said].toSorted()).toEqual(['done', 'vault.wrong-passphrase']);
    return said[1] === 'done' ? 'after' : 'before';
  },
};

/** Whichever vault lies there opens, goes on to the other where it is the one of before, and leaves nothing lying about. */
async function upgradeOutcome(house: TestVault, begun: Beginnings): Promise<Outcome> {
  const { state, upgrade } = await house.done(vaultContract.status, {});
  expect(state).toBe('locked');
  const [staffCode, passphrase] = [staffCodeOf('manager'), PASSPHRASES.manager];
  await house.done(vaultContract.unlock, { staffCode, passphrase, bringUpToDate: true });
  const { residents: people } = await house.done(residents.list, { filter: 'all' });
  expect(people).toHaveLength(OTHERS + 1);
  for (const { id } of people) await opensWhole(house, id);
  await trailHolds(house);
  nothingUnvouched(house);
  await noteOpens(house, begun.note);
  const left = readdirSync(join(house.folder, 'vault')).map((name) => name.replace(/-wal$/, ''));
  expect(new Set(left.filter((name) => /^(records|keyring|before)/.test(name)))).toHaveLength(2);
  return upgrade === undefined ? 'after' : 'before';
}

async function doorSays(house: TestVault, staffCode: string, passphrase: string): Promise<string> {
  house.at.gate.lock();
  const answer = await house.call(vaultContract.unlock, { staffCode, passphrase });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

/** Of deed, keyring and header none says more than the other two: what a deed does not vouch for is nowhere. */
function nothingUnvouched(house: TestVault): void {
  const vault = house.open();
  const found = readHeader(vault.files.folder);
  if (!found.ok) throw new Error(found.refusal.code);
  const { slots, recovery } = found.value.header.content;
  const { state, isWhole } = vault.book;
  const vouched = vouchedSlots(vault, slots).map(({ staffCode }) => staffCode);
  // The slot of who left, by the deeds, goes with the renewal of the files; until then the door says no.
  const left = Object.values(state.people).flatMap((person) =>
    person.hasLeft ? [person.slotId] : [],
  );
  const known = new Set([...Object.keys(state.people), recovery.slotId]);
  const made = (rows: readonly { readonly compartment: string; readonly generation: number }[]) =>
    rows.map(({ compartment, generation }) => `${compartment} ${generation}`).toSorted();
  const holders = [...new Set(wrapHolders(vault.keyring).map(({ holderId }) => holderId))];
  expect({
    isWhole,
    strange: slots.filter(
      ({ slotId, staffCode }) => !vouched.includes(staffCode) && !left.includes(slotId),
    ),
    rows: made(readGenerations(vault.keyring)),
    strangers: holders.filter((id) => !known.has(id)),
  }).toEqual({ isWhole: true, strange: [], rows: made(generationsOf(vault)), strangers: [] });
}

async function everybodyThere(house: TestVault, begun: Beginnings): Promise<void> {
  await house.actAs('manager');
  const { residents: people } = await house.done(residents.list, { filter: 'all' });
  expect(people.length).toBeGreaterThanOrEqual(OTHERS + 1);
  nothingUnvouched(house);
  for (const { id } of people.slice(0, OTHERS + 1)) await opensWhole(house, id);
  await trailHolds(house);
  await noteOpens(house, begun.note);
}

async function opensWhole(house: TestVault, id: ResidentId): Promise<void> {
  const { presence, identity } = await house.done(residents.open, { id });
  expect([presence.state, identity.state]).toEqual(['open', 'open']);
}

/** The trail, every row against it, and both files: what is cut must never look like tampering. */
async function trailHolds(house: TestVault): Promise<void> {
  expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
  expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  expect((await house.done(audit.state, {})).alarm).toBeUndefined();
}

async function noteOpens(house: TestVault, note: string): Promise<void> {
  await house.actAs('psychologist');
  const id = note as SessionNoteId;
  expect(await house.done(sessionNotes.open, { id })).toMatchObject({ note: FIRST_VERSION.note });
}

export function takeAway(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
