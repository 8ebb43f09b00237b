// People with keys of their own and a book that they write together, without any vault.
import { type BookState, EMPTY_BOOK } from '../../../electron/vault/deeds/book-state';
import { signedDeed } from '../../../electron/vault/deeds/book';
import {
  type Deed,
  type DeedFacts,
  type DeedKind,
  type StoredDeed,
} from '../../../electron/vault/deeds/deed';
import { verifiedAfter } from '../../../electron/vault/deeds/verify';
import {
  ed25519PublicKey,
  randomBytes,
  signEd25519,
  x25519PublicKey,
} from '../../../electron/vault/keys/suite';
import { freshId } from '../../../electron/vault/keys/places';
import { COMPARTMENTS, compartmentsOf, type Role } from '../../../src/kernel/compartments';

export interface Signing {
  readonly id: string;
  readonly seed: Buffer;
  readonly slotId: string;
  readonly x25519: string;
  readonly ed25519: string;
}

export interface Invented extends Signing {
  readonly role: Role;
  readonly code: string;
}

export function signing(id: string = freshId()): Signing {
  const seed = randomBytes(32);
  return {
    id,
    seed,
    slotId: freshId(),
    x25519: x25519PublicKey(randomBytes(32)).toString('hex'),
    ed25519: ed25519PublicKey(seed).toString('hex'),
  };
}

export function invented(role: Role, code: string): Invented {
  return { ...signing(), role, code };
}

export function personOf({ id, code, role, slotId, x25519, ed25519 }: Invented) {
  return { staffId: id, code, role, slotId, x25519, ed25519 };
}

export function paper(): Signing {
  const made = signing();
  return { ...made, slotId: made.id };
}

export function paperOf({ slotId, x25519, ed25519 }: Signing) {
  return { slotId, x25519, ed25519 };
}

export function generation(compartment: (typeof COMPARTMENTS)[number], number: number) {
  const bytes = () => randomBytes(32).toString('hex');
  return { compartment, generation: number, drop: bytes(), commitment: bytes() };
}

export type Facts = DeedFacts & { readonly kind: DeedKind };

export class InventedBook {
  readonly vaultId: string = freshId();
  readonly deeds: StoredDeed[] = [];
  state: BookState = EMPTY_BOOK;

  /** Signed as asked, whatever the rules say. */
  written(facts: Facts, by: readonly Signing[], changed: Partial<Deed> = {}): StoredDeed {
    const { number, head } = this.state;
    const base = { v: 1, vault: this.vaultId, number: number + 1, before: head } as const;
    const at = '2026-03-09T08:00:00.000Z';
    return signedDeed(
      { ...base, at, signers: by.map(({ id }) => id), ...facts, ...changed },
      by.map(({ id, seed }) => ({ holderId: id, sign: (message) => signEd25519(seed, message) })),
    );
  }

  judged(deed: StoredDeed): string {
    const verdict = verifiedAfter(this.state, this.vaultId, deed);
    return verdict.ok ? 'stands' : verdict.refusal.code;
  }

  /** Adds a deed that must stand. */
  add(facts: Facts, by: readonly Signing[]): StoredDeed {
    const deed = this.written(facts, by);
    const verdict = verifiedAfter(this.state, this.vaultId, deed);
    if (!verdict.ok) throw new Error(`${facts.kind}: ${verdict.refusal.code}`);
    this.deeds.push(deed);
    this.state = verdict.value;
    return deed;
  }
}

export function grantsOf(people: readonly Invented[]) {
  return people.flatMap(({ id, role }) =>
    compartmentsOf(role).map((compartment) => ({ to: id, compartment })),
  );
}

export interface House {
  readonly book: InventedBook;
  readonly manager: Invented;
  readonly caseManager: Invented;
  readonly psychologist: Invented;
  readonly reception: Invented;
  readonly code: Signing;
}

export function foundedHouse(): House {
  const book = new InventedBook();
  const manager = invented('manager', 'MA-01');
  const caseManager = invented('case-manager', 'CA-01');
  const psychologist = invented('psychologist', 'PS-01');
  const reception = invented('reception', 'RE-01');
  const code = paper();
  const people = [manager, caseManager, psychologist, reception];
  book.add(
    {
      kind: 'founding',
      people: people.map(personOf),
      grants: grantsOf(people),
      generations: COMPARTMENTS.map((compartment) => generation(compartment, 1)),
      papers: { code: paperOf(code) },
    },
    [manager],
  );
  return { book, manager, caseManager, psychologist, reception, code };
}
