// What the computer says about itself, as far as it matters for a vault. `unknown`: the system does not tell; it is never
// shown as good.

/** `unfinished`: under way, or suspended so that anybody can read it. */
export type DiskEncryption = 'encrypted' | 'unfinished' | 'plain' | 'unknown';
/** `memory`: compressed in memory, on no disk. */
export type SwapState = 'none' | 'memory' | 'encrypted' | 'plain' | 'unknown';
/** Where memory would lie while the computer sleeps with its power off. */
export type HibernationState = 'off' | 'encrypted' | 'plain' | 'unknown';

export type ScreenLock =
  /** `minutes`: until it locks by itself; null where the system tells only that it does. */
  | { readonly state: 'on'; readonly minutes: number | null }
  | { readonly state: 'off' }
  | { readonly state: 'unknown' };

export interface MachineFacts {
  /** The disk on which the vault's folder lies. */
  readonly disk: DiskEncryption;
  readonly swap: SwapState;
  readonly hibernation: HibernationState;
  readonly screenLock: ScreenLock;
}
