// What a window may ask of a closed vault: how it stands, to be set up, to be unlocked.
// No answer here tells a wrong staff code from a wrong passphrase.
import { z } from 'zod';
import { COMPARTMENTS, ROLES } from '../../kernel/compartments';
import {
  anyone,
  contractOf,
  job,
  notRecorded,
  query,
  recorded,
  recordedWith,
  staff,
} from '../../kernel/operation';
import { shelterSettings } from '../shelter/index';
import { MAX_CODE_CHARACTERS, papersShown } from './papers';
import { MAX_PASSPHRASE_CHARACTERS } from '../../kernel/passphrase';

export const VAULT_STATES = [
  'none',
  'locked',
  'open',
  'header-missing',
  'header-damaged',
  'newer-format',
  'older-format',
] as const;

export const newStaffCode = z
  .string()
  .trim()
  .min(2, { message: 'staff.code-too-short' })
  .max(16, { message: 'text.too-long' })
  .regex(/^[\p{L}\p{N}-]+$/u, { message: 'staff.code-characters' });

export const passphrase = z
  .string()
  .min(1, { message: 'vault.passphrase-missing' })
  .max(MAX_PASSPHRASE_CHARACTERS, { message: 'vault.passphrase-too-long' });

const newStaff = z.object({ code: newStaffCode, role: z.enum(ROLES), passphrase });

export const openSession = z.object({
  sessionId: z.string(),
  staffCode: z.string(),
  role: z.enum(ROLES),
  training: z.boolean(),
  settings: shelterSettings,
  /** Wrong tries on this slot since its last unlock. */
  failedTries: z.number(),
  /** What opened the vault: version of the app, and number of the newest step of each file's schema. */
  program: z.object({ version: z.string(), schema: z.number(), keyringSchema: z.number() }),
  /** Compartments of the role whose keys were not handed over yet. */
  awaited: z.array(z.enum(COMPARTMENTS)).optional(),
});

/** For the trail: what a session began with. */
export function programOf(_input: unknown, { program }: z.output<typeof openSession>) {
  const { version, schema, keyringSchema } = program;
  return { app: version, schema, keyringSchema };
}

/** The two files, or the disk under them, keep the vault from opening. */
export const FILE_REFUSALS = [
  'database.missing',
  'database.in-use',
  'database.damaged',
  'database.keyring-damaged',
  'database.newer-than-app',
  'database.edited-migration',
  'vault.no-room',
  'vault.cannot-write',
] as const;

/** A vault that this program does not read: its format, the one that this program reads, which Kanaf opens it. */
export const otherFormat = z.object({
  format: z.int(),
  own: z.int(),
  version: z.string().exactOptional(),
});

/** Nobody mistyped: the files, the disk or this computer keep the vault from opening. */
export const VAULT_TROUBLES = [
  'vault.none',
  'vault.header-missing',
  'vault.header-damaged',
  'vault.header-forged',
  'vault.newer-format',
  'vault.older-format',
  'vault.parameters-refused',
  'vault.crypto-self-test-failed',
  ...FILE_REFUSALS,
  'vault.lies-on-network',
] as const;

/** A vault of a former format, and why it was not brought up to date. Nothing in it changed. */
export const UPGRADE_TROUBLES = ['vault.upgrade-no-room', 'vault.upgrade-differs'] as const;
const UPGRADE_REFUSALS = [
  'vault.upgrade-first',
  'vault.upgrade-needs-keys',
  ...UPGRADE_TROUBLES,
] as const;

/** Whoever comes through the door, or proves at the desk who they are, may hear these. */
export const DOOR_REFUSALS = [
  'vault.wrong-passphrase',
  'vault.left',
  'vault.slot-unvouched',
  'vault.wait',
  'vault.device-secret-needed',
  'vault.device-secret-wrong',
  ...VAULT_TROUBLES,
] as const;

export const vault = contractOf('vault', {
  status: query({
    input: z.object({}),
    output: z.object({
      state: z.enum(VAULT_STATES),
      training: z.boolean(),
      folder: z.string(),
      /** True when one of the two header copies was found damaged or missing. */
      headerWorn: z.boolean(),
      otherFormat: otherFormat.exactOptional(),
      /** A vault of a former format that this program brings up to date when it is opened. */
      upgrade: z.object({ from: z.int(), to: z.int() }).exactOptional(),
      /** How this computer keeps the secret that the vault is tied to; `typed`: the device code is asked for. */
      device: z.enum(['none', 'os', 'file', 'typed']),
    }),
    permission: anyone,
    refusals: [],
    audit: notRecorded('a closed vault has no trail to write to'),
  }),
  /** Makes every key in memory and answers the recovery code. Nothing is on disk yet. */
  found: job({
    input: z.object({
      settings: shelterSettings,
      manager: newStaff.omit({ role: true }),
      /** Others who start with the shelter; while all keys are at hand they need no second approver. */
      team: z.array(newStaff).max(12),
      /** Ties the vault to this computer: a copy of the folder cannot be guessed at elsewhere. */
      deviceSecret: z.boolean().default(false),
    }),
    output: papersShown,
    permission: anyone,
    refusals: [
      'vault.already-there',
      'vault.passphrase-too-long',
      'vault.passphrase-too-short',
      'vault.passphrase-too-weak',
      'vault.parameters-refused',
      'vault.staff-code-taken',
      'vault.folder-on-network',
      'vault.crypto-self-test-failed',
    ],
    audit: notRecorded('no vault exists yet'),
  }),
  confirmRecovery: query({
    input: z.object({ ceremony: z.string(), typed: z.array(z.string()).max(16) }),
    output: z.object({}),
    permission: anyone,
    refusals: ['vault.recovery-mismatch', 'vault.ceremony-over'],
    audit: notRecorded('no vault exists yet'),
  }),
  /** The asked parts of two cards, in the order asked. */
  confirmCards: query({
    input: z.object({ ceremony: z.string(), typed: z.array(z.string().max(64)).max(8) }),
    output: z.object({}),
    permission: anyone,
    refusals: ['vault.cards-mismatch', 'vault.ceremony-over'],
    audit: notRecorded('no vault exists yet'),
  }),
  /** Writes the founded vault to disk and opens it for its first manager. */
  setUp: job({
    input: z.object({
      ceremony: z.string(),
      training: z.boolean(),
      /** The three cards were taken and typed back in part. */
      cards: z.boolean().default(false),
    }),
    output: openSession,
    permission: anyone,
    refusals: ['vault.already-there', 'vault.ceremony-over', 'vault.recovery-not-confirmed'],
    audit: recordedWith('vault.set-up', { details: programOf }),
  }),
  unlock: job({
    input: z.object({
      staffCode: z.string().max(64),
      passphrase,
      /** From the emergency kit, where this computer does not keep the secret. */
      deviceCode: z.string().max(MAX_CODE_CHARACTERS, { message: 'text.too-long' }).optional(),
      /** Whoever opens a vault of a former format has read what is done with it. */
      bringUpToDate: z.boolean().optional(),
    }),
    output: openSession,
    permission: anyone,
    refusals: [
      ...DOOR_REFUSALS,
      ...UPGRADE_REFUSALS,
      'vault.recovery-length-wrong',
      'vault.recovery-group-wrong',
    ],
    audit: recordedWith('vault.unlock', { details: programOf }),
  }),
  /** Asks the person of the open session for their passphrase again, such as after a quick hide. */
  confirmIdentity: job({
    input: z.object({ passphrase }),
    output: z.object({}),
    permission: staff,
    refusals: DOOR_REFUSALS,
    audit: recorded('vault.confirm-identity'),
  }),
});

export type NewStaff = z.output<typeof newStaff>;
export type OpenSession = z.output<typeof openSession>;
export type DoorRefusal = (typeof DOOR_REFUSALS)[number];
export type VaultState = (typeof VAULT_STATES)[number];
