// Reading and checking the audit trail, and bringing it together with those who remember it.
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { audit } from './contract';
import type { AuditRead, AuditWrite } from './records';
import { isCheckDue } from './check-days';
import { isSlipDue } from './slip-days';

const PAGE = 100;

export const auditUseCases: UseCases<typeof audit, AuditRead, AuditWrite> = {
  state: (_input, { records, now, session }) => {
    const { lastSlipAt, lastCheckAt, begunAt, ...state } = records.state();
    const isDue = session.may('audit', 'read') && isSlipDue(now, lastSlipAt);
    return ok({
      ...state,
      check: { isDue: isCheckDue(now, lastCheckAt ?? begunAt), lastAt: lastCheckAt },
      slip: { isDue, lastAt: lastSlipAt },
    });
  },
  witnesses: (_input, { records, now }) => {
    const heard = records.witnesses();
    const newest = [heard.slipAt, heard.stickAt, heard.summaryAt]
      .filter((at) => at !== null)
      .toSorted()
      .at(-1);
    return ok({ ...heard, isDue: newest === undefined || isSlipDue(now, newest) });
  },
  async *read({ filter, before }, { records, session }) {
    const size = records.size();
    const seesPeople = session.may('presence', 'read');
    if (filter.file !== undefined && !seesPeople) return refuse('access.denied');
    const request = {
      filter,
      seesPeople,
      before: before ?? size + 1,
      limit: PAGE,
      dayOf: records.dayOf,
    };
    const page = yield* records.read(request);
    return ok({ ...page, size });
  },
  async *verify(_input, { records }) {
    return ok(yield* records.verify());
  },
  async *check(_input, { records, now, session, commit }) {
    const checked = yield* records.check(now);
    if (!checked.ok) return checked;
    const { begunAt, ...found } = checked.value;
    const { trail, rows, files } = found;
    const sound =
      trail.sound && rows.isReadable && rows.bad === 0 && files.keyring && files.records;
    const mayHear = session.may('audit', 'read');
    const answer = { sound, checkedAt: begunAt, found: mayHear ? found : null };
    const kept = commit((store) => {
      store.keepCheck(checked.value, now);
      return ok(answer);
    });
    // A disk that takes nothing is no reason to keep silent about what was found.
    return kept.ok ? kept : ok(answer);
  },
  async *acknowledge({ sequence, second }, { records, now, commit }) {
    yield { step: 'audit-second-person', done: 0, total: 1 };
    if (records.state().alarm?.sequence !== sequence) return refuse('audit.no-alarm');
    const proved = await records.secondPerson(second, now);
    if (!proved.ok) return proved;
    const answer = { sequence, second: proved.value };
    // Another may stand by now: what nobody saw is never answered.
    return commit((store) => (store.answerAlarm(answer, now) ? ok({}) : refuse('audit.no-alarm')));
  },
  cutSession: (_input, { records }) => ok({ cut: records.cutSession() }),
  ownCutSession: ({ session }, { records }) =>
    records.ownCutSession(session) ? ok({}) : refuse('audit.no-cut-session'),
  manyOpened: (_input, { records }) => ok({ notices: records.manyOpened() }),
  seeManyOpened: ({ sequence }, { records }) => {
    records.seeManyOpened(sequence);
    return ok({});
  },
  takeSlip: (_input, { records, now }) => ok(records.takeSlip(now)),
  async *printSlip(input, { records, today, now, commit }) {
    yield { step: 'audit-slip', done: 0, total: 1 };
    const printed = await records.printSlip(input, today);
    if (!printed.ok) return printed;
    const kept = commit((store) => {
      store.takeSlip(now);
      return ok(printed.value);
    });
    // Where the disk takes nothing the paper is there all the same: its event goes beside the trail.
    return kept.ok ? kept : ok(printed.value);
  },
  compareSlip: (typed, { records, now }) => ok({ verdict: records.compareSlip(typed, now) }),
  async *compareSummary({ bytes }, { records, now, commit }) {
    const judged = yield* records.compareSummary(bytes);
    if (!judged.ok) return judged;
    return commit((store) => {
      store.heedSummary(judged.value, now);
      const { verdict, epoch, size } = judged.value;
      return ok({ verdict, epoch, size });
    });
  },
  async *visitStick({ folder }, { records, now, commit }) {
    yield { step: 'audit-stick', done: 0, total: 1 };
    const visit = records.visitStick(folder);
    if (!visit.ok) return visit;
    return commit((store) => {
      store.heedStick(visit.value, now);
      return ok(visit.value);
    });
  },
  async *export({ folder }, { records, today }) {
    return yield* records.export({ folder, today });
  },
};
