// Signs where the trail stands, and lets this computer remember it, and the header, outside the vault's folder.
import type { Handle } from '../database/driver';
import { headerMemory } from '../records/header-known';
import { openAlarm } from './alarm';
import type { AuditSecret } from './audit-secret';
import { type CheckpointHead, originOf, signCheckpoint, signerName } from './checkpoint';
import { keepLastSeen } from './last-seen';
import type { AuditTrail } from './trail';

/** So many events may pass before the trail signs where it stands. */
const EVENTS_PER_CHECKPOINT = 256;

export interface SealParts {
  readonly vaultId: string;
  readonly records: Handle;
  readonly trail: AuditTrail;
  readonly secret: AuditSecret;
  readonly profile?: string | undefined;
  readonly now: () => string;
}

export class TrailSeal {
  readonly #parts: SealParts;
  #isFresh = false;

  constructor(parts: SealParts) {
    this.#parts = parts;
  }

  /** The trail as it stands, signed by the vault's own key. */
  signed(head: CheckpointHead = this.#parts.trail.head()): string {
    const { vaultId, trail, secret } = this.#parts;
    return signCheckpoint(originOf(vaultId, trail.epoch()), head, {
      name: signerName(vaultId),
      publicKey: secret.publicKey,
      sign: secret.sign,
    });
  }

  /** Keeps a signed checkpoint inside the open transaction. */
  keep(): void {
    this.#parts.trail.keepCheckpoint(this.signed());
    this.#isFresh = true;
  }

  keepWhenDue(): void {
    const { trail } = this.#parts;
    const since = trail.size() - (trail.lastCheckpoint()?.size ?? 0);
    if (since >= EVENTS_PER_CHECKPOINT) this.keep();
  }

  /** Not while an alarm is open: what was seen before it is what the alarm is about. */
  remember(unsaved: number): void {
    const { profile, vaultId, trail, records, now } = this.#parts;
    if (profile === undefined || openAlarm(records) !== undefined) return;
    const header = headerMemory(records)?.generation;
    const seen = { epoch: trail.epoch(), ...trail.head(), at: now(), unsaved };
    keepLastSeen(profile, vaultId, {
      formatVersion: 1,
      ...seen,
      ...(header === undefined ? {} : { header }),
    });
  }

  settle(unsaved: number): void {
    if (this.#isFresh) this.remember(unsaved);
    this.#isFresh = false;
  }

  forget(): void {
    this.#isFresh = false;
  }
}
