// The window's only voice: asks the vault over the port and hears back. It keeps nothing of an answer beyond the query cache,
// and empties that cache at lock.
import { keepPreviousData, type Query, QueryClient, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf, AnyOperation, InputOf, OutputOf, Progress } from '../kernel/operation';
import type { InputIssue } from '../kernel/result';
import { useAnswerText } from './answer-text';

export type Outgoing =
  | {
      readonly kind: 'call';
      readonly callId: string;
      readonly operation: string;
      readonly input: unknown;
      readonly sessionId?: string;
    }
  | { readonly kind: 'cancel'; readonly callId: string };

export type Incoming =
  | { readonly kind: 'answer'; readonly callId: string; readonly answer: AnswerOf<AnyOperation> }
  | { readonly kind: 'progress'; readonly callId: string; readonly progress: Progress }
  | { readonly kind: 'changed'; readonly feature: string }
  | { readonly kind: 'locked'; readonly reason: string };

/** A `MessagePort`, or a fake of one in tests. */
export interface Transport {
  post(message: Outgoing): void;
  /** Hands every incoming message on; answers a function that stops it. */
  listen(hear: (message: Incoming) => void): () => void;
}

interface Waiting {
  readonly settle: (answer: AnswerOf<AnyOperation>) => void;
  readonly progress: ((progress: Progress) => void) | undefined;
}

export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

type Named = AnyOperation & { readonly name: string };

const waiting = new Map<string, Waiting>();
const changedListeners = new Set<(feature: string) => void>();
const lockedListeners = new Set<(reason: string) => void>();
let transport: Transport | undefined;
let stopListening: (() => void) | undefined;
let sessionId: string | undefined;
let callCount = 0;

const LOCKED = { kind: 'refused', refusal: { code: 'session.locked' } } as const;

/** Joins this window to a vault process. Calls still open on an earlier port are answered as locked. */
export function connect(next: Transport): void {
  stopListening?.();
  answerAllAsLocked();
  transport = next;
  stopListening = next.listen(hear);
}

/** A browser `MessagePort` as a transport. */
export function portTransport(port: MessagePort): Transport {
  return {
    post: (message) => port.postMessage(message),
    listen: (handle) => {
      const onMessage = (event: MessageEvent<Incoming>) => handle(event.data);
      port.addEventListener('message', onMessage);
      port.start();
      return () => port.removeEventListener('message', onMessage);
    },
  };
}

export function setSession(id: string | undefined): void {
  sessionId = id;
}

export function onChanged(listener: (feature: string) => void): () => void {
  changedListeners.add(listener);
  return () => void changedListeners.delete(listener);
}

export function onLocked(listener: (reason: string) => void): () => void {
  lockedListeners.add(listener);
  return () => void lockedListeners.delete(listener);
}

function hear(message: Incoming): void {
  switch (message.kind) {
    case 'answer': {
      const call = waiting.get(message.callId);
      waiting.delete(message.callId);
      call?.settle(message.answer);
      return;
    }
    case 'progress':
      waiting.get(message.callId)?.progress?.(message.progress);
      return;
    case 'changed':
      for (const listener of changedListeners) listener(message.feature);
      return;
    case 'locked':
      sessionId = undefined;
      answerAllAsLocked();
      for (const listener of lockedListeners) listener(message.reason);
  }
}

function answerAllAsLocked(): void {
  const open = [...waiting.values()];
  waiting.clear();
  for (const call of open) call.settle(LOCKED);
}

/** Asks the vault for one operation. Resolves with its answer, whatever that is; never rejects. */
export function call<Op extends Named>(
  operation: Op,
  input: InputOf<Op>,
  options: CallOptions = {},
): Promise<AnswerOf<Op>> {
  const port = transport;
  if (port === undefined) return Promise.resolve(LOCKED as AnswerOf<Op>);
  callCount += 1;
  const callId = `call-${callCount}`;
  return new Promise((resolve) => {
    const cancel = () => port.post({ kind: 'cancel', callId });
    waiting.set(callId, {
      progress: options.onProgress,
      settle: (answer) => {
        options.signal?.removeEventListener('abort', cancel);
        resolve(answer as AnswerOf<Op>);
      },
    });
    options.signal?.addEventListener('abort', cancel);
    const session = sessionId === undefined ? {} : { sessionId };
    port.post({ kind: 'call', callId, operation: operation.name, input, ...session });
  });
}

/** The window's one query cache: asks again when the vault says that something changed, empty after lock. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always' },
    },
  });
  onChanged((feature) => {
    void client.invalidateQueries({ predicate: (query) => follows(query, feature) });
    void client.invalidateQueries({
      predicate: (query) => !isOwnThing(feature) && !follows(query, feature),
      refetchType: 'none',
    });
  });
  onLocked(() => client.clear());
  return client;
}

/**
 * Whether an open screen asks again at once. A read that leaves an event in the trail is repeated only when its own
 * room changed; a kept draft or a line put off changes nothing that other rooms show.
 */
function follows({ queryKey, meta }: Pick<Query, 'queryKey' | 'meta'>, feature: string): boolean {
  if (String(queryKey[0]).startsWith(`${feature}.`)) return true;
  return !isOwnThing(feature) && meta?.['recorded'] !== true;
}

/** What one worker keeps for themselves: no other room shows it. */
function isOwnThing(feature: string): boolean {
  return feature === 'drafts' || feature === 'own-lists';
}

export interface Asked<Value> {
  readonly value: Value | undefined;
  readonly isLoading: boolean;
  /** A sentence when the vault refused or failed. */
  readonly problem: string | undefined;
  readonly reload: () => void;
}

export interface QueryOptions {
  readonly enabled?: boolean;
  /** Shows the last answer while the next is fetched. Only for lists: never one person's words for another's. */
  readonly keepsLast?: boolean;
}

/** What a query answers, kept fresh. Ask with a stable input: its JSON is the cache key. */
export function useQueryOf<Op extends Named>(
  operation: Op,
  input: InputOf<Op>,
  options: QueryOptions = {},
): Asked<OutputOf<Op>> {
  const text = useAnswerText();
  const asked = useQuery({
    queryKey: [operation.name, input],
    queryFn: ({ signal }) => call(operation, input, { signal }),
    enabled: options.enabled ?? true,
    meta: { recorded: operation.audit.kind === 'recorded' },
    ...(options.keepsLast === true ? { placeholderData: keepPreviousData } : {}),
  });
  const answer = asked.data;
  const { refetch } = asked;
  return {
    value: answer?.kind === 'done' ? (answer.value as OutputOf<Op>) : undefined,
    isLoading: asked.isLoading,
    problem: answer === undefined ? undefined : text.answer(answer),
    reload: useCallback(() => void refetch(), [refetch]),
  };
}

export interface Doing<Op extends Named> {
  readonly run: (input: InputOf<Op>, options?: CallOptions) => Promise<AnswerOf<Op>>;
  readonly cancel: () => void;
  readonly isPending: boolean;
  readonly progress: Progress | undefined;
  /** A sentence for the last refusal or fault. */
  readonly problem: string | undefined;
  /** Issues of the last invalid answer. */
  readonly issues: readonly InputIssue[];
}

interface DoingState {
  readonly isPending: boolean;
  readonly progress?: Progress;
  readonly answer?: AnswerOf<AnyOperation>;
}

/** Runs a command or a job and says how it went. A job can be cancelled; leaving the screen does not cancel it. */
export function useCommand<Op extends Named>(operation: Op): Doing<Op> {
  const text = useAnswerText();
  const [state, setState] = useState<DoingState>({ isPending: false });
  const aborter = useRef<AbortController | undefined>(undefined);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const run = useCallback(
    async (input: InputOf<Op>, options: CallOptions = {}) => {
      const abort = new AbortController();
      aborter.current = abort;
      setState({ isPending: true });
      const answer = await call(operation, input, {
        signal: options.signal ?? abort.signal,
        onProgress: (progress) => {
          if (alive.current) setState({ isPending: true, progress });
          options.onProgress?.(progress);
        },
      });
      if (alive.current) setState({ isPending: false, answer });
      return answer;
    },
    [operation],
  );
  return {
    run,
    cancel: useCallback(() => aborter.current?.abort(), []),
    isPending: state.isPending,
    progress: state.progress,
    problem: state.answer === undefined ? undefined : text.answer(state.answer),
    issues: state.answer?.kind === 'invalid' ? state.answer.issues : [],
  };
}
