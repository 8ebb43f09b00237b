// Whole imports on a real encrypted vault: from the file's bytes to residents that open, and back to nothing.
import { afterEach, describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/importer/parse';
import { sha256 } from '../../../electron/vault/keys/suite';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import { CASE_PART } from '../../../electron/vault/records/import-parts';
import { searchNamesOf } from '../../../electron/vault/name-search/search-names';
import { audit } from '../../../src/features/audit/contract';
import { drafts } from '../../../src/features/drafts/contract';
import { type ParsedFile } from '../../../src/features/imports';
import { imports } from '../../../src/features/imports/contract';
import { residents } from '../../../src/features/residents/contract';
import { retention } from '../../../src/features/retention/contract';
import { summaries } from '../../../src/features/summaries/contract';
import type { ImportId, ResidentId, SummaryId } from '../../../src/kernel/ids';
import { openedValue } from '../../../src/kernel/sealed';
import { caseFile } from '../../support/case-files';
import { putSix } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';
import { ctdcBytes } from '../../support/ctdc';
import { filledHtcds, formAnswers, type HtcdsCase, utf8 } from '../../support/workbooks';
import { passesOwnCheck } from '../../support/own-check';
import { printWithFoot } from '../signing/papers';

const files = new Map<string, ParsedFile>();
const outside = {
  ...nowhere,
  parsedFile: (token: string) => files.get(token),
  print: printWithFoot,
  check: passesOwnCheck,
};
const houses: TestVault[] = [];

async function house(training = false): Promise<TestVault> {
  const made = await foundTestVault({ training, outside });
  houses.push(made);
  return made;
}

async function hold(bytes: Uint8Array, name: string): Promise<string> {
  const parsed = await parseFile(bytes, name);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  files.set(name, parsed.file);
  return name;
}

afterEach(() => {
  files.clear();
  for (const one of houses.splice(0)) one.destroy();
});

const LIST = utf8(
  [
    'الاسم,الجنس,تاريخ الميلاد,الجنسية,تاريخ الدخول,رقم الملف,الغرفة,الهاتف,ملاحظات',
    'مريم أحمد سالم,أنثى,٣/٤/١٩٩٨,مصر,2026-01-02,A-1,4,٠١٠٠,وصلت ليلًا',
    'هدى يوسف,أنثى,1990,السودان؛ مصر,2026-01-05,,5,,',
    'بلا تاريخ,أنثى,,,,,,,',
    'مريم أحمد سالم,أنثى,٣/٤/١٩٩٨,مصر,2026-01-02,A-1,4,,',
  ].join('\n'),
);

const GONE = utf8(
  [
    'الاسم,الجنس,تاريخ الميلاد,تاريخ الدخول,تاريخ الخروج',
    'هدى يوسف,أنثى,1990,2026-01-05,2026-01-20',
  ].join('\n'),
);

async function seal(vault: TestVault, period: { from: string; to: string }): Promise<SummaryId> {
  const asked = { period, profile: 'partner', recipient: null, replaces: null } as const;
  return (await vault.done(summaries.seal, asked)).id;
}

async function undoRefused(vault: TestVault, importId: ImportId): Promise<string> {
  const answer = await vault.call(imports.undo, { importId });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

/** Rows of each table that an import may touch. */
function rowsIn(vault: TestVault): Record<string, number> {
  const { records, keyring } = vault.open();
  const count = (handle: typeof records, sql: string): number => Number(handle.get(sql)?.['found']);
  return {
    residents: count(records, 'SELECT count(*) AS found FROM residents'),
    stays: count(records, 'SELECT count(*) AS found FROM stays'),
    parts: count(records, 'SELECT count(*) AS found FROM sealed_parts'),
    archive: count(records, 'SELECT count(*) AS found FROM archive_cases'),
    keys: count(keyring, 'SELECT count(*) AS found FROM resident_keys'),
    members: count(keyring, 'SELECT count(*) AS found FROM segment_members'),
  };
}

function found(vault: TestVault, name: string): ResidentId[] {
  return searchNamesOf(vault.open())
    .index.search(name, 5)
    .map(({ residentId }) => residentId);
}

async function openAll(vault: TestVault) {
  const { residents: lines } = await vault.done(residents.list, { filter: 'all' });
  return Promise.all(lines.map(({ id }) => vault.done(residents.open, { id })));
}

const NOTHING = { residents: 0, stays: 0, parts: 0, archive: 0, keys: 0, members: 0 };

describe('a shelter’s own list', () => {
  it('becomes residents that open, are found by name and keep every word', async () => {
    const vault = await house();
    const fileToken = await hold(LIST, 'list.csv');
    const before = rowsIn(vault);
    const preview = await vault.done(imports.preview, { fileToken });
    expect(preview.report).toMatchObject({ create: 2, skip: 0, reject: 2 });
    expect(rowsIn(vault)).toEqual(before);
    const done = await vault.done(imports.run, { fileToken });
    expect(done.report).toMatchObject({ create: 2, reject: 2 });

    const [id] = found(vault, 'مريم سالم');
    if (id === undefined) throw new Error('not found by name');
    const mariam = await vault.done(residents.open, { id });
    expect(mariam.caseNumber).toBe('A-1');
    expect(mariam).toMatchObject({ sex: 'female', facts: { value: { nationality: 'EG' } } });
    expect(openedValue(mariam.presence)).toMatchObject({
      preferredName: 'مريم',
      room: '4',
    });
    expect(openedValue(mariam.identity)).toMatchObject({
      birth: { precision: 'day', date: '1998-04-03' },
      phone: '0100',
    });
    const note = openedValue(vault.open().sealedParts.read(CASE_PART, id))?.note;
    expect(note).toContain('وصلت ليلًا');

    const [second] = found(vault, 'هدى يوسف');
    const hoda = await vault.done(residents.open, { id: second as ResidentId });
    expect(hoda.caseNumber).toMatch(/^K-2026-\d{4}$/);
    expect(openedValue(hoda.identity)?.otherNationality).toBe('EG');
  });

  it('is known again, by its content, and says so', async () => {
    const vault = await house();
    const fileToken = await hold(LIST, 'list.csv');
    await vault.done(imports.run, { fileToken });
    const other = await hold(LIST, 'renamed.csv');
    const answer = await vault.call(imports.run, { fileToken: other });
    expect(answer).toMatchObject({
      kind: 'refused',
      refusal: { code: 'imports.already-imported' },
    });
    const preview = await vault.done(imports.preview, { fileToken: other });
    expect(preview.alreadyImportedAt).toBeDefined();
    expect(preview.report).toMatchObject({ create: 0, skip: 2, reject: 2 });
  });

  it('leaves a line with count and hash when its rejected rows go out to a file', async () => {
    const vault = await house();
    const fileToken = await hold(LIST, 'list.csv');
    const left = await vault.done(imports.rejectedRows, {
      fileToken,
      reasonTitle: 'السبب',
      sentences: {},
    });
    expect(left.csv).toContain('بلا تاريخ');
    const { events } = await vault.done(audit.read, {});
    const told = events.find(({ verb }) => verb === 'imports.rejected-rows');
    const hash = sha256(Buffer.from(left.csv, 'utf8')).toString('hex');
    expect(told?.details).toEqual({ rows: 2, sha256: hash });
  });

  it('finds people on file in another spelling and skips them until the worker says otherwise', async () => {
    const vault = await house();
    await vault.done(imports.run, { fileToken: await hold(LIST, 'list.csv') });
    const again = utf8(
      'الاسم,الجنس,تاريخ الميلاد,تاريخ الدخول\nمريم احمد سالم,أنثى,3/4/1998,2026-02-02',
    );
    const fileToken = await hold(again, 'again.csv');
    const preview = await vault.done(imports.preview, { fileToken });
    expect(preview.report.causes.map(({ code }) => code)).toEqual(['imports.possible-duplicate']);
    const mapping = { ...preview.mapping, createAnyway: [2] };
    const anyway = await vault.done(imports.preview, { fileToken, mapping });
    expect(anyway.report).toMatchObject({ create: 1, skip: 0 });
  });

  it('names rows of people perhaps on file as admission by hand does, with the file to compare', async () => {
    const vault = await house();
    const onFile = utf8(
      'Name,Sex,Year of birth,Date of admission,File number\nحنان أحمد يوسف الصيرفي,F,1997,2026-01-02,A-1\nدعاء عبد الرحمن هاشم السروجي,F,1999,2026-01-02,A-2\n',
    );
    await vault.done(imports.run, { fileToken: await hold(onFile, 'on-file.csv') });
    const n09 = caseFile('n09-import-says-nothing-below-0.9', 'list.xlsx');
    const { report, known } = await vault.done(imports.preview, {
      fileToken: await hold(n09, 'n09.xlsx'),
    });
    expect(known.slice(0, 2)).toMatchObject([
      { line: 2, caseNumber: 'A-1' },
      { line: 3, caseNumber: 'A-1' },
    ]);
    const said = report.causes.filter(({ code }) =>
      ['imports.perhaps-known', 'imports.possible-duplicate'].includes(code),
    );
    expect(said.flatMap(({ lines }) => lines)).toEqual(expect.arrayContaining([2, 3]));
  });

  it('is taken back without a trace: records, keys and search names', async () => {
    const vault = await house();
    const before = rowsIn(vault);
    expect(before).toEqual(NOTHING);
    const { importId } = await vault.done(imports.run, { fileToken: await hold(LIST, 'list.csv') });
    expect(rowsIn(vault)).toMatchObject({ residents: 2, stays: 2, members: 4 });
    expect(await vault.done(imports.undo, { importId })).toEqual({ removed: 2 });
    expect(rowsIn(vault)).toEqual(NOTHING);
    expect(found(vault, 'مريم سالم')).toEqual([]);
    await vault.actAs('manager');
    expect(found(vault, 'مريم سالم')).toEqual([]);
    const { imports: past } = await vault.done(imports.list, {});
    expect(past).toMatchObject([{ state: 'undone', created: 2, rejected: 2 }]);
    expect(await vault.call(imports.undo, { importId })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'imports.already-undone' },
    });
  });

  it('is not taken back once somebody worked on one of its files', async () => {
    const vault = await house();
    const { importId } = await vault.done(imports.run, { fileToken: await hold(LIST, 'list.csv') });
    const [id] = found(vault, 'هدى يوسف');
    const { version } = await vault.done(residents.open, { id: id as ResidentId });
    await vault.done(residents.exit, {
      id: id as ResidentId,
      expectedVersion: version,
      exitedOn: '2026-01-06',
      reason: 'own-choice',
    } as never);
    const before = rowsIn(vault);
    expect(await vault.call(imports.undo, { importId })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'imports.changed-since', details: { count: 1 } },
    });
    expect(rowsIn(vault)).toEqual(before);
  });

  it('is not taken back after seven days, not even untouched, and the list says so beforehand', async () => {
    const vault = await house();
    const { importId, undoUntil } = await vault.done(imports.run, {
      fileToken: await hold(LIST, 'list.csv'),
    });
    expect(undoUntil).toBe('2026-03-17T08:00:00.000Z');
    const before = rowsIn(vault);
    vault.at.lock('asked');
    vault.clock.set('2026-03-17T08:00:01.000Z');
    await vault.actAs('manager');
    expect(await undoRefused(vault, importId)).toBe('imports.undo-over');
    expect((await vault.done(imports.list, {})).imports[0]?.bar?.code).toBe('imports.undo-over');
    expect(rowsIn(vault)).toEqual(before);
  });

  const TOUCHED: readonly [string, (vault: TestVault, id: ResidentId) => Promise<unknown>][] = [
    ['held', (vault, id) => vault.done(retention.hold, { id, reason: 'claim' })],
    [
      'kept longer',
      (vault, id) => {
        const kept = { reason: 'not-decided', until: '2027-01-01' } as const;
        return vault.done(retention.keepLonger, { id, ...kept });
      },
    ],
    [
      'written about in a draft of one part',
      (vault, id) =>
        vault.done(drafts.keep, {
          form: 'care-plans.add-goal',
          subjectId: `${id}.need`,
          fields: {},
        }),
    ],
  ];
  it.each(TOUCHED)('is not taken back while one of its files is %s', async (_, touch) => {
    const vault = await house();
    const { importId } = await vault.done(imports.run, { fileToken: await hold(GONE, 'gone.csv') });
    const [id] = found(vault, 'هدى يوسف');
    await touch(vault, id as ResidentId);
    const before = rowsIn(vault);
    expect(await undoRefused(vault, importId)).toBe('imports.changed-since');
    expect(rowsIn(vault)).toEqual(before);
  });

  it('is not taken back once a summary counts a day of its stays, until that summary is void', async () => {
    const vault = await house();
    for (const on of ['2026-01-04', '2026-01-20', '2026-02-03']) putSix(vault, on);
    const { importId } = await vault.done(imports.run, { fileToken: await hold(GONE, 'gone.csv') });
    vault.clock.forward(60);
    // Her stay ended on 20 January: the summary that begins on the day after does not know it.
    await seal(vault, { from: '2026-01-21', to: '2026-02-21' });
    expect((await vault.done(imports.list, {})).imports[0]?.bar).toBeNull();
    const counted = await seal(vault, { from: '2025-12-24', to: '2026-01-21' });
    expect(await undoRefused(vault, importId)).toBe('imports.counted-since');
    await vault.done(summaries.voidSealed, { id: counted });
    expect((await vault.done(imports.list, {})).imports[0]?.bar).toBeNull();
    const again = await seal(vault, { from: '2025-12-23', to: '2026-01-20' });
    await vault.done(summaries.sign, { id: again });
    expect(await undoRefused(vault, importId)).toBe('imports.counted-since');
  });

  it('is taken back although a summary of those days was signed before it: that one never counted it', async () => {
    const vault = await house();
    putSix(vault, '2026-01-04');
    const before = rowsIn(vault);
    const earlier = await seal(vault, { from: '2026-01-01', to: '2026-02-01' });
    await vault.done(summaries.sign, { id: earlier });
    vault.clock.forward(60);
    const { importId } = await vault.done(imports.run, { fileToken: await hold(GONE, 'gone.csv') });
    expect(await vault.done(imports.undo, { importId })).toEqual({ removed: 1 });
    expect(rowsIn(vault)).toEqual(before);
  });

  it('refuses an import it does not know', async () => {
    const vault = await house();
    const importId = '0'.repeat(26) as ImportId;
    const answer = await vault.call(imports.undo, { importId });
    expect(answer).not.toMatchObject({ kind: 'done' });
  });
});

describe('nothing half saved', () => {
  const long = utf8(
    [
      'الاسم,الجنس,تاريخ الدخول',
      ...Array.from({ length: 1_200 }, (_, row) => `نزيلة ${row},أنثى,2026-01-02`),
    ].join('\n'),
  );

  it('a cancelled job leaves the records as they were', async () => {
    const vault = await house();
    const fileToken = await hold(long, 'long.csv');
    let steps = 0;
    const answer = await vault.at.host.answer(
      {
        kind: 'call',
        callId: 'c',
        operation: imports.run.name,
        input: { fileToken },
        sessionId: vault.sessionId(),
      },
      {
        onProgress: () => {
          steps += 1;
        },
        cancelled: () => steps >= 2,
      },
    );
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'job.cancelled' } });
    expect(steps).toBe(2);
    expect(rowsIn(vault)).toEqual(NOTHING);
    expect((await vault.done(imports.list, {})).imports).toEqual([]);
  });

  it('a fault in the middle of the commit leaves the records as they were, and the file imports afterwards', async () => {
    const vault = await house();
    const fileToken = await hold(LIST, 'list.csv');
    const { records } = vault.open();
    records.exec(
      "CREATE TEMP TRIGGER breaks BEFORE INSERT ON stays WHEN (SELECT count(*) FROM stays) = 1 BEGIN SELECT RAISE(ABORT, 'broken'); END",
    );
    expect(await vault.call(imports.run, { fileToken })).toMatchObject({ kind: 'fault' });
    expect(rowsIn(vault)).toEqual(NOTHING);
    expect(found(vault, 'مريم')).toEqual([]);
    records.exec('DROP TRIGGER breaks');
    const done = await vault.done(imports.run, { fileToken });
    expect(done.report.create).toBe(2);
    expect(found(vault, 'مريم')).toHaveLength(1);
  });

  it('a fault while taking back keeps records and keys together', async () => {
    const vault = await house();
    const { importId } = await vault.done(imports.run, { fileToken: await hold(LIST, 'list.csv') });
    const before = rowsIn(vault);
    vault
      .open()
      .records.exec(
        "CREATE TEMP TRIGGER breaks BEFORE DELETE ON residents BEGIN SELECT RAISE(ABORT, 'broken'); END",
      );
    expect(await vault.call(imports.undo, { importId })).toMatchObject({ kind: 'fault' });
    expect(rowsIn(vault)).toEqual(before);
    for (const file of await openAll(vault)) expect(file.identity.state).toBe('open');
  });
});

describe('an HTCDS workbook', () => {
  const CASE: HtcdsCase = {
    'First Name': 'Samira',
    'Second Name': 'Haddad',
    Birthdate: { serial: 35_886 },
    Gender: 'Feminine',
    Citizenship: 'SY',
    Consent: true,
    'Trafficking Status': 'ActualVictimOfTrafficking',
    'Incoming Referral Date': '2026-01-03',
  };

  async function imported(bytes: Uint8Array, name: string) {
    const vault = await house();
    const fileToken = await hold(bytes, name);
    const done = await vault.done(imports.run, { fileToken });
    expect(done.kind).toBe('htcds');
    const files = await openAll(vault);
    return { vault, files, mended: done.report.mended.map(({ code }) => code), done };
  }

  it('becomes a resident with readable parts', async () => {
    const { vault, files } = await imported(await filledHtcds('multi', [CASE]), 'htcds.xlsx');
    expect(files).toHaveLength(1);
    const [file] = files;
    expect(openedValue(file?.identity ?? { state: 'none' })).toMatchObject({
      birth: { precision: 'day', date: '1998-04-01' },
    });
    expect(openedValue(file?.presence ?? { state: 'none' })?.preferredName).toContain('Samira');
    const kept = vault.open().sealedParts.read(CASE_PART, file?.id ?? '');
    expect(openedValue(kept)?.consent).toBe('yes');
  });

  const defects: readonly [string, HtcdsCase, string][] = [
    ['1 address labels', { 'Mailing City': 'Giza' }, 'imports.htcds-address-labels'],
    ['2 misspelt field', {}, 'imports.htcds-misspelt-field'],
    [
      '3 nameless column',
      { 'Reason for Outgoing Referral': 'Shelter' },
      'imports.htcds-nameless-column',
    ],
    ['5 label for a code', { 'Methods of Control': 'SEXUAL abuse' }, 'imports.htcds-label-read'],
    ['7 trailing space', { 'Methods of Control': 'DebtBondage ' }, 'imports.htcds-trailing-space'],
    ['7 consent as text', { Consent: 'yes' }, 'imports.htcds-consent-text'],
    ['7 text in a date column', { Birthdate: 'before the war' }, 'imports.htcds-text-in-date'],
  ];
  it.each(defects)('defect %s is mended, said, and the resident opens', async (_, change, code) => {
    const cases = [{ ...CASE, ...change }];
    const { files, mended } = await imported(await filledHtcds('multi', cases), 'htcds.xlsx');
    expect(files.map(({ identity }) => identity.state)).toEqual(['open']);
    expect(mended).toContain(code);
  });

  it('is taken back without a trace', async () => {
    const { vault, done } = await imported(await filledHtcds('multi', [CASE, CASE]), 'htcds.xlsx');
    await vault.done(imports.undo, { importId: done.importId });
    expect(rowsIn(vault)).toEqual(NOTHING);
  });

  it('defect 4: answers of the form are read under the form’s own names', async () => {
    const answers = formAnswers([
      {
        'case/con_Consent': 'TRUE',
        'case/prs_First_Name': 'Rana',
        'case/prs_Second_Name': '',
        'case/prs_Citizenship': 'ET',
        'case/vic_TypeOfExploitation': 'ForcedLabour ForcedBegging',
        'case/prs_Title': 'Aziz',
        'case/prs_Gender': 'Feminine',
        'case/cas_IncomingReferralDate': '2026-01-03',
      },
    ]);
    const { mended } = await imported(answers, 'form.csv');
    expect(mended).toContain('imports.htcds-form-names');
  });
});

describe('the CTDC file', () => {
  it('becomes 21,195 archive cases in a training vault, with unknown kept unknown, and goes again', async () => {
    const vault = await house(true);
    const fileToken = await hold(ctdcBytes(), 'ctdc.csv');
    const done = await vault.done(imports.run, { fileToken });
    expect(done.archive?.cases).toBe(21_195);
    expect(rowsIn(vault)).toEqual({ ...NOTHING, archive: 21_195 });
    const { records } = vault.open();
    const unknown = records.get('SELECT count(*) AS found FROM archive_cases WHERE gender IS NULL');
    const gender = done.archive?.variables.find(({ variable }) => variable === 'gender');
    expect(Number(unknown?.['found'])).toBe(gender?.unknown);
    const no = records.get(
      "SELECT count(*) AS found FROM archive_cases WHERE forced_labour = 'no' OR sexual_exploitation = 'no'",
    );
    expect(Number(no?.['found'])).toBe(0);
    expect(await vault.done(imports.undo, { importId: done.importId })).toEqual({
      removed: 21_195,
    });
    expect(rowsIn(vault)).toEqual(NOTHING);
  }, 60_000);

  it('is refused by a shelter’s real vault', async () => {
    const vault = await house(false);
    const fileToken = await hold(ctdcBytes(), 'ctdc.csv');
    for (const operation of [imports.preview, imports.run]) {
      expect(await vault.call(operation, { fileToken })).toMatchObject({
        kind: 'refused',
        refusal: { code: 'imports.training-only' },
      });
    }
    expect(rowsIn(vault)).toEqual(NOTHING);
  });
});
