// The whole window: waiting for a vault, in front of its door, or inside with a session. At lock nothing of a session is left in it.
import type { QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shelter } from '../../features/shelter/contract';
import { type OpenSession, vault } from '../../features/vault/contract';
import { call, onChanged, setSession } from '../../ui/call';
import { flushDrafts } from '../../ui/draft';
import type { Navigation } from '../../ui/navigate';
import { Notice } from '../../ui/notice';
import { Loading } from '../../ui/progress-bar';
import { shell } from '../../ui/shell';
import { clearToasts } from '../../ui/toast';
import { preferences } from '../frame/preferences';
import { usePreferences } from '../frame/use-preferences';
import { loadSentences } from '../i18n';
import { Providers } from '../providers';
import { arrival } from './arrival';
import type { VaultStatus } from './door-place';
import type { FrontDoor } from './front-door';
import { NeutralSheet } from './neutral-sheet';
import { listenToVault } from './vault-link';
import { type ShelterWriting, useWriting } from './writing';
import './session.css';

export interface WindowProps {
  readonly languages: i18n;
  readonly client: QueryClient;
}

type State =
  | { readonly at: 'waiting' }
  | { readonly at: 'door'; readonly status: VaultStatus }
  | { readonly at: 'inside'; readonly session: OpenSession }
  | { readonly at: 'closing' };

const loadPages = () => import('./session-pages');
const SessionPages = lazy(async () => ({ default: (await loadPages()).SessionPages }));

const NOWHERE: Navigation = { path: '/', params: {}, go: () => undefined, back: () => undefined };

export function KanafWindow({ languages, client }: WindowProps) {
  const [state, setState] = useState<State>({ at: 'waiting' });
  const [news, setNews] = useState<News | undefined>(newsOnArrival);
  const [isNeutral, setNeutral] = useState(() => arrival() === 'panic');
  const [chosen, setChosen] = useState<ShelterWriting | undefined>(undefined);
  const look = useCallback(async () => {
    const answer = await call(vault.status, {});
    if (answer.kind === 'done') setState({ at: 'door', status: answer.value });
  }, []);
  const leave = useCallback(() => {
    setSession(undefined);
    clearToasts();
    client.clear();
  }, [client]);
  useEffect(
    () =>
      listenToVault({
        joined: () => {
          leave();
          void look();
        },
        locking: () => void keepDraftsAndLeave(leave).then(() => setState({ at: 'closing' })),
        stopped: () => {
          leave();
          setNews('stopped');
          setState({ at: 'waiting' });
        },
      }),
    [look, leave],
  );
  useNewestSettings(
    useCallback((settings) => {
      setState((now) =>
        now.at === 'inside' ? { at: 'inside', session: { ...now.session, settings } } : now,
      );
    }, []),
  );
  useWindowTitle(isNeutral);
  const Door = useDoor();
  // While the code is being typed the pages come in, so that nobody waits for them after it.
  const isAtDoor = state.at === 'door';
  useEffect(() => {
    if (!isAtDoor) return;
    void loadPages();
    for (const language of ['ar', 'en'] as const) void loadSentences(language);
  }, [isAtDoor]);
  const settings = useWriting(state.at === 'inside' ? state.session.settings : chosen);
  if (state.at === 'closing') return null;
  if (state.at === 'inside') {
    return (
      <Suspense fallback={null}>
        <SessionPages
          key={state.session.sessionId}
          {...{ languages, client, settings, session: state.session }}
        />
      </Suspense>
    );
  }
  return (
    <Providers languages={languages} client={client} settings={settings} navigation={NOWHERE}>
      {isNeutral ? (
        <NeutralSheet onTouched={() => setNeutral(false)} />
      ) : state.at === 'waiting' || Door === undefined ? (
        <Waiting />
      ) : (
        <Door
          status={state.status}
          news={news === undefined || news === 'damage' ? undefined : <NewsNotice news={news} />}
          isAfterDamage={news === 'damage'}
          onSettings={setChosen}
          onAskAgain={() => void look()}
          onOpened={(session) => {
            setSession(session.sessionId);
            setNews(undefined);
            setState({ at: 'inside', session });
          }}
        />
      )}
    </Providers>
  );
}

/** The door comes in while the vault process starts. Not by Suspense: React holds back what it reveals for 300 ms. */
function useDoor(): typeof FrontDoor | undefined {
  const [door, setDoor] = useState<{ readonly it: typeof FrontDoor } | undefined>(undefined);
  useEffect(() => {
    const words = loadSentences(preferences().language);
    void Promise.all([import('./front-door'), words]).then(([part]) =>
      setDoor({ it: part.FrontDoor }),
    );
  }, []);
  return door?.it;
}

/** A changed setting is in force at once: days and numbers are written anew without signing in again. */
function useNewestSettings(hear: (settings: OpenSession['settings']) => void): void {
  useEffect(
    () =>
      onChanged((feature) => {
        if (feature !== 'shelter') return;
        void call(shelter.settings, {}).then((answer) => {
          if (answer.kind === 'done') hear(answer.value.settings);
        });
      }),
    [hear],
  );
}

async function keepDraftsAndLeave(leave: () => void): Promise<void> {
  await flushDrafts();
  leave();
  void shell()?.ask({ kind: 'ready-to-lock' });
}

function useWindowTitle(isNeutral: boolean): void {
  const { language } = usePreferences();
  useEffect(() => {
    if (!isNeutral) void shell()?.ask({ kind: 'title', language });
  }, [language, isNeutral]);
}

function Waiting(): ReactNode {
  return (
    <div className="waiting-place">
      <Loading />
    </div>
  );
}

/** What the worker is told at the door about a session that ended without being asked to. */
type News = 'stopped' | 'window-stopped' | 'idle' | 'session-over' | 'damage';

const NEWS_ON_ARRIVAL = ['idle', 'session-over', 'window-stopped', 'damage'] as const;

function newsOnArrival(): News | undefined {
  const reason = arrival();
  return NEWS_ON_ARRIVAL.find((known) => known === reason);
}

function NewsNotice({ news }: { readonly news: Exclude<News, 'damage'> }) {
  const { t } = useTranslation();
  return (
    <Notice tone="info" title={t(`vault:news.${news}.title`)} isLive>
      {t(`vault:news.${news}.text`)}
    </Notice>
  );
}
