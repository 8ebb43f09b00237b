// Backups for people who are not IT: one button to make one, one to check it, one to try a restore.
// Everybody who works here may do it; only who answers for the house may say that a medium is gone.
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
import { DOOR_REFUSALS } from '../vault/index';
import { SALVAGED_KINDS } from './salvaged-kinds';
import { ENDED_STATES, END_REASONS, MEDIUM_KINDS, REMINDERS } from './medium';
import {
  count,
  folderToken,
  heardManifests,
  instant,
  medium,
  mediumId,
  report,
  residentsSeen,
  restorable,
} from './schemas';

const FOLDER_REFUSALS = [
  'backups.folder-gone',
  'backups.folder-on-network',
  'backups.no-space',
  'backups.not-writable',
  'backups.medium-failed',
] as const;

const READING_REFUSALS = [
  ...FOLDER_REFUSALS,
  'backups.nothing-there',
  'backups.other-vault-there',
  'backups.manifest-damaged',
  'backups.newer-format',
  'backups.older-format',
] as const;

/** What the trail tells of a backup: by which list it is known, on which medium it lies. */
interface Told {
  readonly manifestSha256: string;
  readonly label: string | null;
  readonly ordinal: number;
  readonly number: number;
}

const about = (_input: unknown, { manifestSha256 }: Told) => ({
  kind: 'backup',
  id: manifestSha256,
});
const where = (_input: unknown, { label, ordinal, number }: Told) => ({
  medium: label ?? ordinal,
  number,
});
const looked = (input: unknown, output: Told & { readonly sound: boolean }) => ({
  ...where(input, output),
  found: output.sound ? 'sound' : 'not-sound',
});

interface Ended {
  readonly mediumId: string;
  readonly reason: string;
}

export const backups = contractOf('backups', {
  overview: query({
    input: z.object({}),
    output: z.object({
      media: z.array(medium),
      lastBackupAt: instant.nullable(),
      lastCheckedAt: instant.nullable(),
      lastDrilledAt: instant.nullable(),
      reminders: z.array(z.object({ code: z.enum(REMINDERS), count: count })),
    }),
    permission: staff,
    refusals: [],
    audit: notRecorded('says when copies were made and of nobody what is in them'),
  }),
  /** Copies the vault as it is at this moment to the chosen medium, opens the copy and checks it. */
  make: job({
    input: z.object({ folderToken }),
    output: z.object({
      mediumId,
      ordinal: z.int(),
      label: z.string().nullable(),
      isNewMedium: z.boolean(),
      kind: z.enum(MEDIUM_KINDS),
      number: z.int(),
      bytes: count,
      /** Lines of the trail that the copy holds. */
      events: count,
      residents: residentsSeen,
      /** Older keys that were taken off the medium. */
      removedKeys: count,
      manifestSha256: z.string(),
      /** Of those that lay there before. */
      manifests: heardManifests,
    }),
    permission: staff,
    refusals: [
      ...FOLDER_REFUSALS,
      'backups.own-folder',
      'backups.other-vault-there',
      'backups.running',
      'backups.copy-not-sound',
      'vault.header-damaged',
    ],
    audit: recordedWith('backups.make', { about, details: where }),
  }),
  /** Reads the newest backup on the medium and compares every byte with its signed manifest. */
  check: job({
    input: z.object({ folderToken }),
    output: report,
    permission: staff,
    refusals: READING_REFUSALS,
    audit: recordedWith('backups.check', { about, details: looked }),
  }),
  /** Restores the newest backup to a folder aside, opens it with today's keys, compares, and takes it away again. */
  drill: job({
    input: z.object({ folderToken }),
    output: report,
    permission: staff,
    refusals: [...READING_REFUSALS, 'backups.keys-renewed'],
    audit: recordedWith('backups.drill', { about, details: looked }),
  }),
  /** Before anybody has come in: what lies on the chosen medium, as its lists tell it. */
  look: job({
    input: z.object({ folderToken }),
    output: z.object({
      /** Stands for the chosen folder until the vault process ends. */
      choice: z.string(),
      vaults: z.array(restorable),
    }),
    permission: anyone,
    refusals: [...FOLDER_REFUSALS, 'backups.nothing-there'],
    audit: notRecorded('no vault is open'),
  }),
  /** Restores one backup into the empty vault folder of this computer, or into a new one beside it. Unlocking comes after. */
  restore: job({
    input: z.object({
      choice: z.string().min(1).max(100),
      place: z.string().max(64),
      number: z.int().min(1),
      /** A vault that does not open lies in the folder: it stays, the restored one gets a folder beside it. */
      beside: z.boolean().default(false),
      staffCode: z.string().trim().min(1, { message: 'second-person.code-missing' }).max(64),
      passphrase: z.string().min(1, { message: 'vault.passphrase-missing' }).max(256),
      deviceCode: z.string().max(400).optional(),
    }),
    output: z.object({
      folder: z.string(),
      residents: residentsSeen,
      events: count,
      /** Lines of the trail that the newest keys know of and this backup does not hold: work that is lost. */
      missingEvents: count,
      /** Files whose keys the newest keyring does not hold: of people erased since. Nobody can open them. */
      withoutKeys: count,
      madeAt: instant,
    }),
    permission: anyone,
    refusals: [
      ...READING_REFUSALS,
      'backups.choice-gone',
      'backups.copy-damaged',
      'backups.signed-by-other',
      'backups.no-key-for-data',
      'vault.already-there',
      'vault.folder-on-network',
      ...DOOR_REFUSALS,
      'vault.recovery-length-wrong',
      'vault.recovery-group-wrong',
    ],
    audit: notRecorded('the trail of the restored vault tells it'),
  }),
  /** Of a damaged vault, all that can still be read, into a new folder beside it. The damaged one is not touched. */
  salvage: job({
    input: z.object({
      staffCode: z.string().trim().min(1, { message: 'second-person.code-missing' }).max(64),
      passphrase: z.string().min(1, { message: 'vault.passphrase-missing' }).max(256),
      deviceCode: z.string().max(400).optional(),
    }),
    output: z.object({
      folder: z.string(),
      read: count,
      /** Rows of which it is known that they were there. */
      lost: count,
      /** Tables of which some rows are missing and nobody knows how many. */
      uncounted: count,
      tables: z.array(
        z.object({
          file: z.enum(['records', 'keyring']),
          table: z.string(),
          kind: z.enum(SALVAGED_KINDS),
          read: count,
          lost: count.nullable(),
        }),
      ),
    }),
    permission: anyone,
    refusals: [
      'backups.vault-open',
      'backups.nothing-readable',
      'backups.no-space',
      'backups.not-writable',
      'backups.medium-failed',
      ...DOOR_REFUSALS,
      'vault.recovery-length-wrong',
      'vault.recovery-group-wrong',
    ],
    audit: notRecorded('the trail of the salvaged vault tells it'),
  }),
  nameMedium: command({
    input: z.object({
      mediumId,
      label: z
        .string()
        .trim()
        .min(1, { message: 'backups.label-missing' })
        .max(40, { message: 'text.too-long' })
        .regex(/^[^\p{Cc}]*$/u, { message: 'backups.label-characters' }),
    }),
    output: z.object({}),
    permission: staff,
    refusals: ['backups.medium-unknown'],
    audit: recorded('backups.name-medium', (input: { readonly mediumId: string }) => ({
      kind: 'medium',
      id: input.mediumId,
    })),
  }),
  /** A medium that will not come back: destroyed, or lost. A backup on it brings it back into use. */
  endMedium: command({
    input: z.object({
      mediumId,
      state: z.enum(ENDED_STATES),
      reason: z.enum(END_REASONS),
    }),
    output: z.object({}),
    permission: holders({ reporting: 'write' }),
    refusals: ['backups.medium-unknown', 'backups.medium-ended'],
    audit: recordedWith('backups.end-medium', {
      about: (input: Ended) => ({ kind: 'medium', id: input.mediumId }),
      details: (input: Ended) => ({ reason: input.reason }),
    }),
  }),
});

export type BackupReport = z.output<typeof report>;
export type ListedMedium = z.output<typeof medium>;
