// What one file of tests leaves to the next is noticed by name (tests/support/nothing-left.ts asks after every file).
import { afterEach, expect, it } from 'vitest';
import { changedSince, surroundings } from '../support/surroundings';

const ignored = () => undefined;
afterEach(() => {
  delete process.env['KANAF_LEFT_BEHIND'];
  Reflect.deleteProperty(globalThis, 'leftBehind');
  process.off('SIGUSR2', ignored);
});

it('names a variable, a global and a listener that were left, and no values', () => {
  const before = surroundings();
  expect(changedSince(before)).toEqual([]);
  process.env['KANAF_LEFT_BEHIND'] = 'a secret';
  Object.assign(globalThis, { leftBehind: 1 });
  process.on('SIGUSR2', ignored);
  expect(changedSince(before).toSorted()).toEqual([
    'environment KANAF_LEFT_BEHIND',
    'global leftBehind',
    'listeners of SIGUSR2',
  ]);
});

it('names what was taken away or is another', () => {
  process.env['KANAF_LEFT_BEHIND'] = 'one';
  const before = surroundings();
  process.env['KANAF_LEFT_BEHIND'] = 'two';
  const mask = process.umask(0o077);
  expect(changedSince(before)).toEqual(['environment KANAF_LEFT_BEHIND', 'file mask']);
  process.umask(mask);
  delete process.env['KANAF_LEFT_BEHIND'];
  expect(changedSince(before)).toEqual(['environment KANAF_LEFT_BEHIND']);
});
