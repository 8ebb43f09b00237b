// Recovery: ceremonies of the closed door pass straight to the gate; inside the house only a manager touches papers.
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import { passphraseProblem } from '../../kernel/passphrase';
import type { recovery } from './contract';
import { isDrillDue } from './drill';
import type { PassphraseJudge, RecoveryRead, RecoveryWrite } from './records';

export const recoveryUseCases: UseCases<typeof recovery, RecoveryRead, RecoveryWrite> = {
  begin: (input, { records }) => records.begin(input),
  async *prepare(input, { records }) {
    const judge: PassphraseJudge = (ownWords) => passphraseProblem(input.passphrase, ownWords);
    const problem = judge([]);
    if (problem !== undefined) return refuse(problem);
    return yield* records.prepare(input, judge);
  },
  finish: (input, { records }) => records.finish(input),
  print: (input, { records }) => records.print(input),
  alarms: (_input, { records }) => ok({ uses: [...records.alarms()] }),
  acknowledge({ id }, { records, now }) {
    if (!records.alarms().some((use) => use.id === id)) return refuse('recovery.no-such-use');
    records.acknowledge(id, now);
    return ok({});
  },
  standing(_input, { records, today }) {
    const found = records.status();
    if (!found.ok) return found;
    const { lastDrill, codeMadeAt } = found.value;
    const papers = {
      lastDrill: lastDrill === null ? undefined : records.dayOf(lastDrill.at),
      made: records.dayOf(codeMadeAt),
    };
    return ok({ ...found.value, isDrillDue: isDrillDue(papers, today) });
  },
  async *drill({ proof }, { records, now, newId, commit }) {
    yield { step: 'proving', done: 0, total: 1 };
    const proved = await records.prove(proof);
    if (!proved.ok) return proved;
    return commit((writing) => {
      writing.addDrill({ id: newId<'drill'>(), at: now, way: proof.kind });
      return ok({ at: now });
    });
  },
  makePapers: (input, { records }) => records.makePapers(input),
  async *keepPapers({ ceremony }, { records, commit }) {
    yield { step: 'writing', done: 0, total: 1 };
    const kept = commit((writing) => {
      const papers = writing.keepPapers(ceremony);
      return papers.ok ? ok({ isInForce: false }) : papers;
    });
    return kept.ok ? ok({ isInForce: records.writePapers() }) : kept;
  },
};
