// What the lock file may hold: licences that go with our own, and no package whose install script nobody has looked at.
import { describe, expect, it } from 'vitest';
import { installScriptComplaints } from '../../scripts/check/install-scripts.mjs';
import { licenceComplaints, mayBe } from '../../scripts/check/licences.mjs';
import { probeTree, ROOT } from './probe-tree';

const lockOf = (packages: object): string =>
  probeTree({ 'package-lock.json': JSON.stringify({ packages: { '': {}, ...packages } }) });

describe('licences', () => {
  it('are all allowed in the real lock file', () => {
    expect(licenceComplaints(ROOT)).toEqual([]);
  });

  it.each([
    ['no licence', {}, 'node_modules/a names no licence'],
    ['none that is free', { license: 'UNLICENSED' }, 'UNLICENSED, which is not allowed'],
    ['one that the AGPL does not go with', { license: 'GPL-2.0-only' }, 'GPL-2.0-only, which is'],
    ['a licence for tools, shipped', { license: 'MPL-2.0' }, 'not allowed in what ships'],
    ['a tool for an optional part', { license: 'MPL-2.0', devOptional: true }, 'in what ships'],
    ['a file to be read', { license: 'SEE LICENSE IN x' }, 'SEE LICENSE IN x, which is not'],
    ['a closed tool', { license: 'UNLICENSED', dev: true }, 'not allowed among the tools'],
    ['a bundled copy', { license: 'SSPL-1.0', inBundle: true }, 'SSPL-1.0, which is not allowed'],
  ])('refuse %s', (_what, locked, complaint) => {
    const complaints = licenceComplaints(lockOf({ 'node_modules/a': locked }));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it('refuse a text that is another than the one that was read', () => {
    const path = 'node_modules/x/node_modules/@react-aria/optimize-locales-plugin';
    const tree = lockOf({ [path]: { dev: true } });
    expect(licenceComplaints(tree)).toEqual([`${path} names no licence`]);
  });

  it('refuse a lock file without packages', () => {
    expect(licenceComplaints(lockOf({}))).toEqual(['package-lock.json names no package']);
  });

  it.each([
    ['A', true],
    ['C', false],
    ['(A OR C)', true],
    ['C OR A', true],
    ['A AND C', false],
    ['(A AND B)', true],
    ['C OR A AND B', true],
    ['A AND (C OR B)', true],
    ['A AND (C OR D)', false],
    ['A WITH exception', false],
    ['A OR', false],
    ['A AND', false],
    ['(A', false],
    ['A B', false],
    ['', false],
  ])('read %j', (expression, expected) => {
    expect(mayBe(expression, new Set(['A', 'B']))).toBe(expected);
  });
});

describe('install scripts', () => {
  const known = { '@signalapp/sqlcipher': {}, 'electron-33': {}, 'electron-winstaller': {} };
  const withScripts = (names: readonly string[], npmrc: string): string =>
    probeTree({
      '.npmrc': npmrc,
      'package-lock.json': JSON.stringify({
        packages: Object.fromEntries(
          names.map((name) => [`node_modules/${name}`, { hasInstallScript: true }]),
        ),
      }),
    });

  it('are all known in the real lock file, and none is run', () => {
    expect(installScriptComplaints(ROOT)).toEqual([]);
  });

  it('refuse a new one, and a line for one that has gone', () => {
    const [, ...others] = Object.keys(known);
    expect(
      installScriptComplaints(withScripts(['loud', ...others], 'ignore-scripts=true\n')),
    ).toEqual([
      'loud wants to run a script when it is installed',
      '@signalapp/sqlcipher has no install script: it needs no line in install-scripts.mjs',
    ]);
  });

  it('refuse a house that runs them', () => {
    expect(installScriptComplaints(withScripts(Object.keys(known), 'fund=false\n'))).toEqual([
      '.npmrc lets packages run scripts',
    ]);
  });
});
