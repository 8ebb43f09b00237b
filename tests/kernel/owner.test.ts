// An owner and its reference say the same, and no two owners share one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUSE, ofResidentOr, type Owner, ownerOfRef, refOf } from '../../src/kernel/owner';
import type { ResidentId, StaffId } from '../../src/kernel/ids';
import type { PartnerId } from '../../src/kernel/owner';

const ids = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{26}$/);
const owners: fc.Arbitrary<Owner> = fc.oneof(
  fc.constant(HOUSE),
  ids.map((id) => ({ kind: 'resident' as const, id: id as ResidentId })),
  ids.map((id) => ({ kind: 'staff' as const, id: id as StaffId })),
  ids.map((id) => ({ kind: 'partner' as const, id: id as PartnerId })),
  ids.map((id) => ({ kind: 'record' as const, id })),
);

describe('an owner of sealed content', () => {
  it('is found again by its reference', () => {
    fc.assert(
      fc.property(owners, (owner) => {
        expect(ownerOfRef(refOf(owner))).toEqual(owner);
      }),
    );
  });

  it('shares its reference with no other owner', () => {
    fc.assert(
      fc.property(owners, owners, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(refOf(one) === refOf(other)).toBe(isSame);
      }),
    );
  });

  it('is the person with a file, or the record itself', () => {
    const her = '0123456789abcdefghjkmnpqrs' as ResidentId;
    expect(refOf(ofResidentOr(her, 'x'))).toBe(her);
    expect(refOf(ofResidentOr(null, her))).toBe(`record.${her}`);
  });

  it.each(['', 'orphan', 'house.x', 'staff.', 'staff.x.y', 'guest.0123456789abcdefghjkmnpqrs'])(
    'is not read out of %j',
    (ref) => expect(ownerOfRef(ref)).toBeUndefined(),
  );
});
