// The demo's way to the vault: the same front desk that the window uses, with a clock that the demo moves.
import { vault as vaultContract } from '../../src/features/vault/contract';
import type { InputOf, OutputOf } from '../../src/kernel/operation';
import type { VaultAt } from '../vault/process/vault-at';
import { type DemoRole, passphraseOf, staffCodeOf } from './demo-staff';
import { type Ask, frontDesk, type NamedOperation } from './front-desk';

export interface DemoDesk {
  /** Moves the clock; the shelter's days only go forward. */
  at(instant: string): void;
  readonly ask: Ask;
  done<Op extends NamedOperation>(operation: Op, input: InputOf<Op>): Promise<OutputOf<Op>>;
  /** By its name, where one does not know beforehand which rooms there are. */
  operation(name: string): NamedOperation;
  /** Unlocks as the one who has this role. */
  actAs(role: DemoRole): Promise<void>;
}

export function deskOf(vaultAt: VaultAt, clock: { now: string }): DemoDesk {
  const ask = frontDesk(vaultAt);
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
    operation: (name) => {
      const found = vaultAt.host.operations.find((one) => one.name === name);
      if (found === undefined) throw new Error(`the vault has no operation ${name}`);
      return found;
    },
    done,
    actAs: async (role) => {
      // Whoever sat there before went away in good order.
      vaultAt.lock('asked');
      await done(vaultContract.unlock, {
        staffCode: staffCodeOf(role),
        passphrase: passphraseOf(role),
      });
    },
  };
}
