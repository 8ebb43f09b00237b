// The room that a drawing or a list really has: letters keep their size, and what does not fit can give way.
import { type RefObject, useEffect, useRef, useState } from 'react';

export function useWidth(start: number): { ref: RefObject<HTMLDivElement | null>; width: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(start);
  useEffect(() => {
    const room = ref.current;
    if (room === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(Math.max(280, measured));
    });
    observer.observe(room);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
