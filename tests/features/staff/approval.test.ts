// Who may hand out keys: tried over every pair of roles, against the rule said in other words.
import { describe, expect, it } from 'vitest';
import { type Approver, whyNotGrant, worksAlone } from '../../../src/features/staff/approval';
import { COMPARTMENTS, compartmentsOf, type Role, ROLES } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';

const idOf = (text: string) => text.padEnd(26, '0') as StaffId;

function approver(name: string, role: Role): Approver {
  return { staffId: idOf(name), role, held: compartmentsOf(role) };
}

const newcomer = (role: Role) => ({ id: idOf('newcomer'), role, held: [] });

describe('handing keys over', () => {
  it('works for exactly the pairs with a manager and a holder, for what the role opens', () => {
    let allowed = 0;
    for (const first of ROLES) {
      for (const second of ROLES) {
        for (const role of ROLES) {
          for (const compartment of COMPARTMENTS) {
            const why = whyNotGrant({ to: newcomer(role), compartments: [compartment] }, [
              approver('a', first),
              approver('b', second),
            ]);
            const hasManager = [first, second].includes('manager');
            const hasHolder = [first, second].some((one) =>
              compartmentsOf(one).includes(compartment),
            );
            const fits = compartmentsOf(role).includes(compartment);
            expect(why === undefined, `${first} ${second} ${role} ${compartment}`).toBe(
              hasManager && hasHolder && fits,
            );
            if (why === undefined) allowed += 1;
          }
        }
      }
    }
    expect(allowed).toBeGreaterThan(0);
  });

  it('needs a holder of every chosen room, not of one of them', () => {
    const pair = [approver('a', 'manager'), approver('b', 'reception')] as const;
    const to = newcomer('psychologist');
    expect(whyNotGrant({ to, compartments: ['identity'] }, pair)).toBeUndefined();
    expect(whyNotGrant({ to, compartments: ['identity', 'clinical'] }, pair)).toBe(
      'staff.holder-needed',
    );
  });

  it('is never decided by who would get the keys, nor done twice', () => {
    const pair = [approver('a', 'manager'), approver('b', 'psychologist')] as const;
    const oneself = { id: idOf('b'), role: 'psychologist' as const, held: [] };
    expect(whyNotGrant({ to: oneself, compartments: ['clinical'] }, pair)).toBe(
      'staff.about-oneself',
    );
    const to = { ...newcomer('psychologist'), held: ['clinical' as const] };
    expect(whyNotGrant({ to, compartments: ['clinical'] }, pair)).toBe('staff.nothing-to-grant');
  });
});

describe('letting in by one person', () => {
  it('is for a house in which nobody else works; who is leaving works here no more', () => {
    const here = { state: 'here' } as const;
    const invited = { state: 'invited' } as const;
    const leaving = { state: 'leaving' } as const;
    expect(worksAlone([here])).toBe(true);
    expect(worksAlone([here, leaving])).toBe(true);
    expect(worksAlone([here, here])).toBe(false);
    expect(worksAlone([here, invited])).toBe(false);
  });
});
