// Reading and checking the audit trail, and bringing it together with those who remember it.
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { audit } from './contract';
import type { AuditRead, AuditWrite } from './records';
import { isSlipDue } from './slip-days';

const PAGE = 100;

export const auditUseCases: UseCases<typeof audit, AuditRead, AuditWrite> = {
  state: (_input, { records, now, session }) => {
    const { lastSlipAt, ...state } = records.state();
    const isDue = session.may('audit', 'read') && isSlipDue(now, lastSlipAt);
    return ok({ ...state, slip: { isDue, lastAt: lastSlipAt } });
  },
  async *read({ filter, before }, { records }) {
    const size = records.size();
    const order = { filter, before: before ?? size + 1, limit: PAGE, dayOf: records.dayOf };
    const page = yield* records.read(order);
    return ok({ ...page, size });
  },
  async *verify(_input, { records }) {
    return ok(yield* records.verify());
  },
  async *sweep(_input, { records }) {
    return ok(yield* records.sweep());
  },
  async *acknowledge({ sequence, second }, { records, now, commit }) {
    yield { step: 'audit-second-person', done: 0, total: 1 };
    if (records.state().alarm?.sequence !== sequence) return refuse('audit.no-alarm');
    const proved = await records.secondPerson(second);
    if (!proved.ok) return proved;
    return commit((store) => {
      store.answerAlarm(proved.value.staffCode, now);
      return ok({});
    });
  },
  takeSlip: (_input, { records, now }) => ok(records.takeSlip(now)),
  async *printSlip(input, { records, today, now, commit }) {
    yield { step: 'audit-slip', done: 0, total: 1 };
    const printed = await records.printSlip(input, today);
    if (!printed.ok) return printed;
    return commit((store) => {
      store.takeSlip(now);
      return ok(printed.value);
    });
  },
  compareSlip: (typed, { records, now }) => ok({ verdict: records.compareSlip(typed, now) }),
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
