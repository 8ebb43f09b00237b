// Answers of Windows and macOS as others have written them down; Kanaf itself was run on neither.
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
    ['', 'unknown'],
    ['9', 'unknown'],
  ])('shows BitLocker %s as %s', async (answer, disk) => {
    expect((await windows(bitLocker('C:', answer))).disk).toBe(disk);
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
  it('has FileVault on, off or under way, and tells nothing of another disk', async () => {
    const on = { 'fdesetup status': 'FileVault is On.\n\n' };
    expect((await mac(on)).disk).toBe('encrypted');
    expect((await mac(on, '/Volumes/stick/vault')).disk).toBe('unknown');
    expect((await mac({ 'fdesetup status': 'FileVault is Off.\n' })).disk).toBe('plain');
    const busy = 'FileVault is On.\nEncryption in progress: Percent completed = 12\n';
    expect((await mac({ 'fdesetup status': busy })).disk).toBe('unfinished');
  });

  it('encrypts its swap, and writes memory to the disk unless hibernatemode is 0', async () => {
    const swap = 'vm.swapusage: total = 2048.00M  used = 606.00M  free = 1442.00M  (encrypted)\n';
    expect((await mac({ 'sysctl vm.swapusage': swap })).swap).toBe('encrypted');
    const sleep = (mode: string) => ({
      'pmset -g': `System-wide power settings:\nCurrently in use:\n hibernatemode        ${mode}\n sleep 1\n`,
      'fdesetup status': 'FileVault is Off.\n',
    });
    expect((await mac(sleep('0'))).hibernation).toBe('off');
    expect((await mac(sleep('3'))).hibernation).toBe('plain');
  });

  it('asks for the password, or not', async () => {
    const lock = async (said: string) =>
      (await mac({ 'sysadminctl -screenLock status': `2026-01-01 sysadminctl[1:2] ${said}\n` }))
        .screenLock;
    expect(await lock('screenLock delay is immediate')).toEqual({ state: 'on', minutes: null });
    expect(await lock('screenLock delay is 300 seconds')).toEqual({ state: 'on', minutes: null });
    expect(await lock('screenLock delay is -1 seconds')).toEqual({ state: 'off' });
    expect(await lock('screenLock is off')).toEqual({ state: 'off' });
  });
});
