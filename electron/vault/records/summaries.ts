// Counted facts for the summaries, the shelf of sealed and signed ones, and the way to printer and signer.
import {
  SEXES,
  CATEGORIES,
  EXPLOITATION_FORMS,
  RESIDENCE_STATUSES,
} from '../../../src/features/residents/index';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Category,
  categoryBefore,
  type DatedStatus,
} from '../../../src/features/residents/index';
import type { Period } from '../../../src/kernel/calendar-date';
import type { ResidentId, SummaryId } from '../../../src/kernel/ids';
import { ok, refuse } from '../../../src/kernel/result';
import type { Instant } from '../../../src/kernel/use-case';
import {
  type CountedStay,
  contentBytes,
  readPayload,
  summaryApproval,
} from '../../../src/features/summaries/index';
import {
  periodOfContent,
  type SealedSummary,
  SUMMARIES,
  type SummariesWrite,
  type SummaryLanguage,
  type VerifyFiles,
} from '../../../src/features/summaries/records';
import { APP_VERSION } from '../platform/app-version';
import { COUNTRY_PACKS } from '../../../src/features/shelter/index';
import { RECORDS_MIGRATIONS } from '../database/migrations/records-migrations';
import { trailHolds } from '../checks/check-outcome';
import type { Row } from '../database/driver';
import { text, maybeText, codeIn, codesIn, dayIn, maybeDayIn, idIn } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import type { Place } from '../host/room';
import { putNew } from '../keys/disk';
import type { SessionKeys } from '../keys/session-keys';
import { sha256 } from '../keys/suite';
import type { PersonSession } from '../open-vault/person-session';
import type {
  AtWork,
  HeldKeys,
  HouseSettings,
  RecordRows,
  SigningGround,
} from '../open-vault/store-ground';
import type { Outside } from '../platform/process-environment';
import type { PrintStyle } from '../print/print-words';
import { filesOf, keptSummary, sealSealing } from '../summary-signing/kept-summaries';
import { mediumFact } from '../backup/media';
import { areAccepted } from '../summary-signing/own-check';
import { fetchSigning, signingDesk } from '../summary-signing/signing-desk';
import {
  currentCertificate,
  currentKeyId,
  ensureSigningKey,
  openSigningKey,
} from '../summary-signing/signing-keys';

// In no order: sorting costs this database more than reading, and the rules order what they need ordered.
const STAYS = `SELECT id, resident_id, age_at_admission, admitted_on, exited_on,
    sex, category, exploitation_forms, nationality, residence_status
  FROM counted_stays
  WHERE admitted_on < $to AND (exited_on IS NULL OR exited_on >= $from)`;
// Only of those whose status ever changed: everybody else is what the file says.
const STATUSES = `SELECT person, category, from_day FROM counted_statuses WHERE person IN
  (SELECT resident_id FROM counted_stays
    WHERE admitted_on < $to AND (exited_on IS NULL OR exited_on >= $from))`;
// Stays that a merge brought from another file of the person, in the order of the merges; and what that file said.
const MOVED = `SELECT r.row_id AS stay_id, r.was, m.merged_on FROM file_merge_rows r
  JOIN file_merges m ON m.id = r.merge_id
  WHERE r.table_name = 'stays' AND m.undone_at IS NULL ORDER BY m.merged_at`;
const CATEGORY_OF = 'SELECT category FROM residents WHERE id = $id';
const STATUSES_OF = 'SELECT category, from_day FROM counted_statuses WHERE person = $id';
const CASE_NUMBER = 'SELECT case_number FROM residents WHERE id = $id';

export function summariesRecords(place: Place, outside: Outside): SummariesWrite {
  const open = place.vault;
  const rows = () => rowsOf(open().records, SUMMARIES);
  return {
    shelter: () => ({
      shelterId: open().vaultId,
      facilityCode: open().settings().facilityCode,
      neverAdmits: open().settings().neverAdmits,
    }),
    countedStays: (period) => countedStays(open(), period),
    caseNumbers: (residents) => caseNumbers(open(), residents),
    kept: () =>
      rows()
        .list({ newestBy: 'sequence' })
        .map((row) => keptSummary(open(), row)),
    trailHolds: (now) => trailWalked(open(), now),
    find: (id) => {
      const row = rows().find(id);
      return row === undefined ? undefined : keptSummary(open(), row);
    },
    sha256: hashOf,
    issueFacts: () => issueFacts(open()),
    renderAndSign: async (payload, language) => {
      const { printedSummary } = await fetchSigning();
      return printedSummary({
        payload,
        outside,
        style: printStyle(open(), language),
        identity: () => openSigningKey(open()),
      });
    },
    signDetached: async (payload) => {
      const { signJson } = await fetchSigning();
      return signJson(payload, openSigningKey(open()), generatedAt(payload));
    },
    areAccepted: (files) =>
      areAccepted(files, {
        certificate: currentCertificate(open().records),
        check: (request) => outside.check(request),
        now: place.gate.now(),
      }),
    handCertificate: async (folder) => handCertificate(outside.takeFolder(folder), open()),
    exportTo: (folder, id) => exportTo(outside.takeFolder(folder), { vault: open(), id }),
    verify: (files) => verified(files, place, outside),
    approve: (message) => [approval(open(), message, place.gate.now())],
    keepSealed: (summary) => keepSealed(open(), summary),
    keepSigned: (id, files, signedAt) => {
      rows().change(id, {
        ...{ state: 'signed', signedAt },
        payload: exact(files.payload),
        detachedSignature: exact(files.detachedSignature),
        pdfAr: exact(files.pdfAr),
        pdfEn: exact(files.pdfEn),
      });
      // From now on the verify page of this computer knows the shelter's own summaries.
      const pem = currentCertificate(open().records);
      if (pem !== undefined) signingDesk().publishCertificate(open().files.folder, pem);
      const row = rows().find(id);
      return row === undefined ? [] : (keptSummary(open(), row).files ?? []);
    },
    markVoid: (id) => void rows().change(id, { state: 'void' }),
  };
}

/** Each stay with what the person was held to be on the last day of the period, whatever came later. */
function countedStays(vault: RecordRows, { from, to }: Period): readonly CountedStay[] {
  const statuses = new Map<string, DatedStatus[]>();
  for (const row of vault.records.all(STATUSES, { from, to })) {
    const person = text(row, 'person');
    const day = maybeDayIn(row, 'from_day');
    const status = { category: codeIn(row, 'category', CATEGORIES), from: day };
    statuses.set(person, [...(statuses.get(person) ?? []), status]);
  }
  const moved = filesBeforeMerge(vault, to);
  return vault.records.all(STAYS, { from, to }).map((row) => {
    const stay = countedStay(row);
    const file = moved.get(stay.stayId);
    const held =
      file === undefined
        ? categoryBefore(statuses.get(stay.residentId) ?? [], to)
        : heldInFile(vault, file, to);
    return held === undefined ? stay : { ...stay, category: held };
  });
}

/** What was true of a period that ended before two files were merged: by the file in which each stay was written then. */
function filesBeforeMerge(vault: RecordRows, to: string): ReadonlyMap<string, ResidentId> {
  const files = new Map<string, ResidentId>();
  for (const row of vault.records.all(MOVED)) {
    const stay = text(row, 'stay_id');
    if (to <= text(row, 'merged_on') && !files.has(stay)) {
      files.set(stay, idIn<'resident'>(row, 'was'));
    }
  }
  return files;
}

function heldInFile(vault: RecordRows, id: ResidentId, to: Period['to']): Category | undefined {
  const statuses = vault.records.all(STATUSES_OF, { id }).map((row) => ({
    category: codeIn(row, 'category', CATEGORIES),
    from: maybeDayIn(row, 'from_day'),
  }));
  const file = vault.records.get(CATEGORY_OF, { id });
  const held = categoryBefore(statuses, to);
  return held ?? (file === undefined ? undefined : codeIn(file, 'category', CATEGORIES));
}

/** Judged by another process: this one holds keys, or will. */
async function verified(
  files: VerifyFiles,
  place: Place,
  outside: Outside,
): ReturnType<SummariesWrite['verify']> {
  const { trustedCertificates, trustFolder } = await fetchSigning();
  const trusted = trustedCertificates(trustFolder(place.gate.folder));
  const answer = await outside.check({ kind: 'verify', files, trusted, now: place.gate.now() });
  if (answer.kind !== 'verdict') throw new Error('the checking process answered something else');
  return answer.verdict;
}

async function* trailWalked(
  vault: PersonSession,
  now: Instant,
): ReturnType<SummariesWrite['trailHolds']> {
  // The transaction of the seal comes next and waits for nothing.
  await fetchSigning();
  const total = vault.audit.size();
  const walk = trailHolds(vault, now);
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
    yield { step: 'walking-trail', done: step.value, total };
  }
}

/** English papers keep Western digits; Arabic ones are written as the shelter writes. */
function printStyle(vault: HouseSettings, language: SummaryLanguage): PrintStyle {
  const { digits, country } = vault.settings();
  const { monthNames } = COUNTRY_PACKS[country];
  return { language, digits: language === 'ar' ? digits : 'latn', monthNames };
}

function countedStay(row: Row): CountedStay {
  const age = row['age_at_admission'];
  return {
    stayId: idIn<'stay'>(row, 'id'),
    residentId: idIn<'resident'>(row, 'resident_id'),
    sex: codeIn(row, 'sex', SEXES),
    ageAtAdmission: typeof age === 'number' ? age : null,
    category: codeIn(row, 'category', CATEGORIES),
    exploitationForms: codesIn(row, 'exploitation_forms', EXPLOITATION_FORMS),
    nationality: maybeText(row, 'nationality'),
    residence: codeIn(row, 'residence_status', RESIDENCE_STATUSES),
    admittedOn: dayIn(row, 'admitted_on'),
    exitedOn: maybeDayIn(row, 'exited_on'),
  };
}

function caseNumbers(
  vault: RecordRows,
  residents: readonly ResidentId[],
): ReadonlyMap<ResidentId, string> {
  const found = new Map<ResidentId, string>();
  for (const id of residents) {
    const row = vault.records.get(CASE_NUMBER, { id });
    if (row !== undefined) found.set(id, text(row, 'case_number'));
  }
  return found;
}

function issueFacts({
  records,
  seal,
}: Pick<PersonSession, 'records' | 'seal'>): ReturnType<SummariesWrite['issueFacts']> {
  return {
    keyId: currentKeyId(records),
    checkpoint: seal.signed(),
    clock: { basis: 'computer-clock', lastWitnessAt: null },
    app: {
      name: 'kanaf',
      version: APP_VERSION,
      vaultSchema: RECORDS_MIGRATIONS.length,
    },
  };
}

function approval(
  vault: AtWork & { readonly keys: Pick<SessionKeys, 'signingPublicKey' | 'sign'> },
  message: Uint8Array,
  approvedAt: string,
): z.output<typeof summaryApproval> {
  const { keys } = vault;
  return {
    staffCode: vault.session.staffCode,
    approvedAt,
    publicKey: keys.signingPublicKey.toString('base64'),
    signature: keys.sign(message).toString('base64'),
  };
}

function keepSealed(vault: SigningGround, summary: SealedSummary): void {
  ensureSigningKey(vault, summary.reservedAt);
  const { recipient, replaces, approvals, released } = summary;
  const { id, sequence, version, reservedAt, contentSha256, content } = summary;
  rowsOf(vault.records, SUMMARIES).add({
    ...{ id, sequence, version, state: 'sealed', reservedAt, contentSha256 },
    periodFrom: periodOfContent(content).from,
    periodTo: periodOfContent(content).to,
    content: exact(contentBytes(content)),
    sealing: sealSealing(vault, id, { recipient, replaces, approvals, released }),
    ...{ signedAt: null, payload: null, detachedSignature: null, pdfAr: null, pdfEn: null },
  });
}

/** Files are made new, never over another; a file that is there already is left alone and the export refused. */
async function exportTo(
  folder: string | undefined,
  wanted: { readonly vault: RecordRows & HeldKeys; readonly id: SummaryId },
): ReturnType<SummariesWrite['exportTo']> {
  if (folder === undefined) return refuse('summaries.folder-not-granted');
  const { vault, id } = wanted;
  const row = rowsOf(vault.records, SUMMARIES).find(id);
  if (row === undefined) throw new Error('the summary is gone');
  const files = filesOf(row, keptSummary(vault, row).content);
  try {
    for (const file of files) putNew(join(folder, file.name), file.content);
  } catch {
    return refuse('summaries.folder-not-writable');
  }
  const hashes = files.map(({ name, sha256: hash }) => ({ name, sha256: hash }));
  return ok({ files: hashes, ...(await mediumFact(vault, folder)) });
}

/** By itself, so that who replaces the files of a summary does not replace what vouches for them. */
async function handCertificate(
  folder: string | undefined,
  vault: RecordRows & HouseSettings,
): ReturnType<SummariesWrite['handCertificate']> {
  const pem = currentCertificate(vault.records);
  if (pem === undefined) return refuse('summaries.no-certificate');
  if (folder === undefined) return refuse('summaries.folder-not-granted');
  const fingerprint = currentKeyId(vault.records);
  const name = `${vault.settings().facilityCode}_${fingerprint.slice(0, 16)}.pem`;
  try {
    putNew(join(folder, name), new TextEncoder().encode(pem));
  } catch {
    return refuse('summaries.folder-not-writable');
  }
  return Promise.resolve(ok({ name, fingerprint }));
}

/** Signing says the time the payload says, so that both tell the same. */
function generatedAt(payload: Uint8Array): Date {
  const read = readPayload(payload);
  if (!read.ok) throw new Error(`the payload is not well formed: ${read.refusal.code}`);
  return new Date(read.value.issue.generatedAt);
}

function hashOf(data: Uint8Array): string {
  return sha256(data).toString('hex');
}

function exact(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(data);
}
