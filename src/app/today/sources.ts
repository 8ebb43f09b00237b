// What Today shows after the drafts, in this order. A part draws a titled section, or nothing when nothing is due.
import type { ComponentType } from 'react';
import { DueTasks } from '../../features/care-plans/screens/due-tasks';
import { HouseToday } from '../../features/residents/screens/house-today';

export interface TodaySource {
  readonly id: string;
  readonly part: ComponentType;
}

export const TODAY_SOURCES: readonly TodaySource[] = [
  { id: 'due-tasks', part: DueTasks },
  { id: 'house', part: HouseToday },
];
