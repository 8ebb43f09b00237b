// Which vaults this program opens, in one place: it writes the format of `VAULT_FORMAT` (src/kernel/vault-format.ts), brings those up
// to date for which a step stands here, and of every other one knows which Kanaf opens it.
import { VAULT_FORMAT, type VaultFormats } from '../keys/vault-format';
import type { FormatUpgrade } from './format-upgrade';

export interface KnownFormats extends VaultFormats {
  /** One step for each format from which there is a way up. */
  readonly upgrades: readonly FormatUpgrade[];
}

/** Before 1.0 no way up is promised; whoever raises the number names the format before in one of the two lists. */
export const KNOWN_FORMATS: KnownFormats = { own: VAULT_FORMAT, former: [], upgrades: [] };
