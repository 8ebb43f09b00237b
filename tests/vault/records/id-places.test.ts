// The table of ids behaves like a Map, whatever comes and goes, also where ids begin with the same letters.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdPlaces, isSameId } from '../../../electron/vault/name-search/id-places';

const IDS = Array.from({ length: 60 }, (_, nth) =>
  // Twenty of them differ in the last letters only: the same cell of the table.
  nth < 20 ? `aaaaaaaaaaaaaaaaaaaaaaaa${nth + 10}` : `${nth * 7919}`.padStart(26, 'xyz'),
);

it('answers after any changes as a Map would', () => {
  const change = fc.record({
    who: fc.nat({ max: IDS.length - 1 }),
    how: fc.constantFrom('set', 'set', 'delete'),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
      const places = new IdPlaces((place, text, from) =>
        isSameId(IDS[place % IDS.length] ?? '', text, from),
      );
      const expected = new Map<string, number>();
      for (const [nth, { who, how }] of changes.entries()) {
        const id = IDS[who] ?? '';
        // Another place for the same id each time, within a longer text.
        const place = who + IDS.length * nth;
        if (how === 'set') {
          places.set(place, `..${id}..`, 2);
          expected.set(id, place);
        } else {
          places.delete(id);
          expected.delete(id);
        }
      }
      for (const id of IDS) expect(places.get(id)).toBe(expected.get(id));
    }),
  );
});

it('knows nobody by half an id', () => {
  const id = IDS[0] ?? '';
  const places = new IdPlaces((_place, text, from) => isSameId(id, text, from));
  places.set(0, id);
  expect(places.get(id)).toBe(0);
  expect(places.get(id.slice(0, 25))).toBeUndefined();
  expect(places.get('')).toBeUndefined();
});
