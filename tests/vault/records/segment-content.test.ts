// People packed into a segment come out as they went in, and are found by their blind keys.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshId } from '../../../electron/vault/keys/places';
import type { KeptWords } from '../../../electron/vault/name-search/kept-words';
import {
  packedFromList,
  packSegment,
  SegmentPeople,
} from '../../../electron/vault/name-search/segment-content';
import type { ResidentId } from '../../../src/kernel/ids';

const name = fc.oneof(
  fc.constantFrom('سلمى', 'سلمى  علي', ' محمد', '', 'Fatma Ali', 'عبد الرحمن'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const key = fc
  .uint8Array({ minLength: 9, maxLength: 9 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const keptWords: fc.Arbitrary<KeptWords> = fc.record({
  version: fc.integer({ min: 1, max: 2 ** 31 }),
  names: fc.array(name, { maxLength: 4 }),
  fullName: fc.option(name, { nil: undefined }),
  room: fc.option(name, { nil: undefined }),
  phone: fc.option(name, { nil: undefined }),
  alerts: fc.integer({ min: 0, max: 300 }),
  birthYear: fc.option(fc.integer({ min: 1800, max: 2100 }), { nil: undefined }),
  keys: fc.array(key, { maxLength: 3 }),
});

function segmentOf(people: readonly KeptWords[]) {
  const entries = new Map(people.map((one) => [freshId<'resident'>() as ResidentId, one]));
  return { entries, packed: new SegmentPeople(packSegment(entries)) };
}

it('gives back every person as they were packed', () => {
  fc.assert(
    fc.property(fc.array(keptWords, { maxLength: 40 }), (people) => {
      const { entries, packed } = segmentOf(people);
      expect(packed.size).toBe(people.length);
      for (const [row, [id, entry]] of [...entries].entries()) {
        expect(packed.idAt(row)).toBe(id);
        expect(packed.versionAt(row)).toBe(entry.version);
        expect(packed.entryAt(row)).toEqual(entry);
        const { words, names, room, phone } = packed.writtenAt(row);
        expect(names.map((one) => one.map((word) => words[word]).join(' '))).toEqual(entry.names);
        expect(room).toBe(entry.room);
        expect(phone).toBe(entry.phone);
      }
    }),
  );
});

it('finds exactly those who carry a blind key', () => {
  const few = fc.constantFrom('AAAAAAAAAAAA', 'AAAAAAAAAAAB', 'BAAAAAAAAAAA', 'AAAABAAAAAAA');
  const carriers = fc.array(fc.array(few, { maxLength: 3 }), { maxLength: 30 });
  fc.assert(
    fc.property(carriers, few, (lists, sought) => {
      const person = { version: 1, names: [], alerts: 0 };
      const { packed } = segmentOf(lists.map((keys) => ({ ...person, keys })));
      const expected = lists.flatMap((keys, row) => (keys.includes(sought) ? [row] : []));
      expect([...new Set(packed.rowsWithKey(sought))]).toEqual(expected);
    }),
  );
});

it('reads the lists of earlier segments', () => {
  const [one, other, third] = [freshId(), freshId(), freshId()];
  const keys = 'AAAAAAAAAAAA BAAAAAAAAAAA';
  const list = [
    [one, { version: 2, name: 'سلمى', room: '4', alerts: 1, keys }],
    [other, { version: 1, name: 'نور', alerts: 0, keys: keys.split(' ') }],
    [third, { version: 3, names: ['هدى سالم', 'Huda'], fullName: 'هدى علي سالم', birthYear: 1999 }],
  ];
  const people = new SegmentPeople(packedFromList(Buffer.from(JSON.stringify(list))));
  expect([0, 1, 2].map((row) => people.idAt(row))).toEqual([one, other, third]);
  expect(people.entryAt(0)).toEqual({
    version: 2,
    names: ['سلمى'],
    room: '4',
    alerts: 1,
    keys: keys.split(' '),
  });
  expect(people.entryAt(1)).toMatchObject({ names: ['نور'], keys: keys.split(' ') });
  expect(people.entryAt(2)).toMatchObject({
    version: 3,
    names: ['هدى سالم', 'Huda'],
    fullName: 'هدى علي سالم',
    birthYear: 1999,
    keys: [],
  });
});
