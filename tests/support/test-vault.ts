// A real founded vault in a temporary folder, with staff of several roles: real keys, real encrypted files.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/kernel/compartments';
import type {
  AnyOperation,
  AnswerOf,
  InputOf,
  OutputOf,
  Progress,
} from '../../src/kernel/operation';
import { type ShelterSettings, USUAL_FILE_NUMBER } from '../../src/features/shelter/index';
import { vault as vaultContract } from '../../src/features/vault/contract';
import type { Outside } from '../../electron/vault/platform/process-environment';
import { nowhere } from '../../electron/vault/platform/process-environment';
import type { PersonSession } from '../../electron/vault/open-vault/person-session';
import type { KnownFormats } from '../../electron/vault/upgrade/known-formats';
import { createVault, type VaultAt } from '../../electron/vault/process/vault-at';
import { type FixedClock, fixedClock } from './fixed-clock';
import { type FolderInMemory, layOut, readFolder } from './folder-in-memory';

export const PASSPHRASES: Readonly<Record<Role, string>> = {
  manager: 'quiet garden behind seven doors',
  'case-manager': 'paper boats on the morning river',
  psychologist: 'olive trees remember every winter',
  'social-worker': 'blue kettle on the window sill',
  nurse: 'lanterns along the harbour road',
  reception: 'night shift drinks mint tea slowly',
  auditor: 'count the swallows above the yard',
  it: 'spare cables in the lower drawer',
};

export function staffCodeOf(role: Role): string {
  return `${role.slice(0, 2).toUpperCase()}-01`;
}

export const TEST_SHELTER: ShelterSettings = testShelter();

export interface TestVault {
  readonly folder: string;
  readonly clock: FixedClock;
  readonly at: VaultAt;
  /** What the host caught, newest last. */
  readonly faults: readonly unknown[];
  /** The open session's id, for calls. */
  sessionId(): string;
  open(): PersonSession;
  /** Calls an operation as the open session and answers whatever the host answers. */
  call<Op extends Named>(operation: Op, input: InputOf<Op>): Promise<AnswerOf<Op>>;
  /** Calls and expects `done`. */
  done<Op extends Named>(operation: Op, input: InputOf<Op>): Promise<OutputOf<Op>>;
  /** Locks and unlocks as another role. */
  actAs(role: Role): Promise<void>;
  destroy(): void;
}

type Named = AnyOperation & { readonly name: string };

export interface TestVaultOptions {
  readonly roles?: readonly Role[];
  readonly training?: boolean;
  readonly outside?: Outside;
  readonly clock?: FixedClock;
  readonly settings?: Partial<ShelterSettings>;
  readonly onProgress?: (progress: Progress) => void;
  /** Ties the vault to a computer; `outside.device` then keeps the secret. */
  readonly deviceSecret?: boolean;
  /** Gives the vault a profile folder beside it, where the computer remembers the trail. */
  readonly remembers?: boolean;
  /** Hears which feature's records changed, as every window does. */
  readonly onChanged?: (feature: string) => void;
  /** Formats that never were. */
  readonly formats?: KnownFormats;
  /** Takes the three cards. */
  readonly cards?: boolean;
  /** What a shelter would print. */
  readonly onPapers?: (papers: OutputOf<typeof vaultContract.found>) => void;
}

/** A vault with the manager (open) and the given other roles: founded once in this process, copied for each who asks. */
export async function foundTestVault(wishes: TestVaultOptions = {}): Promise<TestVault> {
  if (wishes.deviceSecret === true) return foundAnew(wishes);
  const { files, papers } = await foundedOnce(wishes);
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-test-'));
  layOut(files, folder);
  const copy = testVaultIn(folder, wishes);
  await copy.actAs('manager');
  wishes.onPapers?.(papers);
  return copy;
}

interface Founded {
  readonly files: FolderInMemory;
  readonly papers: OutputOf<typeof vaultContract.found>;
}

const founded = new Map<string, Promise<Founded>>();

/** What the files hold depends on these wishes, and on when. */
function foundedOnce(wishes: TestVaultOptions): Promise<Founded> {
  const { roles = [], training = false, settings = {}, remembers = false, cards = false } = wishes;
  const alike = { roles, training, settings, remembers, cards };
  const start = (wishes.clock ?? fixedClock()).now();
  const key = JSON.stringify([alike, start]);
  const made = founded.get(key) ?? foundToCopy({ ...alike, clock: fixedClock(start) });
  founded.set(key, made);
  return made;
}

async function foundToCopy(wishes: TestVaultOptions): Promise<Founded> {
  let papers: Founded['papers'] | undefined;
  const made = await foundAnew({ ...wishes, onPapers: (shown) => (papers = shown) });
  // As asked at the desk: the founder's lines are signed for.
  made.at.lock('asked');
  const files = readFolder(made.folder);
  made.destroy();
  if (papers === undefined) throw new Error('a vault is founded with its papers');
  return { files, papers };
}

/** Founds a vault in a folder of its own, through the first run's own operations. */
export async function foundAnew(wishes: TestVaultOptions = {}): Promise<TestVault> {
  const made = testVaultIn(mkdtempSync(join(tmpdir(), 'kanaf-test-')), wishes);
  const roles = (wishes.roles ?? []).filter((role) => role !== 'manager');
  const founded = await made.done(vaultContract.found, {
    settings: { ...TEST_SHELTER, ...wishes.settings },
    manager: { code: staffCodeOf('manager'), passphrase: PASSPHRASES.manager },
    team: roles.map((role) => ({ code: staffCodeOf(role), role, passphrase: PASSPHRASES[role] })),
    deviceSecret: wishes.deviceSecret ?? false,
  });
  const typed = founded.asked.map((group) => founded.groups[group - 1] ?? '');
  const { ceremony, cards, cardsAsked } = founded;
  await made.done(vaultContract.confirmRecovery, { ceremony, typed });
  if (wishes.cards === true) {
    const parts = cardsAsked.map(({ card, part }) => cards[card - 1]?.groups[part - 1] ?? '');
    await made.done(vaultContract.confirmCards, { ceremony, typed: parts });
  }
  await made.done(vaultContract.setUp, {
    ceremony,
    training: wishes.training ?? false,
    cards: wishes.cards ?? false,
  });
  wishes.onPapers?.(founded);
  return made;
}

/** The vault that lies in `<folder>/vault`, locked; or where one may be founded. */
export function testVaultIn(folder: string, wishes: TestVaultOptions = {}): TestVault {
  process.env['KANAF_QUICK_KEYS'] = '1';
  const clock = wishes.clock ?? fixedClock();
  const faults: unknown[] = [];
  const at = createVault({
    folder: join(folder, 'vault'),
    logFolder: join(folder, 'logs'),
    outside: wishes.outside ?? nowhere,
    ...(wishes.remembers === true ? { profile: join(folder, 'profile') } : {}),
    ...(wishes.formats === undefined ? {} : { formats: wishes.formats }),
    ...(wishes.onChanged === undefined ? {} : { changed: wishes.onChanged }),
    now: clock.now,
    ticks: clock.ticks,
    later: clock.later,
    logFault: (_operation, error) => {
      faults.push(error);
      return 'K-TEST';
    },
  });
  return testVaultOn({ folder, clock, at, faults });
}

function testVaultOn(parts: {
  readonly folder: string;
  readonly clock: FixedClock;
  readonly at: VaultAt;
  readonly faults: unknown[];
}): TestVault {
  const { folder, clock, at, faults } = parts;
  let calls = 0;
  const sessionId = (): string => at.gate.open?.session.id ?? '';
  const call: TestVault['call'] = async (operation, input) => {
    calls += 1;
    const message = {
      kind: 'call' as const,
      callId: String(calls),
      operation: operation.name,
      input,
      ...(sessionId() === '' ? {} : { sessionId: sessionId() }),
    };
    return (await at.host.answer(message)) as AnswerOf<typeof operation>;
  };
  const done: TestVault['done'] = async (operation, input) => {
    const answer = await call(operation, input);
    if (answer.kind !== 'done') {
      throw new Error(`${operation.name} answered ${JSON.stringify(answer)}`, {
        cause: faults.at(-1),
      });
    }
    return answer.value as OutputOf<typeof operation>;
  };
  return {
    folder,
    clock,
    at,
    faults,
    sessionId,
    call,
    done,
    open: () => at.gate.requireOpen(),
    actAs: async (role) => {
      at.lock('asked');
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

function testShelter(): ShelterSettings {
  return {
    facilityCode: 'EG-07',
    name: 'دار كنف التجريبية',
    country: 'EG',
    timeZone: 'Africa/Cairo',
    calendar: 'gregorian',
    secondCalendar: 'umm-al-qura',
    digits: 'arab',
    firstDayOfWeek: 'sat',
    neverAdmits: [],
    fileNumbers: USUAL_FILE_NUMBER,
    identity: { facilityType: 'shelter' },
  };
}
