// Text once nothing more was typed for a moment: asking starts then, not with every letter.
import { useEffect, useState } from 'react';

const PAUSE = 400;

export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
