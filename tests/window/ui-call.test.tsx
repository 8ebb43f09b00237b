// The window's side of the port: what it sends, what it does with what comes back.
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anyone, command, contractOf, job, notRecorded, query } from '../../src/kernel/operation';
import {
  type Incoming,
  type Outgoing,
  call,
  connect,
  onLocked,
  setSession,
  useQueryOf,
} from '../../src/ui/call';
import { fakeCall, fault, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const rules = {
  permission: anyone,
  refusals: ['rooms.full'],
  audit: notRecorded('a test'),
} as const;
const rooms = contractOf('rooms', {
  count: query({
    input: z.object({ floor: z.number() }),
    output: z.object({ count: z.number() }),
    ...rules,
  }),
  paint: command({ input: z.object({ colour: z.string() }), output: z.null(), ...rules }),
  move: job({ input: z.object({}), output: z.null(), ...rules }),
});

afterEach(() => {
  cleanup();
  setSession(undefined);
});

function rawPort() {
  const sent: Outgoing[] = [];
  let hear: (message: Incoming) => void = () => undefined;
  connect({
    post: (message) => void sent.push(message),
    listen: (handle) => {
      hear = handle;
      return () => undefined;
    },
  });
  return { sent, say: (message: Incoming) => hear(message) };
}

describe('call', () => {
  it('names the operation and the session, and resolves with the answer to its own id', async () => {
    const port = rawPort();
    setSession('session-1');
    const first = call(rooms.count, { floor: 1 });
    const second = call(rooms.count, { floor: 2 });
    const [one, two] = port.sent;
    expect(one).toMatchObject({
      kind: 'call',
      operation: 'rooms.count',
      input: { floor: 1 },
      sessionId: 'session-1',
    });
    port.say({
      kind: 'answer',
      callId: two?.callId ?? '',
      answer: { kind: 'done', value: { count: 22 } },
    });
    port.say({
      kind: 'answer',
      callId: one?.callId ?? '',
      answer: { kind: 'done', value: { count: 11 } },
    });
    expect(await first).toEqual({ kind: 'done', value: { count: 11 } });
    expect(await second).toEqual({ kind: 'done', value: { count: 22 } });
  });

  it('sends no session id before there is a session', () => {
    const port = rawPort();
    void call(rooms.count, { floor: 1 });
    expect(port.sent[0]).not.toHaveProperty('sessionId');
  });

  it('asks to cancel and still waits for the vault’s word', async () => {
    const port = rawPort();
    const abort = new AbortController();
    const answer = call(rooms.move, {}, { signal: abort.signal });
    abort.abort();
    const callId = port.sent[0]?.callId ?? '';
    expect(port.sent[1]).toEqual({ kind: 'cancel', callId });
    port.say({
      kind: 'answer',
      callId,
      answer: { kind: 'refused', refusal: { code: 'job.cancelled' } },
    });
    expect(await answer).toMatchObject({ kind: 'refused' });
  });

  it('answers every open call as locked when the vault locks, and forgets the session', async () => {
    const port = rawPort();
    setSession('session-1');
    const reasons: string[] = [];
    const stop = onLocked((reason) => reasons.push(reason));
    const open = call(rooms.count, { floor: 1 });
    port.say({ kind: 'locked', reason: 'idle' });
    stop();
    expect(await open).toEqual({ kind: 'refused', refusal: { code: 'session.locked' } });
    expect(reasons).toEqual(['idle']);
    void call(rooms.count, { floor: 1 });
    expect(port.sent.at(-1)).not.toHaveProperty('sessionId');
  });

  it('hears progress of its own job only', async () => {
    const fake = fakeCall();
    const seen: number[] = [];
    fake.answer(rooms.move, (_input, progress) => {
      progress({ step: 'carrying', done: 1, total: 2 });
      return null;
    });
    await call(rooms.move, {}, { onProgress: (progress) => seen.push(progress.done) });
    expect(seen).toEqual([1]);
  });
});

function Count() {
  const rooms1 = useQueryOf(rooms.count, { floor: 1 });
  return (
    <p>
      {rooms1.problem ?? (rooms1.value === undefined ? 'waiting' : `count ${rooms1.value.count}`)}
    </p>
  );
}

describe('useQueryOf', () => {
  it('asks again when the vault says that something changed', async () => {
    const fake = fakeCall();
    let count = 1;
    fake.answer(rooms.count, () => ({ count }));
    renderScreen(<Count />);
    await screen.findByText('count 1');
    count = 2;
    act(() => fake.emit({ kind: 'changed', feature: 'rooms' }));
    await screen.findByText('count 2');
  });

  it('says a refusal and a fault in sentences', async () => {
    const fake = fakeCall();
    fake.answer(rooms.count, () => refused('access.denied'));
    renderScreen(<Count />);
    await screen.findByText('This role may not do that.');
    cleanup();
    fake.answer(rooms.count, () => fault('F-123'));
    renderScreen(<Count />);
    expect((await screen.findByText(/F-123/)).textContent).toContain(
      'nothing in the records changed',
    );
  });
});
