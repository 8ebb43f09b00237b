// The header of a vault in a format from before, read as one of today where every step up to it is known. Writes nothing.
import type { Disk } from './disk';
import { headerContentSchema } from './header';
import { type FoundHeader, newestCopy } from './header-file';
import { type AnyContent, VAULT_FORMAT } from './vault-format';

/** The header's part of a step from one format to the next. */
export interface HeaderUpgrade {
  readonly from: number;
  /**
   * The content of a header of `from` as one of the next format; undefined where it is none. Slots are carried over as they
   * are: each is sealed under a passphrase that nobody else knows.
   */
  readonly header: (content: AnyContent) => AnyContent | undefined;
}

export interface FormerHeader<Step extends HeaderUpgrade> {
  readonly format: number;
  /** As one of today. Genuine where the former one is. */
  readonly found: FoundHeader;
  /** Both copies say the same. */
  readonly isTwofold: boolean;
  /** From that format to today's, in their order. */
  readonly steps: readonly Step[];
}

/** Undefined where no vault of a former format lies there, or one of which nobody knows the way up. */
export function readFormerHeader<Step extends HeaderUpgrade>(
  folder: string,
  upgrades: readonly Step[],
  disk?: Disk,
): FormerHeader<Step> | undefined {
  const { newest, copies, isTwofold } = newestCopy(folder, disk);
  if (newest.state !== 'older-format') return undefined;
  const { content: closedOver, hmac } = newest;
  const steps = stepsFrom(closedOver.formatVersion, upgrades);
  if (steps === undefined) return undefined;
  let content: AnyContent | undefined = closedOver;
  for (const step of steps) content = content === undefined ? undefined : step.header(content);
  const today = headerContentSchema.safeParse(content);
  if (!today.success) return undefined;
  const header = { content: today.data, hmac, closedOver };
  // A copy of that format is as good as the vault itself.
  const states = copies.map((state) => (state === 'older-format' ? 'good' : state));
  const found = { header, copies: states };
  return { format: closedOver.formatVersion, found, isTwofold, steps };
}

function stepsFrom<Step extends HeaderUpgrade>(
  format: number,
  upgrades: readonly Step[],
): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let at = format; at < VAULT_FORMAT; at += 1) {
    const step = upgrades.find(({ from }) => from === at);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps;
}
