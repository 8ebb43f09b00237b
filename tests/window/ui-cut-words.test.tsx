// Words that are cut for want of room are told whole at the pointer; words that fit are not said twice.
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useCutWords } from '../../src/ui/cut-words';
import { renderScreen } from '../support/render-screen';

afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
});

const WORDS = 'لا يُؤكَّد لأحد وجود النزيل في الدار';

function Line({ title }: { readonly title?: string }) {
  useCutWords();
  return (
    <p>
      <bdi data-testid="cutting" {...(title === undefined ? {} : { title })}>
        <span>{WORDS}</span>
      </bdi>
    </p>
  );
}

/** `bdi` ends its words with the sign that something is left out, and is 100 wide. */
function withWordsOf(width: number): void {
  vi.spyOn(window, 'getComputedStyle').mockImplementation(
    (element) =>
      ({ textOverflow: element.tagName === 'BDI' ? 'ellipsis' : 'clip' }) as CSSStyleDeclaration,
  );
  vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(width);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(100);
}

const rest = () =>
  screen.getByText(WORDS).dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));

describe('words without room', () => {
  it('are told whole while the pointer rests on them, and no longer once they have room', () => {
    renderScreen(<Line />);
    const cutting = screen.getByTestId('cutting');
    withWordsOf(180);
    rest();
    expect(cutting.title).toBe(WORDS);
    withWordsOf(100);
    rest();
    expect(cutting.hasAttribute('title')).toBe(false);
  });

  it('keep a title of their own', () => {
    renderScreen(<Line title="two more" />);
    withWordsOf(180);
    rest();
    expect(screen.getByTestId('cutting').title).toBe('two more');
  });
});
