// Waiting for a process that may never answer: an answer, a deadline or a cancel ends it, whichever comes first.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwaitedAnswers } from '../../electron/main/awaited-answers';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an answer that is waited for', () => {
  const order = { token: 'a', patienceMs: 1_000, late: 'late' };

  it('is the first one that comes', async () => {
    const answers = new AwaitedAnswers<string>();
    const waited = answers.wait(order);
    answers.take('b', 'for nobody');
    answers.take('a', 'read');
    answers.take('a', 'again');
    vi.advanceTimersByTime(2_000);
    expect(await waited).toBe('read');
  });

  it('is the late one when nothing came in time', async () => {
    const answers = new AwaitedAnswers<string>();
    const waited = answers.wait(order);
    vi.advanceTimersByTime(1_000);
    expect(await waited).toBe('late');
  });

  it('is called off at once, for every wait', async () => {
    const answers = new AwaitedAnswers<string>();
    const both = [answers.wait(order), answers.wait({ ...order, token: 'b' })];
    answers.callOff((token) => `off ${token}`);
    expect(await Promise.all(both)).toEqual(['off a', 'off b']);
  });
});
