// What a kind of entry may ask for: what a worker knows and can choose, never an id, and nothing that the program makes.
import { describe, expect, it } from 'vitest';
import {
  bytesColumn,
  type Column,
  countColumn,
  dayColumn,
  idColumn,
  instantColumn,
  madeTextColumn,
  orNull,
  refColumn,
  residentColumn,
  staffColumn,
} from '../../src/kernel/columns';
import { entryKind } from '../../src/kernel/entry/entry-kind';
import { filledExample } from '../../src/kernel/entry/entry-example';
import { line, type WordFields } from '../../src/kernel/entry/words';
import type { StaffId } from '../../src/kernel/ids';
import { staff } from '../../src/kernel/operation';

const kindWith = (column: Column, words: WordFields = { what: line() }) =>
  entryKind({
    ...{ room: 'rooms', name: 'one', table: 'rooms', about: residentColumn(), on: 'on' },
    counted: { on: dayColumn(), field: column },
    compartment: 'case',
    words,
    listed: 'words',
    may: { list: staff, open: staff, write: staff, correct: staff },
    examples: [],
  });

describe('a kind of entry', () => {
  it.each([
    ['an id', idColumn()],
    ['a row of another table', refColumn('stays')],
    ['a second resident', orNull(residentColumn())],
    ['text of the program', madeTextColumn()],
    ['an instant of the program', instantColumn()],
    ['bytes', bytesColumn()],
  ] as const)('asks nobody for %s', (_what, column) => {
    expect(() => kindWith(column)).toThrow(/rooms: nobody can be asked for the field "field"/);
  });

  it.each([
    ['a colleague', staffColumn()],
    ['perhaps a colleague', orNull(staffColumn())],
    ['a number', countColumn()],
  ] as const)('asks for %s', (_what, column) => {
    expect(kindWith(column).counted.field.asked).toBe(column.asked);
  });

  it('gives an example the colleague that must be named, and leaves open who may be unknown', () => {
    const staffId = 's'.repeat(26) as StaffId;
    const of = { residentId: null, on: '2026-03-09', staffId };
    const example = { what: 'x' };
    const whole = { what: 'x', on: '2026-03-09', residentId: null };
    expect(filledExample(kindWith(staffColumn()), example, of)).toEqual({
      ...whole,
      field: staffId,
    });
    expect(filledExample(kindWith(orNull(staffColumn())), example, of)).toEqual({
      ...whole,
      field: null,
    });
  });

  it.each(['id', 'reason', 'residentId', 'version', 'last'])(
    'has no word called %s, as every entry means something else by it',
    (name) => {
      expect(() => kindWith(countColumn(), { [name]: line() })).toThrow(
        `rooms: no field can be called "${name}"`,
      );
    },
  );
});
