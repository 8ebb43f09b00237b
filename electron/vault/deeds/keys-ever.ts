// Every public signing key that anybody has had by the deeds: what was signed long ago is judged with the keys of its day.
import type { Handle } from '../database/driver';
import type { BookState } from './book-state';
import { type Deed, hashOfDeed, NO_DEED, readDeed } from './deed';
import { deedsAfter } from './deed-rows';

export interface KeysEver {
  readonly code: string;
  readonly keys: readonly string[];
}

/** Only of deeds that lead to the head that was verified. */
export function keysEver(
  keyring: Handle,
  { number, head }: BookState,
): ReadonlyMap<string, KeysEver> {
  const deeds = deedsAfter(keyring, 0).filter((one) => one.number <= number);
  const last = deeds.at(-1);
  const isWhole = last !== undefined && hashOfDeed(last.body) === head;
  return isWhole ? keysIn(deeds.map(({ body }) => body)) : new Map();
}

/** Of bodies in their order; none where they do not follow each other. */
export function keysIn(bodies: readonly string[]): ReadonlyMap<string, KeysEver> {
  const found = new Map<string, KeysEver>();
  let before = NO_DEED;
  for (const body of bodies) {
    const deed = readDeed(body);
    if (deed?.before !== before) return new Map();
    before = hashOfDeed(body);
    for (const person of deed.people ?? []) addKey(found, person);
  }
  return found;
}

function addKey(
  found: Map<string, KeysEver>,
  { staffId, code, ed25519 }: NonNullable<Deed['people']>[number],
): void {
  const keys = found.get(staffId)?.keys ?? [];
  found.set(staffId, { code, keys: [...keys, ed25519] });
}
