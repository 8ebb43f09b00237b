// The first deed of a vault: who founds it with whom, which keys they have, which rooms there are and who holds them.
import { compartmentsOf } from '../../../src/kernel/compartments';
import type { FoundingDeedWriter, FoundingPerson, PublicSlot } from '../keys/founding';
import type { MadeGeneration } from '../keys/compartment-keys';
import type { EmergencyDeal } from '../keys/emergency';
import { signedDeed } from './book';
import {
  type DeedDeal,
  type DeedGeneration,
  type DeedPaper,
  type DeedPerson,
  hashOfDeed,
  NO_DEED,
} from './deed';

/** Signed by the first of the staff. */
export const foundingDeed: FoundingDeedWriter = (facts, sign) => {
  const { vaultId, createdAt, staff, generations, code, emergency } = facts;
  const founder = staff[0]?.staffId ?? '';
  const { body, signatures } = signedDeed(
    {
      ...{ v: 1, vault: vaultId, number: 1, before: NO_DEED, at: createdAt, kind: 'founding' },
      signers: [founder],
      people: staff.map(deedPerson),
      grants: staff.flatMap(({ staffId, role }) =>
        compartmentsOf(role).map((compartment) => ({ to: staffId, compartment })),
      ),
      generations: generations.map(deedGeneration),
      papers: { code: deedPaper(code) },
      ...(emergency === undefined ? {} : { deal: deedDeal(emergency) }),
    },
    [{ holderId: founder, sign }],
  );
  return { body, signatures, hash: hashOfDeed(body) };
};

export function deedPerson(person: FoundingPerson): DeedPerson {
  const { staffId, staffCode, role, slotId, publicKeys } = person;
  const { x25519, ed25519 } = publicKeys;
  return { staffId, code: staffCode, role, slotId, x25519, ed25519 };
}

export function deedPaper({ slotId, publicKeys }: PublicSlot): DeedPaper {
  return { slotId, x25519: publicKeys.x25519, ed25519: publicKeys.ed25519 };
}

export function deedGeneration(made: MadeGeneration): DeedGeneration {
  const { compartment, generation } = made;
  const drop = Buffer.from(made.dropPublicKey).toString('hex');
  return {
    compartment,
    generation,
    drop,
    commitment: Buffer.from(made.commitment).toString('hex'),
  };
}

export function deedDeal({ dealId, publicKey, shares, wraps }: EmergencyDeal): DeedDeal {
  return {
    dealId,
    publicKey: Buffer.from(publicKey).toString('hex'),
    people: shares.map((share) => ({
      staffId: share.staffId,
      x25519: Buffer.from(share.publicKey).toString('hex'),
    })),
    generations: wraps.map(({ generation }) => generation),
  };
}
