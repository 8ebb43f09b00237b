// What a night at the desk leaves behind: who came together, who may be on file already, and what was not asked. Codes, days
// and ids in clear columns; why two files are or are not one person, sealed for those who see the names.
import {
  ASKED_FACTS,
  DOUBLE_CHECKS,
  type DoubleCheck,
  type DoubleWords,
  doubleWords,
  FILE_LINKS,
  UNANSWERED_FACTS,
} from '../../../src/features/residents/index';
import type { DeskFactsWrite } from '../../../src/features/residents/records';
import type { ResidentId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import { codeIn, idIn } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import { filesOfPerson, stayingFileOf } from '../house-facts/files-of-person';
import { freshId } from '../keys/places';
import type { WrittenRows } from '../open-vault/store-ground';
import type { PartKind } from '../open-vault/sealed-parts';

const NOT_ASKED =
  "SELECT u.resident_id, u.fact FROM unanswered_facts u JOIN residents r ON r.id = u.resident_id WHERE u.answer = 'not-asked' AND r.id NOT IN (SELECT merged_id FROM merged_files) ORDER BY r.created_at DESC, r.case_number, u.rowid";
const UNDETERMINED =
  "SELECT id FROM residents WHERE category = 'undetermined' AND id NOT IN (SELECT merged_id FROM merged_files) ORDER BY created_at DESC, case_number";

// That two files are one person's is said by their merge, for as long as it stands.
const ANSWERED_BY_MERGE = `SELECT 1 AS found FROM file_merges
  WHERE undone_at IS NULL AND (merged_id = $id OR (staying_id = $id AND merged_at >= $raisedAt))`;

const DOUBLE_PART: PartKind<DoubleWords> = {
  kind: 'double-check',
  compartment: 'identity',
  shape: 1,
  schema: doubleWords,
};

export function deskFacts(vault: WrittenRows): DeskFactsWrite {
  const links = rowsOf(vault.records, FILE_LINKS);
  const checks = rowsOf(vault.records, DOUBLE_CHECKS);
  const facts = rowsOf(vault.records, UNANSWERED_FACTS);
  const { staffId } = vault.session;
  const { records } = vault;
  const today = <Of extends TwoFiles>(row: Of): Of => ({
    ...row,
    residentId: stayingFileOf(records, row.residentId),
    otherId: row.otherId === null ? null : stayingFileOf(records, row.otherId),
  });
  /** Of every file of the person, by the numbers that the people in them have today. */
  const along = <Of extends TwoFiles>(id: ResidentId, list: (file: ResidentId) => readonly Of[]) =>
    filesOfPerson(records, id)
      .flatMap(list)
      .map(today)
      .filter(({ residentId, otherId }) => residentId !== otherId);
  return {
    linksOf: (id) => {
      const found = [
        ...along(id, (otherId) => links.list({ where: { otherId }, oldestBy: 'recordedAt' })),
        ...along(id, (residentId) => links.list({ where: { residentId }, oldestBy: 'recordedAt' })),
      ];
      return found.filter((one, at) => found.findIndex((other) => isSamePair(one, other)) === at);
    },
    addLink: (link) => links.add({ ...link, staffId }),
    waitingDoubles: () =>
      checks
        .list({ where: { verdict: null }, oldestBy: 'raisedAt' })
        .filter(
          ({ residentId: id, raisedAt }) => !records.get(ANSWERED_BY_MERGE, { id, raisedAt }),
        ),
    doubleChecksOf: (id) => [
      ...along(id, (residentId) => checks.list({ where: { residentId }, oldestBy: 'raisedAt' })),
      ...along(id, (otherId) => checks.list({ where: { otherId }, oldestBy: 'raisedAt' })),
    ],
    findDoubleCheck: (id) => checks.find(id),
    doubleWordsOf: (id) => vault.sealedParts.read(DOUBLE_PART, id),
    raiseDoubleCheck: ({ id, residentId, raisedAt }) =>
      checks.add({ ...settledNot, id, residentId, raisedAt, staffId }),
    settleDoubleCheck: (check, { verdict, otherId, settledAt, reason }) => {
      const to = { verdict, otherId, settledAt, settledBy: staffId };
      checks.change(check.id, to);
      if (reason === undefined) return;
      const owner = { recordId: check.id, owner: ofResident(check.residentId), version: 1 };
      vault.sealedParts.save(DOUBLE_PART, owner, { reason });
    },
    unansweredOf: (id) =>
      Object.fromEntries(
        facts
          .list({ where: { residentId: id } })
          .flatMap(({ fact, answer }) => (answer === 'answered' ? [] : [[fact, answer]])),
      ),
    saveUnanswered: (residentId, answers, changedAt) => {
      const known = facts.list({ where: { residentId } });
      for (const fact of ASKED_FACTS) {
        const row = known.find((one) => one.fact === fact);
        const answer = answers[fact] ?? 'answered';
        if (row !== undefined && row.answer !== answer) facts.change(row.id, { answer, changedAt });
        if (row === undefined && answer !== 'answered')
          facts.add({ id: freshId<'unanswered'>(), residentId, fact, answer, changedAt });
      }
    },
    notAsked: () => {
      const found = new Map<ResidentId, (typeof ASKED_FACTS)[number][]>();
      for (const row of vault.records.all(UNDETERMINED)) found.set(idIn<'resident'>(row, 'id'), []);
      for (const row of vault.records.all(NOT_ASKED)) {
        const id = idIn<'resident'>(row, 'resident_id');
        found.set(id, [...(found.get(id) ?? []), codeIn(row, 'fact', ASKED_FACTS)]);
      }
      return [...found].map(([id, missing]) => ({ id, missing }));
    },
  };
}

interface TwoFiles {
  readonly residentId: ResidentId;
  readonly otherId: ResidentId | null;
}

function isSamePair(a: TwoFiles, b: TwoFiles): boolean {
  return a.residentId === b.residentId && a.otherId === b.otherId;
}

const settledNot = {
  verdict: null,
  otherId: null,
  settledAt: null,
  settledBy: null,
} satisfies Partial<DoubleCheck>;
