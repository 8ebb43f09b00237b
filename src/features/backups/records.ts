// What the work on backups needs of the vault: the list of media, and the long works themselves.
import type { CheckedInputOf, OutputOf, Progress, RefusalCodeOf } from '../../kernel/operation';
import type { Result } from '../../kernel/result';
import type { backups } from './contract';
import type { EndReason, Finding, Medium, MediumKind, MediumState } from './medium';

/** What the signed manifests on a medium remember of the trail, against the trail of the open vault. */
export interface HeardManifests {
  readonly agree: number;
  readonly differ: number;
  /** Of another vault, wrongly signed or unreadable: no witnesses. */
  readonly notOurs: number;
  /** Between which lines the trail ceases to be the one that was signed. */
  readonly doubt: { readonly from: number; readonly to: number } | null;
}

export interface MadeBackup {
  readonly mediumId: string;
  readonly kind: MediumKind;
  readonly number: number;
  readonly madeAt: string;
  readonly bytes: number;
  readonly events: number;
  /** Null where this session lacks the key of `audit`. */
  readonly residents: number | null;
  readonly removedKeys: number;
  readonly headerGeneration: number;
  readonly erasures: number;
  readonly manifestSha256: string;
  readonly manifests: HeardManifests;
}

export interface LookedAtBackup {
  readonly mediumId: string;
  readonly number: number;
  readonly madeAt: string;
  readonly manifestSha256: string;
  readonly manifests: HeardManifests;
  readonly residents: number | null;
  readonly findings: readonly Finding[];
}

type Work<Value, Op extends keyof typeof backups> = AsyncGenerator<
  Progress,
  Result<Value, RefusalCodeOf<(typeof backups)[Op]>>,
  void
>;

export interface BackupsRead {
  media(): readonly Medium[];
  /** How many erasures the vault has carried out. */
  erasures(): number;
  make(folderToken: string): Work<MadeBackup, 'make'>;
  check(folderToken: string): Work<LookedAtBackup, 'check'>;
  drill(folderToken: string): Work<LookedAtBackup, 'drill'>;
  look(folderToken: string): Work<OutputOf<typeof backups.look>, 'look'>;
  restore(
    input: CheckedInputOf<typeof backups.restore>,
  ): Work<OutputOf<typeof backups.restore>, 'restore'>;
  salvage(
    input: CheckedInputOf<typeof backups.salvage>,
  ): Work<OutputOf<typeof backups.salvage>, 'salvage'>;
}

export interface BackupsWrite extends BackupsRead {
  /** Answers the medium as it now stands in the list, and whether it is new there. */
  keepBackup(made: MadeBackup): { readonly medium: Medium; readonly isNew: boolean };
  /** A medium that this vault does not list is left alone. */
  keepLook(mediumId: string, what: 'check' | 'drill', at: string): void;
  nameMedium(mediumId: string, label: string): boolean;
  endMedium(
    mediumId: string,
    end: { readonly state: MediumState; readonly reason: EndReason; readonly at: string },
  ): void;
}
