// The founding as the first run walks it: keys made in memory, papers typed back, and only then anything on the disk.
import type { vault } from '../../../src/features/vault/contract';
import type { VaultGate } from '../../../src/features/vault/records';
import type { CheckedInputOf, Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import {
  type Founding,
  type FoundRequest,
  foundVault,
  slotParameters,
  writeFounding,
} from '../unlock/founding';
import { deviceGroups } from '../keys/device-code';
import type { Header } from '../keys/header';
import type { PersonSession } from '../open-vault/person-session';
import type { PapersInHand } from '../recovery-papers/papers-in-hand';
import { isNetworkPath } from '../platform/network-folder';

export interface FoundingDependencies {
  readonly folder: string;
  readonly now: () => string;
  readonly profile: string | undefined;
  readonly device: () => string;
  readonly papers: PapersInHand;
  /** True while the folder holds no vault. */
  readonly isFree: () => boolean;
  readonly ciphersSound: () => Promise<boolean>;
  readonly keepDevice: (header: Header, secret: Uint8Array | undefined) => Promise<void>;
}

/** The demo and the command line found without cards. */
export type SetUpOptions = Omit<CheckedInputOf<typeof vault.setUp>, 'cards'> & {
  readonly cards?: boolean;
};

type SetUpRefusal = 'vault.ceremony-over' | 'vault.recovery-not-confirmed' | 'vault.already-there';

export class FoundingCeremony {
  readonly #tools: FoundingDependencies;
  #made: { readonly ceremony: string; readonly founding: Founding } | undefined;

  constructor(tools: FoundingDependencies) {
    this.#tools = tools;
  }

  async *found(request: FoundRequest): ReturnType<VaultGate['found']> {
    const { folder, now, papers, isFree, ciphersSound } = this.#tools;
    if (!isFree()) return refuse('vault.already-there');
    if (isNetworkPath(folder)) return refuse('vault.folder-on-network');
    if (!(await ciphersSound())) return refuse('vault.crypto-self-test-failed');
    yield { step: 'measuring', done: 0, total: 1 };
    const parameters = await slotParameters();
    yield { step: 'founding', done: 0, total: request.team.length + 1 };
    const made = await foundVault(request, { now: now(), parameters });
    if (!made.ok) return made;
    const { vault: founded, written, deviceSecret } = made.value;
    const shown = papers.take({
      vaultId: founded.header.content.vaultId,
      code: written,
      deviceCode: deviceSecret === undefined ? [] : deviceGroups(deviceSecret),
      cards: founded.cards.written,
    });
    this.#made = { ceremony: shown.ceremony, founding: made.value };
    return ok(shown);
  }

  /** Writes what was founded, once its papers were typed back. Answers the open vault. */
  async *setUp(
    wished: SetUpOptions,
  ): AsyncGenerator<Progress, Result<PersonSession, SetUpRefusal>, void> {
    const { ceremony, training } = wished;
    const cards = wished.cards === true;
    const { papers, isFree } = this.#tools;
    if (this.#made?.ceremony !== ceremony) return refuse('vault.ceremony-over');
    const isConfirmed =
      papers.isConfirmed(ceremony, 'code') && (!cards || papers.isConfirmed(ceremony, 'cards'));
    if (!isConfirmed) return refuse('vault.recovery-not-confirmed');
    if (!isFree()) return refuse('vault.already-there');
    yield { step: 'writing', done: 0, total: 1 };
    const { founding } = this.#made;
    const { folder, now, profile, device } = this.#tools;
    await this.#tools.keepDevice(founding.vault.header, founding.deviceSecret);
    const place = { folder, training, cards, now: now(), clock: now, device: device(), profile };
    const opened = writeFounding(founding, place);
    this.#made = undefined;
    papers.drop();
    return ok(opened);
  }
}
