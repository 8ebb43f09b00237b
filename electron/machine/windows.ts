// Windows: BitLocker as the Explorer shows it (its own command asks for an administrator and answers in the language of the
// system), the rest from the registry: figures and types, in any language the same. The program was never run on Windows; what is
// read here was taken from written-down answers.
import { win32 } from 'node:path';
import type {
  DiskEncryption,
  HibernationState,
  MachineFacts,
  ScreenLock,
  SwapState,
} from '../../src/contract/machine';
import type { Asked } from './asked';

const MEMORY = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management`;
const FILES = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\FileSystem`;
const POWER = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Power`;
const POLICY = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System`;
const DESKTOPS = [
  String.raw`HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop`,
  String.raw`HKCU\Control Panel\Desktop`,
];

/** System.Volume.BitLockerProtection. Under way or suspended: what lies there can still be read without a key. Any other figure,
 * also of a volume that BitLocker cannot encrypt and something else may, is not known. */
const PROTECTION: Readonly<Record<string, DiskEncryption>> = {
  '1': 'encrypted',
  '2': 'plain',
  '3': 'unfinished',
  '4': 'unfinished',
  '5': 'unfinished',
};

export async function windowsFacts(folder: string, asked: Asked): Promise<MachineFacts> {
  const registry = registryOf(asked);
  const home = asked.environment('SystemDrive') ?? 'C:';
  // A folder may lead to another drive.
  const place = (await asked.real(folder)) ?? folder;
  const drive = win32.parse(place).root.slice(0, 2);
  const [disk, systemDisk] = await Promise.all([
    protectionOf(drive, asked),
    protectionOf(home, asked),
  ]);
  const own = (letter: string) =>
    letter === drive ? disk : letter === home ? systemDisk : 'unknown';
  return {
    disk,
    swap: await pageFiles({ registry, home, own }),
    hibernation: await hibernation(registry, systemDisk),
    screenLock: await screenLock(registry),
  };
}

type Registry = (key: string, name: string) => Promise<string | undefined>;

function registryOf(asked: Asked): Registry {
  const root = asked.environment('SystemRoot') ?? String.raw`C:\Windows`;
  return async (key, name) => {
    const said = await asked.run(win32.join(root, 'System32', 'reg.exe'), 'query', key, '/v', name);
    return said === undefined ? undefined : valueIn(said, name);
  };
}

/** `    HibernateEnabled    REG_DWORD    0x1`; numbers as figures, an empty text as an empty one. */
function valueIn(said: string, name: string): string | undefined {
  for (const line of said.split(/\r?\n/)) {
    const [, found, type, value = ''] =
      /^\s+(\S.*?)\s{4}(REG_[A-Z_]+)(?:\s{4}(.*))?$/.exec(line) ?? [];
    if (found?.toLowerCase() !== name.toLowerCase()) continue;
    return type === 'REG_DWORD' ? String(Number.parseInt(value, 16)) : value.trim();
  }
  return undefined;
}

async function protectionOf(drive: string, asked: Asked): Promise<DiskEncryption> {
  if (!/^[A-Za-z]:$/.test(drive)) return 'unknown';
  const root = asked.environment('SystemRoot') ?? String.raw`C:\Windows`;
  const said = await asked.run(
    win32.join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    `(New-Object -ComObject Shell.Application).NameSpace('${drive}').Self.ExtendedProperty('System.Volume.BitLockerProtection')`,
  );
  // PowerShell may add what it is doing, as XML.
  const [first = ''] = said?.split('\n') ?? [];
  return PROTECTION[first.trim()] ?? 'unknown';
}

interface PageFiles {
  readonly registry: Registry;
  readonly home: string;
  readonly own: (drive: string) => DiskEncryption;
}

/** `\??\C:\pagefile.sys`, several of them with `\0` between. */
async function pageFiles({ registry, own }: PageFiles): Promise<SwapState> {
  const told = await registry(MEMORY, 'ExistingPageFiles');
  if (told === undefined) return 'unknown';
  const drives = told
    .split(String.raw`\0`)
    .flatMap((path) => /([A-Za-z]:)\\/.exec(path)?.[1] ?? []);
  if (drives.length === 0) return told === '' ? 'none' : 'unknown';
  if ((await registry(FILES, 'NtfsEncryptPagingFile')) === '1') return 'encrypted';
  const all = drives.map((drive) => own(drive.toUpperCase()));
  if (all.some((one) => one === 'plain' || one === 'unfinished')) return 'plain';
  return all.every((one) => one === 'encrypted') ? 'encrypted' : 'unknown';
}

/** Its file lies on the disk of the system. */
async function hibernation(registry: Registry, disk: DiskEncryption): Promise<HibernationState> {
  const isOn =
    (await registry(POWER, 'HibernateEnabled')) ??
    (await registry(POWER, 'HibernateEnabledDefault'));
  if (isOn === undefined) return 'unknown';
  if (isOn === '0') return 'off';
  return disk === 'unfinished' ? 'plain' : disk;
}

/** That neither is set does not mean that it stays open: Windows also locks when it goes to sleep. */
async function screenLock(registry: Registry): Promise<ScreenLock> {
  const limit = Number((await registry(POLICY, 'InactivityTimeoutSecs')) ?? 0);
  if (limit > 0) return { state: 'on', minutes: Math.ceil(limit / 60) };
  const of = async (name: string) => {
    const [policy, own] = await Promise.all(DESKTOPS.map((key) => registry(key, name)));
    return policy ?? own;
  };
  const isOn = (await of('ScreenSaveActive')) === '1' && (await of('ScreenSaverIsSecure')) === '1';
  const seconds = Number((await of('ScreenSaveTimeOut')) ?? 0);
  const saver = await of('SCRNSAVE.EXE');
  if (!isOn || seconds === 0 || !saver) return { state: 'unknown' };
  return { state: 'on', minutes: Math.ceil(seconds / 60) };
}
