// What the papers in the safe are for: letting a person in again, new papers, and the yearly look whether they still open.
import { z } from 'zod';
import {
  anyone,
  command,
  contractOf,
  holders,
  job,
  notRecorded,
  query,
  recorded,
  recordedWith,
  staff,
} from '../../kernel/operation';
import {
  FILE_REFUSALS,
  MAX_CODE_CHARACTERS,
  newStaffCode,
  openSession,
  papersShown,
  passphrase,
  programOf,
  PROOF_REFUSALS,
  RECOVERY_WAYS,
  recoveryProof,
} from '../vault';

/** What only a manager's role holds together. */
const manager = holders({ reporting: 'write', audit: 'read' });

const PROVING_REFUSALS = [
  ...PROOF_REFUSALS,
  'vault.wait',
  'vault.header-missing',
  'vault.header-damaged',
  'vault.header-forged',
  'vault.newer-format',
  'vault.older-format',
  'vault.upgrade-first',
  'vault.lies-on-network',
] as const;

/** One page each. */
export const PAPERS = ['code', 'device', 'card-1', 'card-2', 'card-3'] as const;

const noRecord = 'the vault is closed and has no trail to write to until the end of the ceremony';
const use = z.object({
  id: z.string(),
  at: z.string(),
  way: z.enum(RECOVERY_WAYS),
  code: z.string(),
});

export const recovery = contractOf('recovery', {
  /** Proves the papers at the closed door. Nothing is written. */
  begin: job({
    input: z.object({ proof: recoveryProof }),
    output: z.object({
      visit: z.string(),
      staff: z.array(z.object({ code: z.string() })),
      /** `missing`: the vault is tied to a computer whose secret is not kept on this one. */
      device: z.enum(['none', 'here', 'missing']),
    }),
    permission: anyone,
    refusals: [...PROVING_REFUSALS, 'vault.crypto-self-test-failed', 'vault.already-open'],
    audit: notRecorded(noRecord),
  }),
  /** Makes fresh keys for the person and a new recovery code, in memory. */
  prepare: job({
    input: z.object({
      visit: z.string(),
      person: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('known'), code: z.string().max(64) }),
        z.object({ kind: z.literal('new-manager'), code: newStaffCode }),
      ]),
      passphrase,
      /** Left out where it is lost with its computer: this one then gets a secret of its own, and a new device code. */
      deviceCode: z.string().max(MAX_CODE_CHARACTERS, { message: 'text.too-long' }).optional(),
    }),
    output: papersShown,
    permission: anyone,
    refusals: [
      ...FILE_REFUSALS,
      'vault.unvouched',
      'vault.ceremony-over',
      'vault.person-unknown',
      'vault.staff-code-taken',
      'vault.passphrase-too-short',
      'vault.passphrase-too-weak',
      'vault.passphrase-too-long',
      'vault.parameters-refused',
      'vault.device-secret-needed',
      'vault.device-secret-wrong',
      'vault.recovery-length-wrong',
      'vault.recovery-group-wrong',
    ],
    audit: notRecorded(noRecord),
  }),
  /** Writes it all and opens the vault for the person. The new code was typed back before. */
  finish: job({
    input: z.object({ ceremony: z.string() }),
    output: openSession,
    permission: anyone,
    refusals: [
      ...FILE_REFUSALS,
      'vault.ceremony-over',
      'vault.recovery-not-confirmed',
      'vault.recovery-unfinished',
    ],
    audit: recordedWith('vault.unlock', { details: programOf }),
  }),
  /** One page of the papers that are in hand, in both languages, through the system's own dialog. */
  print: job({
    input: z.object({
      ceremony: z.string(),
      paper: z.enum(PAPERS),
    }),
    output: z.object({ outcome: z.enum(['printed', 'cancelled']) }),
    permission: anyone,
    refusals: ['vault.ceremony-over', 'print.not-possible'],
    audit: notRecorded('the paper is counted when it has been typed back'),
  }),
  /** Uses of the papers that no manager has taken note of yet: every page says so to everyone. */
  alarms: query({
    input: z.object({}),
    output: z.object({ uses: z.array(use) }),
    permission: staff,
    refusals: [],
    audit: notRecorded('codes of staff and a date, shown to all on purpose'),
  }),
  acknowledge: command({
    input: z.object({ id: z.string().max(64) }),
    output: z.object({}),
    permission: manager,
    refusals: ['recovery.no-such-use'],
    audit: recorded('recovery.acknowledged'),
  }),
  /** How the papers stand. */
  standing: query({
    input: z.object({}),
    output: z.object({
      codeMadeAt: z.string(),
      cards: z.object({ set: z.number(), madeAt: z.string() }).nullable(),
      lastDrill: use.nullable(),
      isDrillDue: z.boolean(),
      device: z.enum(['none', 'os', 'file', 'typed']),
    }),
    permission: manager,
    refusals: ['vault.header-damaged'],
    audit: notRecorded('dates of papers are no resident data'),
  }),
  /** The yearly look: the papers are typed, checked and nothing else is opened. */
  drill: job({
    input: z.object({ proof: recoveryProof }),
    output: z.object({ at: z.string() }),
    permission: manager,
    refusals: PROVING_REFUSALS,
    audit: recorded('recovery.drilled'),
  }),
  /** Makes a new code or a new set of cards, in memory. Only the old papers can hand out every key. */
  makePapers: job({
    input: z.object({ proof: recoveryProof, what: z.enum(RECOVERY_WAYS) }),
    output: papersShown,
    permission: manager,
    refusals: [...PROVING_REFUSALS, 'vault.cards-too-many-sets', 'vault.unvouched'],
    audit: notRecorded('nothing is changed until the new papers are kept'),
  }),
  /** Puts the new papers in force once they were typed back; the old ones of that kind are dead from then on. */
  keepPapers: job({
    input: z.object({ ceremony: z.string() }),
    /** `isInForce` false: kept, but the header was not written yet. The next unlock writes it; till then the old ones open. */
    output: z.object({ isInForce: z.boolean() }),
    permission: manager,
    refusals: ['vault.ceremony-over', 'vault.recovery-not-confirmed', 'vault.header-damaged'],
    audit: recorded('recovery.papers-renewed'),
  }),
});

export type RecoveryStatus = z.output<(typeof recovery)['standing']['output']>;
export type RecoveryAlarm = z.output<typeof use>;
export type PaperName = (typeof PAPERS)[number];
