// The screens behind rail, acts and reports.
import type { ReactNode } from 'react';
import { AdmitScreen } from '../../features/residents/screens/admit-screen';
import { ResidentsScreen } from '../../features/residents/screens/residents-screen';
import { InviteScreen } from '../../features/staff/screens/invite-screen';
import { OwnPassphraseScreen } from '../../features/staff/screens/own-passphrase-screen';
import { SignInsScreen } from '../../features/staff/screens/sign-ins-screen';
import { PrepareScreen } from '../../features/summaries/screens/prepare-screen';
import { ReportsScreen } from '../../features/summaries/screens/reports-screen';
import { ReplaceScreen, SummaryScreen } from '../../features/summaries/screens/summary-screen';
import { VerifyScreen } from '../../features/summaries/screens/verify-screen';
import { OfficePage } from '../pages/office-page';
import { ForPage } from '../pages/for-page';
import { TodayPage } from '../pages/today-page';
import type { HouseDoorId } from '../doors/doors';

export const HOUSE_SCREENS: Readonly<Record<HouseDoorId, () => ReactNode>> = {
  today: TodayPage,
  residents: ResidentsScreen,
  reports: ReportsScreen,
  office: OfficePage,
  admit: AdmitScreen,
  prepare: PrepareScreen,
  verify: VerifyScreen,
  'own-passphrase': OwnPassphraseScreen,
  'own-sign-ins': SignInsScreen,
  invite: InviteScreen,
  for: ForPage,
  summary: SummaryScreen,
  'replace-summary': ReplaceScreen,
};
