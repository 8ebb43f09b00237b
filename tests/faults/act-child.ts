// One process that does one grave thing to a prepared vault, until somebody kills it or the disk says no.
// Says `ready` when it begins and `done` only after the host has answered that it is done; before that, what it answered
// is still open.
import { writeSync } from 'node:fs';
import { type JobWatch, UNWATCHED } from '../../electron/vault/host/run-steps';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { createVault } from '../../electron/vault/process/vault-at';
import { backups } from '../../src/features/backups/contract';
import { residents } from '../../src/features/residents/contract';
import { retention } from '../../src/features/retention/contract';
import { staffContract } from '../../src/features/staff/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { INVENTED } from '../support/invented-formats';
import { admitInput } from '../support/residents';
import { PASSPHRASES, staffCodeOf } from '../support/test-vault';
import { type Act, ERASED_NUMBER, NEW_PASSPHRASE, NEWCOMER } from './acts';

const [folder = '', act = '', herId = '', nurseId = ''] = process.argv.slice(2);
process.env['KANAF_QUICK_KEYS'] = '1';

const at = createVault({
  folder: `${folder}/vault`,
  logFolder: `${folder}/logs`,
  outside: { ...nowhere, takeFolder: (token) => token },
  ...(act === 'upgrade' ? { formats: INVENTED } : {}),
});

const say = (line: string): void => void writeSync(1, `${line}\n`);

let last = '';
/** Says each step once, so that whoever wants to can strike in it. */
const WATCHED: JobWatch = {
  cancelled: () => false,
  onProgress: ({ step }) => {
    if (step !== last) say(`step ${step}`);
    last = step;
  },
};

async function ask(operation: { readonly name: string }, input: unknown): Promise<unknown> {
  const sessionId = at.gate.open?.session.id ?? '';
  const call = { kind: 'call' as const, callId: '1', operation: operation.name, input, sessionId };
  const answer = await at.host.answer(call, act === 'upgrade' ? WATCHED : UNWATCHED);
  if (answer.kind === 'done') return answer.value;
  say(`failed ${answer.kind === 'refused' ? answer.refusal.code : answer.kind}`);
  process.exit(0);
}

const unlock = (agreed = {}): Promise<unknown> =>
  ask(vaultContract.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: PASSPHRASES.manager,
    ...agreed,
  });

const second = {
  staffCode: staffCodeOf('case-manager'),
  passphrase: PASSPHRASES['case-manager'],
};

const ACTS: Readonly<Record<Act, () => Promise<unknown>>> = {
  migrate: () => unlock(),
  upgrade: () => unlock({ bringUpToDate: true }),
  leave: () => ask(staffContract.leave, { id: nurseId, second }),
  erase: () =>
    ask(retention.erase, {
      id: herId,
      caseNumber: ERASED_NUMBER,
      reason: 'period-over',
      second,
    }),
  backup: () => ask(backups.make, { folderToken: `${folder}/stick` }),
  passphrase: async () => {
    const input = { current: PASSPHRASES.manager, passphrase: NEW_PASSPHRASE };
    const changed = await ask(staffContract.changePassphrase, input);
    const { isInForce } = changed as { readonly isInForce: boolean };
    if (!isInForce) say('from the next unlock on');
  },
  keyring: admitSome,
  'let-in': () => {
    const newcomer = { code: NEWCOMER, role: 'nurse' as const, passphrase: NEW_PASSPHRASE };
    return ask(staffContract.invite, { ...newcomer, second });
  },
  'new-access': () =>
    ask(staffContract.renewAccess, { id: nurseId, passphrase: NEW_PASSPHRASE, second }),
};

async function admitSome(): Promise<void> {
  for (let nth = 0; nth < 10; nth += 1) {
    const input = {
      ...admitInput(`N-${process.pid}-${nth}`, 'سلمى حسن يوسف المصري'),
      acknowledgedDuplicates: 'شخص آخر',
    };
    const saved = (await ask(residents.admit, input)) as { readonly id: string };
    say(`saved ${saved.id}`);
  }
}

if (act !== 'migrate' && act !== 'upgrade') await unlock();
say('ready');
await ACTS[act as Act]();
say('done');
at.lock('asked');
