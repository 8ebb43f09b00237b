// What Linux says of disk, swap, hibernation and screen lock, as kernels and desktops write it.
import { describe, expect, it } from 'vitest';
import { encryptionUnder } from '../../electron/machine/linux-devices';
import { linuxHibernation, linuxSwap } from '../../electron/machine/linux-memory';
import { linuxScreenLock } from '../../electron/machine/linux-screen-lock';
import { machineFacts } from '../../electron/machine/machine-facts';
import { type Answers, askedOf } from './asked-of';

const FOLDER = '/home/a b/vault';
const LUKS = 'CRYPT-LUKS2-0123456789abcdef-luks-root\n';
const block = (name: string) => `/sys/class/block/${name}`;

/** The root on one device, /home on another. */
function mounted(home: string, more: Answers = {}): Answers {
  const mountinfo = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    `31 22 ${home}`,
    '40 22 0:5 / /proc rw - proc proc rw',
    '',
  ].join('\n');
  return {
    ...more,
    files: { '/proc/self/mountinfo': mountinfo, ...more.files },
    links: { '/home/a b': '/home/a b', ...more.links },
  };
}

const disk = (answers: Answers) => encryptionUnder(FOLDER, askedOf(answers));
const ON_DM = '254:1 / /home rw - ext4 /dev/mapper/vg-home rw';
const dmLink = { '/sys/dev/block/254:1': '/sys/devices/virtual/block/dm-1' };

describe('the disk beneath a folder', () => {
  it('is encrypted where LVM lies on LUKS, for a folder that is not there yet', async () => {
    const answers = mounted(ON_DM, {
      links: dmLink,
      files: { [`${block('dm-1')}/dm/uuid`]: 'LVM-abc\n', [`${block('dm-0')}/dm/uuid`]: LUKS },
      folders: { [`${block('dm-1')}/slaves`]: ['dm-0'] },
    });
    expect(await disk(answers)).toBe('encrypted');
  });

  it('is plain where one of two disks of a volume is', async () => {
    const answers = mounted(ON_DM, {
      links: dmLink,
      files: { [`${block('dm-1')}/dm/uuid`]: 'LVM-abc\n', [`${block('dm-0')}/dm/uuid`]: LUKS },
      folders: { [`${block('dm-1')}/slaves`]: ['dm-0', 'sdb1'] },
    });
    expect(await disk(answers)).toBe('plain');
  });

  it('is plain on a partition', async () => {
    const links = { '/sys/dev/block/259:3': '/sys/devices/pci0/nvme/nvme0n1/nvme0n1p3' };
    expect(await disk(mounted('259:3 / /home rw - ext4 /dev/nvme0n1p3 rw', { links }))).toBe(
      'plain',
    );
  });

  it('is not called encrypted by a mapping that only notices changes', async () => {
    const answers = mounted(ON_DM, {
      links: dmLink,
      files: { [`${block('dm-1')}/dm/uuid`]: 'CRYPT-VERITY-0123-root\n' },
      folders: { [`${block('dm-1')}/slaves`]: ['sda2'] },
    });
    expect(await disk(answers)).toBe('plain');
  });

  it('asks every device of a btrfs', async () => {
    const answers = (second: string) =>
      mounted('0:40 /@home /home rw - btrfs /dev/mapper/luks-1 rw', {
        links: { '/dev/mapper/luks-1': '/dev/dm-0' },
        files: { [`${block('dm-0')}/dm/uuid`]: LUKS },
        folders: {
          '/sys/fs/btrfs': ['features', 'uuid'],
          '/sys/fs/btrfs/uuid/devices': ['dm-0', second],
        },
      });
    expect(await disk(answers('dm-0'))).toBe('encrypted');
    expect(await disk(answers('sdc'))).toBe('plain');
  });

  it.each([
    ['a network folder', '0:50 / /home rw - nfs4 server:/home rw'],
    ['memory', '0:51 / /home rw - tmpfs tmpfs rw'],
    ['a pool of ZFS', '0:52 / /home rw - zfs tank/home rw'],
  ])('is not known on %s', async (_what, line) => {
    expect(await disk(mounted(line))).toBe('unknown');
  });

  it('is not known on a loop device, nor where the kernel shows nothing', async () => {
    const links = { '/sys/dev/block/7:0': '/sys/devices/virtual/block/loop0' };
    expect(await disk(mounted('7:0 / /home rw - ext4 /dev/loop0 rw', { links }))).toBe('unknown');
    expect(await disk(mounted(ON_DM))).toBe('unknown');
    expect(await encryptionUnder(FOLDER, askedOf({}))).toBe('unknown');
  });

  it('is an encrypted folder', async () => {
    expect(await disk(mounted('0:60 / /home rw - fuse.gocryptfs /x rw'))).toBe('encrypted');
  });
});

const HEAD = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n';
const swaps = (...lines: readonly string[]) =>
  `${HEAD}${lines.map((line) => `${line}\n`).join('')}`;

describe('swap', () => {
  const of = (told: string, more: Answers = {}) =>
    linuxSwap(askedOf({ ...more, files: { '/proc/swaps': told, ...more.files } }));
  const links = { '/dev/dm-1': '/dev/dm-1', '/dev/sda5': '/dev/sda5' };
  const files = { [`${block('dm-1')}/dm/uuid`]: 'CRYPT-PLAIN-cryptswap\n' };
  const dm = '/dev/dm-1                               partition\t8388604\t0\t-2';
  const plain = '/dev/sda5 partition\t100\t0\t-3';
  const zram = '/dev/zram0 partition\t100\t0\t100';

  it('is none, in memory, encrypted or plain, and as bad as the worst of several', async () => {
    expect(await of(HEAD)).toBe('none');
    expect(await of(swaps(zram), { files: { '/sys/block/zram0/backing_dev': 'none\n' } })).toBe(
      'memory',
    );
    expect(await of(swaps(dm), { links, files })).toBe('encrypted');
    expect(await of(swaps(zram, dm), { links, files })).toBe('encrypted');
    expect(await of(swaps(dm, plain), { links, files })).toBe('plain');
  });

  it('in a file is what the disk of that file is', async () => {
    const answers = mounted(ON_DM, { links: { '/': '/', '/sys/dev/block/8:1': '/x/sda1' } });
    expect(await of(swaps('/swapfile file\t100\t0\t-2'), answers)).toBe('plain');
  });

  it('is not known where the system does not tell', async () => {
    expect(await linuxSwap(askedOf({}))).toBe('unknown');
    expect(await of(swaps('/dev/odd partition\t1\t0\t-2'))).toBe('unknown');
  });

  it('decides where memory would lie in hibernation', async () => {
    const power = (state: string, told: string, way = '[platform] shutdown\n') =>
      linuxHibernation(
        askedOf({
          links,
          files: {
            ...files,
            '/sys/power/state': state,
            '/sys/power/disk': way,
            '/proc/swaps': told,
          },
        }),
      );
    expect(await power('freeze mem disk\n', swaps(plain))).toBe('plain');
    expect(await power('freeze mem disk\n', swaps(dm))).toBe('encrypted');
    expect(await power('freeze mem disk\n', HEAD)).toBe('off');
    expect(await power('freeze mem\n', swaps(plain))).toBe('off');
    expect(await power('freeze mem disk\n', swaps(plain), '[disabled]\n')).toBe('off');
    expect(await linuxHibernation(askedOf({}))).toBe('unknown');
  });
});

describe('the screen lock', () => {
  const gnome = (lock: string, idle: string, delay = 'uint32 0') =>
    linuxScreenLock(
      askedOf({
        environment: { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' },
        programs: {
          'gsettings get org.gnome.desktop.screensaver lock-enabled': `${lock}\n\n`,
          'gsettings get org.gnome.desktop.session idle-delay': `${idle}\n\n`,
          'gsettings get org.gnome.desktop.screensaver lock-delay': `${delay}\n\n`,
        },
      }),
    );

  it('of GNOME is on after its minutes, off, or never', async () => {
    expect(await gnome('true', 'uint32 300', 'uint32 30')).toEqual({ state: 'on', minutes: 6 });
    expect(await gnome('false', 'uint32 300')).toEqual({ state: 'off' });
    expect(await gnome('true', 'uint32 0')).toEqual({ state: 'off' });
    expect(await gnome('true', 'no such key')).toEqual({ state: 'unknown' });
    expect(await gnome('true', 'uint32 300', 'no such key')).toEqual({ state: 'unknown' });
  });

  it('of Plasma is what its file says, and nothing where it says nothing', async () => {
    const plasma = (text: string) =>
      linuxScreenLock(
        askedOf({
          environment: { XDG_CURRENT_DESKTOP: 'KDE', HOME: '/home/x' },
          files: { '/home/x/.config/kscreenlockerrc': text },
        }),
      );
    expect(await plasma('[Daemon]\nAutolock=true\nTimeout=10\n')).toEqual({
      state: 'on',
      minutes: 10,
    });
    expect(await plasma('[Daemon]\nAutolock=false\nTimeout=10\n')).toEqual({ state: 'off' });
    expect(await plasma('[Greeter]\nTimeout=3\n')).toEqual({ state: 'unknown' });
  });

  it('of another desktop, or of none, is not known although settings of GNOME lie there', async () => {
    const programs = { 'gsettings get org.gnome.desktop.screensaver lock-enabled': 'true\n' };
    for (const name of ['XFCE', 'sway', 'constructor']) {
      const environment = { XDG_CURRENT_DESKTOP: name };
      expect(await linuxScreenLock(askedOf({ environment, programs })), name).toEqual({
        state: 'unknown',
      });
    }
    expect(await linuxScreenLock(askedOf({ programs }))).toEqual({ state: 'unknown' });
  });
});

it('is never shown as good where nothing answers, on any system', async () => {
  for (const system of ['linux', 'win32', 'darwin', 'freebsd'] as const) {
    expect(await machineFacts({ folder: FOLDER, system, asked: askedOf({}) }), system).toEqual({
      disk: 'unknown',
      swap: 'unknown',
      hibernation: 'unknown',
      screenLock: { state: 'unknown' },
    });
  }
});
