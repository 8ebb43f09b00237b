// The secret of this computer: who keeps it, and which of those kept belongs to the vault at hand.
// A copied vault folder cannot be guessed at elsewhere without it.
import { deviceSecretFits, type Header } from '../keys/header';

/** `os`: the system's key store. `file`: a private file of this account, outside the vault; weaker. */
export type DeviceKeeping = 'os' | 'file';

export interface KeptSecret {
  readonly how: DeviceKeeping;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

export interface DeviceKeeper {
  /** What this computer keeps, for whatever vaults. */
  readonly kept: readonly KeptSecret[];
  /** Keeps one for later starts, in place of an earlier one of this vault. `typed`: nothing here could keep it. */
  keep(vaultId: string, secret: Uint8Array): Promise<DeviceKeeping | 'typed'>;
}

/** A computer that keeps nothing: tests, the demo, the command line. */
export const keepsNothing: DeviceKeeper = { kept: [], keep: () => Promise.resolve('typed') };

/** The kept secret that this header names, if it asks for one and it is here. */
export function secretOfVault(header: Header, keeper: DeviceKeeper): KeptSecret | undefined {
  if (header.content.deviceCheck === null) return undefined;
  return keeper.kept.find(({ secret }) => deviceSecretFits(header, secret));
}

export type DeviceSecretStatus = 'none' | 'os' | 'file' | 'typed';

/** How this computer stands to a vault: no secret wanted, kept one way or the other, or to be typed. */
export function deviceSecretStatus(header: Header, keeper: DeviceKeeper): DeviceSecretStatus {
  if (header.content.deviceSecret === 'none') return 'none';
  return secretOfVault(header, keeper)?.how ?? 'typed';
}
