// The number of a vault's format, and what is said of a vault whose header carries another one. Which formats this program
// brings up to date, and which Kanaf opens the others, stands in upgrade/known-formats.ts.
import { z } from 'zod';
import type { RefusalDetails } from '../../../src/kernel/result';
import { VAULT_FORMAT } from '../../../src/kernel/vault-format';

export { VAULT_FORMAT };

/** A format from before, of which this program makes no vault of today. */
export interface FormerFormat {
  readonly format: number;
  /** The last version of Kanaf that opens it. */
  readonly lastVersion: string;
}

export interface VaultFormats {
  /** The one that this program writes. */
  readonly own: number;
  readonly former: readonly FormerFormat[];
}

/** For readers that ask nothing but whether it is the own one. */
export const OWN_FORMAT: VaultFormats = { own: VAULT_FORMAT, former: [] };

/** Content of a header, or of a backup's manifest, of any format. */
export const anyContent = z.looseObject({ formatVersion: z.int() });
export type AnyContent = z.output<typeof anyContent>;

export type OtherFormat = 'newer-format' | 'older-format';

/** Undefined for the format that this program writes. */
export function otherFormat({ formatVersion }: AnyContent, own: number): OtherFormat | undefined {
  if (formatVersion === own) return undefined;
  return formatVersion > own ? 'newer-format' : 'older-format';
}

/** How often a header of any format was saved; 0 where it does not say. */
export function savings({ generation }: AnyContent): number {
  return typeof generation === 'number' && Number.isSafeInteger(generation) ? generation : 0;
}

const VERSION = /^\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/**
 * For the sentence: which format lies there, which one this program reads, and which Kanaf opens it where that is known.
 * `opensWith` of a later format is the first version that opens it. Nobody vouches for it before the vault is open: nothing
 * but the digits of a version is ever shown.
 */
export function formatDetails(content: AnyContent, { own, former }: VaultFormats): RefusalDetails {
  const { formatVersion: format, opensWith } = content;
  const formats = { format, own };
  const last = former.find((one) => one.format === format)?.lastVersion;
  const version = format > own ? opensWith : last;
  return typeof version === 'string' && VERSION.test(version) ? { ...formats, version } : formats;
}
