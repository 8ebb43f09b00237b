// The names this session may search, in the memory of the unlocked vault only.
// A name enters it with the commit that writes it and never before.
import {
  type AddOneOfMany,
  createNameIndex,
  createPhraseReader,
  type Identity,
  type NameEntry,
  type NameIndex,
} from '../../../src/features/residents/index';
import type { NameCard } from '../../../src/features/residents/records';
import type { ResidentId } from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';
import { blindKey } from '../keys/blind-match';
import type { GenerationKeys } from '../keys/compartment-keys';
import type { TransactionListener } from '../database/transaction-listener';
import type { SearchGround } from '../open-vault/store-ground';
import { identityWords, presenceWords } from './kept-words';
import { NameSegments } from './name-segments';
import {
  PeopleOnFile,
  type PersonLine,
  personOf,
  type SearchFacts,
  versionsOf,
} from './people-on-file';
import { IDENTITY_PART, PRESENCE_PART, type StoredPresence } from '../sealing/resident-parts';
import { inHouseByPlace, residentLine, residentsByPlace } from './residents-by-place';

const known = new WeakMap<SearchGround, SearchNames>();

/** More people than these are sooner read all together, their words each once. */
const FEW = 500;
/** People looked through between two moments at which other work may come in. */
const AT_ONCE = 500;

/** The open vault's own search names; opened at the first question, or before it in slices (search-opening.ts). */
export function searchNamesOf(vault: SearchGround): SearchNames {
  const there = known.get(vault);
  if (there !== undefined) return there;
  const made = new SearchNames(vault);
  known.set(vault, made);
  vault.listen(made);
  return made;
}

export class SearchNames implements TransactionListener {
  readonly #vault: SearchGround;
  readonly #presence: NameSegments;
  readonly #identity: NameSegments;
  readonly #people = new PeopleOnFile();
  readonly #staged = new Map<ResidentId, SearchFacts | null>();
  readonly #touched = new Set<ResidentId>();
  /** Of the transaction that is under way. */
  #blinding = createBlinding();
  readonly #index = createNameIndex((id) => this.#entryOf(id));
  readonly #segments: Iterator<void>;
  readonly #everybody: Iterator<void>;
  readonly #words: Iterator<void>;
  /** Whoever was shown before everybody was read. */
  readonly #shown = new Set<ResidentId>();
  #areAllRead = false;

  constructor(vault: SearchGround) {
    this.#vault = vault;
    this.#presence = new NameSegments(vault, 'presence');
    this.#identity = new NameSegments(vault, 'identity');
    this.#segments = this.#openSegments();
    this.#everybody = this.#readEverybody();
    this.#words = this.#readWords();
  }

  get index(): NameIndex {
    this.readEverybody();
    finish(this.#words);
    return this.#index;
  }

  /** What is left of opening, step by step; a question in between finishes what it needs. */
  *opening(): Generator<void, void, void> {
    while (this.#segments.next().done !== true) yield;
    while (this.#everybody.next().done !== true) yield;
    while (this.#words.next().done !== true) yield;
  }

  /** The first list after unlocking shows a few people: it does not wait until everybody on file is read. */
  cardOf(id: ResidentId): NameCard | undefined {
    finish(this.#segments);
    if (!this.#isOnFile(id)) return undefined;
    const presence = this.#presence.entryOf(id);
    const identity = this.#identity.entryOf(id);
    const full = identity?.fullName ?? identity?.names[0];
    return {
      preferredName: presence?.names[0],
      fullName: full === '' ? undefined : full,
      room: presence?.room,
      alerts: presence?.alerts ?? 0,
    };
  }

  mayBeKnown(names: readonly string[]): boolean {
    this.readEverybody();
    // A key made before somebody left was made under an older generation.
    return this.#vault.keys
      .generations('presence')
      .flatMap((keys) => this.#blindUnder(keys, names))
      .some((key) => this.#isCarried(key));
  }

  #isCarried(key: string): boolean {
    for (const id of this.#presence.peopleWithKey(key)) if (this.#people.has(id)) return true;
    return false;
  }

  /** Empty where this session does not hold `presence`. */
  blindKeys(names: readonly string[]): string[] {
    const keys = this.#vault.keychain.newest('presence');
    return keys === undefined ? [] : this.#blindUnder(keys, names, this.#blinding);
  }

  #blindUnder(
    keys: GenerationKeys,
    names: readonly string[],
    { phrasesOf, made } = createBlinding(),
  ): string[] {
    const phrases = new Set(names.flatMap((name) => phrasesOf(name)));
    return [...phrases].map((phrase) => {
      const place = `${keys.generation} ${phrase}`;
      const key = made.get(place) ?? blindKey(keys, this.#vault.vaultId, phrase);
      made.set(place, key);
      return key;
    });
  }

  stageFacts(id: ResidentId, facts: SearchFacts): void {
    this.readEverybody();
    this.#staged.set(id, facts);
    this.#touched.add(id);
  }

  stagePresence(id: ResidentId, version: number, part: StoredPresence): void {
    this.readEverybody();
    this.#presence.stage(id, presenceWords(version, part));
    this.#touched.add(id);
  }

  stageIdentity(id: ResidentId, version: number, part: Identity): void {
    this.readEverybody();
    this.#identity.stage(id, identityWords(version, part));
    this.#touched.add(id);
  }

  /** The person is taken out of the records; their words leave the segments and memory. */
  stageRemoval(id: ResidentId): void {
    this.readEverybody();
    this.#staged.set(id, null);
    this.#presence.stage(id, null);
    this.#identity.stage(id, null);
    this.#touched.add(id);
  }

  /** What the open transaction will make of a resident's counted facts. */
  factsOf(id: ResidentId): SearchFacts | undefined {
    this.readEverybody();
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
    const add = this.#touched.size > FEW ? this.#index.adder() : undefined;
    for (const id of this.#touched) this.#refresh(id, add);
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
    this.#blinding = createBlinding();
  }

  #refresh(id: ResidentId, add: AddOneOfMany | undefined): void {
    const facts = this.factsOf(id);
    this.#index.remove(id);
    if (facts === undefined) {
      this.#people.delete(id);
      return;
    }
    this.#people.set(id, facts);
    if (add === undefined) this.#readEntry(id);
    else this.#readWordsOf(id, facts, add);
  }

  #readEntry(id: ResidentId): void {
    const entry = this.#entryOf(id);
    if (entry !== undefined) this.#index.replace(entry);
  }

  #entryOf(id: ResidentId): NameEntry | undefined {
    const facts = this.#people.get(id);
    if (facts === undefined) return undefined;
    const presence = this.#presence.entryOf(id);
    const identity = this.#identity.entryOf(id);
    return {
      residentId: id,
      names: [...new Set([...(identity?.names ?? []), ...(presence?.names ?? [])])],
      ...facts,
      room: presence?.room,
      phone: identity?.phone,
      birthYear: identity?.birthYear,
    };
  }

  /** Before a transaction writes anything about people: what it undoes must not have been read. */
  readEverybody(): void {
    finish(this.#segments);
    finish(this.#everybody);
  }

  #isOnFile(id: ResidentId): boolean {
    if (this.#shown.size >= FEW) finish(this.#everybody);
    if (this.#areAllRead) return this.#people.has(id);
    if (this.#shown.has(id)) return true;
    const line = residentLine(this.#vault.records, id);
    if (line === undefined) return false;
    this.#mend(line);
    this.#shown.add(id);
    return true;
  }

  *#openSegments(): Generator<void, void, void> {
    yield* this.#presence.opening();
    yield* this.#identity.opening();
  }

  *#readEverybody(): Generator<void, void, void> {
    const { records } = this.#vault;
    for (const batch of residentsByPlace(records)) {
      for (const line of batch) this.#note(line);
      yield;
    }
    for (const batch of inHouseByPlace(records)) {
      for (const id of batch) this.#people.noteInHouse(id);
      yield;
    }
    this.#areAllRead = true;
    this.#shown.clear();
  }

  #note(line: PersonLine): void {
    this.#people.add(line);
    this.#mend(line);
  }

  /** After a crash or a damaged segment the record itself is right. */
  #mend(line: PersonLine): void {
    const id = personOf(line);
    const { presence, identity } = versionsOf(line);
    this.#mendPresence(id, presence);
    this.#mendIdentity(id, identity);
  }

  /** Whoever a command touched in between is there already. */
  *#readWords(): Generator<void, void, void> {
    const add = this.#index.adder();
    let added = 0;
    for (const [id, facts] of this.#people.entries()) {
      this.#readWordsOf(id, facts, add);
      added += 1;
      if (added % AT_ONCE === 0) yield;
    }
  }

  #readWordsOf(id: ResidentId, { caseNumber, current }: SearchFacts, add: AddOneOfMany): void {
    const presence = this.#presence.writtenOf(id);
    const identity = this.#identity.writtenOf(id);
    if (presence === 'elsewhere' || identity === 'elsewhere') {
      this.#readEntry(id);
      return;
    }
    const numbers = { caseNumber, room: presence?.room, phone: identity?.phone };
    const person = { residentId: id, ...numbers, current };
    add(
      person,
      [identity, presence].filter((one) => one !== undefined),
    );
  }

  #mendPresence(id: ResidentId, version: number): void {
    if (this.#presence.versionOf(id) === version || !this.#presence.isHeld) return;
    const part = opened(this.#vault.sealedParts.read(PRESENCE_PART, id));
    if (part !== undefined) this.#presence.mend(id, presenceWords(version, part));
  }

  #mendIdentity(id: ResidentId, version: number): void {
    if ((this.#identity.versionOf(id) ?? 0) === version || !this.#identity.isHeld) return;
    const part = opened(this.#vault.sealedParts.read(IDENTITY_PART, id));
    if (part !== undefined) this.#identity.mend(id, identityWords(version, part));
  }
}

/** What was made of names before: in an imported list the same ones come again and again. */
interface Blinding {
  readonly phrasesOf: (name: string) => readonly string[];
  /** Blind keys by generation and phrase. */
  readonly made: Map<string, string>;
}

function createBlinding(): Blinding {
  return { phrasesOf: createPhraseReader(), made: new Map() };
}

/** Runs what is left of the steps. */
function finish(steps: Iterator<void>): void {
  while (steps.next().done !== true);
}

function opened<Part>(part: Sealed<Part>): Part | undefined {
  return part.state === 'open' ? part.value : undefined;
}
