// The screens behind the office page.
import type { ReactNode } from 'react';
import { AuditScreen } from '../../features/audit/screens/audit-screen';
import { BackupsScreen } from '../../features/backups/screens/backups-screen';
import { ArchiveScreen } from '../../features/imports/screens/archive-screen';
import { ImportScreen } from '../../features/imports/screens/import-screen';
import { ConsiderScreen } from '../../features/retention/screens/consider-screen';
import { EraseScreen } from '../../features/retention/screens/erase-screen';
import { RetentionScreen } from '../../features/retention/screens/retention-screen';
import { SettingsScreen } from '../../features/shelter/screens/settings-screen';
import { GrantScreen } from '../../features/staff/screens/grant-screen';
import { LeaveScreen } from '../../features/staff/screens/leave-screen';
import { PersonScreen } from '../../features/staff/screens/person-screen';
import { RenewAccessScreen } from '../../features/staff/screens/renew-access-screen';
import { StaffScreen } from '../../features/staff/screens/staff-screen';
import { DrillScreen } from '../../features/vault/screens/drill-screen';
import { NewCardsScreen, NewCodeScreen } from '../../features/vault/screens/new-papers-screens';
import { RecoveryScreen } from '../../features/vault/screens/recovery-screen';
import { AboutPage } from '../pages/about-page';
import { AppearancePage } from '../pages/appearance-page';
import { UpdatePage } from '../pages/update-page';
import type { OfficeDoorId } from '../doors/doors';

export const OFFICE_SCREENS: Readonly<Record<OfficeDoorId, () => ReactNode>> = {
  staff: StaffScreen,
  settings: SettingsScreen,
  audit: AuditScreen,
  backups: BackupsScreen,
  recovery: RecoveryScreen,
  import: ImportScreen,
  retention: RetentionScreen,
  appearance: AppearancePage,
  about: AboutPage,
  update: UpdatePage,
  person: PersonScreen,
  grant: GrantScreen,
  'renew-access': RenewAccessScreen,
  leave: LeaveScreen,
  archive: ArchiveScreen,
  erased: RetentionScreen,
  kept: RetentionScreen,
  consider: ConsiderScreen,
  erase: EraseScreen,
  drill: DrillScreen,
  'new-code': NewCodeScreen,
  'new-cards': NewCardsScreen,
};
