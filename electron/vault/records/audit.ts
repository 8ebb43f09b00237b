// The audit trail for those who may read it. Writing to it stays the host's; here it is only asked and compared.
import type { AuditWrite } from '../../../src/features/audit/records';
import { ok } from '../../../src/kernel/result';
import { dayInZone } from '../../../src/kernel/time-zone';
import { answerAlarm, raisedAlarms, currentAlarm } from '../audit/alarm';
import { lastCheckedAt } from '../audit/check-marks';
import { keepMark, readMark } from '../audit/marks';
import { agreedMessage } from '../audit/session-author';
import { maybeText } from '../database/rows';
import { keepOutcome } from '../checks/check-outcome';
import { checkEverything } from '../checks/full-check';
import { manyOpenedUnseen, seeManyOpened } from '../checks/many-opened';
import type { Place } from '../host/room';
import { acceptHeader } from '../open-vault/header-memory';
import type { OpenFiles } from '../open-vault/open-files';
import type { PersonSession } from '../open-vault/person-session';
import type { RecordRows } from '../open-vault/store-ground';
import type { Outside } from '../platform/process-environment';
import { heedWitnesses } from '../unlock/trail-opening';
import { cutSession, ownCutSession, verified } from './audit-authors';
import { exportedTrail } from './audit-export';
import { readPage } from './audit-lines';
import {
  compareSlip,
  compareSummary,
  judgedOf,
  printSlip,
  slipFacts,
  visitStick,
} from './audit-witnesses';

export function auditRecords({ gate, vault: open }: Place, outside: Outside): AuditWrite {
  return {
    size: () => open().audit.size(),
    state: () => stateOf(open().files),
    witnesses: () => witnessesOf(open().files),
    dayOf: (at) => dayInZone(at, open().timeZone()),
    read: (request) => readPage(open(), request),
    verify: () => verified(open()),
    check: (now) => checkEverything(gate, now),
    keepCheck: (checked, at) => keepOutcome(open(), checked, at),
    secondPerson: async (input, at) => {
      const proved = await gate.secondPerson(input);
      if (!proved.ok) return proved;
      const { staffId, staffCode, keys } = proved.value;
      const line = { at, verb: 'audit.acknowledge', about: '' };
      const message = agreedMessage(open().vaultId, staffId, line);
      const agreed = { staffId, signature: keys.sign(message).toString('hex') };
      keys.wipe();
      return ok({ staffCode, agreed });
    },
    cutSession: () => cutSession(open()),
    ownCutSession: (session) => ownCutSession(open(), session),
    answerAlarm: (answer, at) => answered(open(), answer, at),
    takeSlip: (at) => {
      keepMark(open().records, 'last-slip', at);
      return slipFacts(open());
    },
    manyOpened: () => manyOpenedUnseen(open().records),
    seeManyOpened: (sequence) => seeManyOpened(open().records, sequence),
    printSlip: ({ folder, language }, today) => {
      const path = outside.takeFolder(folder);
      return printSlip(open(), { path, language, today }, outside);
    },
    compareSlip: (typed, at) => compareSlip(open(), typed, at),
    compareSummary: (bytes) => compareSummary(open(), bytes, outside),
    heedSummary: ({ verdict, epoch, size, root }, at) => {
      const witness = { kind: 'summary', epoch, size, root } as const;
      heedWitnesses(open(), at, [{ verdict, witness }]);
    },
    visitStick: (token) => visitStick(open(), outside.takeFolder(token)),
    heedStick: ({ earlier }, at) => {
      keepMark(open().records, 'last-stick', at);
      const judged = earlier.flatMap(({ verdict, root, epoch, size }) =>
        judgedOf(verdict, { kind: 'stick', epoch, size, root }),
      );
      heedWitnesses(open(), at, judged);
    },
    export: ({ folder, today }) => exportedTrail(open(), outside.takeFolder(folder), today),
  };
}

/** Where the trail stands, and what of it is not on the disk yet. */
type StateGround = Pick<OpenFiles, 'records' | 'audit' | 'mode' | 'unwritten'>;

function stateOf(vault: StateGround): ReturnType<AuditWrite['state']> {
  const [alarm, ...others] = raisedAlarms(vault.records);
  const begunAt = vault.audit.event(1)?.at;
  return {
    mode: vault.mode,
    unsaved: vault.unwritten.inMemory,
    ...(alarm === undefined ? {} : { alarm: { ...alarm, waiting: others.length } }),
    lastSlipAt: readMark(vault.records, 'last-slip') ?? begunAt,
    lastCheckAt: lastCheckedAt(vault.records),
    begunAt,
  };
}

function witnessesOf({ records }: StateGround): ReturnType<AuditWrite['witnesses']> {
  const signed = records.get('SELECT max(signed_at) AS at FROM summaries');
  return {
    slipAt: readMark(records, 'last-slip') ?? null,
    stickAt: readMark(records, 'last-stick') ?? null,
    summaryAt: signed === undefined ? null : maybeText(signed, 'at'),
  };
}

function answered(
  vault: PersonSession,
  { sequence, second }: Parameters<AuditWrite['answerAlarm']>[0],
  at: string,
): boolean {
  const alarm = currentAlarm(vault.records);
  if (alarm?.sequence !== sequence) return false;
  answerAlarm(vault.records, alarm);
  if (alarm.kind === 'header' && !doesHeaderWait(vault)) acceptHeader(vault.files);
  if (alarm.kind === 'unvouched' && alarm.unvouched.what === 'deed') {
    vault.changeHolders();
    vault.book.dropStrayLines();
  }
  const facts = { alarm: alarm.sequence };
  const { staffCode: actor, agreed } = second;
  vault.record({ at, actor, agreed, verb: 'audit.acknowledge', outcome: 'done', facts });
  return true;
}

/** The header that lies there is accepted once nobody has anything more to answer about it. */
function doesHeaderWait({ records }: RecordRows): boolean {
  return raisedAlarms(records).some(({ kind }) => kind === 'header');
}
