// The second person at the desk as the staff room sees them: what they may decide, and keys for one act.
import type { SecondAtDesk } from '../../../src/features/staff/records';
import type { Compartment, Role } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/use-case';
import { agreedMessage } from '../audit/session-author';
import type { SessionKeys } from '../keys/session-keys';
import type { PersonSession } from '../open-vault/person-session';
import { holdersOf } from '../deeds/vouched-rooms';
import type { SecondPerson } from './second-person';

export class SecondPersonAtDesk implements SecondAtDesk {
  readonly staffId: StaffId;
  readonly role: Role;
  readonly held: readonly Compartment[];
  readonly #person: SecondPerson;
  readonly #vault: PersonSession;

  constructor(vault: PersonSession, person: SecondPerson) {
    this.#vault = vault;
    this.#person = person;
    this.staffId = person.staffId;
    this.role = person.role;
    this.held = [...holdersOf(vault)]
      .filter(([, ids]) => ids.includes(person.staffId))
      .map(([compartment]) => compartment);
  }

  /** Core passes the person through without knowing that there are keys. */
  static keysOf(second: SecondAtDesk): SessionKeys {
    if (!(second instanceof SecondPersonAtDesk))
      throw new Error('nobody proved to be the second person');
    return second.#person.keys;
  }

  agree(act: string, about: StaffId, at: Instant): void {
    const { staffId, staffCode, keys } = this.#person;
    const verb = `staff.agree-${act}`;
    const message = agreedMessage(this.#vault.vaultId, staffId, { verb, at, about });
    const agreed = { staffId, signature: keys.sign(message).toString('hex') };
    const object = { kind: 'staff', id: about };
    this.#vault.record({ at, actor: staffCode, verb, outcome: 'done', object, agreed });
  }

  leave(): void {
    this.#person.keys.wipe();
  }
}
