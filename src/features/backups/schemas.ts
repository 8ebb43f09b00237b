// What the backups' answers are made of: a medium, a report on a copy, and what could be restored.
import { z } from 'zod';
import { END_REASONS, FINDINGS, MEDIUM_KINDS, MEDIUM_STATES } from './medium';

export const folderToken = z.string().min(1).max(100);
export const mediumId = z.string().length(26);
export const instant = z.string();
export const count = z.int().min(0);

export const medium = z.object({
  id: mediumId,
  /** Counts the media of this vault from 1, in the order in which they were first seen. */
  ordinal: z.int().min(1),
  label: z.string().nullable(),
  kind: z.enum(MEDIUM_KINDS),
  firstSeenAt: instant,
  lastBackupAt: instant,
  lastCheckedAt: instant.nullable(),
  lastDrilledAt: instant.nullable(),
  backupNumber: count,
  /** True when it still holds keys from before the last erasure. */
  mustBeRefreshed: z.boolean(),
  state: z.enum(MEDIUM_STATES),
  stateReason: z.enum(END_REASONS).nullable(),
  stateAt: instant.nullable(),
});

/** How many files a backup holds; null for whoever lacks the key of `audit`, to which its list seals all counts. */
export const residentsSeen = count.nullable();

/** What the manifests on the medium say of the trail here. */
export const heardManifests = z.object({
  agree: count,
  differ: count,
  notOurs: count,
  doubt: z.object({ from: count, to: count }).nullable(),
});

export const report = z.object({
  mediumId,
  label: z.string().nullable(),
  ordinal: z.int(),
  number: z.int(),
  madeAt: instant,
  manifestSha256: z.string(),
  sound: z.boolean(),
  manifests: heardManifests,
  residents: residentsSeen,
  findings: z.array(
    z.object({
      what: z.enum(FINDINGS),
      good: z.boolean(),
      expected: count.optional(),
      found: count.optional(),
    }),
  ),
});

export const restorable = z.object({
  /** `kanaf-` and the beginning of the vault's id. */
  place: z.string(),
  training: z.boolean(),
  /** True where the header asks for the device code of the shelter's kit. */
  needsDeviceCode: z.boolean(),
  /** When the newest keys were kept; null where none of them can be read. */
  keysMadeAt: instant.nullable(),
  /** Newest first. */
  backups: z.array(
    z.object({
      number: z.int(),
      madeAt: instant,
      bytes: count,
    }),
  ),
  /** Backups whose list cannot be read. They are left as they are. */
  unreadable: count,
  /** Backups of vaults in other formats, whole or not: another version of the program reads them. */
  otherFormats: z.array(
    z.object({
      code: z.enum(['backups.newer-format', 'backups.older-format']),
      count,
      format: z.int(),
      own: z.int(),
      /** The version that reads them, where it is known. */
      version: z.string().optional(),
    }),
  ),
});
