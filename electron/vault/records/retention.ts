// How long files are kept, what holds them, and the way of one out of the records.
import type { SecondPerson } from '../second-person/second-person';
import {
  type FileAge,
  type FileContents,
  type Hold,
  type KeptLonger,
  type PeriodSet,
  RETENTION_HOLDS,
  RETENTION_PERIODS,
  RETENTION_REVIEWS,
  type RetentionWrite,
  type StandingBy,
} from '../../../src/features/retention/records';
import {
  classesOf,
  type Erasure,
  type MediumToRefresh,
  KEEP_REASONS,
  HOLD_REASONS,
} from '../../../src/features/retention/index';
import { COUNTRY_PACKS, type RecordClass } from '../../../src/features/shelter/index';
import type { ResidentId, StaffId } from '../../../src/kernel/ids';
import { COMPARTMENTS, type Role } from '../../../src/kernel/compartments';
import { ok, refuse } from '../../../src/kernel/result';
import { erasureMark } from '../deeds/deed';
import type { SessionKeys } from '../keys/session-keys';
import type { Row } from '../database/driver';
import { orMediumRefusal } from '../database/open';
import { codeIn, dayIn, idIn, integer, maybeCodeIn, maybeDayIn, text } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import { currentKeyringMark, finishErasures } from '../renewal/erasure';
import type { Place } from '../host/room';
import type { KeyringRows, RecordRows } from '../open-vault/store-ground';
import type { Outside } from '../platform/process-environment';
import { addErasure, allErasures, findErasure, findErasureOf } from '../house-facts/erasures';
import { keepFactsOf, readKeptFacts } from './kept-facts';
import { mediaRecords } from '../backup/media';
import { removeResident } from './resident-removal';
import { searchNamesOf } from '../name-search/search-names';
import { staffCodeOf } from '../house-facts/staff-known';
import { filesOfPerson } from '../house-facts/files-of-person';
import { CONTENTS } from '../house-facts/tables-of-residents';
import { freshId } from '../keys/places';

const ENDED_BY = `SELECT r.id, r.case_number, max(s.exited_on) AS exited_on,
    sum(s.exited_on IS NULL) AS open_stays,
    h.reason AS hold, h.set_at AS held_at, h.staff_id AS held_by, v.reason AS keep, v.review_on
  FROM residents r JOIN stays_in_force s ON s.resident_id = r.id
    LEFT JOIN retention_holds h ON h.resident_id = r.id
    LEFT JOIN retention_reviews v ON v.resident_id = r.id
  WHERE r.id IN (SELECT resident_id FROM stays_in_force WHERE exited_on <= $day)
  GROUP BY r.id HAVING open_stays = 0 AND max(s.exited_on) <= $day ORDER BY exited_on, r.id`;
const ONE = `SELECT r.id, r.case_number, max(s.exited_on) AS exited_on,
    sum(s.exited_on IS NULL) AS open_stays,
    h.reason AS hold, h.set_at AS held_at, h.staff_id AS held_by, v.reason AS keep, v.review_on
  FROM residents r JOIN stays_in_force s ON s.resident_id = r.id
    LEFT JOIN retention_holds h ON h.resident_id = r.id
    LEFT JOIN retention_reviews v ON v.resident_id = r.id
  WHERE r.id = $id GROUP BY r.id`;
const KEPT_BACK = `SELECT h.reason AS hold, h.set_at AS held_at, h.staff_id AS held_by, v.reason AS keep, v.review_on
  FROM residents r LEFT JOIN retention_holds h ON h.resident_id = r.id
    LEFT JOIN retention_reviews v ON v.resident_id = r.id
  WHERE r.id = $id`;
const KEYS_OF = 'SELECT compartment FROM resident_keys WHERE resident_id = $id';

export function retentionRecords(place: Place, outside: Outside): RetentionWrite {
  const open = place.vault;
  const by = () => ({ staffId: open().session.staffId });
  const now = () => place.gate.now();
  return {
    defaultYears: () => COUNTRY_PACKS[open().settings().country].retention.years,
    periodsSet: () => periodsSet(open()),
    endedBy: (day) =>
      open()
        .records.all(ENDED_BY, { day })
        .map((row) => ageOf(open(), row)),
    file: (id) => {
      const row = open().records.get(ONE, { id });
      return row === undefined ? undefined : ageOf(open(), row);
    },
    contents: (id) => contentsOf(open(), filesOfPerson(open().records, id)),
    nameOf: (id) => {
      const card = searchNamesOf(open()).cardOf(id);
      return card?.preferredName ?? card?.fullName ?? null;
    },
    erasures: () => allErasures(open().records),
    erasure: (id) => findErasure(open().records, id),
    erasureOf: (id) => findErasureOf(open().records, id),
    staffCode: (id) => staffCodeOf(open().records, id),
    mediaWithOldKeys: (erasure) => mediaWithOldKeys(open(), erasure),
    keptFacts: () => readKeptFacts(open().records),
    secondPerson: async (given) => {
      const proved = await place.gate.secondPerson(given);
      return proved.ok ? ok(new StandingByAtDesk(proved.value)) : proved;
    },
    finishErasures: () => orMediumRefusal(finishErasures(place.gate)),
    printCertificate: async (id, folder) => {
      const { printCertificate } = await import('../renewal/printed-certificate');
      const request = {
        outside,
        folder,
        at: place.gate.now(),
        mediaOf: (erasure: Erasure) => mediaWithOldKeys(open(), erasure),
      };
      return printCertificate(open(), id, request);
    },
    setPeriod: (recordClass, { years, reason }) =>
      rowsOf(open().records, RETENTION_PERIODS).put({
        ...{ recordClass, years, reason, setAt: now() },
        ...by(),
      }),
    hold: (residentId, reason) =>
      rowsOf(open().records, RETENTION_HOLDS).put({ residentId, reason, setAt: now(), ...by() }),
    liftHold: (id) => {
      const { records } = open();
      const holds = rowsOf(records, RETENTION_HOLDS);
      for (const file of filesOfPerson(records, id)) holds.remove(file);
    },
    keepLonger: (residentId, { reason, until }) =>
      rowsOf(open().records, RETENTION_REVIEWS).put({
        ...{ residentId, reason, reviewOn: until, decidedAt: now() },
        ...by(),
      }),
    erase: ({ id, residentId, reason, secondStaffId, at }, second) => {
      const vault = open();
      if (!vault.book.isWhole) return refuse('vault.unvouched');
      const signers = [vault.keys, StandingByAtDesk.keysOf(second)];
      const files = filesOfPerson(vault.records, residentId);
      keepFactsOf(vault, residentId);
      // Files that were merged into this one go with it, each with an erasure of its own: every file has keys of its own.
      for (const file of files.toReversed()) {
        const erasure = { id: file === residentId ? id : freshId<'erasure'>(), residentId: file };
        const resident = erasureMark(vault.vaultId, erasure);
        vault.deed({ kind: 'erase', at, erasure: { id: erasure.id, resident } }, signers);
        removeResident(vault, file);
        addErasure(vault.records, {
          ...{ ...erasure, reason, secondStaffId, erasedAt: at },
          byStaffId: vault.session.staffId,
          keyringBefore: currentKeyringMark(vault),
        });
      }
      return ok({});
    },
  };
}

function mediaWithOldKeys(vault: RecordRows, { number }: Erasure): readonly MediumToRefresh[] {
  return mediaRecords(vault)
    .media.filter(({ state, erasures }) => state !== 'destroyed' && erasures < number)
    .map(({ ordinal, label, lastBackupAt }) => ({ ordinal, label, lastWrittenAt: lastBackupAt }));
}

/** Stands by with the key that signs; core passes the person through without knowing of it. */
class StandingByAtDesk implements StandingBy {
  readonly staffId: StaffId;
  readonly role: Role;
  readonly #keys: SessionKeys;

  constructor({ staffId, role, keys }: SecondPerson) {
    this.staffId = staffId;
    this.role = role;
    this.#keys = keys;
  }

  static keysOf(second: StandingBy): SessionKeys {
    if (!(second instanceof StandingByAtDesk)) throw new Error('nobody proved to stand by');
    return second.#keys;
  }

  leave(): void {
    this.#keys.wipe();
  }
}

function periodsSet({ records }: RecordRows): ReadonlyMap<RecordClass, PeriodSet> {
  return new Map(
    rowsOf(records, RETENTION_PERIODS)
      .list()
      .map(({ recordClass, staffId, ...set }) => [
        recordClass,
        { ...set, staffCode: staffCodeOf(records, staffId) },
      ]),
  );
}

function ageOf(vault: RecordRows & Pick<KeyringRows, 'keyring'>, row: Row): FileAge {
  const id = idIn<'resident'>(row, 'id');
  const hasOpenStay = integer(row, 'open_stays') > 0;
  const files = filesOfPerson(vault.records, id);
  const keys = files.flatMap((file) => vault.keyring.all(KEYS_OF, { id: file }));
  const others = files.slice(1).flatMap((file) => vault.records.all(KEPT_BACK, { id: file }));
  return {
    id,
    caseNumber: text(row, 'case_number'),
    hasOpenStay,
    exitedOn: hasOpenStay ? null : maybeDayIn(row, 'exited_on'),
    classes: classesOf(keys.map((key) => codeIn(key, 'compartment', COMPARTMENTS))),
    // A hold on any of a person's files holds them all, and the latest day to keep them counts.
    hold: [row, ...others].map((one) => holdOf(vault, one)).find((one) => one !== null) ?? null,
    keptLonger: latest([row, ...others].map(keptLongerOf)),
  };
}

function latest(kept: readonly (KeptLonger | null)[]): KeptLonger | null {
  return kept.reduce((last, one) => ((one?.until ?? '') > (last?.until ?? '') ? one : last), null);
}

function holdOf(vault: RecordRows, row: Row): Hold | null {
  const reason = maybeCodeIn(row, 'hold', HOLD_REASONS);
  if (reason === null) return null;
  const by = idIn<'staff'>(row, 'held_by');
  return {
    reason,
    since: text(row, 'held_at'),
    staffCode: staffCodeOf(vault.records, by),
  };
}

function keptLongerOf(row: Row): KeptLonger | null {
  const reason = maybeCodeIn(row, 'keep', KEEP_REASONS);
  if (reason === null) return null;
  return { reason, until: dayIn(row, 'review_on') };
}

function contentsOf(
  vault: RecordRows & Pick<KeyringRows, 'keyring'>,
  files: readonly ResidentId[],
): FileContents {
  const counts = new Map<string, number>();
  for (const { content, count } of CONTENTS) {
    for (const resident of files) {
      const found = integer(vault.records.get(count, { resident }) ?? {}, 'found');
      counts.set(content, (counts.get(content) ?? 0) + found);
    }
  }
  return {
    keys: files.flatMap((id) => vault.keyring.all(KEYS_OF, { id })).length,
    rows: [...counts].map(([content, count]) => ({ content, count })),
  };
}
