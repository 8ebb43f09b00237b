// The whole window: waiting for a vault, in front of its door, or inside with a session. At lock nothing of a session is left in it.
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OpenSession, vault } from '../../features/vault/contract';
import { call, setSession } from '../../ui/call';
import { flushDrafts } from '../../ui/draft';
import type { Navigation } from '../../ui/navigate';
import { Notice } from '../../ui/notice';
import { Loading } from '../../ui/progress-bar';
import { shell } from '../../ui/shell';
import { clearToasts } from '../../ui/toast';
import { usePreferences } from '../frame/preferences';
import { Providers } from '../providers';
import { makeRouter } from '../routes';
import { FrontDoor, type VaultStatus } from './front-door';
import { Inside, SessionSettings } from './inside';
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

const NOWHERE: Navigation = { path: '/', params: {}, go: () => undefined, back: () => undefined };

export function KanafWindow({ languages, client }: WindowProps) {
  const [state, setState] = useState<State>({ at: 'waiting' });
  const [stoppedOnce, setStopped] = useState(false);
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
          setStopped(true);
          setState({ at: 'waiting' });
        },
      }),
    [look, leave],
  );
  useWindowTitle();
  const settings = useWriting(state.at === 'inside' ? state.session.settings : chosen);
  if (state.at === 'closing') return null;
  if (state.at === 'inside') {
    return (
      <SessionSettings value={{ languages, client, settings, session: state.session }}>
        <SessionPages key={state.session.sessionId} />
      </SessionSettings>
    );
  }
  return (
    <Providers languages={languages} client={client} settings={settings} navigation={NOWHERE}>
      {state.at === 'waiting' ? (
        <Waiting />
      ) : (
        <FrontDoor
          status={state.status}
          news={stoppedOnce ? <StoppedNotice /> : undefined}
          onSettings={setChosen}
          onAskAgain={() => void look()}
          onOpened={(session) => {
            setSession(session.sessionId);
            setStopped(false);
            setState({ at: 'inside', session });
          }}
        />
      )}
    </Providers>
  );
}

/** A router of its own for each session: no page of an earlier one can be gone back to. */
function SessionPages() {
  const router = useMemo(() => makeRouter(Inside), []);
  return <RouterProvider router={router} />;
}

async function keepDraftsAndLeave(leave: () => void): Promise<void> {
  await flushDrafts();
  leave();
  void shell()?.ask({ kind: 'ready-to-lock' });
}

function useWindowTitle(): void {
  const { language } = usePreferences();
  useEffect(() => {
    void shell()?.ask({ kind: 'title', language });
  }, [language]);
}

function Waiting(): ReactNode {
  return (
    <div className="waiting-place">
      <Loading />
    </div>
  );
}

function StoppedNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="info" title={t('vault:stopped.title')} isLive>
      {t('vault:stopped.text')}
    </Notice>
  );
}
