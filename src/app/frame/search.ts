// What the search box can find. Features hand in their sources; the box asks them all and keeps nothing.
import { useEffect, useState } from 'react';
import type { Found, FoundGroup } from '../../ui/command-palette';

export interface SearchSource {
  readonly id: string;
  /** Locale key of the group's heading. */
  readonly heading: string;
  /** Answers in order, best first. An empty text asks for the usual things. */
  readonly find: (
    text: string,
    signal: AbortSignal,
  ) => Promise<readonly Found[]> | readonly Found[];
}

const sources: SearchSource[] = [];

/** Adds a source; answers how to take it away again. */
export function registerSearch(source: SearchSource): () => void {
  sources.push(source);
  return () => void sources.splice(sources.indexOf(source), 1);
}

/** A source that lives as long as the part that hands it in; hand in a stable value. */
export function useSearchSource(source: SearchSource): void {
  useEffect(() => registerSearch(source), [source]);
}

export interface FoundSoFar {
  readonly groups: readonly FoundGroup[];
  readonly isBusy: boolean;
}

interface Answered extends FoundSoFar {
  readonly text: string;
}

const NOTHING: Answered = { groups: [], isBusy: false, text: '' };

/** Asks every source for the text and shows groups in the order the sources were handed in. */
export function useFound(text: string, isOpen: boolean): FoundSoFar {
  const [answered, setAnswered] = useState<Answered>(NOTHING);
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    const asked = sources.map(async (source) => ({
      id: source.id,
      heading: source.heading,
      items: await source.find(text, abort.signal),
    }));
    void Promise.all(asked).then((groups) => {
      if (!abort.signal.aborted) setAnswered({ groups, isBusy: false, text });
    });
    return () => abort.abort();
  }, [text, isOpen]);
  if (!isOpen) return NOTHING;
  return { groups: answered.groups, isBusy: answered.text !== text };
}
