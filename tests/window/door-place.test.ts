// Every state of a vault and every way aside leads to one page in front of it.
import { expect, it } from 'vitest';
import { doorPlace } from '../../src/app/session/door-place';

const at = { state: 'locked', aside: undefined, hasTrouble: false } as const;

it('asks for the passphrase of a locked vault, and founds one where there is none', () => {
  expect(doorPlace(at)).toBe('unlock');
  expect(doorPlace({ ...at, state: 'none' })).toBe('first-run');
});

it('shows a trouble before anything that needs the vault', () => {
  expect(doorPlace({ ...at, hasTrouble: true })).toBe('trouble');
  expect(doorPlace({ ...at, hasTrouble: true, aside: 'return' })).toBe('trouble');
  expect(doorPlace({ ...at, state: 'none', hasTrouble: true })).toBe('trouble');
});

it.each(['verify', 'restore', 'salvage', 'about'] as const)(
  'lets %s stand in any state',
  (aside) => {
    for (const state of ['none', 'locked', 'header-damaged'] as const)
      for (const hasTrouble of [true, false])
        expect(doorPlace({ state, aside, hasTrouble })).toBe(aside);
  },
);

it('takes recovery papers only where there is a vault to come back to', () => {
  expect(doorPlace({ ...at, aside: 'return' })).toBe('return');
  expect(doorPlace({ ...at, aside: 'return', state: 'none' })).toBe('first-run');
});
