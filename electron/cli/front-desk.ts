// Asks the vault's front desk as the window would, without a window: one numbered call of the open session.
import type { AnyOperation, AnswerOf, InputOf } from '../../src/kernel/operation';
import type { JobWatch } from '../vault/host/run-steps';
import type { VaultAt } from '../vault/process/vault-at';

export type NamedOperation = AnyOperation & { readonly name: string };

export type Ask = <Op extends NamedOperation>(
  operation: Op,
  input: InputOf<Op>,
) => Promise<AnswerOf<Op>>;

export function frontDesk({ host, gate }: VaultAt, watch?: JobWatch): Ask {
  let calls = 0;
  return async (operation, input) => {
    calls += 1;
    const { open } = gate;
    const message = {
      kind: 'call' as const,
      callId: String(calls),
      operation: operation.name,
      input,
      ...(open === undefined ? {} : { sessionId: open.session.id }),
    };
    return (await host.answer(message, watch)) as AnswerOf<typeof operation>;
  };
}
