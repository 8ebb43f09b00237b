// Inside the house: the frame around every page of one session, with whose session it is and what its role can open.
import { PeopleContext } from '../../ui/people';
import { vaultPeople } from '../people';
import type { QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckRuns } from '../../features/audit/screens/check-run';
import { RecordsChecked } from '../../features/audit/screens/records-checked';
import { TrailBanner } from '../../features/audit/screens/trail-alarm';
import { useResidentSearch } from '../../features/residents/screens/resident-search';
import type { OpenSession } from '../../features/vault/contract';
import { RecoveryAlarm } from '../../features/vault/screens/recovery-news';
import { roleMay } from '../../kernel/compartments';
import { DraftStoreContext } from '../../ui/draft';
import type { FormatSettings } from '../../ui/format';
import { Kept, KeptContext } from '../../ui/kept';
import { OwnWords } from '../../ui/own-words';
import { SessionContext } from '../../ui/session';
import { shell } from '../../ui/shell';
import { vaultDrafts } from '../draft-store';
import { OwnSavedFilters } from '../saved-filters';
import { AppFrame } from '../frame/app-frame';
import { RecentFiles } from '../frame/recents';
import { useSearchSource } from '../frame/search';
import { Providers } from '../providers';
import { useNavigation } from '../routes';
import { HideSheet } from './hide-sheet';
import { PrivacyScreen } from './privacy-screen';
import { useUntouched } from './veil';

export interface Given {
  readonly languages: i18n;
  readonly client: QueryClient;
  readonly settings: FormatSettings;
  readonly session: OpenSession;
}

const GivenContext = createContext<Given | undefined>(undefined);
export const SessionSettings = GivenContext;

export function Inside({ children }: { readonly children: ReactNode }) {
  const given = useContext(GivenContext);
  if (given === undefined) throw new Error('a page stands inside a session');
  const navigation = useNavigation();
  const [kept] = useState(() => new Kept());
  const { staffCode, role, training, failedTries, awaited, settings, program } = given.session;
  const schema = { records: program.schema, keyring: program.keyringSchema };
  return (
    <Providers {...given} navigation={navigation}>
      <SessionContext
        value={{ staffCode, role, isTraining: training, failedTries, awaited, schema }}
      >
        <DraftStoreContext value={vaultDrafts}>
          <PeopleContext value={vaultPeople}>
            <CheckRuns>
              <OwnWords words={[settings.name, settings.facilityCode, staffCode]}>
                <KeptContext value={kept}>
                  <OwnSavedFilters>
                    <RecentFiles>
                      <FramedPage {...given.session}>{children}</FramedPage>
                    </RecentFiles>
                  </OwnSavedFilters>
                </KeptContext>
              </OwnWords>
            </CheckRuns>
          </PeopleContext>
        </DraftStoreContext>
      </SessionContext>
    </Providers>
  );
}

function FramedPage(props: OpenSession & { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [isHidden, setHidden] = useState(false);
  const { isUntouched, lift } = useUntouched();
  useSearchSource(useResidentSearch());
  return (
    <>
      <AppFrame
        session={{ code: props.staffCode, role: t(`staff:role.${props.role}`) }}
        isTraining={props.training}
        foot={<RecordsChecked />}
        onLock={lockNow}
        onHide={() => setHidden(true)}
      >
        <div className="over-page">
          <RecoveryAlarm />
          <TrailBanner mayRead={roleMay(props.role, { audit: 'read' })} />
        </div>
        {props.children}
      </AppFrame>
      {isHidden ? (
        <HideSheet onReturn={() => setHidden(false)} onLock={lockNow} />
      ) : isUntouched ? (
        <PrivacyScreen onLift={lift} onHide={() => setHidden(true)} onLock={lockNow} />
      ) : null}
    </>
  );
}

function lockNow(): void {
  void shell()?.ask({ kind: 'lock', reason: 'asked' });
}
