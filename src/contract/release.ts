// What the program found in a release folder that somebody brought on a stick.
import { z } from 'zod';

/** Each has its sentence; what it is about (a file, mostly) stands beside it. */
export const RELEASE_REFUSALS = [
  'no-folder',
  'folder-link',
  'odd-name',
  'no-file',
  'unreadable',
  'too-long',
  'missing',
  'extra',
  'other-case',
  'changed',
  'no-key',
  'foreign-key',
  'revoked-key',
  'bad-signature',
  'other-purpose',
  'bad-form',
  'other-product',
  'mixed-versions',
  'older-version',
  'lower-format',
] as const;
export type ReleaseRefusal = (typeof RELEASE_REFUSALS)[number];

const short = z.string().max(200);

export const soundRelease = z.object({
  kind: z.literal('sound'),
  version: short,
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  vaultFormat: z.int(),
  runtime: short,
  date: short,
  /** The same version as the one that runs. */
  isThis: z.boolean(),
  /** Names of its packages; null where it has none. */
  deb: short.nullable(),
  rpm: short.nullable(),
  /** The same of its installers for Windows: for everybody on a computer, for one account. */
  machineExe: short.nullable(),
  userExe: short.nullable(),
});

export const lookedAtRelease = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('failed') }),
  z.object({
    kind: z.literal('refused'),
    code: z.enum(RELEASE_REFUSALS),
    about: z.array(short).max(20),
  }),
  soundRelease,
]);
export type LookedAtRelease = z.output<typeof lookedAtRelease>;

/** With where it lies, as the system's own dialog told it, and what kind of system that is. Null where the dialog was closed. */
export type BroughtRelease = {
  readonly path: string;
  readonly found: LookedAtRelease;
  readonly isWindows: boolean;
} | null;

/** The version that a package keeps beside the new one. `line`: how IT goes back to it. */
export interface VersionBefore {
  readonly version: string;
  readonly line: string;
  /** Whether this version has opened a vault on this computer already. */
  readonly hasOpened: boolean;
}
