// The same vault as the window's, opened from a terminal for one command and locked again.
import { join, resolve } from 'node:path';
import { vault as vaultContract } from '../../src/features/vault/contract';
import type { Progress } from '../../src/kernel/operation';
import { threadWorkshop } from '../vault/workshop/workshop';
import { nowhere, type Outside } from '../vault/platform/process-environment';
import { createVault, type VaultAt } from '../vault/process/vault-at';
import type { CommandLine } from './command-line';
import { type Ask, frontDesk } from './front-desk';
import { askPassphrase, readDeviceCodeFrom } from './secret';
import { EXIT, type Voice } from './voice';

export interface TerminalSession {
  readonly call: Ask;
}

export interface SessionOptions {
  readonly line: CommandLine;
  readonly voice: Voice;
  readonly outside?: Outside;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a person proves themselves with at the door. */
export interface Proof {
  readonly staffCode: string;
  readonly passphrase: string;
  readonly deviceCode?: string;
}

/** Unlocks the vault named by `--vault` for `--staff`, runs the work, locks. Answers the exit code. */
export async function withVault(
  wishes: SessionOptions,
  work: (session: TerminalSession) => Promise<number>,
): Promise<number> {
  return withDoor(wishes, async (session, proof) => {
    const isAgreed = wishes.line.has('bring-up-to-date');
    const agreed = isAgreed ? { ...proof, bringUpToDate: true } : proof;
    const unlocked = await session.call(vaultContract.unlock, agreed);
    if (unlocked.kind !== 'done') return wishes.voice.notDone(unlocked);
    wishes.voice.speakFor(unlocked.value.settings);
    return work(session);
  });
}

/** The same before anybody has come in: for what a closed, damaged or absent vault can be asked. */
export async function withDoor(
  wishes: SessionOptions,
  work: (session: TerminalSession, proof: Proof) => Promise<number>,
): Promise<number> {
  const { line, voice } = wishes;
  const folder = line.value('vault');
  if (folder === undefined || line.value('staff') === undefined) {
    voice.complain('--vault DIR and --staff CODE are needed');
    return EXIT.usage;
  }
  const proof = await proofOf(wishes);
  if (proof === undefined) return EXIT.usage;
  const path = resolve(folder);
  const house = createVault({
    folder: path,
    logFolder: join(path, 'logs'),
    outside: wishes.outside ?? nowhere,
    workshop: threadWorkshop(join(import.meta.dirname, 'workshop.js')),
  });
  try {
    return await work(sessionOn(house, wishes), proof);
  } finally {
    house.lock('closing');
  }
}

async function proofOf({ line, voice }: SessionOptions): Promise<Proof | undefined> {
  const passphrase = await askPassphrase(line.value('passphrase-fd'));
  if (passphrase === undefined) {
    voice.complain('no passphrase: use a terminal or --passphrase-fd N');
    return undefined;
  }
  const deviceFd = line.value('device-secret-fd');
  const deviceCode = deviceFd === undefined ? undefined : readDeviceCodeFrom(deviceFd);
  if (deviceFd !== undefined && deviceCode === undefined) {
    voice.complain('nothing could be read from --device-secret-fd N');
    return undefined;
  }
  const staffCode = line.value('staff') ?? '';
  return { staffCode, passphrase, ...(deviceCode === undefined ? {} : { deviceCode }) };
}

function sessionOn(house: VaultAt, { onProgress }: SessionOptions): TerminalSession {
  const watch = {
    onProgress: (progress: Progress) => onProgress?.(progress),
    cancelled: () => false,
  };
  return { call: frontDesk(house, watch) };
}
