// The trail beside those who remember it: slips, signed summaries, the stick that a person carries.
import { join } from 'node:path';
import type { WitnessWord } from '../../../src/features/audit/contract';
import type { AuditWrite, StickVisit } from '../../../src/features/audit/records';
import { COUNTRY_PACKS, residentFormsOf } from '../../../src/features/shelter/index';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { ok, refuse } from '../../../src/kernel/result';
import { rootsAtOnce } from '../audit/roots';
import { signedWitness } from '../audit/signed-witness';
import { judgeSlip, slipOf } from '../audit/slip';
import { readStick, writeStick } from '../audit/stick';
import { type JudgedWitness, judgeWitness, type Witness } from '../audit/witness';
import { mediumFact } from '../backup/media';
import { putNew } from '../keys/disk';
import { sha256 } from '../keys/suite';
import type { PersonSession } from '../open-vault/person-session';
import type { CheckedTrail } from '../open-vault/store-ground';
import { wrote } from '../platform/file-trouble';
import type { Outside } from '../platform/process-environment';
import { heedWitnesses, lacksDeeds } from '../unlock/trail-opening';

export function slipFacts(vault: Pick<CheckedTrail, 'audit'>): ReturnType<AuditWrite['takeSlip']> {
  const { words, ...slip } = slipOf(vault.audit);
  return { ...slip, words: [...words] };
}

interface SlipRequest {
  /** Undefined where the folder was not granted. */
  readonly path: string | undefined;
  readonly language: 'ar' | 'en';
  readonly today: CalendarDate;
}

export async function printSlip(
  vault: PersonSession,
  { path, language, today }: SlipRequest,
  outside: Outside,
): ReturnType<AuditWrite['printSlip']> {
  if (path === undefined) return refuse('audit.folder-not-granted');
  const slip = slipFacts(vault);
  const settings = vault.settings();
  const { facilityCode, digits, country } = settings;
  const { printedSlip } = await import('../print/slip-document');
  const pdf = await printedSlip((page) => outside.print(page), {
    slip,
    facilityCode,
    today,
    style: {
      language,
      digits: language === 'ar' ? digits : 'latn',
      monthNames: COUNTRY_PACKS[country].monthNames,
      resident: residentFormsOf(settings),
    },
  });
  if (pdf === undefined) return refuse('audit.no-printing');
  const file = `kanaf-audit-slip-${slip.epoch}-${slip.size}.pdf`;
  const hash = sha256(pdf).toString('hex');
  return wrote(() => putNew(join(path, file), pdf))
    ? ok({ ...slip, file, sha256: hash, ...(await mediumFact(vault, path)) })
    : refuse('audit.folder-not-writable');
}

export function compareSlip(
  vault: PersonSession,
  typed: Parameters<AuditWrite['compareSlip']>[0],
  at: string,
): WitnessWord {
  const judged = judgeSlip(vault.audit, typed);
  heedWitnesses(vault, at, judgedOf(judged.verdict, judged.witness));
  return judged.verdict;
}

export async function* compareSummary(
  vault: CheckedTrail,
  bytes: Uint8Array,
  outside: Outside,
): ReturnType<AuditWrite['compareSummary']> {
  const { audit, auditSecret, vaultId } = vault;
  yield { step: 'audit-summary', done: 0, total: 1 };
  const answer = await outside.check({ kind: 'checkpoint', bytes });
  const carried = answer.kind === 'checkpoint' ? answer.carried : null;
  if (carried === null) return refuse('audit.summary-unreadable');
  if (carried.shelterId !== vaultId) return refuse('audit.summary-other-vault');
  const own = { vaultId, publicKey: auditSecret.publicKey };
  const witness = signedWitness('summary', carried.note, own);
  if (witness === undefined) return refuse('audit.summary-not-signed');
  const { epoch, size, root } = witness;
  const verdict = judgeWitness(audit, witness, rootsAtOnce(audit, [size]));
  return ok({ verdict, epoch, size, root });
}

/** What was mistyped or is not ours says nothing about the trail. */
export function judgedOf(verdict: WitnessWord, witness: Witness): readonly JudgedWitness[] {
  return verdict === 'mistyped' || verdict === 'not-ours' ? [] : [{ verdict, witness }];
}

export function visitStick(
  vault: PersonSession,
  path: string | undefined,
): ReturnType<AuditWrite['visitStick']> {
  if (path === undefined) return refuse('audit.folder-not-granted');
  const { vaultId, keys, audit, auditSecret, session } = vault;
  const stick = { vaultId, trail: audit, publicKey: auditSecret.publicKey };
  const carrier = {
    name: `kanaf/${vaultId}/${session.staffCode}`,
    publicKey: keys.signingPublicKey,
    sign: (message: Uint8Array) => keys.sign(message),
  };
  let earlier: StickVisit['earlier'] = [];
  const isWritten = wrote(() => {
    const notes = readStick(path, stick);
    for (const { witness } of notes) if (witness !== undefined) lacksDeeds(vault, witness);
    earlier = notes.map(({ epoch, size, verdict, witness }) => ({
      epoch,
      size,
      verdict,
      root: witness?.root ?? '',
    }));
    writeStick(path, stick, { note: vault.seal.signed(), carrier, before: notes.at(-1) });
  });
  return isWritten ? ok({ earlier, size: audit.size() }) : refuse('audit.folder-not-writable');
}
