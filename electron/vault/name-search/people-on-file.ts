// Everybody on file with their counted facts, kept as the texts in which they were read until somebody asks.
import { type Sex, SEXES } from '../../../src/features/residents/index';
import type { ResidentId } from '../../../src/kernel/ids';
import { UnexpectedColumn } from '../database/rows';
import { ID_LENGTH, IdPlaces, isSameId } from './id-places';

/** The counted facts an index entry needs. */
export interface SearchFacts {
  readonly caseNumber: string;
  readonly sex: Sex;
  readonly current: boolean;
}

/** Id, versions of the presence and the identity part, sex, file number, parted by spaces; the number comes last. */
export type PersonLine = string;

/** Which versions of the two parts a line names. */
export function versionsOf(line: PersonLine): { presence: number; identity: number } {
  const between = line.indexOf(' ', ID_LENGTH + 1);
  const end = line.indexOf(' ', between + 1);
  return {
    presence: Number(line.slice(ID_LENGTH + 1, between)),
    identity: Number(line.slice(between + 1, end)),
  };
}

export function personOf(line: PersonLine): ResidentId {
  return line.slice(0, ID_LENGTH) as ResidentId;
}

export class PeopleOnFile {
  readonly #lines: (PersonLine | undefined)[] = [];
  readonly #current: boolean[] = [];
  readonly #places = new IdPlaces((place, text, from) =>
    isSameId(this.#lines[place] ?? '', text, from),
  );

  /** Whoever is not there yet, not in the house for now. */
  add(line: PersonLine): void {
    this.#places.set(this.#lines.length, line);
    this.#current.push(false);
    this.#lines.push(line);
  }

  noteInHouse(id: ResidentId): void {
    const place = this.#places.get(id);
    if (place !== undefined) this.#current[place] = true;
  }

  has(id: ResidentId): boolean {
    return this.#places.get(id) !== undefined;
  }

  get(id: ResidentId): SearchFacts | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#factsAt(place);
  }

  set(id: ResidentId, { sex, caseNumber, current }: SearchFacts): void {
    this.delete(id);
    // Versions count while opening only.
    this.add(`${id} 0 0 ${sex} ${caseNumber}`);
    if (current) this.noteInHouse(id);
  }

  delete(id: ResidentId): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    this.#places.delete(id);
    this.#lines[place] = undefined;
  }

  *entries(): Generator<readonly [ResidentId, SearchFacts], void, void> {
    for (let place = 0; place < this.#lines.length; place += 1) {
      const line = this.#lines[place];
      const facts = this.#factsAt(place);
      if (line !== undefined && facts !== undefined) {
        yield [personOf(line), facts];
      }
    }
  }

  #factsAt(place: number): SearchFacts | undefined {
    const line = this.#lines[place];
    if (line === undefined) return undefined;
    const sex = line.indexOf(' ', line.indexOf(' ', ID_LENGTH + 1) + 1) + 1;
    const number = line.indexOf(' ', sex) + 1;
    return {
      caseNumber: line.slice(number),
      sex: sexOf(line.slice(sex, number - 1)),
      current: this.#current[place] === true,
    };
  }
}

function sexOf(word: string): Sex {
  const sex = SEXES.find((one) => one === word);
  if (sex === undefined) throw new UnexpectedColumn('sex');
  return sex;
}
