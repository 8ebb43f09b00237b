// Which page stands in front of a session. Decided in one place, so that each page is drawn without asking the others.
import type { OutputOf } from '../../kernel/operation';
import type { vault } from '../../features/vault/contract';

export type VaultStatus = OutputOf<typeof vault.status>;

/** Where the worker went from the door by choice. */
export type Aside = 'verify' | 'restore' | 'salvage' | 'about' | 'return';

export type DoorPlace = Aside | 'trouble' | 'first-run' | 'unlock';

export interface AtTheDoor {
  readonly state: VaultStatus['state'];
  readonly aside: Aside | undefined;
  readonly hasTrouble: boolean;
}

/** What helps with a vault in trouble, or needs no vault, stays open whatever state the vault is in. */
const NEEDS_NO_VAULT: ReadonlySet<Aside> = new Set(['verify', 'restore', 'salvage', 'about']);

export function doorPlace({ state, aside, hasTrouble }: AtTheDoor): DoorPlace {
  if (aside !== undefined && NEEDS_NO_VAULT.has(aside)) return aside;
  if (hasTrouble) return 'trouble';
  if (state === 'none') return 'first-run';
  return aside ?? 'unlock';
}
