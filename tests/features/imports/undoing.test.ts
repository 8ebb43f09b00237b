// Until when an import may be taken back, counted by hand, and which reason is told first.
import { describe, expect, it } from 'vitest';
import { undoBar, undoUntil } from '../../../src/features/imports/undoing';

const LIST = { kind: 'own-list', importedAt: '2026-02-25T21:30:00.000Z' } as const;
const ARCHIVE = { kind: 'ctdc', importedAt: '2020-01-01T00:00:00.000Z' } as const;
const UNTOUCHED = { counted: () => 0, changed: () => 0 };

describe('until when an import may be taken back', () => {
  it('ends seven days later, to the same hour, over the end of a February', () => {
    expect(undoUntil(LIST)).toBe('2026-03-04T21:30:00.000Z');
    expect(undoBar(LIST, UNTOUCHED, '2026-03-04T21:30:00.000Z')).toBeUndefined();
    expect(undoBar(LIST, UNTOUCHED, '2026-03-04T21:30:00.001Z')).toEqual({
      code: 'imports.undo-over',
      count: 7,
    });
  });

  it('never ends for archive cases, which are nobody’s files', () => {
    expect(undoUntil(ARCHIVE)).toBeUndefined();
    expect(undoBar(ARCHIVE, UNTOUCHED, '2026-03-04T21:30:00.000Z')).toBeUndefined();
  });

  it('tells the reason that will not go away first', () => {
    const early = '2026-02-26T08:00:00.000Z';
    const late = '2027-02-26T08:00:00.000Z';
    const both = { counted: () => 2, changed: () => 3 };
    expect(undoBar(LIST, both, late)?.code).toBe('imports.undo-over');
    expect(undoBar(LIST, both, early)).toEqual({ code: 'imports.counted-since', count: 2 });
    expect(undoBar(LIST, { ...both, counted: () => 0 }, early)).toEqual({
      code: 'imports.changed-since',
      count: 3,
    });
  });
});
