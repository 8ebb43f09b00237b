// Words that end in "…" for want of room are told whole while the pointer rests on them, wherever they stand in the window.
import { useEffect } from 'react';

/** How many elements around the pointer are asked whether they cut their words. */
const AROUND = 4;

export function useCutWords(): void {
  useEffect(() => {
    document.addEventListener('pointerover', tellWhole);
    return () => document.removeEventListener('pointerover', tellWhole);
  }, []);
}

function tellWhole({ target }: PointerEvent): void {
  let element = target instanceof HTMLElement ? target : null;
  for (let step = 0; element !== null && step < AROUND; step += 1) {
    if (getComputedStyle(element).textOverflow === 'ellipsis') {
      tell(element);
      return;
    }
    element = element.parentElement;
  }
}

/** A title that was not put here is left alone. */
function tell(element: HTMLElement): void {
  const isCut = element.scrollWidth > element.clientWidth;
  const isOurs = element.dataset['cut'] !== undefined;
  if (isCut && (isOurs || element.title === '')) {
    element.title = element.textContent ?? '';
    element.dataset['cut'] = '';
  } else if (!isCut && isOurs) {
    element.removeAttribute('title');
    delete element.dataset['cut'];
  }
}
