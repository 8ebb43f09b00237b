// Another computer: an empty vault folder with its own host, where a backup may be restored.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, type VaultAt } from '../../electron/vault/process/vault-at';
import { vault as vaultContract } from '../../src/features/vault/contract';
import type { Role } from '../../src/kernel/compartments';
import type { AnyOperation, AnswerOf, InputOf, OutputOf } from '../../src/kernel/operation';
import { chosenFolders } from './chosen-folders';
import { fixedClock } from './fixed-clock';
import { PASSPHRASES, staffCodeOf } from './test-vault';

type Named = AnyOperation & { readonly name: string };

export interface OtherComputer {
  readonly at: VaultAt;
  readonly vaultFolder: string;
  readonly faults: readonly unknown[];
  call<Op extends Named>(operation: Op, input: InputOf<Op>): Promise<AnswerOf<Op>>;
  done<Op extends Named>(operation: Op, input: InputOf<Op>): Promise<OutputOf<Op>>;
  unlockAs(role: Role): Promise<void>;
  destroy(): void;
}

export function otherComputer(): OtherComputer {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-other-'));
  const vaultFolder = join(folder, 'vault');
  const faults: unknown[] = [];
  const at = createVault({
    folder: vaultFolder,
    logFolder: join(folder, 'logs'),
    outside: chosenFolders,
    now: fixedClock('2026-09-01T08:00:00.000Z').now,
    logFault: (_operation, error) => {
      faults.push(error);
      return 'K-TEST';
    },
  });
  let calls = 0;
  const call: OtherComputer['call'] = async (operation, input) => {
    calls += 1;
    const { open } = at.gate;
    return (await at.host.answer({
      kind: 'call',
      callId: String(calls),
      operation: operation.name,
      input,
      ...(open === undefined ? {} : { sessionId: open.session.id }),
    })) as AnswerOf<typeof operation>;
  };
  const done: OtherComputer['done'] = async (operation, input) => {
    const answer = await call(operation, input);
    if (answer.kind === 'done') return answer.value as OutputOf<typeof operation>;
    throw new Error(`${operation.name}: ${JSON.stringify(answer)}`, { cause: faults.at(-1) });
  };
  return {
    at,
    vaultFolder,
    faults,
    call,
    done,
    unlockAs: async (role) => {
      await done(vaultContract.unlock, {
        staffCode: staffCodeOf(role),
        passphrase: PASSPHRASES[role],
      });
    },
    destroy: () => {
      at.gate.lock();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
