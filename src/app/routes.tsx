// Every page of the house and its path, in one list. Paths live in memory only: where one has been leaves no trace on disk.
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useLocation,
  useNavigate,
  useParams,
  useRouter,
} from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import type { Navigation } from '../ui/navigate';
import { GoalPage } from '../features/care-plans/screens/goal-form';
import { DropTaskPage, NeedPage, TaskPage } from '../features/care-plans/screens/plan-forms';
import {
  CorrectGoalPage,
  CorrectNeedPage,
  CorrectTaskPage,
} from '../features/care-plans/screens/correct-forms';
import {
  WithdrawGoalPage,
  WithdrawNeedPage,
  WithdrawTaskPage,
} from '../features/care-plans/screens/withdraw-page';
import { CarePlanPage } from '../features/care-plans/screens/care-plan-tab';
import { ReviewPage } from '../features/care-plans/screens/review-page';
import { DropNotePage } from '../features/drop-notes/screens/drop-note-page';
import { LeaveNotePage } from '../features/drop-notes/screens/leave-note-page';
import { EmergencyPage } from '../features/emergency/screens/emergency-page';
import { AdmitScreen } from '../features/residents/screens/admit-screen';
import { EditResidentScreen } from '../features/residents/screens/edit-screen';
import { ExitScreen, ReadmitScreen } from '../features/residents/screens/leave-screens';
import {
  ChangeStatusScreen,
  CorrectStatusScreen,
} from '../features/residents/screens/status-pages';
import { CorrectStayScreen, StayScreen } from '../features/residents/screens/stay-pages';
import { ResidentsScreen } from '../features/residents/screens/residents-screen';
import { ProgressPage } from '../features/progress/screens/progress-tab';
import {
  CorrectScoreSheetPage,
  NewScoreSheetPage,
} from '../features/progress/screens/score-sheet-page';
import { ScoreSheetPage } from '../features/progress/screens/sheet-page';
import { CorrectNotePage } from '../features/session-notes/screens/correct-note';
import { NewNotePage, NotePage } from '../features/session-notes/screens/note-pages';
import { SessionNotesPage } from '../features/session-notes/screens/session-notes-tab';
import { PrepareScreen } from '../features/summaries/screens/prepare-screen';
import { ReportsScreen } from '../features/summaries/screens/reports-screen';
import { ReplaceScreen, SummaryScreen } from '../features/summaries/screens/summary-screen';
import { VerifyScreen } from '../features/summaries/screens/verify-screen';
import { AuditScreen } from '../features/audit/screens/audit-screen';
import { BackupsScreen } from '../features/backups/screens/backups-screen';
import { ArchiveScreen } from '../features/imports/screens/archive-screen';
import { ImportScreen } from '../features/imports/screens/import-screen';
import { ConsiderScreen } from '../features/retention/screens/consider-screen';
import { EraseScreen } from '../features/retention/screens/erase-screen';
import { RetentionScreen } from '../features/retention/screens/retention-screen';
import { GrantScreen } from '../features/staff/screens/grant-screen';
import { InviteScreen } from '../features/staff/screens/invite-screen';
import { LeaveScreen } from '../features/staff/screens/leave-screen';
import { OwnPassphraseScreen } from '../features/staff/screens/own-passphrase-screen';
import { PersonScreen } from '../features/staff/screens/person-screen';
import { RenewAccessScreen } from '../features/staff/screens/renew-access-screen';
import { SignInsScreen } from '../features/staff/screens/sign-ins-screen';
import { SettingsScreen } from '../features/shelter/screens/settings-screen';
import { StaffScreen } from '../features/staff/screens/staff-screen';
import { DrillScreen } from '../features/vault/screens/drill-screen';
import { NewCardsScreen, NewCodeScreen } from '../features/vault/screens/new-papers-screens';
import { RecoveryScreen } from '../features/vault/screens/recovery-screen';
import { AboutPage } from './pages/about-page';
import { AppearancePage } from './pages/appearance-page';
import { OfficePage } from './pages/office-page';
import { ResidentFilePage } from './pages/resident-file-page';
import { TodayPage } from './pages/today-page';

export interface PageEntry {
  /** `/residents/$residentId`; the page reads the part by `useParam('residentId')`. */
  readonly path: string;
  readonly component: () => ReactNode;
}

export const PAGES: readonly PageEntry[] = [
  { path: '/', component: TodayPage },
  { path: '/residents', component: ResidentsScreen },
  { path: '/residents/new', component: AdmitScreen },
  { path: '/residents/$residentId', component: ResidentFilePage },
  { path: '/residents/$residentId/edit', component: EditResidentScreen },
  { path: '/residents/$residentId/exit', component: ExitScreen },
  { path: '/residents/$residentId/readmit', component: ReadmitScreen },
  { path: '/residents/$residentId/status/change', component: ChangeStatusScreen },
  { path: '/residents/$residentId/status/$statusId/correct', component: CorrectStatusScreen },
  { path: '/residents/$residentId/stays/$stayId', component: StayScreen },
  { path: '/residents/$residentId/stays/$stayId/correct', component: CorrectStayScreen },
  { path: '/residents/$residentId/plan', component: CarePlanPage },
  { path: '/residents/$residentId/plan/need', component: NeedPage },
  { path: '/residents/$residentId/plan/need/$needId/goal', component: GoalPage },
  { path: '/residents/$residentId/plan/goal/$goalId/task', component: TaskPage },
  { path: '/residents/$residentId/plan/task/$taskId/drop', component: DropTaskPage },
  { path: '/residents/$residentId/plan/need/$needId/correct', component: CorrectNeedPage },
  { path: '/residents/$residentId/plan/need/$needId/withdraw', component: WithdrawNeedPage },
  { path: '/residents/$residentId/plan/goal/$goalId/correct', component: CorrectGoalPage },
  { path: '/residents/$residentId/plan/goal/$goalId/withdraw', component: WithdrawGoalPage },
  { path: '/residents/$residentId/plan/task/$taskId/correct', component: CorrectTaskPage },
  { path: '/residents/$residentId/plan/task/$taskId/withdraw', component: WithdrawTaskPage },
  { path: '/residents/$residentId/plan/review', component: ReviewPage },
  { path: '/residents/$residentId/progress', component: ProgressPage },
  { path: '/residents/$residentId/progress/new/$instrument', component: NewScoreSheetPage },
  { path: '/residents/$residentId/progress/sheet/$sheetId', component: ScoreSheetPage },
  {
    path: '/residents/$residentId/progress/sheet/$sheetId/correct',
    component: CorrectScoreSheetPage,
  },
  { path: '/residents/$residentId/notes', component: SessionNotesPage },
  { path: '/residents/$residentId/notes/new', component: NewNotePage },
  { path: '/residents/$residentId/notes/$noteId', component: NotePage },
  { path: '/residents/$residentId/notes/$noteId/correct', component: CorrectNotePage },
  { path: '/residents/$residentId/notes/$noteId/emergency', component: EmergencyPage },
  { path: '/residents/$residentId/left/new', component: LeaveNotePage },
  { path: '/residents/$residentId/left/$noteId', component: DropNotePage },
  { path: '/reports', component: ReportsScreen },
  { path: '/reports/new', component: PrepareScreen },
  { path: '/reports/$summaryId', component: SummaryScreen },
  { path: '/reports/$summaryId/replace', component: ReplaceScreen },
  { path: '/verify', component: VerifyScreen },
  { path: '/office', component: OfficePage },
  { path: '/office/staff', component: StaffScreen },
  { path: '/office/settings', component: SettingsScreen },
  { path: '/office/staff/new', component: InviteScreen },
  { path: '/office/staff/own/passphrase', component: OwnPassphraseScreen },
  { path: '/office/staff/own/sign-ins', component: SignInsScreen },
  { path: '/office/staff/$staffId', component: PersonScreen },
  { path: '/office/staff/$staffId/grant', component: GrantScreen },
  { path: '/office/staff/$staffId/renew', component: RenewAccessScreen },
  { path: '/office/staff/$staffId/leave', component: LeaveScreen },
  { path: '/office/audit', component: AuditScreen },
  { path: '/office/backups', component: BackupsScreen },
  { path: '/office/import', component: ImportScreen },
  { path: '/office/import/archive', component: ArchiveScreen },
  { path: '/office/retention', component: RetentionScreen },
  { path: '/office/retention/erased', component: RetentionScreen },
  { path: '/office/retention/kept', component: RetentionScreen },
  { path: '/office/retention/file/$residentId', component: ConsiderScreen },
  { path: '/office/retention/file/$residentId/erase', component: EraseScreen },
  { path: '/office/recovery', component: RecoveryScreen },
  { path: '/office/recovery/drill', component: DrillScreen },
  { path: '/office/recovery/code', component: NewCodeScreen },
  { path: '/office/recovery/cards', component: NewCardsScreen },
  { path: '/office/appearance', component: AppearancePage },
  { path: '/office/about', component: AboutPage },
];

/** The router of one session: made anew after every unlock, so that nothing of an earlier session is left. */
export function makeRouter(layout: ComponentType<{ readonly children: ReactNode }>) {
  const Layout = layout;
  const root = createRootRoute({
    component: () => (
      <Layout>
        <Outlet />
      </Layout>
    ),
  });
  const routes = PAGES.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: page.component }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
}

/** The router as the parts of src/ui know it. */
export function useNavigation(): Navigation {
  const navigate = useNavigate();
  const router = useRouter();
  const path = useLocation({ select: (location) => location.pathname });
  const params = useParams({ strict: false }) as Record<string, string>;
  return useMemo(
    () => ({
      path,
      params,
      go: (to) => void navigate({ to }),
      back: () => router.history.back(),
    }),
    [navigate, router, path, params],
  );
}
