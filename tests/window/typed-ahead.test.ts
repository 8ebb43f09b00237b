// @vitest-environment jsdom
// What is typed before a field is there comes into it in order, and nothing is held once it has come.
import { afterEach, expect, it, vi } from 'vitest';
import { holdTyping } from '../../src/app/session/typed-ahead';

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

function press(key: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  return target.dispatchEvent(event);
}

function field(type: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = type;
  document.body.append(input);
  return input;
}

it('puts what was typed meanwhile before what the field already has, and tells the form', async () => {
  const letGo = holdTyping('ق');
  for (const key of ['م', 'x', 'Backspace', 'ر']) expect(press(key)).toBe(false);
  expect(press('c', { ctrlKey: true })).toBe(true);
  field('checkbox').focus();
  expect(press('!')).toBe(false);
  const input = field('password');
  const heard = vi.fn();
  input.addEventListener('input', heard);
  input.focus();
  input.value = 'z';
  await Promise.resolve();
  expect([input.value, heard.mock.calls.length]).toEqual(['قمر!z', 1]);
  expect(press('a')).toBe(true);
  letGo();
});

it('keeps one row of letters where the page was woken twice', async () => {
  holdTyping('a');
  press('b');
  holdTyping('c');
  const input = field('text');
  input.focus();
  await Promise.resolve();
  expect(input.value).toBe('abc');
});

it('lets go of what nobody asked for', async () => {
  vi.useFakeTimers();
  holdTyping('a');
  vi.advanceTimersByTime(5000);
  expect(press('b')).toBe(true);
  const input = field('password');
  input.focus();
  await Promise.resolve();
  expect(input.value).toBe('');
});
