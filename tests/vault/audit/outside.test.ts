// The trail on its way out: exported and checked without a vault, on a slip, on the auditor's stick.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditCommand } from '../../../electron/cli/audit-command';
import { readCommandLine } from '../../../electron/cli/command-line';
import { Voice } from '../../../electron/cli/voice';
import { currentAlarm } from '../../../electron/vault/audit/alarm';
import { leafOf } from '../../../electron/vault/audit/chain';
import { consistencyProof, isConsistent, rootOf } from '../../../electron/vault/audit/consistency';
import { verifyExport } from '../../../electron/vault/audit/verify-export';
import { nowhere, type Outside } from '../../../electron/vault/platform/process-environment';
import { sha256 } from '../../../electron/vault/keys/suite';
import { audit } from '../../../src/features/audit/contract';
import { backups } from '../../../src/features/backups/contract';
import { residents } from '../../../src/features/residents/contract';
import { forgeLine } from '../../support/forged-trail';
import { admitInput } from '../../support/residents';
import { foundAnew, PASSPHRASES, type TestVault } from '../../support/test-vault';
import { printWithFoot } from '../signing/papers';

let house: TestVault;
let chosen = '';
let printed: string[] = [];
const outside: Outside = {
  ...nowhere,
  takeFolder: () => chosen,
  print: (page) => {
    printed.push(page);
    return printWithFoot(page);
  },
};

beforeEach(async () => {
  printed = [];
  chosen = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
  // Its first lines are looked at, up to the first signed one: a vault that nobody signed in to before.
  house = await foundAnew({ roles: ['manager', 'reception', 'auditor'], outside });
});
afterEach(() => {
  house.destroy();
  rmSync(chosen, { recursive: true });
});

async function exported(): Promise<{
  readonly path: string;
  readonly key: Buffer;
  readonly lines: string[];
  /** Where the events begin, behind the deeds. */
  readonly first: number;
}> {
  const answer = await house.done(audit.export, { folder: 'token' });
  const path = join(chosen, answer.files[0] ?? '');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const first = lines.findIndex(isEvent);
  return { path, key: Buffer.from(answer.publicKey, 'hex'), lines, first };
}

function isEvent(line: string): boolean {
  return line.startsWith('{"sequence"');
}

async function lastDetails(verb: string) {
  const { events } = await house.done(audit.read, {});
  return events.find((event) => event.verb === verb)?.details;
}

function judged(lines: readonly string[], key: Uint8Array) {
  const path = join(chosen, 'changed.jsonl');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return verifyExport(path, key);
}

describe('an exported trail', () => {
  it('is sound by file and public key alone, and holds no clear name', async () => {
    await house.done(residents.admit, admitInput('X-1', 'سلمى حسن'));
    const { path, key, lines } = await exported();
    const size = lines.filter(isEvent).length;
    const authors = { foreign: 0, open: 0 };
    expect(verifyExport(path, key)).toMatchObject({ sound: true, size, authors });
    expect(readFileSync(path, 'utf8')).not.toMatch(/سلمى|حسن|X-1/);
    const other = Buffer.alloc(32, 7);
    expect(verifyExport(path, other)).toMatchObject({
      sound: false,
      why: 'signature',
      firstBad: 1,
    });
  });

  it('names the first line that was edited, taken out, put in, doubled or moved', async () => {
    await house.done(residents.admit, admitInput('X-1', 'سلمى حسن'));
    const { key, lines, first } = await exported();
    const [one, two] = [first + 1, first + 2];
    const edited = lines.with(two, (lines[two] ?? '').replace('MA-01', 'MA-02'));
    expect(edited).not.toEqual(lines);
    expect(judged(edited, key)).toMatchObject({ sound: false, why: 'line', firstBad: 3 });
    expect(judged(lines.toSpliced(one, 1), key)).toMatchObject({ sound: false, firstBad: 2 });
    expect(judged(lines.toSpliced(one, 0, lines[one] ?? ''), key)).toMatchObject({ firstBad: 3 });
    const moved = lines.with(one, lines[two] ?? '').with(two, lines[one] ?? '');
    expect(judged(moved, key)).toMatchObject({ sound: false, firstBad: 2 });
    const cut = lines.slice(0, -2);
    expect(judged(cut, key)).toMatchObject({ sound: false, why: 'unsigned', firstBad: 1 });
    expect(judged([], key)).toMatchObject({ sound: false });
  });

  it('is not believed after any change of a byte', async () => {
    const { path, key } = await exported();
    const whole = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(whole.length - 2), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(whole);
        changed[at] = ((changed[at] ?? 0) + by) % 256;
        const file = join(chosen, 'changed.jsonl');
        writeFileSync(file, changed);
        const verdict = verifyExport(file, key);
        // A note may be written with other base64 padding bits; then root and signature still are the same.
        return !verdict.sound || verdict.root === soundRoot(path, key);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves in the trail the hash of its file, and the medium where the list of media knows it', async () => {
    const { path } = await exported();
    const told = await lastDetails('audit.exported');
    expect(told).toEqual({ sha256: sha256(readFileSync(path)).toString('hex') });
    rmSync(join(path, '..'), { recursive: true });
    const { mediumId } = await house.done(backups.make, { folderToken: 'token' });
    await exported();
    expect(await lastDetails('audit.exported')).toMatchObject({ medium: 1 });
    await house.done(backups.nameMedium, { mediumId, label: 'خزانة المكتب' });
    const { file } = await house.done(audit.printSlip, { folder: 'token', language: 'ar' });
    expect(await lastDetails('audit.slip-printed')).toEqual({
      sha256: sha256(readFileSync(join(chosen, file))).toString('hex'),
      medium: 'خزانة المكتب',
    });
  });

  it('is judged by the terminal without vault or passphrase', async () => {
    const { path, key, lines, first } = await exported();
    const run = async (...argv: string[]) => {
      const line = readCommandLine(['audit', 'verify', ...argv]);
      if (line === undefined) throw new Error('not understood');
      return await auditCommand(line, new Quiet('en'));
    };
    expect(await run(path, '--key', key.toString('hex'))).toBe(0);
    expect(await run(join(path, '..'), '--key', join(path, '..', 'audit-key.txt'))).toBe(0);
    expect(await run(path, '--key', 'ab'.repeat(32))).toBe(2);
    expect(await run(path, '--key', 'no key')).toBe(2);
    expect(await run(join(chosen, 'nothing'), '--key', key.toString('hex'))).toBe(2);
    expect(await run(path)).toBe(64);
    writeFileSync(path, `${lines.toSpliced(first, 1).join('\n')}\n`);
    expect(await run(path, '--key', key.toString('hex'))).toBe(2);
    expect(said.at(-1)).toMatch(/^audit\.broken: .* 1\.$/);
  });

  it('never replaces a file that is there', async () => {
    const { size } = await house.done(audit.export, { folder: 'token' });
    mkdirSync(join(chosen, `kanaf-audit-2026-03-10-${size + 1}`));
    expect(await house.call(audit.export, { folder: 'token' })).toMatchObject({
      refusal: { code: 'audit.folder-not-writable' },
    });
  });
});

const said: string[] = [];
class Quiet extends Voice {
  override say(line: string): void {
    said.push(line);
  }
  override complain(line: string): void {
    said.push(line);
  }
}

function soundRoot(path: string, key: Uint8Array): string {
  const verdict = verifyExport(path, key);
  return verdict.sound ? verdict.root : 'unsound';
}

describe('the weekly slip', () => {
  it('typed back agrees later, in groups and with the beginnings of words', async () => {
    const slip = await house.done(audit.takeSlip, {});
    for (let nth = 0; nth < 3; nth += 1) await house.done(residents.list, { filter: 'all' });
    const typed = {
      epoch: slip.epoch,
      size: slip.size,
      digits: slip.digits.toUpperCase().replace(/(.{4})/g, '$1 '),
      words: slip.words.map((word) => word.slice(0, 4)).join(', '),
    };
    expect(slip.digits).toMatch(/^[0-9a-f]{16}$/);
    expect(slip.words).toHaveLength(5);
    expect(await house.done(audit.compareSlip, typed)).toEqual({ verdict: 'agrees' });
    const another = slip.words[0] === 'zoo' ? 'able' : 'zoo';
    const wrongWord = { ...typed, words: typed.words.replace(/^\w+/, another) };
    const wrongDigits = { ...typed, digits: '0'.repeat(16) };
    expect(await house.done(audit.compareSlip, wrongWord)).toEqual({ verdict: 'mistyped' });
    expect(await house.done(audit.compareSlip, wrongDigits)).toEqual({ verdict: 'mistyped' });
    expect(currentAlarm(house.open().records)).toBeUndefined();
  });

  it('of a longer or another trail raises an alarm that two people must answer', async () => {
    const slip = await house.done(audit.takeSlip, {});
    const longer = {
      epoch: 1,
      size: slip.size + 500,
      digits: slip.digits,
      words: slip.words.join(' '),
    };
    expect(await house.done(audit.compareSlip, longer)).toEqual({ verdict: 'smaller' });
    const { alarm } = await house.done(audit.state, {});
    expect(alarm).toMatchObject({ kind: 'smaller', witness: { kind: 'slip' } });
    expect(alarm).toHaveProperty('firstBad', (alarm?.size ?? 0) + 1);
    const sequence = alarm?.sequence ?? 0;
    const second = (code: string, passphrase: string) => ({
      sequence,
      second: { staffCode: code, passphrase },
    });
    expect(await house.call(audit.acknowledge, second('MA-01', PASSPHRASES.manager))).toMatchObject(
      {
        refusal: { code: 'second-person.same' },
      },
    );
    expect(
      await house.call(audit.acknowledge, second('RE-01', 'not the words at all')),
    ).toMatchObject({
      refusal: { code: 'second-person.not-proved' },
    });
    await house.done(audit.acknowledge, second('RE-01', PASSPHRASES.reception));
    expect((await house.done(audit.state, {})).alarm).toBeUndefined();
    expect(await house.done(audit.compareSlip, longer)).toEqual({ verdict: 'smaller' });
    expect((await house.done(audit.state, {})).alarm).toBeUndefined();
  });

  it('with words that no slip has is mistyped, wherever it says that the trail stood', async () => {
    const { size, words } = await house.done(audit.takeSlip, {});
    const four = words.slice(1).join(' ');
    for (const typed of ['x', four, `${four} unlisted`, words.join('')]) {
      for (const place of [size, 999_999]) {
        const slip = { epoch: 1, size: place, digits: '0'.repeat(16), words: typed };
        expect(await house.done(audit.compareSlip, slip)).toEqual({ verdict: 'mistyped' });
      }
    }
    expect(currentAlarm(house.open().records)).toBeUndefined();
  });

  it('is not deceived by what the vault keeps of its past beside a trail computed anew', async () => {
    for (let nth = 0; nth < 5; nth += 1) await house.done(residents.list, { filter: 'all' });
    house.open().writing(() => house.open().keepCheckpoint());
    const { words, ...slip } = await house.done(audit.takeSlip, {});
    forgeLine(house.open(), 3);
    const typed = { ...slip, words: words.join(' ') };
    expect(await house.done(audit.compareSlip, typed)).toEqual({ verdict: 'inconsistent' });
    expect((await house.done(audit.state, {})).alarm).toMatchObject({
      kind: 'inconsistent',
      firstBad: 1,
      witness: { kind: 'slip', size: slip.size },
    });
  });

  it('is due a week after the last one, and only for those who read the trail', async () => {
    const due = async () => (await house.done(audit.state, {})).slip.isDue;
    expect(await due()).toBe(false);
    house.clock.forward(8 * 86_400);
    expect(await due()).toBe(true);
    const { file } = await house.done(audit.printSlip, { folder: 'token', language: 'ar' });
    expect(readdirSync(chosen)).toContain(file);
    expect(printed[0]).toContain('بصمة السجل الأسبوعية');
    expect(await due()).toBe(false);
    house.clock.forward(8 * 86_400);
    await house.actAs('reception');
    expect(await due()).toBe(false);
  });
});

describe("the auditor's stick", () => {
  it('and the slip leave when they were, told to every role; a week without either is due', async () => {
    const told = () => house.done(audit.witnesses, {});
    expect(await told()).toEqual({ slipAt: null, stickAt: null, summaryAt: null, isDue: true });
    await house.done(audit.visitStick, { folder: 'token' });
    const { stickAt, ...others } = await told();
    expect(stickAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(others).toEqual({ slipAt: null, summaryAt: null, isDue: false });
    await house.done(audit.takeSlip, {});
    expect((await told()).slipAt).not.toBeNull();
    house.clock.forward(8 * 86_400);
    await house.actAs('reception');
    expect(await told()).toMatchObject({ stickAt, isDue: true });
  });

  it('takes the signed state along and finds it again inside the longer trail, with a proof', async () => {
    expect((await house.done(audit.visitStick, { folder: 'token' })).earlier).toEqual([]);
    for (let nth = 0; nth < 5; nth += 1) await house.done(residents.list, { filter: 'all' });
    const { earlier } = await house.done(audit.visitStick, { folder: 'token' });
    expect(earlier).toMatchObject([{ verdict: 'agrees' }]);
    const [folder = ''] = readdirSync(chosen);
    const files = readdirSync(join(chosen, folder)).sort();
    expect(files.filter((name) => name.startsWith('checkpoint-'))).toHaveLength(2);
    expect(files.filter((name) => name.startsWith('proof-'))).toHaveLength(1);
    const note = readFileSync(join(chosen, folder, files[0] ?? ''), 'utf8');
    expect(note.match(/^\u2014 /gm)).toHaveLength(2);
  });

  it('that knows another trail raises an alarm; a forged note is only called not ours', async () => {
    await house.done(audit.visitStick, { folder: 'token' });
    const [folder = ''] = readdirSync(chosen);
    const [name = ''] = readdirSync(join(chosen, folder));
    const path = join(chosen, folder, name);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.replace(/\n\d+\n/, '\n999\n'));
    const forged = await house.done(audit.visitStick, { folder: 'token' });
    expect(forged.earlier).toMatchObject([{ verdict: 'not-ours' }]);
    expect((await house.done(audit.state, {})).alarm).toBeUndefined();
    const later = house.open().seal.signed({ size: 9999, root: 'cd'.repeat(32) });
    writeFileSync(join(chosen, folder, 'checkpoint-1-9999.txt'), later);
    await house.done(audit.visitStick, { folder: 'token' });
    expect((await house.done(audit.state, {})).alarm).toMatchObject({
      kind: 'smaller',
      witness: { kind: 'stick', size: 9999 },
    });
  });

  it('tells after which line another trail begins, from what it found unchanged before', async () => {
    const { size: first } = await house.done(audit.visitStick, { folder: 'token' });
    for (let nth = 0; nth < 5; nth += 1) await house.done(residents.list, { filter: 'all' });
    const { size: second } = await house.done(audit.visitStick, { folder: 'token' });
    forgeLine(house.open(), first + 2);
    const { earlier } = await house.done(audit.visitStick, { folder: 'token' });
    expect(earlier.map(({ verdict }) => verdict)).toEqual(['agrees', 'inconsistent']);
    expect((await house.done(audit.state, {})).alarm).toMatchObject({
      kind: 'inconsistent',
      firstBad: first + 1,
      witness: { kind: 'stick', size: second },
    });
  });
});

describe('a consistency proof', () => {
  const leaves = fc
    .array(fc.uint8Array({ maxLength: 8 }), { minLength: 2, maxLength: 80 })
    .map((bodies) => bodies.map((body) => leafOf(body)));

  it('shows for every pair of sizes that the older tree is the beginning, and nothing else', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(7), (all, pick, flip) => {
        const size = 1 + (pick % all.length);
        const older = { size, root: rootOf(all.slice(0, size)) };
        const newer = { size: all.length, root: rootOf(all) };
        const proof = consistencyProof(all, size);
        expect(isConsistent({ older, newer, proof })).toBe(true);
        const other = Uint8Array.from(older.root, (byte, at) => (at === flip ? byte ^ 1 : byte));
        expect(isConsistent({ older: { size, root: other }, newer, proof })).toBe(false);
        expect(isConsistent({ older, newer: { ...newer, root: other }, proof })).toBe(false);
        if (proof.length > 0) {
          expect(isConsistent({ older, newer, proof: proof.slice(1) })).toBe(false);
          expect(proof.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(all.length)) + 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
