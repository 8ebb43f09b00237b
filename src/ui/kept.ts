// How a list was left: its filter and its search come back with it, in this session only.
import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react';

/** What lists remember until the lock; who shows it hears when it is set from elsewhere. */
export class Kept {
  readonly #values = new Map<string, unknown>();
  readonly #listeners = new Set<() => void>();

  has(name: string): boolean {
    return this.#values.has(name);
  }

  get(name: string): unknown {
    return this.#values.get(name);
  }

  set(name: string, value: unknown): void {
    this.#values.set(name, value);
    for (const listener of this.#listeners) listener();
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}

export const KeptContext = createContext<Kept | undefined>(undefined);

/** As `useState`, remembered under a name until the lock; `start` stays the same value. Outside a session only as long as it is shown. */
export function useKept<Value>(name: string, start: Value): [Value, (next: Value) => void] {
  const session = useContext(KeptContext);
  const [own] = useState(() => new Kept());
  const kept = session ?? own;
  const value = useSyncExternalStore(kept.listen, () =>
    kept.has(name) ? (kept.get(name) as Value) : start,
  );
  return [value, useCallback((next: Value) => kept.set(name, next), [kept, name])];
}
