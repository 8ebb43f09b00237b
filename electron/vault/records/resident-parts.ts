// The sealed parts of a resident's file as they lie on disk: what is shown, and what only the vault uses.
import { z } from 'zod';
import { type Identity, identity, presence } from '../../../src/features/residents/index';
import type { PartKind } from './sealed-parts';

const storedPresence = presence.extend({
  /** Blind keys of every spelling of the name, so that a desk without names may ask. */
  matchKeys: z.array(z.string()).default([]),
});
export type StoredPresence = z.output<typeof storedPresence>;

export const PRESENCE_PART: PartKind<StoredPresence> = {
  kind: 'resident',
  compartment: 'presence',
  shape: 1,
  schema: storedPresence,
};

export const IDENTITY_PART: PartKind<Identity> = {
  kind: 'resident',
  compartment: 'identity',
  shape: 1,
  schema: identity,
};
