// Behind each door its screen. Paths live in memory only: where one has been leaves no trace on disk.
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
import { useSession } from '../ui/session';
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
import { ReviewPage } from '../features/care-plans/screens/review-page';
import { DropNotePage } from '../features/drop-notes/screens/drop-note-page';
import { LeaveNotePage } from '../features/drop-notes/screens/leave-note-page';
import { EmergencyPage } from '../features/emergency/screens/emergency-page';
import { MergePage, MergeWithPage } from '../features/file-merges/screens/merge-page';
import { UndoMergePage } from '../features/file-merges/screens/undo-page';
import { AdmitScreen } from '../features/residents/screens/admit-screen';
import { EditResidentScreen } from '../features/residents/screens/edit-screen';
import { ExitScreen, ReadmitScreen } from '../features/residents/screens/leave-screens';
import {
  ChangeStatusScreen,
  CorrectStatusScreen,
} from '../features/residents/screens/status-pages';
import { CorrectStayScreen, StayScreen } from '../features/residents/screens/stay-pages';
import { ResidentsScreen } from '../features/residents/screens/residents-screen';
import {
  CorrectScoreSheetPage,
  NewScoreSheetPage,
} from '../features/progress/screens/score-sheet-page';
import { ScoreSheetPage } from '../features/progress/screens/sheet-page';
import { CorrectNotePage } from '../features/session-notes/screens/correct-note';
import { NewNotePage, NotePage } from '../features/session-notes/screens/note-pages';
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
import { ROOM_PAGES } from './room-pages';
import { AppearancePage } from './pages/appearance-page';
import { OfficePage } from './pages/office-page';
import {
  KeepingPage,
  LeftPage,
  NotesPage,
  OverviewPage,
  PlanPage,
  ProgressPage,
  TimelinePage,
  WhoLookedPage,
} from './pages/file-tabs';
import { PersonShell } from './pages/person-shell';
import { ClosedDoor } from './pages/closed-door';
import { TodayPage } from './pages/today-page';
import { UpdatePage } from './pages/update-page';
import { type Door, mayEnter } from './doors/door';
import type { DoorId } from './doors/doors';
import { ALL_DOORS, FILE_PATH, isOfFile } from './doors/use-doors';

const SCREENS: Readonly<Record<DoorId, () => ReactNode>> = {
  today: TodayPage,
  residents: ResidentsScreen,
  admit: AdmitScreen,
  overview: OverviewPage,
  plan: PlanPage,
  progress: ProgressPage,
  notes: NotesPage,
  left: LeftPage,
  timeline: TimelinePage,
  'who-looked': WhoLookedPage,
  keeping: KeepingPage,
  correct: EditResidentScreen,
  'change-status': ChangeStatusScreen,
  'correct-status': CorrectStatusScreen,
  stay: StayScreen,
  'correct-stay': CorrectStayScreen,
  'correct-need': CorrectNeedPage,
  'withdraw-need': WithdrawNeedPage,
  'correct-goal': CorrectGoalPage,
  'withdraw-goal': WithdrawGoalPage,
  'correct-task': CorrectTaskPage,
  'withdraw-task': WithdrawTaskPage,
  merge: MergePage,
  'merge-with': MergeWithPage,
  'undo-merge': UndoMergePage,
  exit: ExitScreen,
  readmit: ReadmitScreen,
  need: NeedPage,
  goal: GoalPage,
  task: TaskPage,
  'drop-task': DropTaskPage,
  review: ReviewPage,
  'new-sheet': NewScoreSheetPage,
  sheet: ScoreSheetPage,
  'correct-sheet': CorrectScoreSheetPage,
  'new-note': NewNotePage,
  note: NotePage,
  'correct-note': CorrectNotePage,
  emergency: EmergencyPage,
  'leave-note': LeaveNotePage,
  'left-note': DropNotePage,
  reports: ReportsScreen,
  prepare: PrepareScreen,
  summary: SummaryScreen,
  'replace-summary': ReplaceScreen,
  verify: VerifyScreen,
  office: OfficePage,
  staff: StaffScreen,
  settings: SettingsScreen,
  invite: InviteScreen,
  'own-passphrase': OwnPassphraseScreen,
  'own-sign-ins': SignInsScreen,
  person: PersonScreen,
  grant: GrantScreen,
  'renew-access': RenewAccessScreen,
  leave: LeaveScreen,
  audit: AuditScreen,
  backups: BackupsScreen,
  import: ImportScreen,
  archive: ArchiveScreen,
  retention: RetentionScreen,
  erased: RetentionScreen,
  kept: RetentionScreen,
  consider: ConsiderScreen,
  erase: EraseScreen,
  recovery: RecoveryScreen,
  drill: DrillScreen,
  'new-code': NewCodeScreen,
  'new-cards': NewCardsScreen,
  appearance: AppearancePage,
  about: AboutPage,
  update: UpdatePage,
};

/** A page that this role is offered nowhere says so instead of asking the vault for what it would refuse. */
const ROOM_SCREENS = new Map(
  ROOM_PAGES.flatMap(({ pages }) => pages).map(({ path, component }) => [path, component]),
);

function isKnown(id: string): id is DoorId {
  return id in SCREENS;
}

function screenOf({ id, path }: Door): () => ReactNode {
  const found = isKnown(id) ? SCREENS[id] : ROOM_SCREENS.get(path);
  if (found === undefined) throw new Error(`no screen stands at ${path}`);
  return found;
}

function pageOf(door: Door): () => ReactNode {
  const Screen = screenOf(door);
  return function DoorPage() {
    return mayEnter(useSession(), door) ? <Screen /> : <ClosedDoor door={door} />;
  };
}

/** The router of one session: made anew after every unlock, so that nothing of an earlier session is left. */
export function makeRouter(
  layout: ComponentType<{ readonly children: ReactNode }>,
  initialPath = '/',
) {
  const Layout = layout;
  const root = createRootRoute({
    component: () => (
      <Layout>
        <Outlet />
      </Layout>
    ),
  });
  const file = createRoute({
    getParentRoute: () => root,
    path: FILE_PATH,
    component: () => (
      <PersonShell>
        <Outlet />
      </PersonShell>
    ),
  });
  const pages = ALL_DOORS.filter((door) => !isOfFile(door)).map((door) =>
    createRoute({ getParentRoute: () => root, path: door.path, component: pageOf(door) }),
  );
  const parts = ALL_DOORS.filter(isOfFile).map((door) =>
    createRoute({
      getParentRoute: () => file,
      path: door.path.slice(FILE_PATH.length) || '/',
      component: pageOf(door),
    }),
  );
  return createRouter({
    routeTree: root.addChildren([...pages, file.addChildren(parts)]),
    history: createMemoryHistory({ initialEntries: [initialPath] }),
  });
}

/** The router as the parts of src/ui know it. `go` takes `/path#mark`: the part of the page to land on. */
export function useNavigation(): Navigation {
  const navigate = useNavigate();
  const router = useRouter();
  const path = useLocation({ select: (location) => location.pathname });
  const mark = useLocation({ select: (location) => location.hash });
  const params = useParams({ strict: false }) as Record<string, string>;
  return useMemo(
    () => ({
      path,
      mark,
      params,
      go: (to) => {
        const [pathname = to, hash] = to.split('#');
        void navigate({ to: pathname, ...(hash === undefined ? {} : { hash }) });
      },
      back: () => router.history.back(),
      forward: () => router.history.forward(),
    }),
    [navigate, router, path, mark, params],
  );
}
