// Words that everybody here knows, such as the shelter's name and staff codes: no passphrase is made of them.
import { createContext, type ReactNode, useContext } from 'react';

const OwnWordsContext = createContext<readonly string[]>([]);

export function useOwnWords(): readonly string[] {
  return useContext(OwnWordsContext);
}

export interface OwnWordsProps {
  readonly words: readonly string[];
  readonly children: ReactNode;
}

/** Adds to what is known around it. */
export function OwnWords({ words, children }: OwnWordsProps) {
  const known = useOwnWords();
  return <OwnWordsContext value={[...known, ...words]}>{children}</OwnWordsContext>;
}
