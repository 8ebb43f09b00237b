// What stands elsewhere in a narrow window moves there when the window becomes narrow, and back.
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useMedia } from '../../src/ui/use-media';
import { renderScreen } from '../support/render-screen';

afterEach(() => {
  vi.unstubAllGlobals();
  cleanup();
});

function Place() {
  return <p>{useMedia('(min-width: 60rem)', true) ? 'beside the name' : 'under the tabs'}</p>;
}

function windowThat(isWide: boolean) {
  const list = Object.assign(new EventTarget(), { matches: isWide });
  vi.stubGlobal('matchMedia', () => list);
  return (next: boolean) => {
    list.matches = next;
    act(() => void list.dispatchEvent(new Event('change')));
  };
}

describe('a part of the page that has two places', () => {
  it('moves with the width of the window', () => {
    const becomes = windowThat(true);
    renderScreen(<Place />);
    expect(screen.getByText('beside the name')).toBeDefined();
    becomes(false);
    expect(screen.getByText('under the tabs')).toBeDefined();
    becomes(true);
    expect(screen.getByText('beside the name')).toBeDefined();
  });

  it('stands where it was told to where no window can be asked', () => {
    vi.stubGlobal('matchMedia', undefined);
    renderScreen(<Place />);
    expect(screen.getByText('beside the name')).toBeDefined();
  });
});
