// The files this person opened last, in this session only: it is kept nowhere and goes with the lock.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

export interface RecentFile {
  readonly id: string;
  readonly text: string;
  readonly title: ReactNode;
}

interface Recents {
  readonly list: readonly RecentFile[];
  readonly opened: (file: RecentFile) => void;
}

const SHOWN = 6;

const RecentsContext = createContext<Recents>({ list: [], opened: () => undefined });

export function RecentFiles({ children }: { readonly children: ReactNode }) {
  const [list, setList] = useState<readonly RecentFile[]>([]);
  const opened = useCallback(
    (file: RecentFile) =>
      setList((held) => [file, ...held.filter(({ id }) => id !== file.id)].slice(0, SHOWN)),
    [],
  );
  return (
    <RecentsContext value={useMemo(() => ({ list, opened }), [list, opened])}>
      {children}
    </RecentsContext>
  );
}

export function useRecents(): Recents {
  return useContext(RecentsContext);
}
