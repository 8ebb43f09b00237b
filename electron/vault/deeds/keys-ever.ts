// Every public signing key that anybody has had by the deeds: what was signed long ago is judged with the keys of its day.
import type { BookState } from './book-state';

export interface KeysEver {
  readonly code: string;
  readonly keys: readonly string[];
}

export function keysEver({ people, formerKeys }: BookState, staffId: string): KeysEver | undefined {
  const person = Object.hasOwn(people, staffId) ? people[staffId] : undefined;
  if (person === undefined) return undefined;
  const before = formerKeys.filter((one) => one.staffId === staffId).map(({ ed25519 }) => ed25519);
  return { code: person.code, keys: [...before, person.ed25519] };
}
