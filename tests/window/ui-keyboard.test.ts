// Shortcuts go by the place of the key: the same on an Arabic keyboard, mirrored with the page.
import { afterEach, describe, expect, it } from 'vitest';
import { matches } from '../../src/ui/keyboard';

const press = (code: string, ...held: ('ctrl' | 'shift' | 'alt')[]) => ({
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: false,
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
});

afterEach(() => {
  document.documentElement.dir = '';
});

describe('shortcuts', () => {
  it('read the key’s place, whatever letter it gives', () => {
    expect(matches('Ctrl+K', { ...press('KeyK', 'ctrl') })).toBe(true);
    expect(matches('Ctrl+K', press('KeyK'))).toBe(false);
    expect(matches('Ctrl+K', press('KeyK', 'ctrl', 'shift'))).toBe(false);
    expect(matches('Ctrl+Shift+L', press('KeyL', 'ctrl', 'shift'))).toBe(true);
    expect(matches('Ctrl+/', press('Slash', 'ctrl'))).toBe(true);
    expect(matches('F9', press('F9'))).toBe(true);
    expect(matches('Ctrl+3', press('Digit3', 'ctrl'))).toBe(true);
  });

  it('go back towards the start of the page in either direction', () => {
    expect(matches('Alt+Back', press('ArrowLeft', 'alt'))).toBe(true);
    document.documentElement.dir = 'rtl';
    expect(matches('Alt+Back', press('ArrowLeft', 'alt'))).toBe(false);
    expect(matches('Alt+Back', press('ArrowRight', 'alt'))).toBe(true);
  });
});
