// Score sheets on disk: instrument, day and coded outcome in clear columns; answers and total sealed under `clinical`.
import { type SheetContent, sheetContent, ATTAINMENTS } from '../../../src/features/progress/index';
import {
  type ProgressWrite,
  type ReviewedGoals,
  SCORE_SHEETS,
  type StayDays,
  type StoredSheet,
} from '../../../src/features/progress/records';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { ReviewId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import { UNKNOWN_DATE } from '../../../src/kernel/partial-date';
import type { Row } from '../database/driver';
import { dayIn, integer, maybeDayIn, stepIn, text } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import type { WrittenRows } from '../open-vault/store-ground';
import { IDENTITY_PART } from '../sealing/resident-parts';
import { residentExists } from '../house-facts/residents-known';
import type { PartKind } from '../open-vault/sealed-parts';
import { presentStaff, staffCodeOf } from '../house-facts/staff-known';

const STAYS =
  'SELECT admitted_on, exited_on FROM stays WHERE resident_id = $resident ORDER BY admitted_on, rowid';
const REVIEWED =
  'SELECT r.id AS review_id, r.reviewed_on, a.goal_id, a.attainment, g.weight, g.baseline FROM care_plans p JOIN reviews r ON r.plan_id = p.id JOIN review_attainments a ON a.review_id = r.id JOIN goals g ON g.id = a.goal_id JOIN needs n ON n.id = g.need_id WHERE p.resident_id = $resident AND n.plan_id = r.plan_id AND g.withdrawn_on IS NULL AND n.withdrawn_on IS NULL ORDER BY r.reviewed_on, r.rowid, g.rowid';

const SHEET_PART: PartKind<SheetContent> = {
  kind: 'score-sheet',
  compartment: 'clinical',
  shape: 1,
  schema: sheetContent,
};

export function progressRecords(vault: WrittenRows): ProgressWrite {
  const { records, sealedParts } = vault;
  const rows = rowsOf(records, SCORE_SHEETS);
  const seal = ({ id, residentId, version }: StoredSheet, content: SheetContent): void =>
    sealedParts.save(SHEET_PART, { recordId: id, owner: ofResident(residentId), version }, content);
  return {
    residentExists: (id) => residentExists(records, id),
    birthOf: (id) => {
      const identity = sealedParts.read(IDENTITY_PART, id);
      return identity.state === 'open' ? identity.value.birth : UNKNOWN_DATE;
    },
    staysOf: (resident) => records.all(STAYS, { resident }).map(stayOf),
    sheetsOf: (residentId, instrument) =>
      rows.list({ where: { residentId, instrument }, oldestBy: 'takenOn' }),
    findSheet: rows.find,
    contentOf: (id) => sealedParts.read(SHEET_PART, id),
    reviewsOf: (resident) => reviewsIn(records.all(REVIEWED, { resident })),
    presentStaff: () => presentStaff(vault.records),
    staffCode: (id) => staffCodeOf(records, id),
    addSheet: (sheet, content) => {
      rows.add(sheet);
      seal(sheet, content);
    },
    saveSheet: (sheet, content) => {
      const { id, version, takenOn, complete } = sheet;
      rows.change(id, { version, takenOn, complete });
      seal(sheet, content);
    },
    saveOutcome: (id, changeOutcome) => void rows.change(id, { changeOutcome }),
  };
}

function stayOf(row: Row): StayDays {
  return {
    admittedOn: dayIn(row, 'admitted_on'),
    exitedOn: maybeDayIn(row, 'exited_on'),
  };
}

function reviewsIn(rows: readonly Row[]): ReviewedGoals[] {
  const byReview = new Map<string, { heldOn: CalendarDate; rows: Row[] }>();
  for (const row of rows) {
    const id = text(row, 'review_id');
    const held = byReview.get(id) ?? {
      heldOn: dayIn(row, 'reviewed_on'),
      rows: [],
    };
    held.rows.push(row);
    byReview.set(id, held);
  }
  return [...byReview].map(([id, held]) => ({
    reviewId: id as ReviewId,
    heldOn: held.heldOn,
    goals: held.rows.map(goalOf),
  }));
}

function goalOf(row: Row): ReviewedGoals['goals'][number] {
  return {
    goalId: text(row, 'goal_id'),
    weight: integer(row, 'weight'),
    baseline: integer(row, 'baseline'),
    attained: stepIn(row, 'attainment', ATTAINMENTS),
  };
}
