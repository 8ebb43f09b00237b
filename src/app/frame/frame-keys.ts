// The keys of the window, once: what is heard, what the sheet of shortcuts shows, and what the doors bring of their own.
import type { RefObject } from 'react';
import { type KeyEntry, useShortcuts } from '../../ui/keyboard';
import { useGo, useGoBack, useGoForward } from '../../ui/navigate';
import { useSession } from '../../ui/session';
import { type Door, pathWith } from '../doors/door';
import { doorsToKeys, useDoorHere } from '../doors/use-doors';
import { focusNextPane } from './panes';
import type { Sheet } from './sheet';

/** In the order of the sheet. The last ones are heard by the part they belong to. */
export const WINDOW_KEYS = [
  { id: 'search', keys: 'Ctrl+K' },
  { id: 'find', keys: 'Ctrl+F' },
  { id: 'help', keys: 'F1' },
  { id: 'sheet', keys: 'Ctrl+/' },
  { id: 'panes', keys: 'F6' },
  { id: 'panes-back', keys: 'Shift+F6' },
  { id: 'back', keys: 'Alt+Back' },
  { id: 'forward', keys: 'Alt+Forward' },
  { id: 'hide', keys: 'F9' },
  { id: 'lock', keys: 'Ctrl+Shift+L' },
  { id: 'panic', keys: 'Ctrl+Shift+F9', isElsewhere: true },
  { id: 'save', keys: 'Ctrl+S', isElsewhere: true },
  { id: 'save-too', keys: 'Ctrl+Enter', isElsewhere: true },
  { id: 'print', keys: 'Ctrl+P', isElsewhere: true },
  { id: 'row-menu', keys: 'Shift+F10', isElsewhere: true },
  { id: 'close', keys: 'Esc', isElsewhere: true },
] as const;

type WindowKey = Exclude<(typeof WINDOW_KEYS)[number], { readonly isElsewhere: true }>['id'];

export interface FrameActs {
  readonly onLock: () => void;
  readonly onHide?: () => void;
  readonly page: RefObject<HTMLElement | null>;
  readonly openSheet: (sheet: Sheet) => void;
  readonly find: () => void;
}

export function useFrameKeys(acts: FrameActs): void {
  const back = useGoBack();
  const forward = useGoForward();
  const runs: Record<WindowKey, () => void> = {
    search: () => acts.openSheet('search'),
    find: () => focusListSearch(acts.page.current) || acts.find(),
    help: () => acts.openSheet('help'),
    sheet: () => acts.openSheet('shortcuts'),
    panes: () => focusNextPane(1),
    'panes-back': () => focusNextPane(-1),
    back,
    forward,
    hide: acts.onHide ?? acts.onLock,
    lock: acts.onLock,
  };
  const own = WINDOW_KEYS.flatMap(({ id, keys, ...more }): KeyEntry[] =>
    'isElsewhere' in more
      ? []
      : [{ keys, run: runs[id as WindowKey], isAlways: id === 'hide' || id === 'lock' }],
  );
  useShortcuts([...own, ...useDoorKeys()]);
}

/** A key that several doors bring leads to the one that knows most of what is open. */
function useDoorKeys(): readonly KeyEntry[] {
  const go = useGo();
  const session = useSession();
  const params = useDoorHere()?.params ?? {};
  const reached = doorsToKeys(session).flatMap((door: Door) => {
    const path = pathWith(door.path, params);
    return path === undefined || door.shortcut === undefined
      ? []
      : [{ keys: door.shortcut, path, known: door.path.split('$').length }];
  });
  const best = new Map<string, (typeof reached)[number]>();
  for (const one of reached) {
    const held = best.get(one.keys);
    if (held === undefined || one.known > held.known) best.set(one.keys, one);
  }
  return [...best.values()].map(({ keys, path }) => ({ keys, run: () => go(path) }));
}

/** A list has a search of its own; answers whether the open page has one. */
function focusListSearch(page: HTMLElement | null): boolean {
  const field = page?.querySelector<HTMLInputElement>('[data-find] input, input[data-find]');
  if (field === null || field === undefined) return false;
  field.focus();
  field.select();
  return true;
}
