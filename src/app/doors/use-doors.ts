// The doors as one session meets them: which stand open to it, and at which of them it is now.
import { useMemo } from 'react';
import { usePath } from '../../ui/navigate';
import { FILE_PATH } from '../../kernel/file-sections';
import { type ShownSession, useSession } from '../../ui/session';
import { type Door, type DoorPlace, mayEnter, paramsOf } from './door';
import { DOORS } from './doors';
import { ROOM_DOORS } from './room-doors';

export const ALL_DOORS: readonly Door[] = [...DOORS, ...ROOM_DOORS];

export function doorsFor(session: ShownSession, place: DoorPlace): readonly Door[] {
  return ALL_DOORS.filter((door) => door.place === place && mayEnter(session, door));
}

/** Doors with a key of their own that stand open to this session. */
export function doorsToKeys(session: ShownSession): readonly Door[] {
  return ALL_DOORS.filter((door) => door.shortcut !== undefined && mayEnter(session, door));
}

export function useDoors(place: DoorPlace): readonly Door[] {
  const session = useSession();
  return useMemo(() => doorsFor(session, place), [session, place]);
}

export interface DoorAt {
  readonly door: Door;
  readonly params: Readonly<Record<string, string>>;
}

/** A path without params of its own goes before one that has them: `/residents/new` is nobody's file. */
export function doorAt(path: string): DoorAt | undefined {
  const found = ALL_DOORS.flatMap((door) => {
    const params = paramsOf(door.path, path);
    return params === undefined ? [] : [{ door, params }];
  });
  return found.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}

export function useDoorHere(): DoorAt | undefined {
  const path = usePath();
  return useMemo(() => doorAt(path), [path]);
}

/** Whether this is the door of the open page or leads towards it. */
export function isTowards(door: Door, path: string): boolean {
  if (door.path === '/') return path === '/';
  return path === door.path || path.startsWith(`${door.path}/`);
}

export function isOfFile(door: Door): boolean {
  return door.path === FILE_PATH || door.path.startsWith(`${FILE_PATH}/`);
}

/** One door for each help text that this session can need, in the order of the list. */
export function doorsHelped(session: ShownSession): readonly Door[] {
  const open = ALL_DOORS.filter((door) => mayEnter(session, door));
  return open.filter((door, at) => open.findIndex(({ help }) => help === door.help) === at);
}
