// What one segment of search names keeps of a person, taken from a sealed part of their file.
import { fullName, type Identity, spellings } from '../../../src/features/residents/index';
import { birthYearOf } from '../../../src/kernel/partial-date';
import type { StoredPresence } from '../sealing/resident-parts';

export interface KeptWords {
  /** Version of the sealed part this was taken from. */
  readonly version: number;
  readonly names: readonly string[];
  /** Left out where it is the first of `names`. */
  readonly fullName?: string | undefined;
  readonly room?: string | undefined;
  readonly phone?: string | undefined;
  readonly alerts: number;
  readonly birthYear?: number | undefined;
  /** Blind keys by which a desk without the names may ask. */
  readonly keys: readonly string[];
}

export function presenceWords(version: number, part: StoredPresence): KeptWords {
  const { preferredName, room, alerts, matchKeys } = part;
  return { version, names: [preferredName], room, alerts: alerts.length, keys: matchKeys };
}

export function identityWords(version: number, { name, birth, phone }: Identity): KeptWords {
  const names = spellings(name);
  const full = fullName(name);
  const words = { version, names, birthYear: birthYearOf(birth), phone, alerts: 0, keys: [] };
  return full === names[0] ? words : { ...words, fullName: full };
}
