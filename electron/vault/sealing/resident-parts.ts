// The sealed parts of a resident's file as they lie on disk: what is shown, and what only the vault uses.
import { z } from 'zod';
import { type Identity, identity, presence } from '../../../src/features/residents/index';
import type { ResidentId } from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';
import type { PartKind, SealedParts } from '../open-vault/sealed-parts';

/** Alerts of former versions that no screen shows any more: "safety plan in force" promised a plan that did not exist. */
const FORMER_ALERTS: readonly unknown[] = ['safety-risk'];

const storedPresence = presence.extend({
  alerts: z.preprocess(
    (alerts) =>
      Array.isArray(alerts) ? alerts.filter((one) => !FORMER_ALERTS.includes(one)) : alerts,
    presence.shape.alerts,
  ),
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

/** What the person is called in the house, as far as this session may know it. */
export function presentNameOf(parts: SealedParts, id: ResidentId): Sealed<string> {
  const presence = parts.read(PRESENCE_PART, id);
  return presence.state === 'open'
    ? { state: 'open', value: presence.value.preferredName }
    : presence;
}
