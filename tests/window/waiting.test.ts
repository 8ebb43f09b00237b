// The first thing the window shows, before any library is there.
import { expect, it } from 'vitest';
import { showWaiting } from '../../src/app/waiting';

function shown(language: 'ar' | 'en', after?: string): HTMLElement {
  const root = document.createElement('div');
  showWaiting(root, language, after);
  return root;
}

it('is one quiet line in the language of the worker, told to a screen reader', () => {
  expect(shown('ar').querySelector('[role="status"]')?.textContent).toBe('لحظة من فضلك…');
  expect(shown('en', 'idle').querySelector('[role="status"]')?.textContent).toBe('One moment…');
});

it('is an empty page after the emergency key', () => {
  expect(shown('ar', 'panic').childNodes).toHaveLength(0);
});
