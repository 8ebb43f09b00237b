// What Today shows after the drafts, in this order. A part draws a titled section, or nothing when nothing is due.
import type { ComponentType } from 'react';
import { ManyOpened } from '../../features/audit/screens/many-opened';
import { SlipDue } from '../../features/audit/screens/slip-due';
import { BackupsDue } from '../../features/backups/screens/reminders';
import { DueTasks } from '../../features/care-plans/screens/due-tasks';
import { DropNotesWaiting } from '../../features/drop-notes/screens/drop-notes-waiting';
import { UnseenOpenings } from '../../features/emergency/screens/unseen-openings';
import { MovedToday } from '../../features/residents/screens/moved-today';
import { OpenQuestionsToday } from '../../features/residents/screens/open-questions-today';
import { HouseToday } from '../../features/residents/screens/house-today';
import { RetentionToday } from '../../features/retention/screens/retention-today';
import { StaffToday } from '../../features/staff/screens/staff-today';
import { DrillDue } from '../../features/vault/screens/recovery-news';
import { FillOffer } from '../../features/training/screens/fill-offer';

export interface TodaySource {
  readonly id: string;
  /** `work`: what waits for this person. `house`: how things stand. Beside each other where there is room. */
  readonly column: 'work' | 'house';
  readonly part: ComponentType;
  /** Its lines may be put off by their reader. What tells of danger or of a stranger's try never is. */
  readonly canBePutOff?: true;
}

export const TODAY_SOURCES: readonly TodaySource[] = [
  { id: 'training', column: 'work', part: FillOffer },
  { id: 'staff', column: 'work', part: StaffToday },
  { id: 'emergency', column: 'work', part: UnseenOpenings },
  { id: 'many-opened', column: 'work', part: ManyOpened },
  { id: 'drop-notes', column: 'work', part: DropNotesWaiting, canBePutOff: true },
  { id: 'moved', column: 'work', part: MovedToday, canBePutOff: true },
  { id: 'open-questions', column: 'work', part: OpenQuestionsToday, canBePutOff: true },
  { id: 'due-tasks', column: 'work', part: DueTasks, canBePutOff: true },
  { id: 'retention', column: 'work', part: RetentionToday, canBePutOff: true },
  { id: 'backups', column: 'work', part: BackupsDue, canBePutOff: true },
  { id: 'audit-slip', column: 'work', part: SlipDue, canBePutOff: true },
  { id: 'recovery', column: 'work', part: DrillDue, canBePutOff: true },
  { id: 'house', column: 'house', part: HouseToday },
];
