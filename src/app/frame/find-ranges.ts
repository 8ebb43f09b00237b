// Places of a word in a page, whichever way its letters are spelt; marked without touching the page itself.
import { foldName } from '../../features/residents/index';

const MOST = 500;

/** Ranges of the page's text nodes whose folded letters hold the folded words. */
export function rangesOf(page: HTMLElement | null, words: string): readonly Range[] {
  const asked = foldName(words);
  if (page === null || asked === '') return [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (
    let node = walker.nextNode();
    node !== null && ranges.length < MOST;
    node = walker.nextNode()
  ) {
    for (const { from, to } of placesIn(node.nodeValue ?? '', asked)) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  return ranges;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Folding drops marks and joins spaces, so each folded letter remembers where it came from. */
export function placesIn(text: string, asked: string): readonly Span[] {
  let folded = '';
  const from: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = foldName(text[at] ?? '') || (/[\s\p{P}]/u.test(text[at] ?? '') ? ' ' : '');
    if (letter === ' ' && folded.endsWith(' ')) continue;
    for (const one of letter) {
      folded += one;
      from.push(at);
    }
  }
  const found: Span[] = [];
  for (let at = folded.indexOf(asked); at >= 0; at = folded.indexOf(asked, at + asked.length)) {
    found.push({ from: from[at] ?? 0, to: (from[at + asked.length - 1] ?? 0) + 1 });
  }
  return found;
}

/** Draws all places and, stronger, the one in hand; answers how to take the marks away. */
export function markFound(ranges: readonly Range[], at: number): () => void {
  const here = ranges[at];
  here?.startContainer.parentElement?.scrollIntoView?.({ block: 'center' });
  if (typeof Highlight === 'undefined') return () => undefined;
  CSS.highlights.set('found', new Highlight(...ranges));
  if (here !== undefined) CSS.highlights.set('found-here', new Highlight(here));
  return () => {
    CSS.highlights.delete('found');
    CSS.highlights.delete('found-here');
  };
}
