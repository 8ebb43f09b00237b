// From admission to a signed summary and back: counted in a real vault, signed with its real key, verified
// by its own verify page, and never sealed twice for the same days.
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nowhere, type Outside } from '../../../electron/vault/platform/process-environment';
import { createVault } from '../../../electron/vault/process/vault-at';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { contentBytes } from '../../../src/features/summaries/index';
import { summaries } from '../../../src/features/summaries/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { InputOf } from '../../../src/kernel/operation';
import type { SummaryId } from '../../../src/kernel/ids';
import { printWithFoot } from '../signing/papers';
import { cutWriting } from '../../support/cut-writing';
import { forgeLine } from '../../support/forged-trail';
import { admitInput } from '../../support/residents';
import {
  foundAnew,
  foundTestVault,
  PASSPHRASES,
  staffCodeOf,
  type TestVault,
} from '../../support/test-vault';
import { passesOwnCheck } from '../../support/own-check';

const PERIOD = { from: '2025-01-01', to: '2026-01-01' };
const SEAL: InputOf<typeof summaries.seal> = {
  period: PERIOD,
  profile: 'partner',
  recipient: null,
  replaces: null,
};
const GIVEN = [
  'هبة',
  'سلمى',
  'نورا',
  'ليلى',
  'مريم',
  'زينب',
  'أمل',
  'رحمة',
  'فاطمة',
  'دعاء',
  'سمر',
  'منى',
];

let house: TestVault;
let printer: 'works' | 'broken';
let reader: 'lenient' | 'strict';
let exportFolder: string;

function outside(): Outside {
  return {
    ...nowhere,
    print: async (page) => {
      if (printer === 'broken') throw new Error('no printer');
      return printWithFoot(page);
    },
    check: (order) => (reader === 'lenient' ? passesOwnCheck(order) : nowhere.check(order)),
    takeFolder: (token) => (token === 'granted' ? exportFolder : undefined),
  };
}

async function admitTwelve(): Promise<void> {
  for (const [at, given] of GIVEN.entries()) {
    const base = admitInput(`K-${String(at + 1).padStart(3, '0')}`, `${given} سالم عمر النجار`);
    await house.done(residents.admit, {
      ...base,
      acknowledgedDuplicates: 'مثال للاختبار',
      stay: { admittedOn: `2025-0${1 + (at % 9)}-10`, referralSource: 'police' },
    });
  }
}

async function refusal(operation: Parameters<TestVault['call']>[0], input: unknown) {
  const answer = await house.call(operation, input as never);
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

async function signOne(): Promise<SummaryId> {
  const { id } = await house.done(summaries.seal, SEAL);
  await house.done(summaries.sign, { id });
  return id;
}

beforeEach(async () => {
  printer = 'works';
  reader = 'lenient';
  house = await foundTestVault({
    roles: ['manager', 'reception'],
    outside: outside(),
    training: true,
  });
  exportFolder = join(house.folder, 'handed-over');
  mkdirSync(exportFolder);
  await admitTwelve();
});

afterEach(() => house.destroy());

async function lastDetails(verb: string) {
  const { events } = await house.done(audit.read, {});
  return events.find((event) => event.verb === verb)?.details;
}

describe('a summary from counting to verifying', () => {
  it('counts, seals, signs, hands over and is accepted by its own verify page', async () => {
    const counted = await house.done(summaries.prepare, { period: PERIOD, profile: 'partner' });
    const t2 = counted.exact.find(({ id }) => id === 't2');
    expect(t2?.total).toBe(12);
    const members = await house.done(summaries.cellMembers, {
      period: PERIOD,
      table: 't2',
      row: 'total',
      column: 'total',
    });
    expect(members.members.map(({ caseNumber }) => caseNumber).toSorted()[0]).toBe('K-001');
    expect(members.members).toHaveLength(12);

    const id = await signOne();
    const opened = await house.done(summaries.open, { id });
    expect(opened.line).toMatchObject({ state: 'signed', sequence: 1, version: 1 });
    const { files } = await house.done(summaries.export, { id, folder: 'granted' });
    expect(files).toHaveLength(4);
    expect(await lastDetails('summaries.exported')).toEqual(
      Object.fromEntries(
        ['json', 'json.p7s', 'ar.pdf', 'en.pdf'].map((ending) => [
          `sha256-${ending.replace('json.', '').replace('.pdf', '')}`,
          files.find(({ name }) => name.endsWith(`.${ending}`))?.sha256,
        ]),
      ),
    );
    const names = readdirSync(exportFolder);
    expect(names.toSorted()).toEqual(files.map(({ name }) => name).toSorted());

    house.at.lock('asked');
    reader = 'strict';
    for (const name of names.filter((each) => /\.(pdf|json)$/.test(each))) {
      const bytes = new Uint8Array(readFileSync(join(exportFolder, name)));
      const p7s = name.endsWith('.json')
        ? { p7s: new Uint8Array(readFileSync(join(exportFolder, `${name}.p7s`))) }
        : {};
      const verdict = await house.done(summaries.verify, { fileName: name, bytes, ...p7s });
      // The printer of this test gives a blank page: its paper says nothing of what was signed.
      const isPaper = name.endsWith('.pdf');
      expect(verdict.code).toBe(isPaper ? 'verify.paper-differs' : null);
      expect(verdict.content?.period).toEqual(isPaper ? undefined : PERIOD);
      const touched = bytes.slice();
      const middle = Math.floor(touched.length / 2);
      touched[middle] = (touched[middle] ?? 0) ^ 1;
      const broken = await house.done(summaries.verify, { fileName: name, bytes: touched, ...p7s });
      expect(broken.outcome).toBe('refused');
    }
  });

  it('remembers the trail as it was: each of its files is a witness, and a forged trail is told', async () => {
    const id = await signOne();
    const { files } = await house.done(summaries.export, { id, folder: 'granted' });
    const bytesOf = (ending: string) =>
      new Uint8Array(
        readFileSync(
          join(exportFolder, files.find(({ name }) => name.endsWith(ending))?.name ?? ''),
        ),
      );
    for (const ending of ['.json', '.ar.pdf', '.en.pdf']) {
      const told = await house.done(audit.compareSummary, { bytes: bytesOf(ending) });
      expect(told).toMatchObject({ verdict: 'agrees', epoch: 1 });
    }
    const { size } = await house.done(audit.compareSummary, { bytes: bytesOf('.json') });
    expect(await lastDetails('audit.summary-compared')).toEqual({
      verdict: 'agrees',
      witnessed: size,
    });
    expect((await house.done(audit.state, {})).alarm).toBeUndefined();
    forgeLine(house.open(), 3);
    const forged = await house.done(audit.compareSummary, { bytes: bytesOf('.ar.pdf') });
    expect(forged).toEqual({ verdict: 'inconsistent', epoch: 1, size });
    expect((await house.done(audit.state, {})).alarm).toMatchObject({
      kind: 'inconsistent',
      firstBad: 1,
      witness: { kind: 'summary', size },
    });
  });

  it('is no witness where it is unreadable, of another vault or carries a state nobody here signed', async () => {
    const id = await signOne();
    const { files } = await house.done(summaries.export, { id, folder: 'granted' });
    const json = files.find(({ name }) => name.endsWith('.json'))?.name ?? '';
    const whole = readFileSync(join(exportFolder, json), 'utf8');
    const refusalOf = async (text: string) => {
      const bytes = new Uint8Array(Buffer.from(text, 'utf8'));
      const answer = await house.call(audit.compareSummary, { bytes });
      return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
    };
    expect(await refusalOf('%PDF-1.7 and no more')).toBe('audit.summary-unreadable');
    expect(await refusalOf(whole.slice(0, -40))).toBe('audit.summary-unreadable');
    const { vaultId } = house.open();
    const other = whole.replaceAll(vaultId, '0'.repeat(vaultId.length));
    expect(await refusalOf(other)).toBe('audit.summary-other-vault');
    const lines = /(kanaf\/[0-9a-z]+\/1\\n)(\d+)/;
    expect(whole).toMatch(lines);
    const later = whole.replace(lines, (_all, origin: string, size: string) => origin + size + '0');
    expect(await refusalOf(later)).toBe('audit.summary-not-signed');
    expect((await house.done(audit.state, {})).alarm).toBeUndefined();
  });

  it('knows its own summary before any export, and another computer does not', async () => {
    await signOne();
    expect(existsSync(join(house.folder, 'vault', 'trust'))).toBe(true);
    const [summary] = house.open().records.all('SELECT payload, detached_signature FROM summaries');
    const files = {
      fileName: 's.json',
      bytes: summary?.['payload'] as Uint8Array,
      p7s: summary?.['detached_signature'] as Uint8Array,
    };
    expect((await house.done(summaries.verify, files)).outcome).toBe('accepted');
    const stranger = await foundAnew({ outside: outside() });
    const seen = await stranger.done(summaries.verify, files);
    stranger.destroy();
    expect(seen).toMatchObject({ outcome: 'indeterminate', code: 'verify.unknown-signer' });
  });

  it('gives the same content bytes for the same vault and period', async () => {
    const first = await house.done(summaries.seal, SEAL);
    const one = await house.done(summaries.open, { id: first.id });
    await house.done(summaries.voidSealed, { id: first.id });
    house.clock.forward(86_400);
    await house.actAs('manager');
    const second = await house.done(summaries.seal, SEAL);
    expect(second.sequence).toBe(2);
    const two = await house.done(summaries.open, { id: second.id });
    expect(contentBytes(two.content)).toEqual(contentBytes(one.content));
  });
});

describe('what the shelf of summaries refuses', () => {
  it('seals no period twice; a replacement is version 2 and names what it replaces', async () => {
    const id = await signOne();
    expect(await refusal(summaries.seal, SEAL)).toBe('summaries.period-overlaps');
    const half = { ...SEAL, period: { from: '2025-06-01', to: '2025-09-01' } };
    expect(await refusal(summaries.seal, half)).toBe('summaries.period-overlaps');
    const again = await house.done(summaries.seal, {
      ...SEAL,
      replaces: { id, reason: 'records-corrected' },
    });
    expect(again.version).toBe(2);
    await house.done(summaries.sign, { id: again.id });
    const { issue } = await house.done(summaries.open, { id: again.id });
    const old = await house.done(summaries.open, { id });
    expect(issue?.supersedes).toEqual({
      payloadSha256: old.payloadSha256,
      version: 1,
      reason: 'records-corrected',
    });
    expect(issue?.previous).toBe(old.payloadSha256);
  });

  it.each([
    ['a recipient', { recipient: 'Salma, room 4' }, 'recipient'],
    ['a turn of direction', { recipient: 'Ministry \u202egnp.exe' }, 'recipient'],
    ['a reason', { replaces: { id: 'x', reason: 'room 4 was counted twice' } }, 'replaces.reason'],
  ])('takes no free words for %s', async (_, change, path) => {
    const answer = await house.call(summaries.seal, { ...SEAL, ...change } as never);
    expect(answer.kind).toBe('invalid');
    if (answer.kind === 'invalid') {
      expect(answer.issues).toContainEqual(
        expect.objectContaining({ path, code: 'choice.invalid' }),
      );
    }
  });

  it('hands the certificate over by itself, with its fingerprint', async () => {
    expect(await refusal(summaries.handCertificate, { folder: 'granted' })).toBe(
      'summaries.no-certificate',
    );
    await signOne();
    const handed = await house.done(summaries.handCertificate, { folder: 'granted' });
    expect(readdirSync(exportFolder)).toEqual([handed.name]);
    const pem = readFileSync(join(exportFolder, handed.name), 'utf8');
    expect(new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase()).toBe(
      handed.fingerprint,
    );
    expect(await lastDetails('summaries.certificate-handed')).toEqual({
      certificate: handed.fingerprint,
    });
  });

  it('judges the other files where the trust folder holds what is no certificate', async () => {
    const id = await signOne();
    const { files } = await house.done(summaries.export, { id, folder: 'granted' });
    const trust = join(house.folder, 'vault', 'trust');
    mkdirSync(join(trust, 'a.pem'));
    symlinkSync(join(trust, 'gone'), join(trust, 'b.pem'));
    execFileSync('mkfifo', [join(trust, 'c.pem')]);
    const name = files.find((file) => file.name.endsWith('.json'))?.name ?? '';
    const bytes = new Uint8Array(readFileSync(join(exportFolder, name)));
    const p7s = new Uint8Array(readFileSync(join(exportFolder, `${name}.p7s`)));
    const verdict = await house.done(summaries.verify, { fileName: name, bytes, p7s });
    expect(verdict.outcome).toBe('accepted');
  });

  it('refuses a period that has not ended, a folder nobody granted, and files that are there already', async () => {
    expect(
      await refusal(summaries.seal, { ...SEAL, period: { from: '2026-03-01', to: '2026-04-01' } }),
    ).toBe('summaries.period-not-over');
    const id = await signOne();
    expect(await refusal(summaries.export, { id, folder: 'made-up' })).toBe(
      'summaries.folder-not-granted',
    );
    await house.done(summaries.export, { id, folder: 'granted' });
    const [pdf] = readdirSync(exportFolder).filter((name) => name.endsWith('.pdf'));
    const before = readFileSync(join(exportFolder, pdf ?? ''));
    expect(await refusal(summaries.export, { id, folder: 'granted' })).toBe(
      'summaries.folder-not-writable',
    );
    expect(readFileSync(join(exportFolder, pdf ?? ''))).toEqual(before);
  });

  it('is never called exported where only the first bytes of a file found room', async () => {
    const id = await signOne();
    cutWriting();
    expect(await refusal(summaries.export, { id, folder: 'granted' })).toBe(
      'summaries.folder-not-writable',
    );
    vi.restoreAllMocks();
    expect(readdirSync(exportFolder)).toEqual([]);
    await house.done(summaries.export, { id, folder: 'granted' });
  });

  it('lets reception neither count, nor sign, nor open', async () => {
    const { id } = await house.done(summaries.seal, SEAL);
    await house.actAs('reception');
    expect(await refusal(summaries.prepare, { period: PERIOD, profile: 'partner' })).toBe(
      'access.denied',
    );
    expect(await refusal(summaries.sign, { id })).toBe('access.denied');
    expect(await refusal(summaries.open, { id })).toBe('access.denied');
    expect(await refusal(summaries.list, {})).toBe('access.denied');
  });
});

describe('a summary left half done', () => {
  it('keeps no paper that its own check refuses: nothing is signed, nothing can leave', async () => {
    reader = 'strict';
    const { id } = await house.done(summaries.seal, SEAL);
    expect(await refusal(summaries.sign, { id })).toBe('summaries.own-check-failed');
    expect((await house.done(summaries.open, { id })).line.state).toBe('sealed');
    expect(await refusal(summaries.export, { id, folder: 'granted' })).toBe('summaries.not-signed');
    reader = 'lenient';
    expect(await house.done(summaries.sign, { id })).toMatchObject({ id });
  });

  it('waits sealed when printing fails, and is signed by a later run of the app or declared void', async () => {
    printer = 'broken';
    const { id } = await house.done(summaries.seal, SEAL);
    expect(await refusal(summaries.sign, { id })).toBe('summaries.print-failed');
    house.at.lock('closing');

    printer = 'works';
    const restarted = createVault({
      folder: join(house.folder, 'vault'),
      logFolder: join(house.folder, 'logs'),
      outside: outside(),
      now: house.clock.now,
    });
    const ask = (operation: { name: string }, input: unknown) =>
      restarted.host.answer({
        kind: 'call',
        callId: '1',
        operation: operation.name,
        input,
        ...(restarted.gate.open === undefined ? {} : { sessionId: restarted.gate.open.session.id }),
      });
    await ask(vaultContract.unlock, {
      staffCode: staffCodeOf('manager'),
      passphrase: PASSPHRASES.manager,
    });
    expect(await ask(summaries.list, {})).toMatchObject({
      kind: 'done',
      value: { summaries: [{ id, state: 'sealed' }] },
    });
    expect(await ask(summaries.sign, { id })).toMatchObject({ kind: 'done' });
    expect(await ask(summaries.voidSealed, { id })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'summaries.state-final' },
    });
    restarted.gate.lock();
  });

  it('keeps the number of a void summary for ever', async () => {
    const { id } = await house.done(summaries.seal, SEAL);
    await house.done(summaries.voidSealed, { id });
    expect(await refusal(summaries.sign, { id })).toBe('summaries.state-final');
    const next = await house.done(summaries.seal, SEAL);
    expect(next.sequence).toBe(2);
  });
});
