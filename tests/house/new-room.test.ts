// The maker of rooms run again: what somebody wrote stays, what is new is asked for, what is of no field any more is named.
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../scripts/new-room/files.mjs';
import { withRow } from '../../scripts/new-room/format-row.mjs';
import { PEN, wordsOfKind, withWords } from '../../scripts/new-room/words.mjs';
import { codeColumn, dayColumn, orNull, staffColumn } from '../../src/kernel/columns';
import { note } from '../../src/kernel/entry/words';

const kind = {
  counted: { on: dayColumn(), sort: codeColumn(['one', 'other']), by: orNull(staffColumn()) },
  words: { what: note() },
  ends: undefined,
};
interface Merged {
  readonly book: { readonly field: object; readonly code: object };
  readonly orphans: readonly string[];
}
const NO_GROUPS = 'groups: [{ fields: [] }]';

describe('the files of a room', () => {
  it.each([
    ['health', 'medical'],
    ['law', 'legal'],
    ['work', 'legal'],
    ['papers', 'identity'],
    ['services', 'case'],
    [undefined, 'case'],
  ])(
    'in the section %s are sealed under %s, read and written by its holders',
    (section, sealed) => {
      const names = { room: 'lent-keys', entry: 'lent-key', entryName: 'lentKey', section };
      const files = filesOf({
        ...names,
        roomName: 'lentKeys',
        table: 'lent_keys',
        four: '0099',
        number: 99,
      });
      const kindText = files['src/features/lent-keys/lent-key.ts'];
      expect(kindText).toContain(`compartment: '${sealed}'`);
      expect(kindText).toContain(`holders({ ${sealed}: 'read' })`);
      expect(kindText).toContain(`holders({ ${sealed}: 'write' })`);
      expect(files['src/features/lent-keys/screens/pages.ts']).toContain(
        `needs: { ${sealed}: 'read' }`,
      );
    },
  );
});

describe('the words of a room', () => {
  it('are asked for by field, code, named group and act', () => {
    const pages =
      "groups: [\n  {\n    id: 'who',\n    fields: ['by'],\n  },\n  { id: 'rest', fields: [] },\n]";
    const wanted = wordsOfKind({ ...kind, ends: { field: 'by' } }, pages);
    expect(wanted).toMatchObject({
      ...{ title: PEN, end: PEN, today: PEN },
      field: { residentId: PEN, on: PEN, sort: PEN, by: PEN, what: PEN },
      group: { who: PEN, rest: PEN },
      code: { sort: { one: PEN, other: PEN } },
      verb: { print: PEN, end: PEN },
    });
    const open = wordsOfKind(kind, NO_GROUPS);
    expect(Object.keys(open)).not.toContain('end');
    expect(Object.keys(open)).not.toContain('group');
  });

  it('keep what was written, gain what is new, lose what was never written, and name what is left over', () => {
    const had = {
      title: 'Keys',
      extra: 'own',
      field: { on: 'Day', gone: PEN, former: 'Former' },
      code: { old: { a: PEN }, sort: { one: 'One', third: 'Third' } },
      help: { on: 'As 1.1.' },
    };
    const { book, orphans } = withWords(had, wordsOfKind(kind, NO_GROUPS)) as unknown as Merged;
    expect(book).toMatchObject({
      ...{ title: 'Keys', lead: PEN, extra: 'own', help: { on: 'As 1.1.' } },
      field: { residentId: PEN, on: 'Day', sort: PEN, by: PEN, what: PEN, former: 'Former' },
      code: { sort: { one: 'One', other: PEN, third: 'Third' } },
    });
    expect(book.field).not.toHaveProperty('gone');
    expect(book.code).not.toHaveProperty('old');
    expect(orphans).toEqual(['field.former', 'code.sort.third']);
    expect(withWords(book, wordsOfKind(kind, NO_GROUPS)).book).toEqual(book);
  });
});

describe('the row of the format page', () => {
  const of = { table: 'lent_keys', kind: { compartment: 'case', name: 'lent-key' } };
  const page = '| `a` | `id` | x |\n| `retention_periods` | `years` | long |\n| `z` | `id` | z |';
  const names = ['id', 'resident_id', 'on_day', 'version'];

  it('is put before the periods with its reason still to be written', () => {
    const lines = withRow(page, { ...of, names }).split('\n');
    expect(lines[1]).toBe(
      '| `lent_keys` | `id`, `resident_id`, `version`, `on_day` | ✎ why these may be clear; its words are sealed under `case` (kind `lent-key`) |',
    );
    expect(lines).toHaveLength(4);
  });

  it('has the compartment of the kind after a second run too', () => {
    const first = withRow(page, { ...of, names });
    const moved = { ...of, kind: { ...of.kind, compartment: 'medical' } };
    expect(withRow(first, { ...moved, names })).toBe(
      first.replace('sealed under `case`', 'sealed under `medical`'),
    );
  });

  it('keeps its reason and its place in a second run, and asks again only for a column that is new', () => {
    const written = withRow(page, { ...of, names }).replace(
      '✎ why these may be clear',
      'who had | a key',
    );
    expect(withRow(written, { ...of, names })).toBe(written);
    const more = withRow(written, { ...of, names: [...names, 'sort'] });
    expect(more.split('\n')[1]).toBe(
      '| `lent_keys` | `id`, `resident_id`, `version`, `on_day`, `sort` | who had | a key; its words are sealed under `case` (kind `lent-key`); ✎ why `sort` may be clear |',
    );
    expect(withRow(more, { ...of, names: [...names, 'sort'] })).toBe(more);
  });
});
