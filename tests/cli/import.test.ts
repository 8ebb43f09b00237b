// `kanaf import` as it is typed: a file, a vault, an exit code and sentences; the records change only where it says so.
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { build } from 'vite';
import { readCommandLine } from '../../electron/cli/command-line';
import { importCommand } from '../../electron/cli/import-command';
import { Voice } from '../../electron/cli/voice';
import { residents } from '../../src/features/residents/contract';
import { caseFile } from '../support/case-files';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';

const ROOT = resolve(import.meta.dirname, '../..');
const LIST = 'الاسم,الجنس,تاريخ الدخول\nمريم سالم,أنثى,2026-01-02\nهدى يوسف,أنثى,\n';

let folder: string;
let child: string;
let house: TestVault;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-import-'));
  child = join(folder, 'parse-child.mjs');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(ROOT, 'electron/cli/parse-child.ts'),
      outDir: folder,
      target: 'node20',
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'parse-child.mjs' } },
    },
  });
  writeFileSync(join(folder, 'passphrase'), `${PASSPHRASES.manager}\n`);
  writeFileSync(join(folder, 'list.csv'), LIST);
  writeFileSync(join(folder, 'paper.xlsx'), '%PDF-1.7');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  program = child;
  patienceMs = 60_000;
  house = await foundTestVault();
  house.at.lock('asked');
});
afterEach(() => {
  vi.restoreAllMocks();
  house.destroy();
});

let program: string;
let patienceMs: number;

async function run(file: string, ...more: readonly string[]) {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const descriptor = openSync(join(folder, 'passphrase'), 'r');
  const vault = join(house.folder, 'vault');
  const line = readCommandLine([
    ...['import', join(folder, file), '--vault', vault],
    ...['--staff', staffCodeOf('manager'), '--passphrase-fd', String(descriptor)],
    ...more,
  ]);
  if (line === undefined) throw new Error('the line was not understood');
  try {
    const code = await importCommand(line, new Voice(line.value('language')), {
      path: program,
      patienceMs,
    });
    return { code, said: said.join('') };
  } finally {
    closeSync(descriptor);
    vi.restoreAllMocks();
  }
}

async function onFile(): Promise<number> {
  await house.actAs('manager');
  const { residents: lines } = await house.done(residents.list, { filter: 'all' });
  house.at.lock('asked');
  return lines.length;
}

describe('kanaf import', () => {
  it('a dry run says what would happen and changes nothing', async () => {
    const { code, said } = await run('list.csv', '--dry-run');
    expect(code).toBe(0);
    expect(said).toContain('own-list: 1 created, 0 skipped, 1 rejected');
    expect(said).toContain('There is no readable date of admission.');
    expect(await onFile()).toBe(0);
  });

  it('imports, and a second time refuses the same file until it is told to', async () => {
    expect((await run('list.csv')).code).toBe(0);
    expect(await onFile()).toBe(1);
    const again = await run('list.csv');
    expect(again.code).toBe(2);
    expect(again.said).toContain('imports.already-imported');
    expect(await onFile()).toBe(1);
  });

  it('refuses a file that is not what it says, with code and sentence, before any passphrase', async () => {
    const { code, said } = await run('paper.xlsx');
    expect(code).toBe(2);
    expect(said).toContain('imports.is-pdf: This is a PDF');
  });

  it('an unknown file, kind or sheet and a second file are mistakes of the line', async () => {
    expect((await run('missing.csv')).code).toBe(64);
    expect((await run('list.csv', '--kind', 'nonsense')).code).toBe(64);
    expect((await run('list.csv', '--sheet', 'two')).code).toBe(64);
    expect((await run('list.csv', 'other.csv')).code).toBe(64);
    expect(await onFile()).toBe(0);
  });

  it('says what the file hides before anything is imported, and leaves it out when told', async () => {
    const hidden = caseFile('c05-hidden-rows', 'list.xlsx');
    writeFileSync(join(folder, 'hidden.xlsx'), hidden);
    const { said } = await run('hidden.xlsx', '--dry-run');
    expect(said).toContain('note 2 of 4 (3, 4): Rows that are hidden or filtered out');
    expect(said).toContain('4 created');
    expect((await run('hidden.xlsx', '--dry-run', '--leave-hidden')).said).toContain('2 created');
  });

  it('speaks the chosen language throughout', async () => {
    const { said } = await run('list.csv', '--dry-run', '--language', 'ar');
    expect(said).toContain('own-list: أُنشئ 1، تُخطّي 0، رُفض 1');
    expect(said).toContain('العمود تاريخ الدخول: تاريخ الاستقبال');
    expect(said).toContain('رُفض 1 (3): لا يوجد تاريخ استقبال مقروء.');
    expect(said).not.toMatch(/created|rejected|column|mended/);
  });

  it('imports no column by a guess that nobody has taken', async () => {
    writeFileSync(join(folder, 'weak.csv'), 'Name,Sex,Arrival date\nMina,F,2026-01-02\n');
    const { said } = await run('weak.csv', '--dry-run');
    expect(said).toContain('column Arrival date: Date of admission (a guess');
    const refused = await run('weak.csv');
    expect(refused.code).toBe(2);
    expect(refused.said).toContain('only a guess (Arrival date)');
    expect(await onFile()).toBe(0);
    expect((await run('weak.csv', '--accept-guesses')).code).toBe(0);
    expect(await onFile()).toBe(1);
  });

  it('ends a child that does not come back, and says so', async () => {
    program = join(folder, 'endless.mjs');
    writeFileSync(program, 'for (;;);');
    patienceMs = 300;
    const { code, said } = await run('list.csv');
    expect(code).toBe(2);
    expect(said).toContain('imports.took-too-long');
    program = join(folder, 'broken.mjs');
    writeFileSync(program, 'process.exit(3);');
    patienceMs = 60_000;
    expect((await run('list.csv')).said).toContain('imports.parser-stopped');
  });

  it('answers a file made to keep a reader busy', async () => {
    writeFileSync(join(folder, 'busy.xlsx'), caseFile('attacks', '40b-redos-f-1MB.xlsx'));
    const { code, said } = await run('busy.xlsx');
    expect(code).toBe(2);
    expect(said).toContain('imports.file-damaged');
  });
});
