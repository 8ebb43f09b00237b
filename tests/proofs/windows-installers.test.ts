// The installers for Windows, made of a stand-in for Electron and installed in Wine: what comes to lie where, when they refuse, what
// they never touch. The program inside is none of ours; that Kanaf itself runs on Windows is proved nowhere.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { filesUnder, sha256 } from '../../scripts/package/file-list.mjs';
import { windowsPackages } from '../../scripts/package/packages.mjs';
import { authenticodeOf } from '../../scripts/package/windows/authenticode.mjs';
import { msiPackagesOf } from '../../scripts/package/windows/msi.mjs';
import { nsisInstallersOf } from '../../scripts/package/windows/nsis.mjs';
import { OPEN_NOTE, STAND_IN_VERSION, standInElectron } from './support/stand-in-windows';
import { needWindowsTools } from './support/windows-tools';
import { newWindows, type Windows } from './support/wine';

const EPOCH = 1_767_225_600;
const LIST = 'resources/files.sha256';
const CODES = { open: 3, otherWay: 4, newer: 5, foreign: 6, failed: 7 };
const KEY = String.raw`Software\Microsoft\Windows\CurrentVersion\Uninstall\Kanaf`;

let base: string;
let app: { readonly folder: string; readonly version: string };
let made: readonly string[];
let windows: Windows;

test.beforeAll(() => {
  test.setTimeout(600_000);
  needWindowsTools();
  base = mkdtempSync(join(tmpdir(), 'kanaf-for-windows-'));
  standInElectron(join(base, 'electron'));
  ({ app, made } = packaged('one'));
});
test.afterAll(() => rmSync(base, { recursive: true, force: true }));
test.beforeEach(() => {
  windows = newWindows();
});
test.afterEach(() => windows.remove());

function packaged(place: string) {
  const to = join(base, place);
  mkdirSync(to, { recursive: true });
  const signing = { keysFile: 'release/keys.json', keys: [], key: undefined, signatures: [] };
  const runtime = { version: STAND_IN_VERSION };
  return windowsPackages({ to, epoch: EPOCH, runtime, signing }, join(base, 'electron'));
}

const file = (ending: string): string => made.find((path) => path.endsWith(ending)) ?? '';
const programs = (): string => join(windows.account, 'AppData/Local/Programs');
const home = (): string => join(programs(), 'Kanaf');
const forAll = (): string => join(windows.disk, 'Program Files/Kanaf');
const menuEntries = (): readonly string[] =>
  ['ProgramData', windows.account]
    .flatMap((place) => filesUnder(join(windows.disk, place.replace(windows.disk, ''))))
    .filter((name) => name.endsWith('.lnk'));
const remove = (folder: string): number =>
  windows.run(join(folder, 'Uninstall Kanaf.exe'), '/S', `_?=${inWindows(folder)}`);
const inWindows = (path: string): string =>
  `C:${path.slice(windows.disk.length).replaceAll('/', '\\')}`;

/** Every file with its hash. */
const stateOf = (folder: string): readonly string[] =>
  filesUnder(folder).map((name) => `${sha256(join(folder, name))} ${name}`);

function expectWhole(folder: string): void {
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', LIST], { cwd: folder });
  expect(readFileSync(join(folder, LIST))).toEqual(readFileSync(join(app.folder, LIST)));
}

test('are the same byte for byte when they are made in another folder', () => {
  const again = packaged('two/deeper').made;
  expect(again.map((path) => basename(path))).toEqual(made.map((path) => basename(path)));
  expect(made).toHaveLength(4);
  expect(again.map((path) => sha256(path))).toEqual(made.map((path) => sha256(path)));
});

test('hold the app with its list, only the languages of the app, and no plug-in that connects', () => {
  const opened = join(base, 'opened');
  execFileSync('7z', ['x', '-y', `-o${opened}`, file('user.exe')], { stdio: 'ignore' });
  expectWhole(join(opened, '$INSTDIR.part'));
  expect(readdirSync(join(opened, '$INSTDIR.part/locales')).sort()).toEqual([
    'ar.pak',
    'en-US.pak',
  ]);
  const plugins = readdirSync(join(opened, '$PLUGINSDIR')).filter((name) => name.endsWith('.dll'));
  expect(plugins.sort()).toEqual(['LangDLL.dll', 'System.dll', 'nsDialogs.dll']);
  // The largest picture stands at the end of the drawing.
  const drawing = readFileSync('resources/icons/kanaf.ico').subarray(-2000);
  for (const program of [join(app.folder, 'Kanaf.exe'), file('user.exe')])
    expect(readFileSync(program).includes(drawing)).toBe(true);
  const said = readFileSync(join(app.folder, LIST), 'utf8').split('\n')[0];
  expect(said).toBe(`# kanaf ${app.version} win32-x64: installed files`);
});

test('install for one account without a question, put an entry into the menu, and start nothing by themselves', () => {
  expect(windows.run(file('user.exe'), '/S')).toBe(0);
  expectWhole(home());
  expect(menuEntries()).toEqual([expect.stringContaining('Start Menu/Programs/Kanaf كنف.lnk')]);
  const told = windows.ask('reg', 'query', `HKCU\\${KEY}`);
  expect(told).toContain(`DisplayVersion    REG_SZ    ${app.version}`);
  expect(told).toContain('begins with 0');
  for (const root of ['HKCU', 'HKLM'])
    expect(
      windows.ask(
        'reg',
        'query',
        String.raw`${root}\Software\Microsoft\Windows\CurrentVersion\Run`,
      ),
    ).not.toContain('Kanaf');
  expect(existsSync(forAll())).toBe(false);
});

test('keep the version before, and leave vaults and profiles alone when they are removed', () => {
  const vault = join(windows.account, 'AppData/Roaming/Kanaf/vault');
  mkdirSync(vault, { recursive: true });
  writeFileSync(join(vault, 'records'), 'a vault');
  windows.run(file('user.exe'), '/S');
  const first = stateOf(home());
  expect(windows.run(file('user.exe'), '/S')).toBe(0);
  expect(stateOf(join(programs(), 'Kanaf.before'))).toEqual(first);
  expect(remove(home())).toBe(0);
  expect(filesUnder(programs())).toEqual(['Kanaf/Uninstall Kanaf.exe']);
  expect(menuEntries()).toEqual([]);
  expect(windows.ask('reg', 'query', `HKCU\\${KEY}`)).not.toContain('Kanaf');
  expect(readFileSync(join(vault, 'records'), 'utf8')).toBe('a vault');
});

test('refuse while Kanaf is open, whichever way it is installed or removed, and change nothing', async () => {
  windows.run(file('user.exe'), '/S');
  await windows.start(join(home(), 'Kanaf.exe'), join(programs(), OPEN_NOTE));
  const before = stateOf(programs());
  expect(windows.run(file('user.exe'), '/S')).toBe(CODES.open);
  expect(windows.run(file('machine.exe'), '/S')).toBe(CODES.open);
  expect(remove(home())).toBe(CODES.open);
  for (const scope of ['user.msi', 'machine.msi'])
    expect(windows.run('msiexec', '/i', file(scope), '/qn')).not.toBe(0);
  expect(stateOf(programs())).toEqual(before);
  expect(existsSync(forAll())).toBe(false);
  windows.endAll();
  expect(windows.run(file('user.exe'), '/S')).toBe(0);
});

test('leave the installed version as it was when not everything can be written', () => {
  windows.run(file('user.exe'), '/S');
  const before = stateOf(home());
  writeFileSync(join(programs(), 'Kanaf.part'), 'no folder can be made here');
  expect(windows.run(file('user.exe'), '/S')).toBe(CODES.failed);
  expect(stateOf(home())).toEqual(before);
  expect(existsSync(join(programs(), 'Kanaf.before'))).toBe(false);
});

test('move nothing away that somebody laid into the folder of the program, and remove it never', () => {
  windows.run(file('user.exe'), '/S');
  mkdirSync(join(home(), 'vault'));
  writeFileSync(join(home(), 'vault/records'), 'a vault');
  expect(windows.run(file('user.exe'), '/S')).toBe(CODES.foreign);
  remove(home());
  expect(readFileSync(join(home(), 'vault/records'), 'utf8')).toBe('a vault');
  expect(existsSync(join(home(), 'Kanaf.exe'))).toBe(false);
});

test('go to a newer version and not back to an older one', () => {
  const to = join(base, 'newer');
  mkdirSync(to, { recursive: true });
  const next = { folder: join(to, 'app'), version: '99.0.0' };
  cpSync(app.folder, next.folder, { recursive: true });
  const newer = [nsisInstallersOf, msiPackagesOf].flatMap((make) =>
    make(next, { to, epoch: EPOCH, authenticode: undefined }),
  );
  const of = (ending: string) => newer.find((path) => path.endsWith(ending)) ?? '';
  windows.run(file('user.exe'), '/S');
  expect(windows.run(of('user.exe'), '/S')).toBe(0);
  expect(windows.run(file('user.exe'), '/S')).toBe(CODES.newer);
  expect(windows.ask('reg', 'query', `HKCU\\${KEY}`)).toContain('99.0.0');
  expect(windows.ask('reg', 'query', `HKCU\\${KEY}`)).not.toContain('begins with 0');
  remove(home());
  rmSync(home(), { recursive: true });
  windows.run('msiexec', '/i', file('user.msi'), '/qn');
  expect(windows.run('msiexec', '/i', of('user.msi'), '/qn')).toBe(0);
  expect(windows.run('msiexec', '/i', file('user.msi'), '/qn')).not.toBe(0);
  expectWhole(home());
});

test('install by Windows Installer, for one account and for all, and remove what they installed', () => {
  for (const [scope, folder] of [
    ['user.msi', home()],
    ['machine.msi', forAll()],
  ] as const) {
    expect(windows.run('msiexec', '/i', file(scope), '/qn')).toBe(0);
    expectWhole(folder);
    expect(menuEntries()).toHaveLength(1);
    expect(windows.run('msiexec', '/x', file(scope), '/qn')).toBe(0);
    expect(existsSync(folder)).toBe(false);
    expect(menuEntries()).toEqual([]);
  }
});

test('install for everybody, and are not mixed with one another', () => {
  expect(windows.run(file('machine.exe'), '/S')).toBe(0);
  expectWhole(forAll());
  expect(menuEntries()).toEqual([expect.stringContaining('Microsoft/Windows/Start Menu')]);
  expect(windows.run(file('user.exe'), '/S')).toBe(CODES.otherWay);
  expect(windows.run('msiexec', '/i', file('machine.msi'), '/qn')).not.toBe(0);
  remove(forAll());
  rmSync(forAll(), { recursive: true });
  windows.run('msiexec', '/i', file('machine.msi'), '/qn');
  expect(windows.run(file('machine.exe'), '/S')).toBe(CODES.otherWay);
  expect(windows.run('msiexec', '/i', file('user.msi'), '/qn')).not.toBe(0);
  expect(existsSync(home())).toBe(false);
});

test('are signed by whoever has a certificate, with everything in them that runs, and a changed byte is seen', () => {
  const to = join(base, 'signed');
  const folder = join(to, 'app');
  mkdirSync(to, { recursive: true });
  const authenticode = authenticodeOf(testCertificate(to), EPOCH);
  cpSync(app.folder, folder, { recursive: true });
  authenticode.signAll(folder);
  const signed = [nsisInstallersOf, msiPackagesOf].flatMap((make) =>
    make({ folder, version: app.version }, { to, epoch: EPOCH, authenticode }),
  );
  const verified = (path: string) =>
    spawnSync('osslsigncode', ['verify', '-CAfile', join(to, 'certificate.pem'), path]).status;
  expect(signed.map(verified)).toEqual([0, 0, 0, 0]);
  expect(made.map(verified)).not.toContain(0);
  const user = signed[0] ?? '';
  expect(windows.run(user, '/S')).toBe(0);
  const running = filesUnder(home()).filter((name) => /\.(?:exe|dll|node)$/.test(name));
  expect(running.length).toBeGreaterThan(4);
  for (const name of running) expect(verified(join(home(), name)), name).toBe(0);
  const bytes = readFileSync(user);
  bytes[200_000] = (bytes[200_000] ?? 0) ^ 1;
  writeFileSync(user, bytes);
  expect(verified(user)).not.toBe(0);
});

/** A certificate of nobody, valid from the time of the commit on; answers the file that says how to sign with it. */
function testCertificate(folder: string): string {
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name));
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '36500', '-subj', '/CN=test'];
  const use = ['-addext', 'extendedKeyUsage=codeSigning', '-keyout', key, '-out', certificate];
  const at = new Date(EPOCH * 1000 - 1000).toISOString().slice(0, 19).replace('T', ' ');
  const made = ['-f', at, 'openssl', 'req', ...kind, ...use].map(String);
  execFileSync('faketime', made, { env: { ...process.env, TZ: 'UTC' }, stdio: 'ignore' });
  const how = join(folder, 'authenticode.json');
  const options = ['-certs', certificate, '-key', key];
  writeFileSync(how, JSON.stringify({ tool: 'osslsigncode', options }));
  return how;
}
