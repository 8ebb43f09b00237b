// The names this session may search, in the memory of the unlocked vault only.
// A name enters it with the commit that writes it and never before.
import {
  blindPhrases,
  createNameIndex,
  fullName,
  type Identity,
  type NameEntry,
  type NameIndex,
  type Sex,
  spellings,
} from '../../../src/features/residents/index';
import type { NameCard } from '../../../src/features/residents/records';
import type { ResidentId } from '../../../src/kernel/ids';
import { birthYearOf } from '../../../src/kernel/partial-date';
import type { Sealed } from '../../../src/kernel/sealed';
import { integer, text } from '../database/rows';
import { blindKey } from '../keys/blind-match';
import type { Follower, OpenVault } from '../open-vault';
import { NameSegments } from './name-segments';
import { IDENTITY_PART, PRESENCE_PART, type StoredPresence } from './resident-parts';

interface PresenceEntry {
  readonly version: number;
  readonly name: string;
  readonly room?: string | undefined;
  readonly alerts: number;
  /** Blind keys by which a desk without the names may ask. */
  readonly keys: readonly string[];
}

interface IdentityEntry {
  readonly version: number;
  readonly names: readonly string[];
  readonly fullName: string;
  readonly birthYear?: number | undefined;
}

/** The counted facts an index entry needs. */
export interface SearchFacts {
  readonly caseNumber: string;
  readonly sex: Sex;
  readonly current: boolean;
}

interface PartVersions {
  readonly presence: number;
  readonly identity: number;
}

const SCAN = 'SELECT id, case_number, sex, presence_version, identity_version FROM residents';
const IN_HOUSE = 'SELECT resident_id FROM stays WHERE exited_on IS NULL';

const known = new WeakMap<OpenVault, SearchNames>();

/** The open vault's own search names; opened at the first call. */
export function searchNamesOf(vault: OpenVault): SearchNames {
  const there = known.get(vault);
  if (there !== undefined) return there;
  const made = new SearchNames(vault);
  known.set(vault, made);
  vault.follow(made);
  return made;
}

export class SearchNames implements Follower {
  readonly index: NameIndex;
  readonly #vault: OpenVault;
  readonly #presence: NameSegments<PresenceEntry>;
  readonly #identity: NameSegments<IdentityEntry>;
  readonly #facts = new Map<ResidentId, SearchFacts>();
  readonly #staged = new Map<ResidentId, SearchFacts | null>();
  readonly #touched = new Set<ResidentId>();
  #blind: Set<string> | undefined;

  constructor(vault: OpenVault) {
    this.#vault = vault;
    this.#presence = new NameSegments(vault, 'presence');
    this.#identity = new NameSegments(vault, 'identity');
    this.#scan();
    this.index = createNameIndex(this.#entries());
  }

  cardOf(id: ResidentId): NameCard | undefined {
    if (!this.#facts.has(id)) return undefined;
    const presence = this.#presence.entryOf(id);
    const identity = this.#identity.entryOf(id);
    return {
      preferredName: presence?.name,
      fullName: identity === undefined || identity.fullName === '' ? undefined : identity.fullName,
      room: presence?.room,
      alerts: presence?.alerts ?? 0,
    };
  }

  mayBeKnown(names: readonly string[]): boolean {
    this.#blind ??= new Set(
      [...this.#facts.keys()].flatMap((id) => this.#presence.entryOf(id)?.keys ?? []),
    );
    const asked = this.#blind;
    return this.blindKeys(names).some((key) => asked.has(key));
  }

  /** Empty where this session does not hold `presence`. */
  blindKeys(names: readonly string[]): string[] {
    const keys = this.#vault.keychain.newest('presence');
    if (keys === undefined) return [];
    const phrases = new Set(names.flatMap(blindPhrases));
    return [...phrases].map((phrase) => blindKey(keys, this.#vault.parts.vaultId, phrase));
  }

  stageFacts(id: ResidentId, facts: SearchFacts): void {
    this.#staged.set(id, facts);
    this.#touched.add(id);
  }

  stagePresence(id: ResidentId, version: number, part: StoredPresence): void {
    this.#presence.stage(id, presenceEntry(version, part));
    this.#touched.add(id);
  }

  stageIdentity(id: ResidentId, version: number, part: Identity): void {
    this.#identity.stage(id, identityEntry(version, part));
    this.#touched.add(id);
  }

  /** The person is taken out of the records; their words leave the segments and memory. */
  stageRemoval(id: ResidentId): void {
    this.#staged.set(id, null);
    this.#presence.stage(id, null);
    this.#identity.stage(id, null);
    this.#touched.add(id);
  }

  /** What the open transaction will make of a resident's counted facts. */
  factsOf(id: ResidentId): SearchFacts | undefined {
    const staged = this.#staged.get(id);
    return staged === undefined ? this.#facts.get(id) : (staged ?? undefined);
  }

  beforeCommit(): void {
    this.#presence.write();
    this.#identity.write();
  }

  settle(): void {
    this.#presence.settle();
    this.#identity.settle();
    for (const [id, facts] of this.#staged) {
      if (facts === null) this.#facts.delete(id);
      else this.#facts.set(id, facts);
    }
    for (const id of this.#touched) this.#refresh(id);
    if (this.#touched.size > 0) this.#blind = undefined;
    this.#drop();
  }

  forget(): void {
    this.#presence.forget();
    this.#identity.forget();
    this.#drop();
  }

  #drop(): void {
    this.#staged.clear();
    this.#touched.clear();
  }

  #refresh(id: ResidentId): void {
    const facts = this.#facts.get(id);
    if (facts === undefined) this.index.remove(id);
    else this.index.replace(this.#entry(id, facts));
  }

  *#entries(): Iterable<NameEntry> {
    for (const [id, facts] of this.#facts) yield this.#entry(id, facts);
  }

  #entry(id: ResidentId, facts: SearchFacts): NameEntry {
    const presence = this.#presence.entryOf(id);
    const identity = this.#identity.entryOf(id);
    const names = new Set(identity?.names);
    if (presence !== undefined) names.add(presence.name);
    return {
      residentId: id,
      names: [...names],
      ...facts,
      room: presence?.room,
      birthYear: identity?.birthYear,
    };
  }

  #scan(): void {
    const inHouse = new Set(
      this.#vault.records.all(IN_HOUSE).map((row) => text(row, 'resident_id')),
    );
    for (const row of this.#vault.records.all(SCAN)) {
      const id = text(row, 'id') as ResidentId;
      this.#facts.set(id, {
        caseNumber: text(row, 'case_number'),
        sex: text(row, 'sex') as Sex,
        current: inHouse.has(id),
      });
      this.#mend(id, {
        presence: integer(row, 'presence_version'),
        identity: integer(row, 'identity_version'),
      });
    }
  }

  /** After a crash or a damaged segment the record itself is right. */
  #mend(id: ResidentId, versions: PartVersions): void {
    if (this.#presence.isHeld && this.#presence.entryOf(id)?.version !== versions.presence) {
      const part = opened(this.#vault.sealedParts.read(PRESENCE_PART, id));
      if (part !== undefined) this.#presence.mend(id, presenceEntry(versions.presence, part));
    }
    if (this.#identity.isHeld && (this.#identity.entryOf(id)?.version ?? 0) !== versions.identity) {
      const part = opened(this.#vault.sealedParts.read(IDENTITY_PART, id));
      if (part !== undefined) this.#identity.mend(id, identityEntry(versions.identity, part));
    }
  }
}

function opened<Part>(part: Sealed<Part>): Part | undefined {
  return part.state === 'open' ? part.value : undefined;
}

function presenceEntry(version: number, part: StoredPresence): PresenceEntry {
  const { preferredName, room, alerts, matchKeys } = part;
  return { version, name: preferredName, room, alerts: alerts.length, keys: matchKeys };
}

function identityEntry(version: number, { name, birth }: Identity): IdentityEntry {
  return {
    version,
    names: spellings(name),
    fullName: fullName(name),
    birthYear: birthYearOf(birth),
  };
}
