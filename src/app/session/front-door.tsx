// Before a session: first run, unlock, a vault in trouble, or the check of a summary that needs no vault.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { OpenSession } from '../../features/vault/contract';
import { FirstRun, type FirstRunProps } from '../../features/vault/screens/first-run';
import {
  type Trouble,
  TroubleScreen,
  type TroubleStep,
} from '../../features/vault/screens/trouble';
import { Unlock } from '../../features/vault/screens/unlock';
import { AppearanceMenu, LanguageSwitch } from '../frame/appearance-menu';
import { setPreferences } from '../frame/preferences';
import { usePreferences } from '../frame/use-preferences';
import { AsideDoor } from '../pages/aside-door';
import { VerifyDoor } from '../pages/verify-door';
import { shell } from '../../ui/shell';
import { type Aside, type DoorPlace, doorPlace, type VaultStatus } from './door-place';
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

const AboutDoor = lazy(async () => ({
  default: (await import('../pages/about-door')).AboutDoor,
}));

const ReturnScreen = lazy(async () => ({
  default: (await import('../../features/vault/screens/return-screen')).ReturnScreen,
}));

export interface FrontDoorProps {
  readonly status: VaultStatus;
  readonly news?: ReactNode;
  /** The session before this one met a page that cannot be read, and its worker came here to rescue the rest. */
  readonly isAfterDamage?: boolean;
  readonly onSettings: NonNullable<FirstRunProps['onSettings']>;
  readonly onOpened: (session: OpenSession) => void;
  readonly onAskAgain: () => void;
}

const BROKEN: Partial<Record<VaultStatus['state'], Trouble>> = {
  'header-missing': { code: 'vault.header-missing' },
  'header-damaged': { code: 'vault.header-damaged' },
  'newer-format': { code: 'vault.newer-format' },
  'older-format': { code: 'vault.older-format' },
};

/** What keeps this vault closed before anybody has tried to come in. */
function troubleIn({ state, otherFormat }: VaultStatus): Trouble | undefined {
  const broken = BROKEN[state];
  if (broken === undefined || otherFormat === undefined) return broken;
  return { ...broken, details: otherFormat };
}

const AFTER_DAMAGE: Trouble = { code: 'vault.damaged' };

export function FrontDoor(props: FrontDoorProps) {
  const { status, onAskAgain } = props;
  const { language } = usePreferences();
  const [met, setMet] = useState(props.isAfterDamage === true ? AFTER_DAMAGE : undefined);
  const [aside, setAside] = useState<Aside | undefined>(undefined);
  useFreshStart(status.folder, () => {
    setMet(undefined);
    setAside(undefined);
  });
  const tools = <DoorTools />;
  // Another folder begins anew once the vault has told of it: shown before, the form would go, and with it what was typed.
  const chooseFolder = async () => {
    const chosen = await shell()?.ask({ kind: 'choose-folder', purpose: 'vault' });
    if (chosen?.path === status.folder) setMet(undefined);
  };
  const opened = (session: OpenSession) => {
    keepLastCode(session.staffCode);
    props.onOpened(session);
  };
  const takeStep = (step: TroubleStep) => {
    if (step === 'restore' || step === 'salvage') setAside(step);
    else if (step === 'folder') void chooseFolder();
    else {
      setMet(undefined);
      onAskAgain();
    }
  };
  const trouble = met ?? troubleIn(status);
  const back = () => setAside(undefined);
  const pages: Readonly<Record<DoorPlace, () => ReactNode>> = {
    verify: () => (
      <VerifyDoor tools={tools} onBack={back}>
        <VerifyPanel />
      </VerifyDoor>
    ),
    restore: () => (
      <AsideDoor what="restore" tools={tools} onBack={back}>
        <RestorePanel
          isBeside={status.state !== 'none'}
          onRestored={() => {
            back();
            onAskAgain();
          }}
        />
      </AsideDoor>
    ),
    salvage: () => (
      <AsideDoor what="salvage" tools={tools} onBack={back}>
        <SalvagePanel />
      </AsideDoor>
    ),
    about: () => <AboutDoor tools={tools} onBack={back} />,
    trouble: () =>
      trouble === undefined ? null : (
        <TroubleScreen
          tools={tools}
          trouble={trouble}
          folder={status.folder}
          onAbout={() => setAside('about')}
          onStep={takeStep}
        />
      ),
    'first-run': () => (
      <FirstRun
        tools={tools}
        folder={status.folder}
        language={language}
        onLanguage={(next) => setPreferences({ language: next })}
        onChooseFolder={() => void chooseFolder()}
        onRestore={() => setAside('restore')}
        onAbout={() => setAside('about')}
        onSettings={props.onSettings}
        onOpened={opened}
      />
    ),
    return: () => <ReturnScreen tools={tools} onBack={back} onOpened={opened} />,
    unlock: () => (
      <Unlock
        key={status.folder}
        tools={tools}
        lastCode={lastCode()}
        isTraining={status.training}
        isHeaderWorn={status.headerWorn}
        upgrade={status.upgrade}
        device={status.device}
        news={props.news}
        onVerify={() => setAside('verify')}
        onAbout={() => setAside('about')}
        onReturn={() => setAside('return')}
        onSalvage={() => setAside('salvage')}
        onChooseFolder={() => void chooseFolder()}
        onTrouble={setMet}
        onOpened={opened}
      />
    ),
  };
  const place = doorPlace({ state: status.state, aside, hasTrouble: trouble !== undefined });
  return <Suspense fallback={null}>{pages[place]()}</Suspense>;
}

/** In another folder nothing holds any more of what was met in the one before. */
function useFreshStart(folder: string, begin: () => void): void {
  const [seen, setSeen] = useState(folder);
  if (seen === folder) return;
  setSeen(folder);
  begin();
}

function DoorTools() {
  return (
    <>
      <AppearanceMenu />
      <LanguageSwitch />
    </>
  );
}
