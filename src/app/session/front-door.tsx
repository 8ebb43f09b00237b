// Before a session: first run, unlock, a vault in trouble, or the check of a summary that needs no vault.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { OpenSession } from '../../features/vault/contract';
import type { OutputOf } from '../../kernel/operation';
import type { vault } from '../../features/vault/contract';
import { FirstRun, type FirstRunProps } from '../../features/vault/screens/first-run';
import { type Trouble, TroubleScreen } from '../../features/vault/screens/trouble';
import { Unlock } from '../../features/vault/screens/unlock';
import { AppearanceMenu, LanguageSwitch } from '../frame/app-frame';
import { setPreferences } from '../frame/preferences';
import { usePreferences } from '../frame/use-preferences';
import { AsideDoor } from '../pages/aside-door';
import { VerifyDoor } from '../pages/verify-door';
import { shell } from '../../ui/shell';
import { keepLastCode, lastCode } from './last-code';

const VerifyPanel = lazy(async () => ({
  default: (await import('../../features/summaries/screens/verify-screen')).VerifyPanel,
}));

const RestorePanel = lazy(async () => ({
  default: (await import('../../features/backups/screens/restore-panel')).RestorePanel,
}));

const SalvagePanel = lazy(async () => ({
  default: (await import('../../features/backups/screens/salvage-panel')).SalvagePanel,
}));

const ReturnScreen = lazy(async () => ({
  default: (await import('../../features/vault/screens/return-screen')).ReturnScreen,
}));

export type VaultStatus = OutputOf<typeof vault.status>;

export interface FrontDoorProps {
  readonly status: VaultStatus;
  readonly news?: ReactNode;
  readonly onSettings: NonNullable<FirstRunProps['onSettings']>;
  readonly onOpened: (session: OpenSession) => void;
  readonly onAskAgain: () => void;
}

const BROKEN: Partial<Record<VaultStatus['state'], Trouble>> = {
  'header-missing': { code: 'vault.header-missing' },
  'header-damaged': { code: 'vault.header-damaged' },
  'newer-format': { code: 'vault.newer-format' },
};

export function FrontDoor(props: FrontDoorProps) {
  const { status, onAskAgain } = props;
  const { language } = usePreferences();
  const [met, setMet] = useState<Trouble | undefined>(undefined);
  const [aside, setAside] = useState<'verify' | 'restore' | 'salvage' | 'return' | undefined>(
    undefined,
  );
  const tools = <DoorTools />;
  const chooseFolder = () => {
    setMet(undefined);
    void shell()?.ask({ kind: 'choose-folder', purpose: 'vault' });
  };
  const opened = (session: OpenSession) => {
    keepLastCode(session.staffCode);
    props.onOpened(session);
  };
  const trouble = met ?? BROKEN[status.state];
  if (aside === 'verify') {
    return (
      <VerifyDoor tools={tools} onBack={() => setAside(undefined)}>
        <Suspense fallback={null}>
          <VerifyPanel />
        </Suspense>
      </VerifyDoor>
    );
  }
  if (aside === 'restore') {
    return (
      <AsideDoor what="restore" tools={tools} onBack={() => setAside(undefined)}>
        <Suspense fallback={null}>
          <RestorePanel
            onRestored={() => {
              setAside(undefined);
              onAskAgain();
            }}
          />
        </Suspense>
      </AsideDoor>
    );
  }
  if (aside === 'salvage') {
    return (
      <AsideDoor what="salvage" tools={tools} onBack={() => setAside(undefined)}>
        <Suspense fallback={null}>
          <SalvagePanel />
        </Suspense>
      </AsideDoor>
    );
  }
  if (trouble !== undefined) {
    return (
      <TroubleScreen
        tools={tools}
        trouble={trouble}
        folder={status.folder}
        onAgain={() => {
          setMet(undefined);
          onAskAgain();
        }}
        onChooseFolder={chooseFolder}
        {...(trouble.code === 'database.damaged' ? { onSalvage: () => setAside('salvage') } : {})}
      />
    );
  }
  if (status.state === 'none') {
    return (
      <FirstRun
        tools={tools}
        folder={status.folder}
        language={language}
        onLanguage={(next) => setPreferences({ language: next })}
        onChooseFolder={chooseFolder}
        onRestore={() => setAside('restore')}
        onSettings={props.onSettings}
        onOpened={opened}
      />
    );
  }
  if (aside === 'return') {
    return (
      <Suspense fallback={null}>
        <ReturnScreen tools={tools} onBack={() => setAside(undefined)} onOpened={opened} />
      </Suspense>
    );
  }
  return (
    <Unlock
      key={status.folder}
      tools={tools}
      lastCode={lastCode()}
      isTraining={status.training}
      isHeaderWorn={status.headerWorn}
      device={status.device}
      news={props.news}
      onVerify={() => setAside('verify')}
      onReturn={() => setAside('return')}
      onSalvage={() => setAside('salvage')}
      onChooseFolder={chooseFolder}
      onTrouble={setMet}
      onOpened={opened}
    />
  );
}

function DoorTools() {
  return (
    <>
      <AppearanceMenu />
      <LanguageSwitch />
    </>
  );
}
