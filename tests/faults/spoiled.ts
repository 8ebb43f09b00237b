// A small file as somebody or something spoiled it: bits flipped, cut, filled up, numbers changed, or something else entirely.
import fc from 'fast-check';

type Edit = readonly [kind: 'flip' | 'cut' | 'insert' | 'word', at: number, with_: number];

function edited(bytes: Buffer, [kind, place, value]: Edit): Buffer {
  const at = bytes.length === 0 ? 0 : place % bytes.length;
  const copy = Buffer.from(bytes);
  switch (kind) {
    case 'flip':
      copy[at] = (copy[at] ?? 0) ^ (1 << (value % 8));
      return copy;
    case 'cut':
      return copy.subarray(0, at);
    case 'insert':
      return Buffer.concat([
        copy.subarray(0, at),
        Buffer.alloc(value % 64, value),
        copy.subarray(at),
      ]);
    case 'word':
      return Buffer.from(
        copy
          .toString('latin1')
          .replace(/\d+/g, (digits) => (place % 3 === 0 ? `${digits}9` : digits)),
        'latin1',
      );
  }
}

const edits = fc.array(
  fc.tuple(
    fc.constantFrom<Edit[0]>('flip', 'flip', 'cut', 'insert', 'word'),
    fc.nat(100_000),
    fc.nat(255),
  ),
  { minLength: 1, maxLength: 4 },
);

/** `whole` is asked for at each run, so that it may be made in `beforeAll`. */
export function spoiledCopies(whole: () => Buffer): fc.Arbitrary<Buffer> {
  return fc.oneof(
    { weight: 6, arbitrary: edits.map((list) => list.reduce(edited, whole())) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 5000 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 1, arbitrary: fc.json().map((text) => Buffer.from(text)) },
  );
}
