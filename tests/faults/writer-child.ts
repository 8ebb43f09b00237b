// A worker's process that admits invented residents through the real host until somebody kills it.
// Says `saved <id>` only after the host has answered that it is saved.
import { writeSync } from 'node:fs';
import { createVault } from '../../electron/vault/process/vault-at';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { admitInput } from '../support/residents';
import { PASSPHRASES, staffCodeOf } from '../support/test-vault';

const [folder = '', prefix = '', limit = '1', synchronous = 'FULL', hoards = 'no'] =
  process.argv.slice(2);
/** What a process that forgets nothing keeps of each saving, so that its memory runs out in the middle of one. */
const hoard: string[][] = [];

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const at = createVault({
  folder: `${folder}/vault`,
  logFolder: `${folder}/logs`,
  outside: nowhere,
});

async function ask(operation: { readonly name: string }, input: unknown) {
  const sessionId = at.gate.open?.session.id ?? '';
  return await at.host.answer({
    kind: 'call',
    callId: '1',
    operation: operation.name,
    input,
    sessionId,
  });
}

async function admitMany(): Promise<void> {
  for (let nth = 0; nth < Number(limit); nth += 1) {
    const name = `سلمى حسن ${'ابتثجحخ'.charAt(nth % 7)}يوسف المصري`;
    const input = { ...admitInput(`${prefix}-${nth}`, name), acknowledgedDuplicates: 'شخص آخر' };
    const answer = await ask(residents.admit, input);
    if (answer.kind !== 'done') {
      say(`failed ${JSON.stringify(answer)}`);
      return;
    }
    say(`saved ${(answer.value as { id: string }).id}`);
    if (hoards === 'yes') hoard.push(Array.from({ length: 4000 }, (_, at) => `${nth}-${at}`));
  }
}

const unlocked = await ask(vaultContract.unlock, {
  staffCode: staffCodeOf('manager'),
  passphrase: PASSPHRASES.manager,
});
if (unlocked.kind !== 'done') throw new Error(`not unlocked: ${JSON.stringify(unlocked)}`);
for (const handle of [at.gate.requireOpen().records, at.gate.requireOpen().keyring]) {
  if (synchronous === 'NORMAL') handle.pragma('synchronous = NORMAL');
}
say('ready');
await admitMany();
at.lock('asked');
say('end');
