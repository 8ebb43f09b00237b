// The rooms of the house as the rail shows them. A room without a page is not shown.
import type { IconName } from '../../ui/icon';

export const ROOMS = [
  { id: 'today', path: '/', icon: 'today', shortcut: 'Ctrl+1' },
  { id: 'residents', path: '/residents', icon: 'residents', shortcut: 'Ctrl+2' },
  { id: 'reports', path: '/reports', icon: 'reports', shortcut: 'Ctrl+3' },
  { id: 'office', path: '/office', icon: 'office', shortcut: 'Ctrl+4' },
] as const satisfies readonly {
  readonly id: string;
  readonly path: string;
  readonly icon: IconName;
  readonly shortcut: string;
}[];

export type Room = (typeof ROOMS)[number];

/** The room a page belongs to: the longest path that it begins with. */
export function roomOf(path: string): Room['id'] {
  const found = ROOMS.filter((room) => room.path !== '/' && path.startsWith(room.path)).at(0);
  return found?.id ?? 'today';
}
