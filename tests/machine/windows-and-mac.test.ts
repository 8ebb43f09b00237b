// Answers of Windows and macOS as others have published them (scripts and tests of programs that watch over many machines);
// Kanaf itself was run on neither.
import { describe, expect, it } from 'vitest';
import { macFacts } from '../../electron/machine/mac';
import { windowsFacts } from '../../electron/machine/windows';
import { askedOf } from './asked-of';

const MEMORY = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management`;
const POWER = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Power`;
const POLICY = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System`;
const DESKTOP = String.raw`HKCU\Control Panel\Desktop`;

const asked = (key: string, name: string) => `reg.exe query ${key} /v ${name}`;
const told = (key: string, line: string) => `\r\n${key}\r\n    ${line}\r\n\r\n\n`;
const value = (key: string, name: string, typed: string) => ({
  [asked(key, name)]: told(key, `${name}    ${typed}`),
});
const bitLocker = (drive: string, answer: string) => ({
  [`powershell.exe -NoProfile -NonInteractive -Command (New-Object -ComObject Shell.Application).NameSpace('${drive}').Self.ExtendedProperty('System.Volume.BitLockerProtection')`]: `${answer}\r\n\n`,
});
const PAGES = value(MEMORY, 'ExistingPageFiles', String.raw`REG_MULTI_SZ    \??\C:\pagefile.sys`);

const windows = (programs: Record<string, string>, folder = String.raw`C:\Users\x\vault`) =>
  windowsFacts(folder, askedOf({ programs, environment: { SystemDrive: 'C:' } }));

describe('Windows', () => {
  it.each([
    ['1', 'encrypted'],
    ['2', 'plain'],
    ['3', 'unfinished'],
    ['5', 'unfinished'],
    ['4', 'unfinished'],
    ['', 'unknown'],
    ['0', 'unknown'],
    ['6', 'unknown'],
    ['8', 'unknown'],
    ['An', 'unknown'],
    ['\u0661', 'unknown'],
  ])('shows BitLocker %s as %s', async (answer, disk) => {
    expect((await windows(bitLocker('C:', answer))).disk).toBe(disk);
  });

  it('hears BitLocker also where PowerShell adds what it is doing', async () => {
    const busy = '<Objs Version="1.1.0.1"><Obj S="progress"></Obj></Objs>';
    expect((await windows(bitLocker('C:', `1\r\n\n#< CLIXML\r\n${busy}`))).disk).toBe('encrypted');
    expect((await windows(bitLocker('C:', `\r\n\n#< CLIXML\r\n1`))).disk).toBe('unknown');
  });

  it('asks for the drive to which a folder leads', async () => {
    const folder = String.raw`C:\Users\x\vault`;
    const programs = { ...bitLocker('C:', '1'), ...bitLocker('D:', '2') };
    const links = { [folder]: String.raw`D:\vault` };
    expect((await windowsFacts(folder, askedOf({ programs, links }))).disk).toBe('plain');
  });

  it('reads the registry of a system in another language: only names around the figures differ', async () => {
    const arabic = `\r\n${POWER}\r\n    (افتراضي)    REG_SZ    (لم يتم تعيين القيمة)\r\n    HibernateEnabled    REG_DWORD    0x0\r\n\r\nنهاية البحث: تم العثور على 1 مطابق.\r\n\n`;
    const said = { [asked(POWER, 'HibernateEnabled')]: arabic };
    expect((await windows(said)).hibernation).toBe('off');
    const notFound = {
      [asked(POWER, 'HibernateEnabled')]:
        'خطأ: تعذر على النظام العثور على مفتاح التسجيل أو القيمة المحددة.\r\n',
    };
    expect((await windows(notFound)).hibernation).toBe('unknown');
  });

  it('asks for no drive where there is none', async () => {
    const share = String.raw`\\server\share\vault`;
    expect((await windows(bitLocker('C:', '1'), share)).disk).toBe('unknown');
  });

  it('has its page file on an encrypted disk, on a plain one, or none', async () => {
    const swap = async (answer: string, pages = PAGES) =>
      (await windows({ ...bitLocker('C:', answer), ...pages })).swap;
    expect(await swap('1')).toBe('encrypted');
    expect(await swap('2')).toBe('plain');
    expect(await swap('3')).toBe('plain');
    const two = String.raw`REG_MULTI_SZ    \??\C:\pagefile.sys\0\??\E:\pagefile.sys`;
    expect(await swap('1', value(MEMORY, 'ExistingPageFiles', two))).toBe('unknown');
    expect(await swap('1', value(MEMORY, 'ExistingPageFiles', 'REG_MULTI_SZ    '))).toBe('none');
  });

  it('hibernates or not', async () => {
    const hibernation = async (typed: string, answer: string) =>
      (await windows({ ...value(POWER, 'HibernateEnabled', typed), ...bitLocker('C:', answer) }))
        .hibernation;
    expect(await hibernation('REG_DWORD    0x0', '2')).toBe('off');
    expect(await hibernation('REG_DWORD    0x1', '1')).toBe('encrypted');
    expect(await hibernation('REG_DWORD    0x1', '2')).toBe('plain');
  });

  it('locks by policy or by a screen saver that asks; else nothing is claimed', async () => {
    const policy = value(POLICY, 'InactivityTimeoutSecs', 'REG_DWORD    0x12c');
    expect((await windows(policy)).screenLock).toEqual({ state: 'on', minutes: 5 });
    const saver = {
      ...value(DESKTOP, 'ScreenSaveActive', 'REG_SZ    1'),
      ...value(DESKTOP, 'ScreenSaverIsSecure', 'REG_SZ    1'),
      ...value(DESKTOP, 'ScreenSaveTimeOut', 'REG_SZ    600'),
      ...value(DESKTOP, 'SCRNSAVE.EXE', String.raw`REG_SZ    C:\Windows\system32\scrnsave.scr`),
    };
    expect((await windows(saver)).screenLock).toEqual({ state: 'on', minutes: 10 });
    const open = { ...saver, ...value(DESKTOP, 'ScreenSaverIsSecure', 'REG_SZ    0') };
    expect((await windows(open)).screenLock).toEqual({ state: 'unknown' });
  });
});

const mac = (programs: Record<string, string>, folder = '/Users/x/vault') =>
  macFacts(folder, askedOf({ programs }));

describe('macOS', () => {
  it.each([
    ['FileVault is On.\n\n', 'encrypted'],
    ['FileVault master keychain appears to be installed.\nFileVault is On.\n', 'encrypted'],
    ["FileVault is On.\nDeferred enablement appears to be active for user 'jane'.\n", 'encrypted'],
    ['FileVault is On.\nEncryption in progress: Percent completed = 12.34\n', 'unfinished'],
    ['FileVault is On.\nEncryption in progress: Pending\n', 'unfinished'],
    ['FileVault is Off.\nDecryption in progress: Percent completed = 35.00\n', 'unfinished'],
    ['FileVault is On, but needs to be restarted to finish.\n', 'unfinished'],
    ['FileVault is Off.\n', 'plain'],
    ['FileVault is Off, but will be enabled after the next restart.\n', 'plain'],
    ['FileVault is Off, but needs to be restarted to finish.\n', 'plain'],
    ["FileVault is Off.\nDeferred enablement appears to be active for user 'jane'.\n", 'plain'],
    ['Error: Unable to get FileVault status.\n', 'unknown'],
    ['', 'unknown'],
  ])('reads FileVault: %j', async (said, disk) => {
    expect((await mac({ 'fdesetup status': said })).disk).toBe(disk);
  });

  it('tells nothing of another disk, also where a link leads there', async () => {
    const programs = { 'fdesetup status': 'FileVault is On.\n' };
    expect((await mac(programs, '/Volumes/stick/vault')).disk).toBe('unknown');
    const links = { '/Users/x/vault': '/Volumes/stick/vault' };
    expect((await macFacts('/Users/x/vault', askedOf({ programs, links }))).disk).toBe('unknown');
    const root = { '/Volumes/Macintosh HD/Users/x/vault': '/Users/x/vault' };
    const named = askedOf({ programs, links: root });
    expect((await macFacts('/Volumes/Macintosh HD/Users/x/vault', named)).disk).toBe('encrypted');
  });

  it('encrypts its swap, and writes memory to the disk unless hibernatemode is 0', async () => {
    const swap = 'vm.swapusage: total = 2048.00M  used = 606.00M  free = 1442.00M  (encrypted)\n';
    expect((await mac({ 'sysctl vm.swapusage': swap })).swap).toBe('encrypted');
    const sleep = (mode: string) => ({
      'pmset -g': `System-wide power settings:\n SleepDisabled          1\nCurrently in use:\n standby              1\n Sleep On Power Button 1\n hibernatefile        /var/vm/sleepimage\n sleep                1 (sleep prevented by powerd)\n hibernatemode        ${mode}\n ttyskeepawake        1\n`,
      'fdesetup status': 'FileVault is Off.\n',
    });
    expect((await mac(sleep('0'))).hibernation).toBe('off');
    expect((await mac(sleep('3'))).hibernation).toBe('plain');
    expect((await mac(sleep('25'))).hibernation).toBe('plain');
  });

  it('asks for the password, or not', async () => {
    const lock = async (said: string) =>
      (await mac({ 'sysadminctl -screenLock status': `2026-01-01 sysadminctl[1:2] ${said}\n` }))
        .screenLock;
    expect(await lock('screenLock delay is immediate')).toEqual({ state: 'on', minutes: null });
    expect(await lock('screenLock delay is 300 seconds')).toEqual({ state: 'on', minutes: null });
    expect(await lock('screenLock delay is -1 seconds')).toEqual({ state: 'off' });
    expect(await lock('screenLock delay is -1.000000 seconds')).toEqual({ state: 'off' });
    expect(await lock('screenLock delay is off')).toEqual({ state: 'off' });
    expect(await lock('screenLock is off')).toEqual({ state: 'off' });
    expect(await lock('something else')).toEqual({ state: 'unknown' });
  });
});
