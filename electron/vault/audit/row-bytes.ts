// Bytes put one behind the other in the same room: what a row is hashed from, and the list of a transaction's rows. An import
// writes tens of thousands of rows.

export class RowBytes {
  #room = Buffer.allocUnsafe(4096);
  #used = 0;

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#room.subarray(0, this.#used);
  }

  empty(): void {
    this.#used = 0;
  }

  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#room.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** The length as u32, then the bytes. */
  addSized(bytes: Uint8Array): void {
    this.#makeRoom(LENGTH_BYTES + bytes.length);
    this.#used = this.#room.writeUInt32BE(bytes.length, this.#used);
    this.add(bytes);
  }

  /** The same of a text's UTF-8. */
  addSizedText(text: string): void {
    const length = this.#write(text, LENGTH_BYTES);
    this.#room.writeUInt32BE(length, this.#used);
    this.#used += LENGTH_BYTES + length;
  }

  /** The length as u16, then the text's UTF-8. Throws RangeError for a longer one. */
  addShortText(text: string): void {
    const length = this.#write(text, SHORT_LENGTH_BYTES);
    this.#room.writeUInt16BE(length, this.#used);
    this.#used += SHORT_LENGTH_BYTES + length;
  }

  addNumber(value: number): void {
    this.#makeRoom(LENGTH_BYTES);
    this.#used = this.#room.writeUInt32BE(value, this.#used);
  }

  /** So many bytes behind the end; answers how many they became. */
  #write(text: string, behind: number): number {
    this.#makeRoom(behind + text.length * MOST_BYTES_A_UNIT);
    return this.#room.write(text, this.#used + behind, 'utf8');
  }

  #makeRoom(more: number): void {
    if (this.#used + more <= this.#room.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#used + more));
    larger.set(this.bytes);
    this.#room = larger;
  }
}

const LENGTH_BYTES = 4;
const SHORT_LENGTH_BYTES = 2;
/** No UTF-16 unit becomes more than three bytes of UTF-8. */
const MOST_BYTES_A_UNIT = 3;
