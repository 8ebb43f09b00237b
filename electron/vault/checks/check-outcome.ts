// What a check leads to: its date, an alarm where something was found; and whether the trail may be signed upon.
import type { EverythingChecked } from '../../../src/features/audit/records';
import { isCheckDue } from '../../../src/features/audit/index';
import type { Instant } from '../../../src/kernel/use-case';
import { type Finding, isAnswered } from '../audit/alarm';
import { keepCheck, lastWalked } from '../audit/check-marks';
import { checkpointsFit } from '../audit/kept-checkpoints';
import type { TrailVerdict } from '../audit/trail';
import { walkWholeTrail } from './full-check';
import type { PersonSession } from '../open-vault/person-session';
import type { CheckedTrail } from '../open-vault/store-ground';
import { everyForeignLine } from '../unlock/foreign-lines';
import { unvouchedFindings } from '../unlock/unvouched-findings';
import { raiseAlarm } from '../unlock/trail-opening';

/** Inside the open transaction. */
export function keepOutcome(vault: PersonSession, checked: EverythingChecked, at: Instant): void {
  keepCheck(vault.records, checked);
  // Every deed from the first one, and all that they speak of.
  vault.book.verifyWhole();
  const found = [...findingsOf(checked), ...unvouchedFindings(vault), ...everyForeignLine(vault)];
  for (const finding of found) raiseAlarm(vault, at, finding);
}

function findingsOf({ trail, rows, files }: EverythingChecked): readonly Finding[] {
  const { size } = trail;
  const badFiles = (['keyring', 'records'] as const).filter((file) => !files[file]);
  const isRowBad = rows.bad > 0 || !rows.isReadable;
  return [
    ...(trail.sound ? [] : [{ kind: 'broken', size, firstBad: trail.firstBad } as const]),
    ...(isRowBad ? [rowFinding(size, rows)] : []),
    ...(badFiles.length === 0
      ? []
      : [{ kind: 'files', size, bad: badFiles.length, which: badFiles.join(' ') } as const]),
  ];
}

function rowFinding(size: number, { bad, which, first }: EverythingChecked['rows']): Finding {
  const firstBad = first?.sequence === undefined ? {} : { firstBad: first.sequence };
  return { kind: 'rows', size, bad, which, ...firstBad };
}

/**
 * Before figures are sealed: walks what was added since the last check, or all of it where that one is a week old.
 * Answers false, and raises the alarm, where a line does not fit and two people have not yet answered for it. Yields
 * how many lines were walked.
 */
export function* trailHolds(vault: PersonSession, now: Instant): Generator<number, boolean, void> {
  const verdict = yield* walked(vault, now);
  if (verdict.sound) return true;
  const finding = { kind: 'broken', size: verdict.size, firstBad: verdict.firstBad } as const;
  if (isAnswered(vault.records, finding)) return true;
  vault.writingIfPossible(() => raiseAlarm(vault, now, finding));
  return false;
}

function* walked(vault: CheckedTrail, now: Instant): Generator<number, TrailVerdict, void> {
  const { audit, auditSecret, vaultId, records } = vault;
  const last = lastWalked(records);
  const goesOn =
    last !== undefined && !isCheckDue(now, last.at) && last.frontier.size <= audit.size();
  if (!goesOn) return (yield* walkWholeTrail(vault)).verdict;
  const facts = { vaultId, trail: audit, secret: auditSecret };
  const fits = checkpointsFit(facts, last.frontier.size);
  return yield* audit.walk(last.frontier, fits);
}
