// Writes residents-to-be of an import as ordinary residents: counted facts in clear columns, the rest sealed
// under the same compartments as if somebody had admitted them by hand.
import type { RemainingFacts, ResidentDraft } from '../../../src/features/imports/index';
import type { NewResident } from '../../../src/features/imports/records';
import { calledName } from '../../../src/features/imports/index';
import {
  ageAtAdmission,
  type Identity,
  type Presence,
  spellings,
} from '../../../src/features/residents/index';
import type { NewFile, Stay } from '../../../src/features/residents/records';
import type { ImportId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import { text } from '../database/rows';
import type { RecordRows, ResidentsGround } from '../open-vault/store-ground';
import { CASE_PART } from './import-parts';
import { residentsRecords } from './residents';

const IMPORTED_AT = 'SELECT imported_at FROM imports WHERE id = $id';

/** Longest name the desk is shown; the whole name is kept under identity. */
const SHOWN_NAME = 120;

/** Saves the residents of the import; to be used inside one transaction. */
export function insertImported(
  vault: ResidentsGround,
  residents: readonly NewResident[],
  importId: ImportId,
): void {
  const origin = { createdAt: importedAt(vault, importId), importId };
  residentsRecords(vault).add(residents.map((one) => fileOf(one, origin)));
  for (const { id, draft, source } of residents) {
    const rest = caseOf(draft);
    if (rest === undefined) continue;
    const owner = { recordId: id, owner: ofResident(id), version: 1 };
    vault.sealedParts.save(CASE_PART, owner, { ...rest, source });
  }
}

function fileOf(
  { id, stayId, caseNumber, draft }: NewResident,
  origin: { readonly createdAt: string; readonly importId: ImportId },
): NewFile {
  const facts = {
    sex: draft.sex,
    category: draft.category,
    exploitationForms: [...draft.exploitationForms],
    nationality: draft.nationalities[0],
    residenceStatus: 'unknown' as const,
  };
  const presence = presenceOf(draft);
  return {
    resident: { id, caseNumber, version: 1, facts, ...origin },
    stay: stayOf(stayId, draft),
    presence,
    spellings: [...spellings(draft.name), presence.preferredName],
    identity: identityOf(draft),
  };
}

function importedAt(vault: RecordRows, id: ImportId): string {
  const row = vault.records.get(IMPORTED_AT, { id });
  if (row === undefined) throw new Error('the import is recorded before its residents');
  return text(row, 'imported_at');
}

function stayOf(id: Stay['id'], draft: ResidentDraft): Stay {
  const { admittedOn, referralSource, exitedOn } = draft;
  const exit =
    exitedOn === undefined
      ? null
      : { exitedOn, reason: draft.exitReason ?? 'unknown', destination: 'unknown' as const };
  const age = ageAtAdmission(draft.birth, admittedOn);
  return { id, version: 1, admittedOn, age, referralSource, exit };
}

/** The desk and the night are given what the person is called, else the given name: never the family's. */
function presenceOf({ name, room }: ResidentDraft): Presence {
  const preferredName = calledName(name).slice(0, SHOWN_NAME);
  return { preferredName, room, alerts: [] };
}

function identityOf({ name, birth, nationalities, phone }: ResidentDraft): Identity {
  return { name, birth, otherNationality: nationalities[1], phone };
}

/** Undefined where the list said nothing but what the fields hold, nothing of it was left out and nothing assumed. */
function caseOf(draft: ResidentDraft): Omit<RemainingFacts, 'source'> | undefined {
  const { note, meansOfControl, consent, nationalities, ageSaid, leftOut, assumed } = draft;
  const moreNationalities = nationalities.slice(2);
  const told = [note, ageSaid, leftOut, assumed].some((one) => one !== undefined);
  const isCoded = meansOfControl.length > 0 || moreNationalities.length > 0;
  if (!told && !isCoded && consent === 'unknown') return undefined;
  return {
    note,
    ...{ moreNationalities, meansOfControl: [...meansOfControl], consent, ageSaid },
    ...(leftOut === undefined ? {} : { leftOut: [...leftOut] }),
    ...(assumed === undefined ? {} : { assumed: [...assumed] }),
  };
}
