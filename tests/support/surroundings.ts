// What all files of tests in one process have in common, and any of them could change for the others.

/** Everything by name; values are only compared, never shown: an environment may hold secrets. */
export type Surroundings = ReadonlyMap<string, unknown>;

export function surroundings(): Surroundings {
  return new Map<string, unknown>([
    ...Object.entries(process.env).map(named('environment')),
    ...Object.getOwnPropertyNames(globalThis)
      .filter(isOurs)
      .map((name) => named('global')([name, 1])),
    ...process
      .eventNames()
      .map((name) => named('listeners of')([String(name), process.listenerCount(name)])),
    ['folder', process.cwd()],
    ['file mask', process.umask()],
  ]);
}

const named =
  (kind: string) =>
  ([name, value]: readonly [string, unknown]): [string, unknown] => [`${kind} ${name}`, value];

/** Libraries leave marks of their own, whatever file loads them first: React, its router, and one that the demo uses (a bare number). */
const isOurs = (name: string) => !/^(__|IS_REACT_|\d+$)/.test(name);

/** Names of what is there now and was not, is not there any more, or is another. */
export function changedSince(before: Surroundings): readonly string[] {
  const now = surroundings();
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (name) => before.get(name) !== now.get(name),
  );
}
