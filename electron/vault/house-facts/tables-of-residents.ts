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
}

const ofPlan = (table: string, key: string): TableOfResidents => ({
  table,
  rows: `${key} IN (SELECT id FROM care_plans WHERE resident_id = $resident)`,
  salvagedAs: 'plans',
  barsUndo: 'with-parent',
});
const own = (table: string, salvagedAs: SalvagedKind, countedAs: Content): TableOfResidents => ({
  table,
  rows: 'resident_id = $resident',
  salvagedAs,
  countedAs,
  barsUndo: 'always',
});

/** Every kind of entry about residents; the erasure page counts them under the room's own title. */
const ENTRIES: readonly TableOfResidents[] = ENTRY_KINDS.map(({ room, table }) => ({
  table: table.name,
  rows: 'resident_id = $resident',
  salvagedAs: 'registers',
  countedAs: room,
  barsUndo: 'always',
}));

/** Says something about two residents: it goes with the first of them that goes. */
const ofTwo = (table: string): TableOfResidents => ({
  table,
  rows: '(resident_id = $resident OR other_id = $resident)',
  salvagedAs: 'residents',
  barsUndo: 'always',
});

/** Children before parents. */
export const TABLES_OF_RESIDENTS: readonly TableOfResidents[] = [
  ...ENTRIES,
  {
    table: 'review_attainments',
    rows: 'review_id IN (SELECT r.id FROM reviews r JOIN care_plans p ON p.id = r.plan_id WHERE p.resident_id = $resident)',
    salvagedAs: 'plans',
    barsUndo: 'with-parent',
  },
  ofPlan('reviews', 'plan_id'),
  own('tasks', 'plans', 'tasks'),
  {
    table: 'goals',
    rows: 'need_id IN (SELECT n.id FROM needs n JOIN care_plans p ON p.id = n.plan_id WHERE p.resident_id = $resident)',
    salvagedAs: 'plans',
    barsUndo: 'with-parent',
  },
  ofPlan('needs', 'plan_id'),
  own('care_plans', 'plans', 'plans'),
  own('session_notes', 'notes', 'session-notes'),
  own('score_sheets', 'sheets', 'score-sheets'),
  own('drop_notes', 'notes', 'left-notes'),
  own('emergency_openings', 'house', 'emergency-openings'),
  own('corrections', 'contents', 'corrections'),
  {
    table: 'sealed_parts',
    rows: 'resident_id = $resident',
    salvagedAs: 'contents',
    countedAs: 'sealed-parts',
  },
  {
    table: 'drafts',
    // A draft about a part of the file begins with the file's id: `resident.need`.
    rows: 'substr(subject_id, 1, 26) = $resident',
    salvagedAs: 'drafts',
    countedAs: 'drafts',
    barsUndo: 'always',
  },
  ofTwo('file_links'),
  ofTwo('double_checks'),
  {
    table: 'unanswered_facts',
    rows: 'resident_id = $resident',
    salvagedAs: 'residents',
    barsUndo: 'always',
  },
  {
    table: 'statuses',
    rows: 'resident_id = $resident',
    salvagedAs: 'residents',
    barsUndo: 'always',
  },
  own('retention_holds', 'retention', 'holds'),
  own('retention_reviews', 'retention', 'holds'),
  {
    table: 'stays',
    rows: 'resident_id = $resident',
    salvagedAs: 'residents',
    countedAs: 'stays',
    barsUndo: {
      where: 'version > 1 OR (SELECT count(*) FROM stays s WHERE s.resident_id = $resident) > 1',
    },
  },
  {
    table: 'residents',
    rows: 'id = $resident',
    salvagedAs: 'residents',
    barsUndo: { where: 'version > 1 OR presence_version > 1 OR identity_version > 1' },
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
