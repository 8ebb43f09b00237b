// A header kept from before a passphrase was changed, put back alone: everything fits itself, and the old passphrase
// opens today's records. Who remembers the header notices; damage and a crash are never taken for it.
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentAlarm } from '../../../electron/vault/audit/alarm';
import { changeHeader } from '../../../electron/vault/open-vault/header-change';
import { closeHeader, headerFileBytes, readHeaderCopy } from '../../../electron/vault/keys/header';
import { headerMemory } from '../../../electron/vault/keyring/header-known';
import { audit } from '../../../src/features/audit/contract';
import { recovery } from '../../../src/features/recovery/contract';
import { residents } from '../../../src/features/residents/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { PapersShown } from '../../../src/features/vault/papers';
import type { StaffId } from '../../../src/kernel/ids';
import { newestVerbs } from '../../support/resident-in-vault';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const COPIES = ['header-a.kanaf', 'header-b.kanaf'] as const;
const NEW = 'seven herons over the salt marsh';
const NOT_PROVED = { code: 'second-person.not-proved' };
const auditor = { staffCode: staffCodeOf('auditor'), passphrase: PASSPHRASES.auditor };

let house: TestVault;
let papers: PapersShown;
beforeEach(async () => {
  house = await foundTestVault({
    roles: ['reception', 'auditor'],
    remembers: true,
    onPapers: (shown) => {
      papers = shown;
    },
  });
});
afterEach(() => house.destroy());

const inVault = (file: string): string => join(house.folder, 'vault', file);
const kept = (file: string): string => join(house.folder, 'kept', file);
const alarm = () => currentAlarm(house.open().records);
const known = () => headerMemory(house.open().records)?.generation;

function keepHeader(): void {
  mkdirSync(join(house.folder, 'kept'), { recursive: true });
  for (const file of COPIES) copyFileSync(inVault(file), kept(file));
}

function putBack(files: readonly (typeof COPIES)[number][] = COPIES): void {
  for (const file of files) copyFileSync(kept(file), inVault(file));
}

async function doorSays(passphrase: string): Promise<string> {
  const staffCode = staffCodeOf('manager');
  const answer = await house.call(vaultContract.unlock, { staffCode, passphrase });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

/** What the manager does who saw somebody look over her shoulder. */
async function changePassphrase(current: string, passphrase: string): Promise<void> {
  await house.done(staffContract.changePassphrase, { current, passphrase });
}

/** Header of before, passphrase of before. */
async function backToTheOldOne(): Promise<void> {
  keepHeader();
  await changePassphrase(PASSPHRASES.manager, NEW);
  house.at.lock('asked');
  expect(await doorSays(PASSPHRASES.manager)).toBe('vault.wrong-passphrase');
  putBack();
  expect(await doorSays(PASSPHRASES.manager)).toBe('done');
}

/** What this computer remembers outside the folder. */
function seenHere(): unknown {
  const profile = join(house.folder, 'profile');
  const name = readdirSync(profile).find((file) => file.startsWith('last-seen-')) ?? '';
  return JSON.parse(readFileSync(join(profile, name), 'utf8'));
}

const alarmLines = () => newestVerbs(house, 300).filter((verb) => verb === 'audit.alarm');

describe('an old header put back alone', () => {
  it('opens, so that work goes on, and says so until two people have answered', async () => {
    await backToTheOldOne();
    expect(alarm()).toMatchObject({ kind: 'header', header: { now: 1, known: 2 } });
    await house.done(residents.admit, admitInput('W-1', 'سلمى حسن'));
    const { alarm: shown } = await house.done(audit.state, {});
    expect(shown).toMatchObject({ kind: 'header', header: { now: 1, known: 2 } });
    await house.actAs('auditor');
    const { events } = await house.done(audit.read, {});
    expect(events.find(({ verb }) => verb === 'audit.alarm')?.details).toMatchObject({
      kind: 'header',
      header: 1,
      headerKnown: 2,
    });
    await house.actAs('reception');
    expect(alarm()).toMatchObject({ kind: 'header' });
    expect(alarmLines()).toHaveLength(1);
  });

  it('is seen where copy A was spoiled so that it looks like damage', async () => {
    keepHeader();
    await changePassphrase(PASSPHRASES.manager, NEW);
    house.at.lock('asked');
    writeFileSync(inVault('header-a.kanaf'), 'spoiled');
    putBack(['header-b.kanaf']);
    expect(await doorSays(PASSPHRASES.manager)).toBe('done');
    expect(alarm()).toMatchObject({ kind: 'header', header: { now: 1, known: 2 } });
  });

  it('is seen by this computer where the records forgot it', async () => {
    keepHeader();
    await changePassphrase(PASSPHRASES.manager, NEW);
    house.at.lock('asked');
    expect(await doorSays(NEW)).toBe('done');
    house.open().records.exec("DELETE FROM vault_facts WHERE name = 'header-known'");
    house.at.gate.lock();
    putBack();
    expect(await doorSays(PASSPHRASES.manager)).toBe('done');
    expect(alarm()).toMatchObject({ kind: 'header', header: { now: 1, known: 2 } });
    // The trail goes on being remembered; of the header nothing is written over.
    house.at.lock('asked');
    expect(seenHere()).toMatchObject({ header: 2 });
  });

  it('is seen by the records where this computer remembers nothing', async () => {
    keepHeader();
    await changePassphrase(PASSPHRASES.manager, NEW);
    house.at.lock('asked');
    rmSync(join(house.folder, 'profile'), { recursive: true });
    putBack();
    expect(await doorSays(PASSPHRASES.manager)).toBe('done');
    expect(alarm()).toMatchObject({ kind: 'header' });
  });

  it('is answered once, by all who remember it, and seen again when it is put back again', async () => {
    keepHeader();
    await house.actAs('reception');
    await changePassphrase(PASSPHRASES.reception, NEW);
    house.at.lock('asked');
    putBack();
    await house.actAs('manager');
    const profile = join(house.folder, 'profile');
    cpSync(profile, join(house.folder, 'another-account'), { recursive: true });
    const { sequence = 0 } = alarm() ?? {};
    await house.done(audit.acknowledge, { sequence, second: auditor });
    expect(alarm()).toBeUndefined();
    // Another account of this computer still remembers the header of before the answer.
    house.at.lock('asked');
    cpSync(join(house.folder, 'another-account'), profile, { recursive: true });
    await house.actAs('manager');
    expect(alarm()).toBeUndefined();
    // What was answered for opens the door again; it counts for nothing more.
    const reception = { staffCode: staffCodeOf('reception'), passphrase: PASSPHRASES.reception };
    expect(await house.at.gate.secondPerson(reception)).toMatchObject({ refusal: NOT_PROVED });
    expect(alarm()).toBeUndefined();
    await changePassphrase(PASSPHRASES.manager, NEW);
    house.at.lock('asked');
    expect(await doorSays(NEW)).toBe('done');
    expect(alarm()).toBeUndefined();
    house.at.lock('asked');
    putBack();
    expect(await doorSays(PASSPHRASES.manager)).toBe('done');
    expect(alarm()).toMatchObject({ kind: 'header', header: { now: 1, known: 2 } });
  });

  it('lets nobody decide anything for two who came in by a passphrase of before', async () => {
    await backToTheOldOne();
    const { sequence = 0 } = alarm() ?? {};
    const answer = await house.call(audit.acknowledge, { sequence, second: auditor });
    expect(answer).toMatchObject({ refusal: NOT_PROVED });
    expect(alarm()).toMatchObject({ sequence });
  });
});

/** The way in for somebody whose present passphrase went with the header. */
async function returnWithCode(): Promise<void> {
  house.at.lock('asked');
  const proof = { kind: 'code' as const, typed: papers.groups.join(' ') };
  const { visit } = await house.done(recovery.begin, { proof });
  const person = { kind: 'known' as const, code: staffCodeOf('manager') };
  const shown = await house.done(recovery.prepare, { visit, person, passphrase: NEW });
  const { ceremony, asked, groups } = shown;
  const typed = asked.map((part) => groups[part - 1] ?? '');
  await house.done(vaultContract.confirmRecovery, { ceremony, typed });
  await house.done(recovery.finish, { ceremony });
}

it('a return with the papers makes a slot that counts, and then two can answer', async () => {
  await backToTheOldOne();
  await returnWithCode();
  house.at.lock('asked');
  expect(await doorSays(NEW)).toBe('done');
  const { sequence = 0 } = alarm() ?? {};
  expect(sequence).toBeGreaterThan(0);
  await house.done(audit.acknowledge, { sequence, second: auditor });
  house.at.lock('asked');
  expect(await doorSays(NEW)).toBe('done');
  expect(alarm()).toBeUndefined();
});

describe('an old header laid there while somebody works', () => {
  /** The auditor saw the manager look over her shoulder; the manager kept the header of before. */
  async function auditorChanged(): Promise<void> {
    keepHeader();
    await house.actAs('auditor');
    await changePassphrase(PASSPHRASES.auditor, NEW);
    await house.actAs('manager');
    expect(alarm()).toBeUndefined();
  }

  function keepNewest(): () => void {
    const newest = COPIES.map((file) => [file, readFileSync(inVault(file))] as const);
    return () => {
      for (const [file, content] of newest) writeFileSync(inVault(file), content);
    };
  }

  it('proves nobody by a passphrase of before, and is told also after it was taken away again', async () => {
    await auditorChanged();
    const layNewestBack = keepNewest();
    putBack();
    expect(await house.at.gate.secondPerson(auditor)).toMatchObject({ refusal: NOT_PROVED });
    layNewestBack();
    expect(alarm()).toMatchObject({ kind: 'header', header: { known: 2 } });
    const today = await house.at.gate.secondPerson({ ...auditor, passphrase: NEW });
    expect(today).toMatchObject({ ok: true, value: { role: 'auditor' } });
  });

  it('does not answer its own alarm by a passphrase of before', async () => {
    await auditorChanged();
    house.at.lock('asked');
    putBack();
    expect(await doorSays(PASSPHRASES.manager)).toBe('done');
    const { sequence = 0 } = alarm() ?? {};
    const answer = await house.call(audit.acknowledge, { sequence, second: auditor });
    expect(answer).toMatchObject({ refusal: NOT_PROVED });
    expect(alarm()).toMatchObject({ kind: 'header', sequence });
  });

  it('is no newer by what is saved on top of it', async () => {
    await auditorChanged();
    putBack();
    await changePassphrase(PASSPHRASES.manager, 'nine lanterns on the ferry deck');
    expect(alarm()).toMatchObject({ kind: 'header' });
    expect(await house.at.gate.secondPerson(auditor)).toMatchObject({ refusal: NOT_PROVED });
    house.at.lock('asked');
    expect(await doorSays('nine lanterns on the ferry deck')).toBe('done');
    const { sequence = 0 } = alarm() ?? {};
    const answer = await house.call(audit.acknowledge, { sequence, second: auditor });
    expect(answer).toMatchObject({ refusal: NOT_PROVED });
    expect(alarmLines()).toHaveLength(1);
  });

  it('is known by its slots, whatever number it carries', async () => {
    await auditorChanged();
    const { databaseKey } = house.open().keys.fileKeys;
    const old = readHeaderCopy(readFileSync(kept('header-a.kanaf')));
    if (old.state !== 'good') throw new Error('no header');
    const { content } = old.header;
    const numbered = closeHeader({ ...content, generation: 9 }, databaseKey);
    for (const file of COPIES) writeFileSync(inVault(file), headerFileBytes(numbered));
    await house.actAs('manager');
    expect(alarm()).toMatchObject({ kind: 'header', header: { now: 9, known: 2 } });
    expect(known()).toBe(2);
    expect(await house.at.gate.secondPerson(auditor)).toMatchObject({ refusal: NOT_PROVED });
  });

  it('is told where it is laid there for one saving only', async () => {
    await auditorChanged();
    putBack();
    if (!changeHeader(house.open(), (content) => content).ok) throw new Error('not saved');
    expect(alarm()).toMatchObject({ kind: 'header' });
    house.at.lock('asked');
    await house.actAs('manager');
    expect(known()).toBe(2);
    expect(alarm()).toMatchObject({ kind: 'header' });
  });

  it('makes no passphrase of before into one of today', async () => {
    await auditorChanged();
    house.at.lock('asked');
    await house.done(vaultContract.unlock, { ...auditor, passphrase: NEW });
    putBack();
    const order = { current: PASSPHRASES.auditor, passphrase: 'nine lanterns on the ferry deck' };
    expect(await house.call(staffContract.changePassphrase, order)).toMatchObject({
      refusal: { code: 'staff.passphrase-wrong' },
    });
    expect(alarm()).toMatchObject({ kind: 'header' });
  });

  it('is told where somebody comes back to their screen with a passphrase of before', async () => {
    await auditorChanged();
    await house.done(vaultContract.confirmIdentity, { passphrase: PASSPHRASES.manager });
    expect(alarm()).toBeUndefined();
    putBack();
    await house.done(vaultContract.confirmIdentity, { passphrase: PASSPHRASES.manager });
    expect(alarm()).toMatchObject({ kind: 'header' });
  });

  it('proves nobody for files that have other keys now', async () => {
    keepHeader();
    const { id } = house.open().records.get("SELECT id FROM staff WHERE role = 'reception'") ?? {};
    await house.done(staffContract.leave, { id: id as StaffId, second: auditor });
    putBack();
    expect(await house.at.gate.secondPerson(auditor)).toMatchObject({ refusal: NOT_PROVED });
    const back = await house.call(vaultContract.confirmIdentity, {
      passphrase: PASSPHRASES.manager,
    });
    expect(back).toMatchObject({ refusal: { code: 'vault.wrong-passphrase' } });
    const own = { current: PASSPHRASES.manager, passphrase: NEW };
    expect(await house.call(staffContract.changePassphrase, own)).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('what is no header put back', () => {
  const saveHeader = () => {
    if (!changeHeader(house.open(), (content) => content).ok) throw new Error('not saved');
  };

  it('a crash between the saving of the header and the note of it', async () => {
    saveHeader();
    expect(known()).toBe(1);
    house.at.gate.lock();
    await house.actAs('reception');
    expect(alarm()).toBeUndefined();
    expect(known()).toBe(2);
  });

  it('a crash between its two copies, and then the newer copy damaged', async () => {
    keepHeader();
    saveHeader();
    putBack(['header-b.kanaf']);
    house.at.gate.lock();
    await house.actAs('reception');
    expect(known()).toBe(1);
    house.at.lock('asked');
    writeFileSync(inVault('header-a.kanaf'), readFileSync(inVault('header-a.kanaf')).subarray(9));
    await house.actAs('manager');
    expect(alarm()).toBeUndefined();
    saveHeader();
    house.at.lock('asked');
    await house.actAs('reception');
    expect(known()).toBe(2);
    expect(alarm()).toBeUndefined();
  });

  it.each(COPIES)('%s damaged or lost', async (copy) => {
    saveHeader();
    await house.actAs('reception');
    house.at.lock('asked');
    writeFileSync(inVault(copy), '');
    await house.actAs('manager');
    expect(alarm()).toBeUndefined();
    house.at.lock('asked');
    rmSync(inVault(copy));
    await house.actAs('reception');
    expect(alarm()).toBeUndefined();
  });

  it('a declared restore of a folder from before, though this computer saw a newer header', async () => {
    house.at.lock('asked');
    cpSync(join(house.folder, 'vault'), join(house.folder, 'yesterday'), { recursive: true });
    await house.actAs('manager');
    saveHeader();
    await house.actAs('reception');
    house.at.lock('asked');
    rmSync(join(house.folder, 'vault'), { recursive: true });
    cpSync(join(house.folder, 'yesterday'), join(house.folder, 'vault'), { recursive: true });
    const profile = join(house.folder, 'profile');
    renameSync(profile, join(house.folder, 'aside'));
    await house.actAs('manager');
    const vault = house.open();
    vault.writing(() => {
      const at = house.clock.now();
      const facts = { size: vault.audit.size(), missing: 500 };
      vault.record({ at, verb: 'vault.restored', outcome: 'done', facts, beginsEpoch: true });
    });
    house.at.lock('asked');
    rmSync(profile, { recursive: true });
    renameSync(join(house.folder, 'aside'), profile);
    await house.actAs('reception');
    expect(alarm()).toBeUndefined();
    expect(alarmLines()).toEqual([]);
  });

  it('a vault from before it was remembered: noted at its first unlock', async () => {
    saveHeader();
    house.open().records.exec("DELETE FROM vault_facts WHERE name = 'header-known'");
    await house.actAs('reception');
    expect([known(), alarm()]).toEqual([2, undefined]);
  });
});
