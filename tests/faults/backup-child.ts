// A worker's process that makes one backup after another to a medium until somebody kills it.
import { writeSync } from 'node:fs';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { createVault } from '../../electron/vault/process/vault-at';
import { backups } from '../../src/features/backups/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { PASSPHRASES, staffCodeOf } from '../support/test-vault';

const [folder = '', stick = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const at = createVault({
  folder: `${folder}/vault`,
  logFolder: `${folder}/logs`,
  outside: { ...nowhere, takeFolder: () => stick },
});

async function ask(operation: { readonly name: string }, input: unknown): Promise<unknown> {
  const sessionId = at.gate.open?.session.id ?? '';
  const call = { kind: 'call' as const, callId: '1', operation: operation.name, input, sessionId };
  const answer = await at.host.answer(call, {
    // One line for each step, so that a kill can be aimed at it.
    onProgress: ({ step }) => say(`step ${step}`),
    cancelled: () => false,
  });
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
  return answer.value;
}

await ask(vaultContract.unlock, {
  staffCode: staffCodeOf('manager'),
  passphrase: PASSPHRASES.manager,
});
say('ready');
for (;;) {
  const made = (await ask(backups.make, { folderToken: stick })) as { number: number };
  say(`made ${made.number}`);
}
