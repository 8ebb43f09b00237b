// What a passer-by may see: nothing after F9 or the panic key, a blur when nobody has touched the window for a minute.
import { useEffect, useRef, useState } from 'react';

const BLUR_AFTER_MS = 60_000;
const TOUCHES = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

export type Veil = 'blur' | 'blank';

/** While the part is mounted. Written on the page itself, so that open menus and dialogs are covered as well. */
export function useVeil(veil: Veil): void {
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['veil'] = veil;
    return () => void delete root.dataset['veil'];
  }, [veil]);
}

/** True once nobody has touched the window for a minute, until `lift` is called. */
export function useUntouched(after = BLUR_AFTER_MS): {
  readonly isUntouched: boolean;
  readonly lift: () => void;
} {
  const [isUntouched, setUntouched] = useState(false);
  useEffect(() => {
    if (isUntouched) return undefined;
    const start = () => setTimeout(() => setUntouched(true), after);
    let timer = start();
    const touched = () => {
      clearTimeout(timer);
      timer = start();
    };
    for (const touch of TOUCHES)
      document.addEventListener(touch, touched, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const touch of TOUCHES) document.removeEventListener(touch, touched, { capture: true });
    };
  }, [isUntouched, after]);
  return { isUntouched, lift: () => setUntouched(false) };
}

const HELD_WITH_OTHERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'];

/** The next key only wakes: nothing that cannot be seen hears it. `wake` is told which it was. */
export function useAnyKey(wake: (event: KeyboardEvent) => void, isOn = true): void {
  const latest = useRef(wake);
  useEffect(() => {
    latest.current = wake;
  }, [wake]);
  useEffect(() => {
    if (!isOn) return undefined;
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      event.stopImmediatePropagation();
      if (HELD_WITH_OTHERS.includes(event.key)) return;
      event.preventDefault();
      latest.current(event);
    };
    document.addEventListener('keydown', heard, true);
    return () => document.removeEventListener('keydown', heard, true);
  }, [isOn]);
}
