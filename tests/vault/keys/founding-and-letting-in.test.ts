import { beforeAll, describe, expect, it } from 'vitest';
import { ARGON2_FLOOR } from '../../../electron/vault/keys/argon2';
import { addStaff } from '../../../electron/vault/keys/letting-in';
import { recoveryHolders } from '../../../electron/vault/keys/recovery';
import { openDrop, sealDrop } from '../../../electron/vault/keys/compartment-keys';
import { closeHeader, headerFileBytes, type Header } from '../../../electron/vault/keys/header';
import { recoveryGroups } from '../../../electron/vault/keys/recovery-code';
import { openSession } from '../../../electron/vault/keys/session-keys';
import { openSlot, type Slot } from '../../../electron/vault/keys/slots';
import { randomBytes, verifyEd25519 } from '../../../electron/vault/keys/suite';
import { findSlot, unlock, unlockByRecovery } from '../../../electron/vault/keys/unlocking';
import { COMPARTMENTS, compartmentsOf, ROLES } from '../../../src/kernel/compartments';
import { codeOf, founded, person, valueOf } from './founding';

const manager = person('M1', 'manager');
const psychologist = person('P1', 'psychologist');
const deviceSecret = randomBytes(32);
let vault: Awaited<ReturnType<typeof founded>>;

beforeAll(async () => {
  vault = await founded([manager, psychologist], deviceSecret);
});

function slotOf(header: Header, staffCode: string): Slot {
  const slot = findSlot(header, staffCode);
  if (slot === undefined) throw new Error('no slot');
  return slot;
}

function tryWith(edit: Partial<Parameters<typeof unlock>[1]> = {}) {
  const slot = slotOf(vault.header, 'M1');
  return unlock(vault.header, { slot, passphrase: manager.passphrase, deviceSecret, ...edit });
}

const papersOf = () => recoveryHolders(vault.header.content);

async function sessionOfStaff(staff: typeof manager) {
  const slot = slotOf(vault.header, staff.staffCode);
  const attempt = { slot, passphrase: staff.passphrase, deviceSecret };
  const opened = valueOf(await unlock(vault.header, attempt));
  return openSession(opened.holder, vault.wraps, () => true);
}

describe('founding and unlocking', () => {
  it('opens the same file keys and compartments again, by role', async () => {
    const session = await sessionOfStaff(manager);
    expect(session.databaseKeyHex).toBe(vault.session.databaseKeyHex);
    expect(session.keyringKeyHex).toBe(vault.session.keyringKeyHex);
    expect(session.databaseKeyHex).not.toBe(session.keyringKeyHex);
    expect(session.held()).toEqual(compartmentsOf('manager'));
    expect(session.newest('case')?.secret).toEqual(vault.session.newest('case')?.secret);
    expect(session.newest('clinical')).toBeUndefined();
    expect(session.unreadable).toEqual([]);
  });

  it('gives a psychologist the clinical key and the manager not', async () => {
    const session = await sessionOfStaff(psychologist);
    expect(session.held()).toEqual(['presence', 'identity', 'case', 'clinical']);
    expect(vault.session.held()).not.toContain('clinical');
  });

  it('makes nine generations and wraps all of them to recovery', () => {
    expect(vault.generations.map(({ compartment }) => compartment)).toEqual([...COMPARTMENTS]);
    const recoveryId = vault.header.content.recovery.slotId;
    const theirs = vault.wraps.filter(({ holderId }) => holderId === recoveryId);
    expect(theirs.map(({ compartment }) => compartment)).toEqual([...COMPARTMENTS]);
    expect(vault.wraps.every(({ wrapped }) => wrapped.length === 80)).toBe(true);
  });

  it('signs with the key that the header names', async () => {
    const message = Buffer.from('checkpoint');
    const signature = (await sessionOfStaff(manager)).sign(message);
    const publicKey = Buffer.from(slotOf(vault.header, 'M1').publicKeys.ed25519, 'hex');
    expect(verifyEd25519(publicKey, { message, signature })).toBe(true);
  });

  it('keeps no secret and no passphrase in the header', () => {
    const text = headerFileBytes(vault.header).toString('utf8');
    const { session } = vault;
    const secrets = [session.databaseKeyHex, session.keyringKeyHex, deviceSecret.toString('hex')];
    const { groups } = vault.written;
    for (const secret of [...secrets, manager.passphrase, groups.join(''), groups.join(' ')]) {
      expect(text.includes(secret)).toBe(false);
    }
    // Six digits stand by chance within random hexadecimal: a group counts where it stands by itself.
    for (const group of groups) {
      expect(new RegExp(`(?<![0-9a-z])${group}(?![0-9a-z])`).test(text)).toBe(false);
    }
  });

  it('refuses two people with one code', async () => {
    const twin = { ...person('m1', 'nurse') };
    const order = {
      staff: twin,
      parameters: ARGON2_FLOOR,
      deviceSecret,
      unheld: [],
      papers: papersOf(),
    };
    expect(codeOf(await addStaff(vault.header, vault.session, order))).toBe(
      'vault.staff-code-taken',
    );
  });
});

describe('refusals at the door', () => {
  it('tells a wrong passphrase', async () => {
    expect(codeOf(await tryWith({ passphrase: `${manager.passphrase}.` }))).toBe(
      'vault.wrong-passphrase',
    );
    expect(codeOf(await tryWith({ passphrase: 'x'.repeat(300) }))).toBe('vault.wrong-passphrase');
  });

  it('answers the same to a code that no one has', async () => {
    const attempt = { slot: findSlot(vault.header, 'nobody') };
    expect(attempt.slot).toBeUndefined();
    expect(codeOf(await tryWith(attempt))).toBe('vault.wrong-passphrase');
    expect(codeOf(await tryWith({ ...attempt, passphrase: 'z' }))).toBe('vault.wrong-passphrase');
  });

  it('tells a missing device secret from a wrong one', async () => {
    expect(codeOf(await tryWith({ deviceSecret: undefined }))).toBe('vault.device-secret-needed');
    expect(codeOf(await tryWith({ deviceSecret: randomBytes(32) }))).toBe(
      'vault.device-secret-wrong',
    );
  });

  it('needs the device secret for more than the check: with the check removed it still fails', async () => {
    const content = { ...vault.header.content, deviceCheck: null };
    const slot = slotOf(vault.header, 'M1');
    const attempt = { slot, passphrase: manager.passphrase, deviceSecret: randomBytes(32) };
    expect(codeOf(await unlock({ ...vault.header, content }, attempt))).toBe(
      'vault.wrong-passphrase',
    );
  });

  it('accepts a passphrase however its letters were composed', async () => {
    const person1 = {
      ...person('N1', 'nurse'),
      passphrase: 'caf\u00e9 al-bahr \u0622\u062e\u0631',
    };
    const own = await founded([person1]);
    const attempt = {
      slot: slotOf(own.header, ' n1 '),
      passphrase: 'cafe\u0301 al-bahr \u0627\u0653\u062e\u0631',
      deviceSecret: undefined,
    };
    expect(codeOf(await unlock(own.header, attempt))).toBe('ok');
  });

  it('refuses lowered parameters, and edited ones within the limits', async () => {
    const slot = slotOf(vault.header, 'M1');
    const weak = { ...slot, kdf: { ...slot.kdf, memoryKiB: 1024 } };
    expect(codeOf(await tryWith({ slot: weak }))).toBe('vault.parameters-refused');
    const heavy = { ...slot, kdf: { ...slot.kdf, passes: 4 } };
    expect(codeOf(await tryWith({ slot: heavy }))).toBe('vault.wrong-passphrase');
  });

  it('does not open a slot whose role, keys, code or vault was edited', async () => {
    const slot = slotOf(vault.header, 'M1');
    const other = slotOf(vault.header, 'P1');
    const edits: Slot[] = [
      { ...slot, role: 'psychologist' as const },
      { ...slot, publicKeys: other.publicKeys },
      { ...slot, staffCode: 'M2' },
      { ...slot, slotId: other.slotId },
      { ...slot, staffId: other.staffId },
      { ...slot, sealedKeys: other.sealedKeys },
    ];
    const opening = {
      vaultId: vault.header.content.vaultId,
      passphrase: manager.passphrase,
      deviceSecret,
    };
    for (const edited of edits) {
      expect(codeOf(await openSlot(edited, opening))).toBe('vault.wrong-passphrase');
    }
    expect(codeOf(await openSlot(slot, { ...opening, vaultId: 'other' }))).toBe(
      'vault.wrong-passphrase',
    );
    expect(codeOf(await openSlot(slot, opening))).toBe('ok');
  });

  it('tells a forged header after the slot opened', async () => {
    const content = { ...vault.header.content, createdAt: '2020-01-01T00:00:00.000Z' };
    const attempt = {
      slot: slotOf(vault.header, 'M1'),
      passphrase: manager.passphrase,
      deviceSecret,
    };
    const edited = { ...vault.header, content };
    expect(codeOf(await unlock(edited, attempt))).toBe('vault.header-forged');
    const foreign = closeHeader(content, randomBytes(32));
    expect(codeOf(await unlock(foreign, attempt))).toBe('vault.header-forged');
    const swapped = { ...attempt.slot, fileKeys: slotOf(vault.header, 'P1').fileKeys };
    expect(codeOf(await unlock(vault.header, { ...attempt, slot: swapped }))).toBe(
      'vault.header-forged',
    );
  });
});

describe('letting a person in', () => {
  it('hands on what the adder holds and names what it does not', async () => {
    const order = {
      staff: person('N1', 'nurse'),
      parameters: ARGON2_FLOOR,
      deviceSecret,
      unheld: [],
      papers: papersOf(),
    };
    const added = valueOf(await addStaff(vault.header, vault.session, order));
    expect(added.wraps.map(({ compartment }) => compartment)).toEqual(['presence']);
    expect(added.notGranted).toEqual(['medical']);
    expect(added.header.content.generation).toBe(2);
    const attempt = { slot: added.slot, passphrase: order.staff.passphrase, deviceSecret };
    const opened = valueOf(await unlock(added.header, attempt));
    const session = await openSession(opened.holder, [...vault.wraps, ...added.wraps], () => true);
    expect(session.held()).toEqual(['presence']);
    expect(session.newest('presence')?.wrapKey).toEqual(vault.session.newest('presence')?.wrapKey);
  });

  it('starts a compartment that nobody holds for the newcomer and recovery, not for the adder', async () => {
    const unheld = [
      { compartment: 'medical' as const, nextGeneration: 2 },
      { compartment: 'legal' as const, nextGeneration: 2 },
    ];
    const order = {
      staff: person('N2', 'nurse'),
      parameters: ARGON2_FLOOR,
      deviceSecret,
      unheld,
      papers: papersOf(),
    };
    const added = valueOf(await addStaff(vault.header, vault.session, order));
    expect(added.notGranted).toEqual([]);
    expect(added.generations.map(({ compartment }) => compartment)).toEqual(['medical']);
    const medical = added.wraps.filter(({ compartment }) => compartment === 'medical');
    expect(medical.map(({ generation }) => generation)).toEqual([2, 2]);
    const holders = new Set(medical.map(({ holderId }) => holderId));
    expect(holders).toEqual(new Set([order.staff.staffId, vault.header.content.recovery.slotId]));
  });

  it('refuses to add under a wrong or missing device secret, which would lock the newcomer out', async () => {
    const order = {
      staff: person('N3', 'nurse'),
      parameters: ARGON2_FLOOR,
      unheld: [],
      papers: papersOf(),
    };
    for (const wrong of [undefined, randomBytes(32)]) {
      const added = await addStaff(vault.header, vault.session, { ...order, deviceSecret: wrong });
      expect(codeOf(added)).toBe('vault.device-secret-wrong');
    }
  });

  it('gives IT no compartment and a dropper no secret', () => {
    expect(compartmentsOf('it')).toEqual([]);
    expect(compartmentsOf('reception')).toEqual(['presence']);
    expect(compartmentsOf('social-worker')).not.toContain('clinical');
    for (const role of ROLES) expect(compartmentsOf(role).length).toBeLessThan(COMPARTMENTS.length);
  });
});

describe('wraps, drops and recovery', () => {
  it('a wrap opens for its holder, compartment and generation only; a damaged one is named', async () => {
    const slot = slotOf(vault.header, 'M1');
    const attempt = { slot, passphrase: manager.passphrase, deviceSecret };
    const { holder } = valueOf(await unlock(vault.header, attempt));
    const wraps = vault.wraps.map((wrap) =>
      wrap.holderId === manager.staffId && wrap.compartment === 'case'
        ? { ...wrap, compartment: 'clinical' as const }
        : wrap,
    );
    const stolen = wraps.map((wrap) =>
      wrap.holderId === psychologist.staffId ? { ...wrap, holderId: manager.staffId } : wrap,
    );
    const session = await openSession(holder, stolen, () => true);
    expect(session.held()).toEqual(['presence', 'identity', 'safety', 'reporting', 'audit']);
    expect(session.unreadable).toHaveLength(5);
  });

  it('a drop note opens for holders, and only under its own id', async () => {
    const clinical = vault.generations.find(({ compartment }) => compartment === 'clinical');
    if (clinical === undefined) throw new Error('no clinical generation');
    const { vaultId } = vault.header.content;
    const note = Buffer.from('ملاحظة من وردية الليل');
    const sealed = await sealDrop({ vaultId, ...clinical }, 'drop-1', note);
    const keys = (await sessionOfStaff(psychologist)).newest('clinical');
    if (keys === undefined) throw new Error('no clinical key');
    expect(await openDrop({ vaultId, keys }, 'drop-1', sealed)).toEqual(note);
    expect(await openDrop({ vaultId, keys }, 'drop-2', sealed)).toBeUndefined();
    const other = (await sessionOfStaff(psychologist)).newest('case');
    if (other === undefined) throw new Error('no case key');
    expect(await openDrop({ vaultId, keys: other }, 'drop-1', sealed)).toBeUndefined();
  });

  it('the printed code opens everything, without passphrase or device secret', async () => {
    const code = vault.written.groups.join(' ');
    const holder = valueOf(await unlockByRecovery(vault.header, { kind: 'code', typed: code }));
    const session = await openSession(holder, vault.wraps, () => true);
    expect(session.databaseKeyHex).toBe(vault.session.databaseKeyHex);
    expect(session.held()).toEqual([...COMPARTMENTS]);
  });

  it("another vault's code and an edited recovery slot are refused", async () => {
    const code = recoveryGroups(randomBytes(32)).join(' ');
    expect(codeOf(await unlockByRecovery(vault.header, { kind: 'code', typed: code }))).toBe(
      'vault.recovery-not-this-vault',
    );
    const own = vault.written.groups.join(' ');
    const { content } = vault.header;
    const recovery = { ...content.recovery, publicKeys: slotOf(vault.header, 'M1').publicKeys };
    const edited = { ...vault.header, content: { ...content, recovery } };
    expect(codeOf(await unlockByRecovery(edited, { kind: 'code', typed: own }))).toBe(
      'vault.recovery-not-this-vault',
    );
  });

  it('the draft key is the same at every unlock and each holder has another', async () => {
    const [again, other] = [await sessionOfStaff(manager), await sessionOfStaff(psychologist)];
    expect(again.draftKey).toEqual(vault.session.draftKey);
    expect(other.draftKey).not.toEqual(again.draftKey);
    expect(again.draftKey).not.toEqual(again.newest('presence')?.ownKey);
  });

  it('wiping leaves zeros', async () => {
    const session = await sessionOfStaff(psychologist);
    const clinical = session.newest('clinical');
    session.wipe();
    expect(clinical?.secret.equals(Buffer.alloc(32))).toBe(true);
    expect(session.fileKeys.databaseKey.equals(Buffer.alloc(32))).toBe(true);
  });
});
