// The keyboard map. Read by the place of a key, not by its letter, so that Ctrl+K works on an Arabic keyboard.
import { createContext, useContext, useEffect, useRef } from 'react';

/** `Ctrl+Shift+L`, `F9`, `Alt+Back` (mirrored with the page's direction), `Ctrl+1`. */
export type Shortcut = string;

const CODES: Readonly<Record<string, string>> = {
  '/': 'Slash',
  Escape: 'Escape',
  Enter: 'Enter',
  Tab: 'Tab',
};

function codeOf(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`;
  if (/^[0-9]$/.test(key)) return `Digit${key}`;
  if (key === 'Back') return isMirrored() ? 'ArrowRight' : 'ArrowLeft';
  if (key === 'Forward') return isMirrored() ? 'ArrowLeft' : 'ArrowRight';
  return CODES[key] ?? key;
}

function isMirrored(): boolean {
  return document.documentElement.dir === 'rtl';
}

interface Pressed {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** True when the pressed keys are this shortcut and nothing more. */
export function matches(shortcut: Shortcut, pressed: Pressed): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  return (
    pressed.code === codeOf(key) &&
    (pressed.ctrlKey || pressed.metaKey) === parts.includes('Ctrl') &&
    pressed.shiftKey === parts.includes('Shift') &&
    pressed.altKey === parts.includes('Alt')
  );
}

export interface ShortcutOptions {
  readonly isEnabled?: boolean;
}

/** One line of a list of shortcuts. */
export interface KeyEntry {
  readonly keys: Shortcut;
  readonly run: () => void;
  /** Heard also while a dialog is open: locking and hiding. */
  readonly isAlways?: boolean;
}

/** How many dialogs lie over the part that asks: what lies under an open one must not answer. */
export const DialogDepth = createContext(0);

/** Runs while the part is mounted. The last one mounted wins; handled keys go no further. */
export function useShortcut(
  shortcut: Shortcut,
  run: () => void,
  { isEnabled = true }: ShortcutOptions = {},
): void {
  useShortcuts(isEnabled ? [{ keys: shortcut, run }] : []);
}

/** Several at once; entries may come and go. */
export function useShortcuts(entries: readonly KeyEntry[]): void {
  const depth = useContext(DialogDepth);
  const latest = useRef(entries);
  useEffect(() => {
    latest.current = entries;
  }, [entries]);
  const wanted = entries.map(({ keys, isAlways = false }) => `${keys} ${isAlways}`).join('\n');
  useEffect(() => {
    const made = wanted === '' ? [] : wanted.split('\n').map((line, at) => handlerOf(line, at));
    handlers.push(...made);
    return () => {
      for (const handler of made) handlers.splice(handlers.indexOf(handler), 1);
    };
    function handlerOf(line: string, at: number): Handler {
      const [shortcut = '', always] = line.split(' ');
      return {
        shortcut,
        depth: always === 'true' ? Infinity : depth,
        run: () => latest.current[at]?.run(),
      };
    }
  }, [wanted, depth]);
}

/** While a dialog of this depth is open nothing beneath it is heard, so that dialogs do not stack by themselves. */
export function useDialogFence(depth: number, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    openDialogs.push(depth);
    return () => void openDialogs.splice(openDialogs.indexOf(depth), 1);
  }, [depth, isOpen]);
}

/** While the part is mounted no other shortcut is heard: what lies under a cover must not answer. */
export function useOnlyShortcuts(own: Readonly<Record<Shortcut, () => void>>): void {
  const latest = useRef(own);
  useEffect(() => {
    latest.current = own;
  }, [own]);
  useEffect(() => {
    const fence = () => latest.current;
    fences.push(fence);
    return () => void fences.splice(fences.indexOf(fence), 1);
  }, []);
}

interface Handler {
  readonly shortcut: Shortcut;
  readonly depth: number;
  readonly run: () => void;
}

const openDialogs: number[] = [];

const handlers: Handler[] = [];
const fences: (() => Readonly<Record<Shortcut, () => void>>)[] = [];

function heard(): readonly Handler[] {
  const fence = fences.at(-1);
  if (fence !== undefined) {
    return Object.entries(fence()).map(([shortcut, run]) => ({ shortcut, run, depth: 0 }));
  }
  const top = Math.max(0, ...openDialogs);
  return handlers.filter(({ depth }) => depth >= top);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const handler = heard().findLast((held) => matches(held.shortcut, event));
  if (handler === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  handler.run();
}

/** Starts listening; once per window. Captures, so that an open field does not swallow a shortcut. */
export function listenForShortcuts(target: Document = document): () => void {
  target.addEventListener('keydown', onKeyDown, true);
  return () => target.removeEventListener('keydown', onKeyDown, true);
}
