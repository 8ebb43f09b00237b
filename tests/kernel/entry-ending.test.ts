// The act that ends an entry keeps the room's own rule, with the words that can be read, and no day to come.
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { codeColumn, dayColumn, orNull, residentColumn } from '../../src/kernel/columns';
import { entryEnding, entryEndingUseCases } from '../../src/kernel/entry/entry-ending';
import { entryKind } from '../../src/kernel/entry/entry-kind';
import { line } from '../../src/kernel/entry/words';
import { holders } from '../../src/kernel/operation';

const may = holders({ case: 'write' });
const loan = entryKind({
  ...{ room: 'loans', name: 'loan', table: 'loans', about: residentColumn(), on: 'lentOn' },
  counted: { lentOn: dayColumn(), thing: codeColumn(['key']), backOn: orNull(dayColumn()) },
  compartment: 'case',
  words: { what: line() },
  listed: 'words',
  ends: { field: 'backOn' },
  may: { list: may, open: may, write: may, correct: may },
  examples: [],
  rules: {
    refusals: ['loans.back-before', 'loans.nothing-named'],
    check: ({ lentOn, backOn, what }) => {
      if (what === '') return 'loans.nothing-named';
      return backOn !== null && backOn < lentOn ? 'loans.back-before' : undefined;
    },
  },
});

function endOn(last: string, what = 'a key') {
  const entry = { id: 'e', version: 1, lentOn: '2026-03-05', thing: 'key', backOn: null };
  const kept: unknown[] = [];
  const records = {
    find: () => entry,
    wordsOf: () => ({ state: 'open', value: { what } }),
    complete: (next: unknown) => void kept.push(next),
  };
  const { end } = entryEndingUseCases(loan);
  const context = { records, today: '2026-03-10' as CalendarDate };
  const input = { id: 'e', expectedVersion: 1, last };
  return { answer: end(input as never, context as never), kept };
}

describe('the end of an entry', () => {
  it('keeps the last fact once', () => {
    const { answer, kept } = endOn('2026-03-10');
    expect(answer).toEqual({ ok: true, value: { version: 2 } });
    expect(kept).toEqual([
      { id: 'e', version: 2, lentOn: '2026-03-05', thing: 'key', backOn: '2026-03-10' },
    ]);
  });

  it.each([
    ['2026-03-04', 'a key', 'loans.back-before'],
    ['2026-03-11', 'a key', 'entry.day-in-future'],
    ['2026-03-06', '', 'loans.nothing-named'],
  ])('is refused on %s for "%s": %s', (last, what, code) => {
    const { answer, kept } = endOn(last, what);
    expect(answer).toMatchObject({ refusal: { code } });
    expect(kept).toEqual([]);
  });

  it('names the refusals of the room in its contract', () => {
    expect(entryEnding(loan).end.refusals).toContain('loans.back-before');
  });
});
