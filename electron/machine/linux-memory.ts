// Under Linux: where memory goes when there is too little of it, and where it would lie while the computer hibernates.
import { dirname } from 'node:path';
import type { DiskEncryption, HibernationState, SwapState } from '../../src/contract/machine';
import type { Asked } from './asked';
import { encryptionOfDevice, encryptionUnder, unescaped } from './linux-devices';

/** From the best to the worst that one of them makes of all. */
const ORDER = ['none', 'memory', 'encrypted', 'unknown', 'plain'] as const satisfies SwapState[];

export async function linuxSwap(asked: Asked): Promise<SwapState> {
  const told = await asked.read('/proc/swaps');
  if (told?.startsWith('Filename') !== true) return 'unknown';
  const lines = told.split('\n').slice(1);
  const each = await Promise.all(
    lines.filter((line) => line !== '').map((line) => swapAt(line, asked)),
  );
  return ORDER.findLast((state) => each.includes(state)) ?? 'none';
}

/** The picture of the memory lies in the swap; without a place in it nothing can be kept. */
export async function linuxHibernation(asked: Asked): Promise<HibernationState> {
  const states = await asked.read('/sys/power/state');
  if (states === undefined) return 'unknown';
  const ways = await asked.read('/sys/power/disk');
  if (!states.split(/\s+/).includes('disk') || ways?.includes('[disabled]') === true) return 'off';
  const swap = await linuxSwap(asked);
  return swap === 'none' || swap === 'memory' ? 'off' : swap;
}

/** `/dev/dm-1 partition 8388604 0 -2` */
async function swapAt(line: string, asked: Asked): Promise<SwapState> {
  const [name = '', type] = line.split(/\s+/);
  const path = unescaped(name);
  const compressed = /^\/dev\/(zram\d+)$/.exec(path)?.[1];
  if (compressed !== undefined) return compressedSwap(compressed, asked);
  const on =
    type === 'file'
      ? await encryptionUnder(dirname(path), asked)
      : await encryptionOfDevice(path, asked);
  return asSwap(on);
}

/** What does not fit may be written out to a device. */
async function compressedSwap(name: string, asked: Asked): Promise<SwapState> {
  const behind = (await asked.read(`/sys/block/${name}/backing_dev`))?.trim();
  if (behind === undefined || behind === 'none') return 'memory';
  return asSwap(await encryptionOfDevice(behind, asked));
}

function asSwap(on: DiskEncryption): SwapState {
  return on === 'unfinished' ? 'plain' : on;
}
