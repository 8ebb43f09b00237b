// What main and the process that reads and hashes files say to each other.
import { z } from 'zod';
import { selfCheck } from '../../src/contract/self-check';
import { lookedAtRelease } from '../../src/contract/release';
import type { Installed } from './installed-files';
import type { Brought } from './release-folder';

export type InspectorOrder =
  | { readonly kind: 'installed'; readonly installed: Installed }
  | { readonly kind: 'release'; readonly brought: Brought };

/** It reads a medium of strangers: its answers are looked at before they go on. */
export const fromInspector = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('installed'), found: selfCheck }),
  z.object({ kind: z.literal('release'), found: lookedAtRelease }),
]);
export type FromInspector = z.output<typeof fromInspector>;
export type Found = Exclude<FromInspector, { kind: 'progress' }>;
