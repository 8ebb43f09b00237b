// Reads big-endian numbers one after the other; throws RangeError past the end.
export class Bytes {
  readonly #view: DataView;
  constructor(
    readonly all: Uint8Array,
    public at = 0,
  ) {
    this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  u8(): number {
    this.at += 1;
    return this.#view.getUint8(this.at - 1);
  }

  u16(): number {
    this.at += 2;
    return this.#view.getUint16(this.at - 2);
  }

  i16(): number {
    this.at += 2;
    return this.#view.getInt16(this.at - 2);
  }

  u32(): number {
    this.at += 4;
    return this.#view.getUint32(this.at - 4);
  }

  take(length: number): Uint8Array {
    if (length < 0 || this.at + length > this.all.length) throw new RangeError('past the end');
    this.at += length;
    return this.all.subarray(this.at - length, this.at);
  }

  tag(): string {
    return Buffer.from(this.take(4)).toString('latin1');
  }
}
