// Signs where the trail stands, and lets this computer remember it, and the header, outside the vault's folder.
import type { Book } from '../deeds/book';
import type { Handle } from '../database/driver';
import { knownGeneration } from '../keyring/header-known';
import { currentAlarm } from './alarm';
import type { AuditSecret } from './audit-secret';
import {
  type CheckpointHead,
  type DeedsHead,
  originOf,
  signCheckpoint,
  signerName,
} from './checkpoint';
import { keepLastSeen, readLastSeen, type SeenState } from './last-seen';
import type { AuditTrail } from './trail';
import { hasLeftOut } from './waiting-alarms';
import { judgeWitness } from './witness';

/** So many events may pass before the trail signs where it stands. */
const EVENTS_PER_CHECKPOINT = 256;

export interface SealParts {
  readonly vaultId: string;
  readonly records: Handle;
  readonly trail: AuditTrail;
  readonly secret: AuditSecret;
  readonly profile?: string | undefined;
  readonly now: () => string;
  readonly book: Book;
}

export class TrailSeal {
  readonly #parts: SealParts;
  #isFresh = false;

  constructor(parts: SealParts) {
    this.#parts = parts;
  }

  /** True once a checkpoint was kept in the open transaction. */
  get isFresh(): boolean {
    return this.#isFresh;
  }

  /** The trail as it stands, signed by the vault's own key. */
  signed(head: CheckpointHead = this.#parts.trail.head()): string {
    const { vaultId, trail, secret } = this.#parts;
    const deeds = this.#deeds();
    return signCheckpoint(
      originOf(vaultId, trail.epoch()),
      { ...head, ...deeds },
      {
        name: signerName(vaultId),
        publicKey: secret.publicKey,
        sign: secret.sign,
      },
    );
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

  /** What was found is not written over as long as an alarm stands: what was seen before is what it is about. */
  remember(unsaved: number): void {
    const { profile, vaultId, trail, records, now } = this.#parts;
    if (profile === undefined) return;
    const isDoubted = currentAlarm(records) !== undefined || hasLeftOut(records);
    const before = isDoubted ? readLastSeen(profile, vaultId) : undefined;
    const state = { epoch: trail.epoch(), ...trail.head() };
    const isSinceFit = this.#fits(before?.since);
    if (before !== undefined && !(isSinceFit && this.#fits(before))) {
      const { since = state } = isSinceFit ? {} : before;
      keepLastSeen(profile, vaultId, { ...before, unsaved, since });
      return;
    }
    const header = knownGeneration({ epoch: state.epoch, records }, before);
    const seen = { formatVersion: 1 as const, ...state, ...this.#deeds(), at: now(), unsaved };
    keepLastSeen(profile, vaultId, header === undefined ? seen : { ...seen, header });
  }

  /** Of a book that is not whole nothing is remembered. */
  #deeds(): { readonly deeds?: DeedsHead } {
    const { isWhole, state } = this.#parts.book;
    if (!isWhole || state.number === 0) return {};
    return { deeds: { number: state.number, head: state.head } };
  }

  #fits(state: SeenState | undefined): boolean {
    if (state === undefined) return true;
    const verdict = judgeWitness(this.#parts.trail, { kind: 'last-seen', ...state });
    return verdict === 'agrees' || verdict === 'explained';
  }

  settle(unsaved: number): void {
    if (this.#isFresh) this.remember(unsaved);
    this.#isFresh = false;
  }

  forget(): void {
    this.#isFresh = false;
  }
}
