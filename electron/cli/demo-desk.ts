// The demo's way to the vault: the same front desk that the window uses, with a clock that the demo moves.
import { vault as vaultContract } from '../../src/features/vault/contract';
import type { AnyOperation, AnswerOf, InputOf, OutputOf } from '../../src/kernel/operation';
import type { VaultAt } from '../vault/vault-at';
import { type DemoRole, passphraseOf, staffCodeOf } from './demo-staff';

type Named = AnyOperation & { readonly name: string };

export interface DemoDesk {
  /** Moves the clock; the shelter's days only go forward. */
  at(instant: string): void;
  ask<Op extends Named>(operation: Op, input: InputOf<Op>): Promise<AnswerOf<Op>>;
  done<Op extends Named>(operation: Op, input: InputOf<Op>): Promise<OutputOf<Op>>;
  /** Unlocks as the one who has this role. */
  actAs(role: DemoRole): Promise<void>;
}

export function deskOf({ host, gate }: VaultAt, clock: { now: string }): DemoDesk {
  let calls = 0;
  const ask: DemoDesk['ask'] = async (operation, input) => {
    calls += 1;
    const { open } = gate;
    const message = {
      kind: 'call' as const,
      callId: String(calls),
      operation: operation.name,
      input,
      ...(open === undefined ? {} : { sessionId: open.session.id }),
    };
    return (await host.answer(message)) as AnswerOf<typeof operation>;
  };
  const done: DemoDesk['done'] = async (operation, input) => {
    const answer = await ask(operation, input);
    if (answer.kind === 'done') return answer.value as OutputOf<typeof operation>;
    throw new Error(`${operation.name} answered ${JSON.stringify(answer)}`);
  };
  return {
    at: (instant) => {
      clock.now = instant;
    },
    ask,
    done,
    actAs: async (role) => {
      await done(vaultContract.unlock, {
        staffCode: staffCodeOf(role),
        passphrase: passphraseOf(role),
      });
    },
  };
}
