// What main and the vault process say to each other. Ports travel beside these messages.
import type { LockReason } from '../../../src/contract/lock-reason';
import type { Role } from '../../../src/kernel/compartments';
import type { Refusal } from '../../../src/kernel/result';
import type { DeviceKeeping, KeptSecret } from '../platform/device-secret';

import { CHECK_MEMORY_MB, CHECK_PATIENCE_MS } from '../signing/check-limits';
import type { CheckAnswer, CheckRequest } from '../signing/checker';

export type { CheckAnswer, CheckRequest, DeviceKeeping, KeptSecret };
export { CHECK_MEMORY_MB, CHECK_PATIENCE_MS };

export type PaperOutcome = 'printed' | 'cancelled' | 'failed';

export type ToVault =
  | {
      readonly kind: 'start';
      readonly vaultFolder: string;
      readonly logFolder: string;
      /** What this computer keeps; the vault picks its own. */
      readonly deviceSecrets: readonly KeptSecret[];
    }
  | {
      readonly kind: 'device-secret-kept';
      readonly vaultId: string;
      readonly how: DeviceKeeping | 'typed';
    }
  /** One port follows: a window's. */
  | { readonly kind: 'window' }
  /** One port follows: an importer's, answering for this token. */
  | { readonly kind: 'importer'; readonly token: string }
  | { readonly kind: 'folder-granted'; readonly token: string; readonly path: string }
  | { readonly kind: 'printed'; readonly job: number; readonly pdf: Uint8Array }
  | { readonly kind: 'not-printed'; readonly job: number }
  /** No answer where the checking process ended without one. */
  | { readonly kind: 'checked'; readonly job: number; readonly answer?: CheckAnswer }
  | { readonly kind: 'on-paper'; readonly job: number; readonly outcome: PaperOutcome }
  | { readonly kind: 'lock'; readonly reason: LockReason };

export type FromVault =
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly role: Role; readonly training: boolean }
  | {
      readonly kind: 'keep-device-secret';
      readonly vaultId: string;
      readonly secret: Uint8Array;
    }
  /** Through the system's dialog, so that the worker sees where it goes; no file is left. */
  | { readonly kind: 'print-on-paper'; readonly job: number; readonly html: string }
  /** What a damaged vault gave, or a backup, lies in this folder now; main goes there only when the worker says so. */
  | { readonly kind: 'made-beside'; readonly path: string }
  | { readonly kind: 'print'; readonly job: number; readonly html: string }
  /** A file of strangers, for a process of its own. */
  | { readonly kind: 'check'; readonly job: number; readonly request: CheckRequest }
  | {
      readonly kind: 'parsed';
      readonly token: string;
      readonly refusal?: Refusal;
    };
