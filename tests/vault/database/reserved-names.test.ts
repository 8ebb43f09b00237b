// A field may be called as a shelter would call it, also by a word that SQL keeps for itself: from, to, on, where, order.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowsOf } from '../../../electron/vault/database/table-rows';
import {
  countColumn,
  createStatement,
  idColumn,
  madeTextColumn,
  orNull,
  table,
} from '../../../src/kernel/columns';
import type { Id } from '../../../src/kernel/ids';
import { foundTestVault, type TestVault } from '../../support/test-vault';

/** Every keyword of sqlite.org/lang_keywords.html. */
const WORDS =
  'abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast check collate column commit conflict constraint create cross current current_date current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop each else end escape except exclude exclusive exists explain fail filter first following for foreign from full generated glob group groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull join key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window with without';

const words = Object.fromEntries(
  WORDS.split(' ').map((word) => [word, orNull(madeTextColumn())] as const),
);
const TRIES = table('tries', { id: idColumn<'try'>(), seen: countColumn(), ...words });

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault();
  house.open().writing(() => house.open().records.exec(createStatement(TRIES)));
});
afterAll(() => house.destroy());

it('every word of SQL can name a column that is written, found, listed, changed and removed', () => {
  const rows = rowsOf(house.open().records, TRIES);
  const id = 'n'.repeat(26) as Id<'try'>;
  const row = {
    id,
    seen: 3,
    ...Object.fromEntries(Object.keys(words).map((word) => [word, word])),
  };
  house.open().writing(() => {
    rows.add(row);
    expect(rows.find(id)).toEqual(row);
    const wanted = { where: { from: 'from', to: 'to' }, newestBy: 'order' };
    const between = { field: 'on', from: 'a', to: 'z' };
    expect(rows.list({ ...wanted, between } as never)).toEqual([row]);
    expect(rows.change(id, { where: null, group: 'x' } as never)).toBe(true);
    rows.put({ ...row, select: null } as never);
    expect(rows.list({ where: { select: null } } as never)).toEqual([{ ...row, select: null }]);
    expect(rows.removeAll({ from: 'from' } as never)).toBe(1);
  });
});
