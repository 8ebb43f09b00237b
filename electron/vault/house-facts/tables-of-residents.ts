// Every table that can name a resident, in the order in which its rows can go. What an erasure takes and counts, what keeps
// an import from being undone, and what the demo must have filled all follow from this list; a test against the schema
// finds a table that is not in it.
import type { SalvagedKind } from '../../../src/features/backups/index';
import type { Content } from '../../../src/features/retention/index';
import { ENTRY_KINDS } from './entry-kinds';

export interface TableOfResidents {
  readonly table: string;
  /** Which rows are about one resident; `$resident` is the resident's id. */
  readonly rows: string;
  /** Under which word whoever rescues a damaged vault reads what was lost. */
  readonly salvagedAs: SalvagedKind;
  /** Under which content word, or which room's title, the erasure page counts them; left out where their parent's row is counted. */
  readonly countedAs?: string;
  /**
   * Rows that somebody wrote after an import keep it from being undone. `always`: every row. A text: rows of which this is
   * true. `with-parent`: there is none without a row of another table that does. Left out: the import itself writes them.
   */
  readonly barsUndo?: 'always' | 'with-parent' | { readonly where: string };
  /** What becomes of the rows where their file is merged into another one (docs/decisions/0067). */
  readonly onMerge: OnMerge;
}

/**
 * `moves`: this column names the staying file from then on. `some-move`: the merge says which. `with-parent`: with the row
 * it hangs on. `remains`: it stands under the file that went, and is read along or counts no more.
 */
export type OnMerge =
  | { readonly moves: 'resident_id' | 'plan_id' | 'subject_id'; readonly alsoOwned?: string }
  | 'some-move'
  | 'with-parent'
  | 'remains';

const MOVES = { moves: 'resident_id' } as const;

const ofPlan = (table: string): TableOfResidents => ({
  table,
  rows: 'plan_id IN (SELECT id FROM care_plans WHERE resident_id = $resident)',
  salvagedAs: 'plans',
  barsUndo: 'with-parent',
  onMerge: { moves: 'plan_id' },
});
const own = (table: string, salvagedAs: SalvagedKind, countedAs: Content): TableOfResidents => ({
  table,
  rows: 'resident_id = $resident',
  salvagedAs,
  countedAs,
  barsUndo: 'always',
  onMerge: MOVES,
});

/** Every kind of entry about residents; the erasure page counts them under the room's own title. */
const ENTRIES: readonly TableOfResidents[] = ENTRY_KINDS.map(({ room, table }) => ({
  table: table.name,
  rows: 'resident_id = $resident',
  salvagedAs: 'registers',
  countedAs: room,
  barsUndo: 'always',
  onMerge: MOVES,
}));

/** Says something about two residents: it goes with the first of them that goes. */
const ofTwo = (table: string): TableOfResidents => ({
  table,
  rows: '(resident_id = $resident OR other_id = $resident)',
  salvagedAs: 'residents',
  barsUndo: 'always',
  onMerge: 'remains',
});

/** Children before parents. */
export const TABLES_OF_RESIDENTS: readonly TableOfResidents[] = [
  ...ENTRIES,
  {
    table: 'file_merge_rows',
    rows: 'merge_id IN (SELECT id FROM file_merges WHERE merged_id = $resident OR staying_id = $resident)',
    salvagedAs: 'residents',
    barsUndo: 'with-parent',
    onMerge: 'remains',
  },
  {
    table: 'file_merges',
    rows: '(merged_id = $resident OR staying_id = $resident)',
    salvagedAs: 'residents',
    barsUndo: 'always',
    onMerge: 'remains',
  },
  {
    table: 'review_attainments',
    // By the review, and by the goal: a goal that went back to its own file was measured under another one.
    rows: '(review_id IN (SELECT r.id FROM reviews r JOIN care_plans p ON p.id = r.plan_id WHERE p.resident_id = $resident) OR goal_id IN (SELECT g.id FROM goals g JOIN needs n ON n.id = g.need_id JOIN care_plans p ON p.id = n.plan_id WHERE p.resident_id = $resident))',
    salvagedAs: 'plans',
    barsUndo: 'with-parent',
    onMerge: 'with-parent',
  },
  ofPlan('reviews'),
  { ...own('tasks', 'plans', 'tasks'), onMerge: { ...MOVES, alsoOwned: 'task' } },
  {
    table: 'goals',
    rows: 'need_id IN (SELECT n.id FROM needs n JOIN care_plans p ON p.id = n.plan_id WHERE p.resident_id = $resident)',
    salvagedAs: 'plans',
    barsUndo: 'with-parent',
    onMerge: 'with-parent',
  },
  ofPlan('needs'),
  { ...own('care_plans', 'plans', 'plans'), onMerge: 'remains' },
  own('session_notes', 'notes', 'session-notes'),
  own('score_sheets', 'sheets', 'score-sheets'),
  own('drop_notes', 'notes', 'left-notes'),
  {
    ...own('emergency_openings', 'house', 'emergency-openings'),
    onMerge: { ...MOVES, alsoOwned: 'emergency-opening' },
  },
  {
    ...own('corrections', 'contents', 'corrections'),
    onMerge: { ...MOVES, alsoOwned: 'correction' },
  },
  {
    table: 'sealed_parts',
    rows: 'resident_id = $resident',
    salvagedAs: 'contents',
    countedAs: 'sealed-parts',
    // Under its own file's keys: nobody holds every compartment, so nothing could be sealed anew.
    onMerge: 'remains',
  },
  {
    table: 'drafts',
    // A draft about a part of the file begins with the file's id: `resident.need`.
    rows: 'substr(subject_id, 1, 26) = $resident',
    salvagedAs: 'drafts',
    countedAs: 'drafts',
    barsUndo: 'always',
    onMerge: { moves: 'subject_id' },
  },
  ofTwo('file_links'),
  ofTwo('double_checks'),
  {
    table: 'unanswered_facts',
    rows: 'resident_id = $resident',
    salvagedAs: 'residents',
    barsUndo: 'always',
    onMerge: 'remains',
  },
  {
    table: 'statuses',
    rows: 'resident_id = $resident',
    salvagedAs: 'residents',
    barsUndo: 'always',
    onMerge: 'remains',
  },
  { ...own('retention_holds', 'retention', 'holds'), onMerge: 'remains' },
  { ...own('retention_reviews', 'retention', 'holds'), onMerge: 'remains' },
  {
    table: 'stays',
    rows: 'resident_id = $resident',
    salvagedAs: 'residents',
    countedAs: 'stays',
    barsUndo: {
      where: 'version > 1 OR (SELECT count(*) FROM stays s WHERE s.resident_id = $resident) > 1',
    },
    onMerge: 'some-move',
  },
  {
    table: 'residents',
    rows: 'id = $resident',
    salvagedAs: 'residents',
    barsUndo: { where: 'version > 1 OR presence_version > 1 OR identity_version > 1' },
    onMerge: 'remains',
  },
];

/** Takes every row of a resident, in this order; bound: `$resident`. */
export const REMOVALS: readonly string[] = TABLES_OF_RESIDENTS.map(removalOf);

/** The same for a resident of an import that nothing bars from being undone: rows that the import itself wrote. */
export const REMOVALS_OF_IMPORTED: readonly string[] = TABLES_OF_RESIDENTS.filter(
  ({ barsUndo }) => barsUndo === undefined || typeof barsUndo === 'object',
).map(removalOf);

/** One row with a count per content word; bound: `$resident`. */
export const CONTENTS: readonly { readonly content: string; readonly count: string }[] =
  TABLES_OF_RESIDENTS.flatMap(({ table, rows, countedAs }) =>
    countedAs === undefined
      ? []
      : [
          {
            content: countedAs,
            count: ['SELECT count(*) AS found FROM', table, 'WHERE', rows].join(' '),
          },
        ],
  );

/** True of a resident `r` on whom somebody worked after the import that brought them. */
export const WORKED_ON: string = TABLES_OF_RESIDENTS.flatMap(({ table, rows, barsUndo }) => {
  if (barsUndo === undefined || barsUndo === 'with-parent') return [];
  const which = barsUndo === 'always' ? rows : [rows, 'AND (', barsUndo.where, ')'].join(' ');
  const ofThem = which.replaceAll('$resident', 'r.id');
  return [['EXISTS (SELECT 1 FROM', table, 'WHERE', ofThem, ')'].join(' ')];
}).join(' OR ');

function removalOf({ table, rows }: TableOfResidents): string {
  return ['DELETE FROM', table, 'WHERE', rows].join(' ');
}

export interface MovingTable {
  readonly table: string;
  readonly column: 'resident_id' | 'plan_id' | 'subject_id';
  readonly countedAs: string | undefined;
  readonly rows: string;
  /** Kind of the sealed part by which a row that came after the merge is known to hang on one that moved. */
  readonly alsoOwned: string | undefined;
}

/** Tables of which a merge moves every row of the file that goes. */
export const MOVING_TABLES: readonly MovingTable[] = TABLES_OF_RESIDENTS.flatMap(
  ({ table, rows, countedAs, onMerge }) =>
    typeof onMerge === 'string'
      ? []
      : [{ table, rows, countedAs, column: onMerge.moves, alsoOwned: onMerge.alsoOwned }],
);
