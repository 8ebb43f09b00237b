// How a list was left: its filter and its search come back with it, in this session only.
import { createContext, useContext, useState } from 'react';

export const KeptContext = createContext<Map<string, unknown> | undefined>(undefined);

/** As `useState`, remembered under a name until the lock. Outside a session it remembers nothing. */
export function useKept<Value>(name: string, start: Value): [Value, (next: Value) => void] {
  const kept = useContext(KeptContext);
  const [value, setValue] = useState<Value>(() =>
    kept?.has(name) === true ? (kept.get(name) as Value) : start,
  );
  return [
    value,
    (next) => {
      kept?.set(name, next);
      setValue(next);
    },
  ];
}
