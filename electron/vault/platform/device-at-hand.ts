// The secret of this computer while its vault process runs: typed at the door, or kept here.
import { type DeviceKeeper, secretOfVault } from './device-secret';
import type { Header } from '../keys/header';

export class DeviceAtHand {
  readonly #keeper: DeviceKeeper;
  #typed: Uint8Array | undefined;

  constructor(keeper: DeviceKeeper) {
    this.#keeper = keeper;
  }

  /** Undefined where the header asks for none, or where it is not at hand. Not to be wiped by the asker. */
  secretOf(header: Header): Uint8Array | undefined {
    return this.#typed ?? secretOfVault(header, this.#keeper)?.secret;
  }

  /** Serves from here on, in place of a kept one. */
  takeTyped(secret: Uint8Array | undefined): void {
    this.#typed = secret;
  }

  /** Only after the secret was proved by an opened slot, or just made. Where nothing keeps it, it is typed each time. */
  async keep(header: Header, secret: Uint8Array | undefined): Promise<void> {
    if (secret === undefined) return;
    this.#typed = secret;
    await this.#keeper.keep(header.content.vaultId, secret);
  }

  forgetTyped(): void {
    this.#typed = undefined;
  }
}
