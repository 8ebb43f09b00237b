// Keeps the shares of the emergency opening with those who work here now: whenever a holder of clinical notes comes in
// and the standing deal is missing or stale, a new one is made and the old one goes with all it opened.
import { EMERGENCY_COMPARTMENT } from '../../../src/features/emergency/index';
import { genuineHeader } from '../open-vault/genuine-header';
import type { GenerationKeys, Holder } from '../keys/compartment-keys';
import {
  dealEmergency,
  type EmergencyDeal,
  entitledHolders,
  isFor,
  PEOPLE_NEEDED,
} from '../keys/emergency';
import { deedDeal } from '../deeds/founding-deed';
import { type Vouched, vouchedOwners } from '../deeds/vouched-rooms';
import { vouchesForDeal } from '../deeds/vouching';
import type { PersonSession } from '../open-vault/person-session';
import {
  keepDeal,
  readDeal,
  removeDeal,
  removeSharesOf,
  type CurrentDeal,
} from '../keyring/emergency-deals';
import { leftStaffIds } from '../house-facts/staff-known';

/** A full or read-only medium is no reason to keep anybody out: it is tried again at the next unlock. */
export async function keepDealFresh(vault: PersonSession, at: string): Promise<void> {
  const held = vault.keys.generations(EMERGENCY_COMPARTMENT);
  // A newest secret that is not at hand, such as one exchanged for another, must not go out of the deal.
  if (held.length === 0 || !vault.book.isWhole) return;
  const header = genuineHeader(vault.files);
  if (!header.ok) return;
  const left = leftStaffIds(vault.records);
  const owners = vouchedOwners(vault, header.value.content.slots);
  const people = entitledHolders(owners.filter(({ staffId }) => !left.has(staffId)));
  const standing = vouchedDeal(vault);
  if (isFresh(standing, people, held)) return;
  await renewDeal(vault, { standing, people, held, at });
}

interface Renewal {
  readonly standing: EmergencyDeal | undefined;
  readonly people: readonly Holder[];
  readonly held: readonly GenerationKeys[];
  readonly at: string;
}

async function renewDeal(vault: PersonSession, renewal: Renewal): Promise<void> {
  const { standing, people, held, at } = renewal;
  if (standing !== undefined && opensMore(standing, held)) {
    dropStrangers(vault, renewal);
    return;
  }
  const deal = await dealEmergency(vault.vaultId, people, held);
  vault.writingIfPossible(() => {
    const keyring = vault.changeHolders();
    if (deal === undefined) removeDeal(keyring, EMERGENCY_COMPARTMENT);
    else keepDeal(keyring, deal, at);
    const told = deal === undefined ? null : deedDeal(deal);
    vault.deed({ kind: 'deal', at, deal: told }, [vault.keys]);
    const verb = deal === undefined ? 'emergency.undealt' : 'emergency.dealt';
    vault.record({ at, verb, outcome: 'done', details: { people: people.length } });
  });
}

/** The deal that its deed vouches for; another one counts as none. */
export function vouchedDeal(vault: Vouched): CurrentDeal | undefined {
  const standing = readDeal(vault.keyring, EMERGENCY_COMPARTMENT);
  return standing !== undefined && vouchesForDeal(vault.book.state, standing)
    ? standing
    : undefined;
}

/** A deal is never replaced by one that opens less; only the shares of those who may no longer go. */
function dropStrangers(vault: PersonSession, { standing, people, at }: Renewal): void {
  const strangers = (standing?.shares ?? []).filter(
    (share) => !people.some((person) => isFor(share, person)),
  );
  if (strangers.length === 0) return;
  vault.writingIfPossible(() => {
    for (const { staffId } of strangers) removeSharesOf(vault.changeHolders(), staffId);
    vault.record({ at, verb: 'emergency.shares-removed', outcome: 'done' });
  });
}

function isFresh(
  standing: CurrentDeal | undefined,
  people: readonly Holder[],
  held: readonly GenerationKeys[],
): boolean {
  if (standing === undefined) return people.length < PEOPLE_NEEDED;
  return (
    !standing.isDoubted &&
    people.length >= PEOPLE_NEEDED &&
    standing.shares.length === people.length &&
    people.every((person) => standing.shares.some((share) => isFor(share, person))) &&
    held.every(({ generation }) => standing.wraps.some((wrap) => wrap.generation === generation))
  );
}

function opensMore(standing: EmergencyDeal, held: readonly GenerationKeys[]): boolean {
  return standing.wraps.some(({ generation }) =>
    held.every((keys) => keys.generation !== generation),
  );
}
