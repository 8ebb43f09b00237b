// Stopping a long work that a form began.
import { useMemo } from 'react';

export interface Stop {
  /** The signal of the work that begins now. */
  begin(): AbortSignal;
  now(): void;
}

export function useStop(): Stop {
  return useMemo(() => {
    let running = new AbortController();
    return {
      begin: () => {
        running = new AbortController();
        return running.signal;
      },
      now: () => running.abort(),
    };
  }, []);
}
