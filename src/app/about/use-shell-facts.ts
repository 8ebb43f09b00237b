import { useEffect, useState } from 'react';
import type { ShellFacts } from '../../contract/shell';
import { shell } from '../../ui/shell';

/** Undefined until the shell has answered; in a plain browser for ever. */
export function useShellFacts(): ShellFacts | undefined {
  const [facts, setFacts] = useState<ShellFacts | undefined>();
  useEffect(() => {
    void shell()?.ask({ kind: 'facts' }).then(setFacts);
  }, []);
  return facts;
}
