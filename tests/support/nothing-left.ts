// Files of tests share a process and its modules. What a file leaves behind is taken away where that can be done
// (timers, stand-ins, what stands in a document), and fails the file where it cannot: the next one would be judged by it.
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { changedSince, type Surroundings, surroundings } from './surroundings';

type Timer = ReturnType<typeof setTimeout>;

const { setTimeout: wait, setInterval: repeat } = globalThis;
const begun = new Set<Timer>();
let before: Surroundings;

beforeAll(() => {
  globalThis.setTimeout = noted(wait);
  globalThis.setInterval = noted(repeat);
  before = surroundings();
});

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  const left = [
    ...changedSince(before),
    ...(vi.isFakeTimers() ? ['a clock that stands still'] : []),
  ];
  vi.useRealTimers();
  Object.assign(globalThis, { setTimeout: wait, setInterval: repeat });
  for (const timer of begun) clearTimeout(timer);
  if (typeof document !== 'undefined') emptyDocument();
  expect(left, 'left behind by this file of tests').toEqual([]);
});

/** What a screen reader was told stands in the document for seconds, after the screen that said it is gone. */
afterEach(() => {
  if (typeof document === 'undefined') return;
  for (const told of document.querySelectorAll('[data-live-announcer] [role=log]'))
    told.replaceChildren();
});

/** Every timer of this file, so that none of them goes off in the next one. */
function noted<Begin extends typeof setTimeout | typeof setInterval>(begin: Begin): Begin {
  const noting = (...given: Parameters<typeof setTimeout>): Timer => {
    const timer = Reflect.apply(begin, globalThis, given);
    begun.add(timer);
    return timer;
  };
  return Object.assign(noting, begin) as unknown as Begin;
}

function emptyDocument(): void {
  // The one part that lives as long as its module.
  document.body.replaceChildren(...document.body.querySelectorAll('[data-live-announcer]'));
  localStorage.clear();
  sessionStorage.clear();
}
