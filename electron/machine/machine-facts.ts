// What this computer says about its disk, its swap, its sleep and its screen lock.
import type { MachineFacts } from '../../src/contract/machine';
import { type Asked, theSystem } from './asked';
import { encryptionUnder } from './linux-devices';
import { linuxHibernation, linuxSwap } from './linux-memory';
import { linuxScreenLock } from './linux-screen-lock';
import { macFacts } from './mac';
import { windowsFacts } from './windows';

export interface Question {
  /** Where the vault lies. */
  readonly folder: string;
  readonly system: NodeJS.Platform;
  readonly asked: Asked;
}

const NOTHING_TOLD: MachineFacts = {
  disk: 'unknown',
  swap: 'unknown',
  hibernation: 'unknown',
  screenLock: { state: 'unknown' },
};

export async function machineFacts({ folder, system, asked }: Question): Promise<MachineFacts> {
  switch (system) {
    case 'linux':
      return linuxFacts(folder, asked);
    case 'win32':
      return windowsFacts(folder, asked);
    case 'darwin':
      return macFacts(folder, asked);
    default:
      return NOTHING_TOLD;
  }
}

export function factsOfThisMachine(folder: string): Promise<MachineFacts> {
  return machineFacts({ folder, system: process.platform, asked: theSystem });
}

async function linuxFacts(folder: string, asked: Asked): Promise<MachineFacts> {
  const [disk, swap, hibernation, screenLock] = await Promise.all([
    encryptionUnder(folder, asked),
    linuxSwap(asked),
    linuxHibernation(asked),
    linuxScreenLock(asked),
  ]);
  return { disk, swap, hibernation, screenLock };
}
