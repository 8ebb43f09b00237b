// Files that the shell reads and hashes for this page: how far it is, and stopping it when the page is left.
import { useEffect, useState } from 'react';
import { shell } from '../../ui/shell';

export interface Inspection<Found> {
  readonly found: Found | undefined;
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
  readonly begin: () => void;
  readonly stop: () => void;
}

interface State<Found> {
  readonly found?: Found;
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
}

const stop = () => void shell()?.ask({ kind: 'stop-inspecting' });

export function useInspection<Found>(ask: () => Promise<Found> | undefined): Inspection<Found> {
  const [state, setState] = useState<State<Found>>({ isRunning: false, done: 0, total: 0 });
  const { isRunning } = state;
  useEffect(() => {
    if (!isRunning) return undefined;
    const quiet = shell()?.listen((event) => {
      if (event.kind !== 'inspecting') return;
      const { done, total } = event;
      setState((now) => (now.isRunning ? { ...now, done, total } : now));
    });
    return () => quiet?.();
  }, [isRunning]);
  useEffect(() => (isRunning ? stop : undefined), [isRunning]);
  const begin = () => {
    setState({ isRunning: true, done: 0, total: 0 });
    void ask()?.then((found) => setState({ found, isRunning: false, done: 0, total: 0 }));
  };
  return { found: state.found, isRunning, done: state.done, total: state.total, begin, stop };
}
