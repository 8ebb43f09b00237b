// When a session ends by itself, tried with a clock that is set by hand.
import { describe, expect, it } from 'vitest';
import { SessionLimits } from '../../electron/main/session-limits';

const MINUTE = 60_000;

function limitsAt() {
  let now = 1_000;
  const limits = new SessionLimits(() => now);
  return { limits, pass: (ms: number) => void (now += ms) };
}

describe('a session', () => {
  it.each([
    ['manager', 5],
    ['psychologist', 5],
    ['reception', 2],
  ] as const)(
    'of %s ends after %d minutes without a touch, not a moment before',
    (role, minutes) => {
      const { limits, pass } = limitsAt();
      limits.begin(role);
      pass(minutes * MINUTE - 1);
      expect(limits.due()).toBeUndefined();
      pass(1);
      expect(limits.due()).toBe('idle');
    },
  );

  it('goes on while it is touched, and ends after ten hours all the same', () => {
    const { limits, pass } = limitsAt();
    limits.begin('reception');
    for (let minute = 1; minute < 600; minute += 1) {
      pass(MINUTE);
      limits.touch();
      expect(limits.due()).toBeUndefined();
    }
    pass(MINUTE);
    limits.touch();
    expect(limits.due()).toBe('session-over');
  });

  it('counts anew for the next person, and a closed house has nothing to end', () => {
    const { limits, pass } = limitsAt();
    expect(limits.due()).toBeUndefined();
    limits.begin('manager');
    pass(599 * MINUTE);
    limits.end();
    limits.touch();
    pass(60 * MINUTE);
    expect(limits.due()).toBeUndefined();
    limits.begin('manager');
    pass(4 * MINUTE);
    expect(limits.due()).toBeUndefined();
  });
});
