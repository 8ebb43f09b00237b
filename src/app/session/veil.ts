// What a passer-by may see: nothing after F9, a blur when nobody has touched the window for a minute.
import { useEffect } from 'react';

const BLUR_AFTER_MS = 60_000;
const TOUCHES = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

export type Veil = 'none' | 'blur' | 'blank';

/** Written on the page itself, so that open menus and dialogs are covered as well. */
export function setVeil(veil: Veil): void {
  const root = document.documentElement;
  if (veil === 'none') delete root.dataset['veil'];
  else root.dataset['veil'] = veil;
}

/** Blurs the window while nobody touches it; the next touch clears it. */
export function useBlurWhenIdle(isOn: boolean, after = BLUR_AFTER_MS): void {
  useEffect(() => {
    if (!isOn) return undefined;
    let timer = setTimeout(() => setVeil('blur'), after);
    const touched = () => {
      clearTimeout(timer);
      setVeil('none');
      timer = setTimeout(() => setVeil('blur'), after);
    };
    for (const touch of TOUCHES)
      document.addEventListener(touch, touched, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      setVeil('none');
      for (const touch of TOUCHES) document.removeEventListener(touch, touched, { capture: true });
    };
  }, [isOn, after]);
}
