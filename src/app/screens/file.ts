// The screens of a resident’s file.
import type { ReactNode } from 'react';
import {
  CorrectGoalPage,
  CorrectNeedPage,
  CorrectTaskPage,
} from '../../features/care-plans/screens/correct-forms';
import { GoalPage } from '../../features/care-plans/screens/goal-form';
import { DropTaskPage, NeedPage, TaskPage } from '../../features/care-plans/screens/plan-forms';
import { ReviewPage } from '../../features/care-plans/screens/review-page';
import {
  WithdrawGoalPage,
  WithdrawNeedPage,
  WithdrawTaskPage,
} from '../../features/care-plans/screens/withdraw-page';
import { DropNotePage } from '../../features/drop-notes/screens/drop-note-page';
import { LeaveNotePage } from '../../features/drop-notes/screens/leave-note-page';
import { EmergencyPage } from '../../features/emergency/screens/emergency-page';
import { MergePage, MergeWithPage } from '../../features/file-merges/screens/merge-page';
import { UndoMergePage } from '../../features/file-merges/screens/undo-page';
import {
  CorrectScoreSheetPage,
  NewScoreSheetPage,
} from '../../features/progress/screens/score-sheet-page';
import { ScoreSheetPage } from '../../features/progress/screens/sheet-page';
import { EditResidentScreen } from '../../features/residents/screens/edit-screen';
import { ExitScreen, ReadmitScreen } from '../../features/residents/screens/leave-screens';
import {
  ChangeStatusScreen,
  CorrectStatusScreen,
} from '../../features/residents/screens/status-pages';
import { CorrectStayScreen, StayScreen } from '../../features/residents/screens/stay-pages';
import { CorrectNotePage } from '../../features/session-notes/screens/correct-note';
import { NewNotePage, NotePage } from '../../features/session-notes/screens/note-pages';
import {
  KeepingPage,
  LeftPage,
  NotesPage,
  OverviewPage,
  PlanPage,
  ProgressPage,
  TimelinePage,
  WhoLookedPage,
} from '../pages/file-tabs';
import type { FileDoorId } from '../doors/doors';

export const FILE_SCREENS: Readonly<Record<FileDoorId, () => ReactNode>> = {
  overview: OverviewPage,
  plan: PlanPage,
  progress: ProgressPage,
  notes: NotesPage,
  left: LeftPage,
  timeline: TimelinePage,
  'who-looked': WhoLookedPage,
  keeping: KeepingPage,
  correct: EditResidentScreen,
  'leave-note': LeaveNotePage,
  'new-note': NewNotePage,
  review: ReviewPage,
  need: NeedPage,
  goal: GoalPage,
  task: TaskPage,
  'drop-task': DropTaskPage,
  merge: MergePage,
  'merge-with': MergeWithPage,
  'undo-merge': UndoMergePage,
  exit: ExitScreen,
  readmit: ReadmitScreen,
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
  'new-sheet': NewScoreSheetPage,
  sheet: ScoreSheetPage,
  'correct-sheet': CorrectScoreSheetPage,
  note: NotePage,
  'correct-note': CorrectNotePage,
  emergency: EmergencyPage,
  'left-note': DropNotePage,
};
