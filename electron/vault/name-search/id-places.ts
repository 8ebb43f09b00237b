// Which id lies where, for very many ids that nobody wants as texts: a hash table of whole numbers.
// A Map of 100,000 texts takes five times as long to fill; ids are random, so a few letters spread them well.
export const ID_LENGTH = 26;
const FREE = -1;
const GONE = -2;
const LETTERS = 10;

/** Whether the id that was put at this place is the one that begins here in the text. */
export type IsAt = (place: number, text: string, from: number) => boolean;

export class IdPlaces {
  readonly #isAt: IsAt;
  #places = new Int32Array(64).fill(FREE);
  #marks = new Uint32Array(64);
  /** Cells that are not free. */
  #used = 0;

  constructor(isAt: IsAt) {
    this.#isAt = isAt;
  }

  /** The id may lie within a longer text. */
  get(text: string, from = 0): number | undefined {
    const cell = this.#cellOf(text, from);
    return cell === undefined ? undefined : this.#places[cell];
  }

  /** Places are whole numbers from 0 below 2^31. */
  set(place: number, text: string, from = 0): void {
    const cell = this.#cellOf(text, from);
    if (cell !== undefined) this.#places[cell] = place;
    else this.#add(markOf(text, from), place);
  }

  delete(text: string, from = 0): void {
    const cell = this.#cellOf(text, from);
    if (cell !== undefined) this.#places[cell] = GONE;
  }

  #cellOf(text: string, from: number): number | undefined {
    const mark = markOf(text, from);
    const last = this.#places.length - 1;
    for (let cell = mark & last; ; cell = (cell + 1) & last) {
      const place = this.#places[cell] ?? FREE;
      if (place === FREE) return undefined;
      if (place !== GONE && this.#marks[cell] === mark && this.#isAt(place, text, from)) {
        return cell;
      }
    }
  }

  #add(mark: number, place: number): void {
    if (this.#used * 2 >= this.#places.length) this.#grow();
    const last = this.#places.length - 1;
    let cell = mark & last;
    while ((this.#places[cell] ?? FREE) >= 0) cell = (cell + 1) & last;
    // A cell somebody left is taken again: whoever is written anew and anew does not let the table grow.
    if (this.#places[cell] === FREE) this.#used += 1;
    this.#places[cell] = place;
    this.#marks[cell] = mark;
  }

  #grow(): void {
    const [places, marks] = [this.#places, this.#marks];
    this.#places = new Int32Array(places.length * 4).fill(FREE);
    this.#marks = new Uint32Array(places.length * 4);
    this.#used = 0;
    for (const [cell, place] of places.entries()) {
      if (place >= 0) this.#add(marks[cell] ?? 0, place);
    }
  }
}

function markOf(text: string, from: number): number {
  let mark = 0;
  for (let at = from; at < from + LETTERS; at += 1) {
    mark = (Math.imul(mark, 31) + text.charCodeAt(at)) | 0;
  }
  return (mark ^ (mark >>> 15)) >>> 0;
}

/** Whether this id begins at that place of the text. */
export function isSameId(id: string, text: string, from: number): boolean {
  for (let nth = 0; nth < ID_LENGTH; nth += 1) {
    // Past the end of a text there is no letter, and nothing equals that.
    if (id.charCodeAt(nth) !== text.charCodeAt(from + nth)) return false;
  }
  return true;
}
