// The command line as an IT worker uses it: the built program in plain Node, on a vault that the window could open.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ctdcPath } from '../support/ctdc';
import { passphraseOf, staffCodeOf } from './support/people';
import { APP } from './support/places';
import { folderOf, prepareFurnished } from './support/prepared';

const CLI = join(APP, 'out', 'main', 'cli.js');

function kanaf(args: readonly string[], passphrase = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    input: `${passphrase}\n`,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('counts, imports the CTDC file and checks the trail, with the passphrase from a descriptor', async () => {
  const { vault } = await prepareFurnished();
  const session = [
    '--vault',
    folderOf(vault),
    '--staff',
    staffCodeOf('manager'),
    '--passphrase-fd',
    '0',
  ];
  const as = (...args: string[]) => kanaf([...args, ...session], passphraseOf('manager'));
  const report = as('report', '--period', '2025', '--profile', 'partner', '--json');
  expect([report.status, report.stderr]).toEqual([0, '']);
  expect(JSON.parse(report.stdout).tables.length).toBe(6);
  const file = ctdcPath();
  const imported = as('import', file);
  expect([imported.status, imported.stderr]).toEqual([0, '']);
  expect(imported.stdout).toContain('archive cases: 21195');
  expect(as('import', file)).toMatchObject({ status: 2 });
  expect(as('audit', 'verify')).toMatchObject({ status: 0, stderr: '' });
  const wrong = kanaf(['audit', 'verify', ...session], 'not the passphrase at all');
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain('vault.wrong-passphrase');
  vault.destroy();
});

test('says how it is used when it is not understood', () => {
  expect(kanaf([])).toMatchObject({ status: 64 });
  expect(kanaf(['verify', '/nowhere.pdf', '--trust', '/nowhere'])).toMatchObject({ status: 2 });
});

test('backs up to a medium, tries it, and restores it into an empty folder', async () => {
  const { vault } = await prepareFurnished();
  const stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
  const empty = mkdtempSync(join(tmpdir(), 'kanaf-empty-'));
  const as = (folder: string, ...args: string[]) =>
    kanaf(
      [
        'backup',
        ...args,
        '--vault',
        folder,
        '--staff',
        staffCodeOf('manager'),
        '--passphrase-fd',
        '0',
      ],
      passphraseOf('manager'),
    );
  const made = as(folderOf(vault), 'make', '--to', stick, '--json');
  expect([made.status, JSON.parse(made.stdout).number]).toEqual([0, 1]);
  expect(as(folderOf(vault), 'check', '--from', stick).status).toBe(0);
  const drilled = as(folderOf(vault), 'drill', '--from', stick, '--json');
  expect([drilled.status, JSON.parse(drilled.stdout).sound]).toEqual([0, true]);
  expect(as(folderOf(vault), 'restore', '--from', stick).status).toBe(2);
  const restored = as(empty, 'restore', '--from', stick, '--json');
  expect([restored.status, JSON.parse(restored.stdout).missingEvents]).toEqual([0, 0]);
  expect(JSON.parse(restored.stdout).residents).toBe(JSON.parse(made.stdout).residents);
  expect(as(empty, 'make')).toMatchObject({ status: 64 });
  const audited = kanaf(
    [
      'audit',
      'verify',
      '--vault',
      empty,
      '--staff',
      staffCodeOf('manager'),
      '--passphrase-fd',
      '0',
    ],
    passphraseOf('manager'),
  );
  expect(audited.status).toBe(0);
  vault.destroy();
  for (const folder of [stick, empty]) rmSync(folder, { recursive: true, force: true });
});
