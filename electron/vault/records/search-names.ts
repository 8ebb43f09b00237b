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
import type { Row } from '../database/driver';
import { integer, text } from '../database/rows';
import { blindKey } from '../keys/blind-match';
import type { GenerationKeys } from '../keys/compartment-keys';
import type { Follower, OpenVault } from '../open-vault';
import { NameSegments } from './name-segments';
import { IDENTITY_PART, PRESENCE_PART, type StoredPresence } from './resident-parts';

interface PresenceEntry {
  readonly version: number;
  readonly name: string;
  readonly room?: string | undefined;
  readonly alerts: number;
  /** Blind keys by which a desk without the names may ask, parted by spaces; a list in older segments. */
  readonly keys: string | readonly string[];
}

interface IdentityEntry {
  readonly version: number;
  readonly names: readonly string[];
  /** Left out where it is the first of `names`. */
  readonly fullName?: string | undefined;
  readonly birthYear?: number | undefined;
}

/** The counted facts an index entry needs. */
export interface SearchFacts {
  readonly caseNumber: string;
  readonly sex: Sex;
  readonly current: boolean;
}

type Person = NameEntry & SearchFacts;

/** What this session may know of one person. */
interface Words {
  readonly presence: PresenceEntry | undefined;
  readonly identity: IdentityEntry | undefined;
}

// In the order of the pages on disk: each page is decrypted once.
const SCAN =
  'SELECT rowid AS place, id, case_number, sex, presence_version, identity_version FROM residents WHERE rowid > $after ORDER BY rowid LIMIT $most';
const IN_HOUSE = 'SELECT resident_id FROM stays WHERE exited_on IS NULL';

const known = new WeakMap<OpenVault, SearchNames>();

/** Time a slice of opening may take before other work comes in. */
const SLICE_MS = 12;
/** People looked through between two moments at which other work may come in. */
const AT_ONCE = 500;

/** The open vault's own search names; opened at the first question, or before it with `openInSlices`. */
export function searchNamesOf(vault: OpenVault): SearchNames {
  const there = known.get(vault);
  if (there !== undefined) return there;
  const made = new SearchNames(vault);
  known.set(vault, made);
  vault.follow(made);
  return made;
}

/**
 * Opens the names while nothing else is asked, a little at a time, so that every call gets in between.
 * A question that comes earlier does the rest at once. Ends early where the vault was closed meanwhile.
 */
export async function openInSlices(vault: OpenVault, isOpen: () => boolean): Promise<void> {
  await otherWork();
  if (!isOpen()) return;
  const steps = searchNamesOf(vault).opening();
  let began = performance.now();
  while (steps.next().done !== true) {
    if (performance.now() - began < SLICE_MS) continue;
    await otherWork();
    if (!isOpen()) return;
    began = performance.now();
  }
}

function otherWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export class SearchNames implements Follower {
  readonly #vault: OpenVault;
  readonly #presence: NameSegments<PresenceEntry>;
  readonly #identity: NameSegments<IdentityEntry>;
  readonly #people = new Map<ResidentId, Person>();
  readonly #staged = new Map<ResidentId, SearchFacts | null>();
  readonly #touched = new Set<ResidentId>();
  readonly #index = createNameIndex();
  readonly #cards: Iterator<void>;
  readonly #words: Iterator<void>;
  #blind: Set<string> | undefined;

  constructor(vault: OpenVault) {
    this.#vault = vault;
    this.#presence = new NameSegments(vault, 'presence');
    this.#identity = new NameSegments(vault, 'identity');
    this.#cards = this.#openCards();
    this.#words = this.#readWords();
  }

  get index(): NameIndex {
    finish(this.#cards);
    finish(this.#words);
    return this.#index;
  }

  /** What is left of opening, step by step; a question in between finishes what it needs. */
  *opening(): Generator<void, void, void> {
    while (this.#cards.next().done !== true) yield;
    while (this.#words.next().done !== true) yield;
  }

  cardOf(id: ResidentId): NameCard | undefined {
    finish(this.#cards);
    if (!this.#people.has(id)) return undefined;
    const presence = this.#presence.entryOf(id);
    const identity = this.#identity.entryOf(id);
    const full = identity?.fullName ?? identity?.names[0];
    return {
      preferredName: presence?.name,
      fullName: full === '' ? undefined : full,
      room: presence?.room,
      alerts: presence?.alerts ?? 0,
    };
  }

  mayBeKnown(names: readonly string[]): boolean {
    finish(this.#cards);
    this.#blind ??= new Set(
      [...this.#people.keys()].flatMap((id) => keysOf(this.#presence.entryOf(id))),
    );
    const kept = this.#blind;
    // A key made before somebody left was made under an older generation.
    const asked = this.#vault.parts.keys
      .generations('presence')
      .flatMap((keys) => this.#blindUnder(keys, names));
    return asked.some((key) => kept.has(key));
  }

  /** Empty where this session does not hold `presence`. */
  blindKeys(names: readonly string[]): string[] {
    const keys = this.#vault.keychain.newest('presence');
    return keys === undefined ? [] : this.#blindUnder(keys, names);
  }

  #blindUnder(keys: GenerationKeys, names: readonly string[]): string[] {
    const phrases = new Set(names.flatMap(blindPhrases));
    return [...phrases].map((phrase) => blindKey(keys, this.#vault.parts.vaultId, phrase));
  }

  stageFacts(id: ResidentId, facts: SearchFacts): void {
    finish(this.#cards);
    this.#staged.set(id, facts);
    this.#touched.add(id);
  }

  stagePresence(id: ResidentId, version: number, part: StoredPresence): void {
    finish(this.#cards);
    this.#presence.stage(id, presenceEntry(version, part));
    this.#touched.add(id);
  }

  stageIdentity(id: ResidentId, version: number, part: Identity): void {
    finish(this.#cards);
    this.#identity.stage(id, identityEntry(version, part));
    this.#touched.add(id);
  }

  /** The person is taken out of the records; their words leave the segments and memory. */
  stageRemoval(id: ResidentId): void {
    finish(this.#cards);
    this.#staged.set(id, null);
    this.#presence.stage(id, null);
    this.#identity.stage(id, null);
    this.#touched.add(id);
  }

  /** What the open transaction will make of a resident's counted facts. */
  factsOf(id: ResidentId): SearchFacts | undefined {
    finish(this.#cards);
    const staged = this.#staged.get(id);
    return staged === undefined ? this.#people.get(id) : (staged ?? undefined);
  }

  beforeCommit(): void {
    this.#presence.write();
    this.#identity.write();
  }

  settle(): void {
    this.#presence.settle();
    this.#identity.settle();
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
    const facts = this.factsOf(id);
    if (facts === undefined) {
      this.#people.delete(id);
      this.#index.remove(id);
      return;
    }
    const presence = this.#presence.entryOf(id);
    const identity = this.#identity.entryOf(id);
    const entry = entryFrom(id, facts, { presence, identity });
    this.#people.set(id, entry);
    this.#index.replace(entry);
  }

  *#openCards(): Generator<void, void, void> {
    yield* this.#presence.opening();
    yield* this.#identity.opening();
    yield* this.#scan();
  }

  /** Whoever a command touched in between is there already. */
  *#readWords(): Generator<void, void, void> {
    const add = this.#index.adder();
    let added = 0;
    for (const entry of this.#people.values()) {
      add(entry);
      added += 1;
      if (added % AT_ONCE === 0) yield;
    }
  }

  *#scan(): Generator<void, void, void> {
    const { records } = this.#vault;
    const inHouse = new Set(records.all(IN_HOUSE).map((row) => text(row, 'resident_id')));
    let after = 0;
    for (;;) {
      const rows = records.all(SCAN, { after, most: AT_ONCE });
      for (const row of rows) {
        const id = text(row, 'id') as ResidentId;
        this.#note(id, row, inHouse.has(id));
        after = integer(row, 'place');
      }
      if (rows.length < AT_ONCE) return;
      yield;
    }
  }

  #note(id: ResidentId, row: Row, current: boolean): void {
    const facts = { caseNumber: text(row, 'case_number'), sex: text(row, 'sex') as Sex, current };
    const presence = this.#presenceAt(id, integer(row, 'presence_version'));
    const identity = this.#identityAt(id, integer(row, 'identity_version'));
    this.#people.set(id, entryFrom(id, facts, { presence, identity }));
  }

  /** After a crash or a damaged segment the record itself is right. */
  #presenceAt(id: ResidentId, version: number): PresenceEntry | undefined {
    const kept = this.#presence.entryOf(id);
    if (kept?.version === version || !this.#presence.isHeld) return kept;
    const part = opened(this.#vault.sealedParts.read(PRESENCE_PART, id));
    if (part === undefined) return kept;
    const mended = presenceEntry(version, part);
    this.#presence.mend(id, mended);
    return mended;
  }

  #identityAt(id: ResidentId, version: number): IdentityEntry | undefined {
    const kept = this.#identity.entryOf(id);
    if ((kept?.version ?? 0) === version || !this.#identity.isHeld) return kept;
    const part = opened(this.#vault.sealedParts.read(IDENTITY_PART, id));
    if (part === undefined) return kept;
    const mended = identityEntry(version, part);
    this.#identity.mend(id, mended);
    return mended;
  }
}

function entryFrom(id: ResidentId, facts: SearchFacts, { presence, identity }: Words): Person {
  return {
    residentId: id,
    names: allNames(identity?.names ?? [], presence?.name),
    caseNumber: facts.caseNumber,
    sex: facts.sex,
    current: facts.current,
    room: presence?.room,
    birthYear: identity?.birthYear,
  };
}

/** Runs what is left of the steps. */
function finish(steps: Iterator<void>): void {
  while (steps.next().done !== true);
}

function allNames(names: readonly string[], more: string | undefined): readonly string[] {
  return more === undefined || names.includes(more) ? names : [...names, more];
}

function keysOf(entry: PresenceEntry | undefined): readonly string[] {
  const keys = entry?.keys ?? '';
  if (typeof keys !== 'string') return keys;
  return keys === '' ? [] : keys.split(' ');
}

function opened<Part>(part: Sealed<Part>): Part | undefined {
  return part.state === 'open' ? part.value : undefined;
}

function presenceEntry(version: number, part: StoredPresence): PresenceEntry {
  const { preferredName, room, alerts, matchKeys } = part;
  const keys = matchKeys.join(' ');
  return { version, name: preferredName, room, alerts: alerts.length, keys };
}

function identityEntry(version: number, { name, birth }: Identity): IdentityEntry {
  const names = spellings(name);
  const full = fullName(name);
  const birthYear = birthYearOf(birth);
  return full === names[0]
    ? { version, names, birthYear }
    : { version, names, fullName: full, birthYear };
}
