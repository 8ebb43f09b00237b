// The desk hears whatever comes over the port: junk is dropped, calls are answered, cancels are heeded.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveDesk } from '../../../electron/vault/host/desk';
import type { VaultMessage } from '../../../electron/vault/host/messages';
import { fingerprintOf } from '../../contract/vault-dump';
import { foundTestVault, type TestVault } from '../../support/test-vault';
import { probeHost, type ProbeHost } from './probe-host';

let house: TestVault;
let probing: ProbeHost;
let posted: VaultMessage[] = [];
let say: (message: unknown) => void = () => undefined;

beforeEach(async () => {
  house = await foundTestVault();
  probing = probeHost(house);
  posted = [];
  const port = {
    post: (message: VaultMessage) => posted.push(message),
    hear: (listener: typeof say) => {
      say = listener;
    },
  };
  serveDesk(port, probing.host);
});
afterEach(() => house.destroy());

async function answerTo(callId: string): Promise<VaultMessage | undefined> {
  const found = () => posted.find((one) => one.kind === 'answer' && one.callId === callId);
  for (let turn = 0; turn < 50 && found() === undefined; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  return found();
}

const junk = fc.oneof(
  fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, maxDepth: 3 }),
  fc.record(
    {
      kind: fc.oneof(fc.constantFrom('call', 'cancel', 'answer'), fc.anything()),
      callId: fc.oneof(fc.constantFrom('7', 'x'.repeat(65)), fc.anything()),
      operation: fc.oneof(fc.constantFrom('probe.write', '__proto__', ''), fc.anything()),
      input: fc.anything({ maxDepth: 3 }),
      sessionId: fc.oneof(fc.string(), fc.anything()),
    },
    { requiredKeys: [] },
  ),
);

describe('the desk', () => {
  it('drops or refuses 3,000 junk messages, never throws, and nothing changes', async () => {
    const before = fingerprintOf(house.open(), []);
    fc.assert(
      fc.property(junk, (message) => {
        expect(() => say(message)).not.toThrow();
      }),
      { numRuns: 3000 },
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(posted.every((one) => one.kind === 'answer' && one.answer.kind !== 'done')).toBe(true);
    expect(fingerprintOf(house.open(), [])).toBe(before);
    say({
      kind: 'call',
      callId: 'after',
      operation: 'probe.write',
      input: { name: 'a' },
      sessionId: house.sessionId(),
    });
    expect(await answerTo('after')).toMatchObject({ answer: { kind: 'done' } });
  });

  const work = (callId: string) => ({
    kind: 'call',
    callId,
    operation: 'probe.work',
    input: { name: callId },
    sessionId: house.sessionId(),
  });

  it('stops a job when its cancel comes, and only that one', async () => {
    say(work('a'));
    say(work('b'));
    say({ kind: 'cancel', callId: 'a' });
    expect(await answerTo('a')).toMatchObject({ answer: { refusal: { code: 'job.cancelled' } } });
    expect(await answerTo('b')).toMatchObject({ answer: { kind: 'done' } });
  });

  it('forgets a cancel for a call that is not running', async () => {
    say({ kind: 'cancel', callId: 'later' });
    say(work('later'));
    expect(await answerTo('later')).toMatchObject({ answer: { kind: 'done' } });
  });
});
