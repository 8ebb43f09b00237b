// Under Linux: on which device a path lies, and whether everything beneath it is encrypted. The kernel says so in /proc and
// /sys, to anybody.
import { dirname } from 'node:path';
import type { DiskEncryption } from '../../src/contract/machine';
import type { Asked } from './asked';

interface Mount {
  readonly point: string;
  readonly major: string;
  readonly device: string;
  readonly system: string;
  readonly source: string;
}

/** Kinds of dm-crypt that hide what is written; CRYPT-VERITY and CRYPT-INTEGRITY only notice changes. */
const HIDES = /^CRYPT-(?:LUKS1|LUKS2|PLAIN|LOOPAES|TCRYPT|BITLK|FVAULT2)-/;
/** Folders that are encrypted file by file. */
const ENCRYPTED_FOLDERS = new Set(['ecryptfs', 'fuse.gocryptfs', 'fuse.cryfs', 'fuse.encfs']);
/** Disks as the kernel names them. What else carries blocks (loop, nbd, rbd) lies somewhere that it does not tell here. */
const DISK = /^(?:sd|hd|vd|xvd)[a-z]+\d*$|^(?:nvme\d+n\d+|mmcblk\d+)(?:p\d+)?$/;
const JOINED = /^(?:dm-|md)\d+$/;
const DEEPEST = 8;

export async function encryptionUnder(path: string, asked: Asked): Promise<DiskEncryption> {
  const mount = await mountOf(path, asked);
  if (mount === undefined) return 'unknown';
  if (ENCRYPTED_FOLDERS.has(mount.system)) return 'encrypted';
  if (mount.major !== '0') return nameAndEncryption(`/sys/dev/block/${mount.device}`, asked);
  return mount.source.startsWith('/dev/') ? encryptionOfShared(mount, asked) : 'unknown';
}

/** `/dev/…` as the system names it, or a link to it. */
export async function encryptionOfDevice(path: string, asked: Asked): Promise<DiskEncryption> {
  const name = nameIn(await asked.real(path));
  return name === undefined ? 'unknown' : encryptionOf(name, asked);
}

/** btrfs tells no device of its own but names one; what it spreads over more of them is listed. */
async function encryptionOfShared(mount: Mount, asked: Asked): Promise<DiskEncryption> {
  const named = nameIn(await asked.real(mount.source));
  if (named === undefined || mount.system !== 'btrfs') return 'unknown';
  for (const id of await asked.list('/sys/fs/btrfs')) {
    const members = await asked.list(`/sys/fs/btrfs/${id}/devices`);
    if (members.includes(named)) return ofAll(members, asked, 0);
  }
  return 'unknown';
}

async function nameAndEncryption(link: string, asked: Asked): Promise<DiskEncryption> {
  const name = nameIn(await asked.real(link));
  return name === undefined ? 'unknown' : encryptionOf(name, asked);
}

async function encryptionOf(name: string, asked: Asked, depth = 0): Promise<DiskEncryption> {
  const kind = await asked.read(`/sys/class/block/${name}/dm/uuid`);
  if (kind !== undefined && HIDES.test(kind)) return 'encrypted';
  const beneath = await asked.list(`/sys/class/block/${name}/slaves`);
  if (beneath.length > 0 && JOINED.test(name)) {
    return depth < DEEPEST ? ofAll(beneath, asked, depth + 1) : 'unknown';
  }
  return DISK.test(name) ? 'plain' : 'unknown';
}

/** As good as the worst of them. */
async function ofAll(
  names: readonly string[],
  asked: Asked,
  depth: number,
): Promise<DiskEncryption> {
  const all = await Promise.all(names.map((name) => encryptionOf(name, asked, depth)));
  if (all.includes('plain')) return 'plain';
  return all.length > 0 && all.every((one) => one === 'encrypted') ? 'encrypted' : 'unknown';
}

function nameIn(path: string | undefined): string | undefined {
  return path?.slice(path.lastIndexOf('/') + 1);
}

/** A folder that is only going to be made lies where the one above it lies. */
async function mountOf(path: string, asked: Asked): Promise<Mount | undefined> {
  let place = await asked.real(path);
  for (let above = dirname(path); place === undefined; above = dirname(above)) {
    place = await asked.real(above);
    if (above === dirname(above)) break;
  }
  const told = await asked.read('/proc/self/mountinfo');
  if (place === undefined || told === undefined) return undefined;
  const under = mountsIn(told).filter(({ point }) => isUnder(place, point));
  const longest = Math.max(...under.map(({ point }) => point.length));
  return under.findLast(({ point }) => point.length === longest);
}

function isUnder(place: string, point: string): boolean {
  return point === '/' || place === point || place.startsWith(`${point}/`);
}

/** `36 35 98:0 / /home rw shared:1 - ext4 /dev/sda1 rw`; signs in names are written as `\040`. */
function mountsIn(told: string): readonly Mount[] {
  return told.split('\n').flatMap((line) => {
    const [before = '', after] = line.split(' - ');
    const [, , device = '', , point] = before.split(' ');
    const [system, source] = after?.split(' ') ?? [];
    if (point === undefined || system === undefined || source === undefined) return [];
    const [major = ''] = device.split(':');
    return [{ point: unescaped(point), major, device, system, source: unescaped(source) }];
  });
}

export function unescaped(name: string): string {
  return name.replace(/\\([0-7]{3})/g, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
