// The statements by which a merge moves the rows of a file, and by which an undoing moves them back. They are put together
// from names of the one list of tables; which rows were moved, and from where, is kept beside them.
import { CONTENTS, MOVING_TABLES, type MovingTable } from './tables-of-residents';

export interface Moves {
  readonly table: string;
  readonly column: MovingTable['column'];
  /** Keeps which rows are moved. Bound: `$merge`, `$from`, `$to`. */
  readonly note: string;
  /** Moves what was noted. Bound: `$merge`. */
  readonly move: string;
  /** Moves it back, as far as nobody has moved it since. Bound: `$merge`. */
  readonly back: string;
  /** Brings along what was written later beneath a row that goes back. Bound: `$from` (whose keys), `$to`, `$file`. */
  readonly follow: string | undefined;
}

/** Rows that name their resident or their plan; `$from` and `$to` are ids of that kind. */
const ofColumn = ({ table, column }: MovingTable): string =>
  [
    'INSERT INTO file_merge_rows (merge_id, table_name, row_id, was, became)',
    'SELECT $merge,',
    quoted(table),
    ', id,',
    column,
    ', $to FROM',
    table,
    'WHERE',
    column,
    '= $from',
  ].join(' ');

/** A draft of the same form about the staying file is not overwritten: the other one remains as it is. */
const OF_DRAFTS = `INSERT INTO file_merge_rows (merge_id, table_name, row_id, was, became)
  SELECT $merge, 'drafts', id, subject_id, $to || substr(subject_id, 27) FROM drafts d
  WHERE substr(subject_id, 1, 26) = $from AND NOT EXISTS (SELECT 1 FROM drafts o
    WHERE o.staff_id = d.staff_id AND o.form = d.form AND o.subject_id = $to || substr(d.subject_id, 27))`;

const STAYS: MovingTable = {
  table: 'stays',
  column: 'resident_id',
  rows: 'resident_id = $resident',
  countedAs: 'stays',
  alsoOwned: undefined,
};

export const MOVES: readonly Moves[] = MOVING_TABLES.map((moving) => ({
  table: moving.table,
  column: moving.column,
  note: moving.column === 'subject_id' ? OF_DRAFTS : ofColumn(moving),
  ...bothWays(moving),
  follow: moving.alsoOwned === undefined ? undefined : followOf(moving.table, moving.alsoOwned),
}));

/** Stays are noted one by one: some of them are put aside. Bound to note: `$merge`, `$id`, `$was`, `$became`. */
export const STAY_MOVES = {
  note: "INSERT INTO file_merge_rows (merge_id, table_name, row_id, was, became) VALUES ($merge, 'stays', $id, $was, $became)",
  ...bothWays(STAYS),
};

/** What would go over, by content word. Bound: `$resident`. */
export const MOVING_CONTENTS = CONTENTS.filter(
  ({ content }) =>
    // A plan's needs and reviews go over to the plan of the staying file.
    content === 'plans' || [...MOVING_TABLES, STAYS].some(({ countedAs }) => countedAs === content),
);

function bothWays({ table, column }: MovingTable): Pick<Moves, 'move' | 'back'> {
  return { move: pointed(table, column, 'became'), back: pointed(table, column, 'was') };
}

function pointed(table: string, column: string, side: 'was' | 'became'): string {
  const other = side === 'was' ? 'became' : 'was';
  const noted = [
    'FROM file_merge_rows r WHERE r.merge_id = $merge AND r.table_name =',
    quoted(table),
  ];
  return [
    ...['UPDATE', table, 'SET', column, '= (SELECT r.', side, ...noted, 'AND r.row_id ='],
    ...[`${table}.id`, ') WHERE (id,', column, ') IN (SELECT r.row_id, r.', other, ...noted, ')'],
  ].join(' ');
}

function followOf(table: string, kind: string): string {
  return [
    ...['UPDATE', table, 'SET resident_id = $file WHERE resident_id = $to AND id IN'],
    ...['(SELECT p.record_id FROM sealed_parts p WHERE p.resident_id = $from AND p.kind ='],
    quoted(kind),
    ')',
  ].join(' ');
}

/** A name of our own list, checked letter by letter; never a value. */
function quoted(name: string): string {
  if (!/^[a-z][a-z_-]*$/.test(name)) throw new Error('a table or kind has an unusual name');
  return `'${name}'`;
}
