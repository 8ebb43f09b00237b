// A vault that answers what the test tells it to. Installed in place of the port; nothing is remembered between tests.
import type { Answer, AnyOperation, InputOf, OutputOf, Progress } from '../../src/kernel/operation';
import { connect, type Incoming, type Outgoing } from '../../src/ui/call';

type Named = AnyOperation & { readonly name: string };

export interface FakeCall {
  /** Answers an operation: with a value, or with a whole answer made by `refused`, `invalid`, `fault`. */
  answer<Op extends Named>(
    operation: Op,
    reply: (
      input: InputOf<Op>,
      progress: (progress: Progress) => void,
    ) => OutputOf<Op> | FakeAnswer | Promise<OutputOf<Op> | FakeAnswer>,
  ): void;
  /** Tells the window something on the vault's own initiative. */
  emit(message: Incoming): void;
  /** Everything the window sent, in order. */
  readonly sent: readonly Outgoing[];
  /** Inputs of the calls of one operation, in order. */
  callsOf<Op extends Named>(operation: Op): InputOf<Op>[];
}

const whole = Symbol('whole answer');
export type FakeAnswer = { readonly [whole]: Answer<unknown> };

export function refused(code: string, details?: Record<string, string | number>): FakeAnswer {
  const refusal = details === undefined ? { code } : { code, details };
  return { [whole]: { kind: 'refused', refusal } };
}

export function fault(reference: string): FakeAnswer {
  return { [whole]: { kind: 'fault', reference } };
}

function isWhole(reply: unknown): reply is FakeAnswer {
  return typeof reply === 'object' && reply !== null && whole in reply;
}

type Reply = (input: unknown, progress: (progress: Progress) => void) => unknown;

/** Connects the window to a fake vault. An operation without an answer gives a fault named after it. */
export function fakeCall(): FakeCall {
  const replies = new Map<string, Reply>();
  const sent: Outgoing[] = [];
  let hear: (message: Incoming) => void = () => undefined;

  const serve = async (message: Extract<Outgoing, { kind: 'call' }>) => {
    const { callId } = message;
    const reply = replies.get(message.operation);
    const given =
      reply === undefined
        ? fault(`no fake for ${message.operation}`)
        : await reply(message.input, (progress) => hear({ kind: 'progress', callId, progress }));
    const answer = isWhole(given) ? given[whole] : ({ kind: 'done', value: given } as const);
    hear({ kind: 'answer', callId, answer });
  };

  connect({
    post: (message) => {
      sent.push(message);
      if (message.kind === 'call') void serve(message);
    },
    listen: (handle) => {
      hear = handle;
      return () => undefined;
    },
  });

  return {
    sent,
    answer: (operation, reply) => void replies.set(operation.name, reply as Reply),
    emit: (message) => hear(message),
    callsOf: (operation) =>
      sent.flatMap((message) =>
        message.kind === 'call' && message.operation === operation.name
          ? [message.input as InputOf<typeof operation>]
          : [],
      ),
  };
}
