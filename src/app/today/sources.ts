// What Today shows after the drafts, in this order. A part draws a titled section, or nothing when nothing is due.
import type { ComponentType } from 'react';
import { ManyOpened } from '../../features/audit/screens/many-opened';
import { SlipDue } from '../../features/audit/screens/slip-due';
import { BackupsDue } from '../../features/backups/screens/reminders';
import { DueTasks } from '../../features/care-plans/screens/due-tasks';
import { DropNotesWaiting } from '../../features/drop-notes/screens/drop-notes-waiting';
import { UnseenOpenings } from '../../features/emergency/screens/unseen-openings';
import { OpenQuestionsToday } from '../../features/residents/screens/open-questions-today';
import { HouseToday } from '../../features/residents/screens/house-today';
import { RetentionToday } from '../../features/retention/screens/retention-today';
import { StaffToday } from '../../features/staff/screens/staff-today';
import { DrillDue } from '../../features/vault/screens/recovery-news';
import { FillOffer } from '../../features/training/screens/fill-offer';

export interface TodaySource {
  readonly id: string;
  readonly part: ComponentType;
}

export const TODAY_SOURCES: readonly TodaySource[] = [
  { id: 'training', part: FillOffer },
  { id: 'staff', part: StaffToday },
  { id: 'emergency', part: UnseenOpenings },
  { id: 'many-opened', part: ManyOpened },
  { id: 'drop-notes', part: DropNotesWaiting },
  { id: 'open-questions', part: OpenQuestionsToday },
  { id: 'due-tasks', part: DueTasks },
  { id: 'retention', part: RetentionToday },
  { id: 'house', part: HouseToday },
  { id: 'backups', part: BackupsDue },
  { id: 'audit-slip', part: SlipDue },
  { id: 'recovery', part: DrillDue },
];
