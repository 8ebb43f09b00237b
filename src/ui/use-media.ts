// Whether the window is as a media query says. Only for what must stand elsewhere in the page then; the rest is CSS.
import { useCallback, useSyncExternalStore } from 'react';

/** `otherwise`: where there is no window to ask. */
export function useMedia(query: string, otherwise: boolean): boolean {
  const listen = useCallback(
    (told: () => void) => {
      const list = globalThis.matchMedia?.(query);
      list?.addEventListener('change', told);
      return () => list?.removeEventListener('change', told);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => globalThis.matchMedia?.(query).matches ?? otherwise);
}
