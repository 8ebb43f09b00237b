// What the program found when it compared its own installed files with the list that was signed for them.
import { z } from 'zod';
import { calendarDate } from '../kernel/calendar-date';

/** Names of files are shown, never followed; more than these are only counted. */
export const SHOWN_FILES = 20;

/** `linked`: a link or something else that is no plain file. `unreadable`: the system let nobody read it. */
export const FILE_TROUBLES = ['differs', 'missing', 'extra', 'linked', 'unreadable'] as const;
export type FileTrouble = (typeof FILE_TROUBLES)[number];

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
const shownName = z.string().max(200);

export const fileTroubles = z.array(
  z.object({
    trouble: z.enum(FILE_TROUBLES),
    count: z.int().min(1),
    /** The first of them. */
    names: z.array(shownName).max(SHOWN_FILES),
  }),
);
export type FileTroubles = z.output<typeof fileTroubles>;

/**
 * `other-key`: a signature that none of the known keys made, or over other bytes. `revoked`: by a key that was taken back.
 */
const listSignature = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed'), fingerprint }),
  z.object({ kind: z.literal('unsigned') }),
  z.object({ kind: z.literal('other-key') }),
  z.object({ kind: z.literal('revoked'), fingerprint, revokedOn: calendarDate() }),
]);
export type ListSignature = z.output<typeof listSignature>;

export const selfCheck = z.discriminatedUnion('kind', [
  /** Started from where it is built: there is no list. */
  z.object({ kind: z.literal('not-installed') }),
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('failed') }),
  z.object({ kind: z.literal('no-list') }),
  z.object({ kind: z.literal('unreadable-list') }),
  /** The list was made for another version or another system than the one that runs. */
  z.object({ kind: z.literal('other-list'), madeFor: shownName }),
  z.object({
    kind: z.literal('compared'),
    signature: listSignature,
    files: z.int().min(0),
    troubles: fileTroubles,
  }),
]);
export type SelfCheck = z.output<typeof selfCheck>;
