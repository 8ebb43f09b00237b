// The recovery room's store: ceremonies of the gate, and how papers, uses and drills stand in the records.
import type { RecoveryAlarm } from '../../../src/features/recovery/contract';
import type { RecoveryWrite } from '../../../src/features/recovery/records';
import { ok, refuse } from '../../../src/kernel/result';
import { dayInZone } from '../../../src/kernel/time-zone';
import type { Progress } from '../../../src/kernel/operation';
import type { Gate } from '../gate/gate';
import { genuineHeader } from '../open-vault/genuine-header';
import type { Place } from '../host/room';
import type { Outside } from '../platform/process-environment';
import { bringPapers } from '../recovery-papers/paper-change';
import { provePapers, wipeHolder } from '../recovery-papers/proving-papers';
import { renew } from '../renewal/renewal';
import {
  acknowledgeUse,
  addDrill,
  lastDrill,
  type RecoveryUse,
  unacknowledgedUses,
} from '../house-facts/recovery-facts';

export function recoveryRecords({ gate, vault: open }: Place, outside: Outside): RecoveryWrite {
  return {
    begin: (input) => gate.beginReturn(input),
    prepare: (input, judge) => gate.returning.prepare(input, judge),
    async *finish(input) {
      const returned = yield* gate.finishReturn(input);
      if (returned.ok) yield* renewFiles(gate);
      return returned;
    },
    async *print({ ceremony, paper }) {
      const papers = gate.papers.of(ceremony);
      const { paperPage } = await import('../recovery-papers/paper-page');
      const page = papers === undefined ? undefined : paperPage(papers, paper);
      if (page === undefined) return refuse('vault.ceremony-over');
      yield { step: 'printing', done: 0, total: 1 };
      try {
        return ok({ outcome: await outside.paper(page) });
      } catch {
        return refuse('print.not-possible');
      }
    },
    alarms: () => unacknowledgedUses(open().records).map(alarmOf),
    acknowledge: (id, at) =>
      acknowledgeUse(open().records, { id, at, by: open().session.staffCode }),
    status() {
      const header = genuineHeader(open().files);
      if (!header.ok) return header;
      const { recovery, cards } = header.value.content;
      const drill = lastDrill(open().records);
      return ok({
        codeMadeAt: recovery.createdAt,
        cards: cards === undefined ? null : { set: cards.set, madeAt: cards.createdAt },
        lastDrill: drill === undefined ? null : alarmOf(drill),
        device: gate.status().device,
      });
    },
    async prove(proof) {
      const { folder } = open().files;
      const proved = await provePapers({ folder, now: gate.now(), proof });
      if (proved.ok) wipeHolder(proved.value.holder);
      return proved.ok ? ok({}) : proved;
    },
    addDrill: ({ id, at, way }) =>
      addDrill(open().records, { id, at, way, staffCode: open().session.staffCode }),
    makePapers: (input) => gate.newPapers.make(open(), { ...input, now: gate.now() }),
    keepPapers: (ceremony) => gate.newPapers.keep(open(), ceremony),
    writePapers: () => bringPapers(open()),
    dayOf: (instant) => dayInZone(instant, open().timeZone()),
  };
}

/**
 * Eyes have seen the old papers: the files get keys that an old header and an old code do not lead to. The person is
 * in all the same where that fails, such as on a full disk; the papers were changed before.
 */
async function* renewFiles(gate: Gate): AsyncGenerator<Progress, void, void> {
  try {
    yield* renew(gate, { files: 'both' });
  } catch (error) {
    if (gate.open === undefined) throw error;
  }
}

function alarmOf({ id, at, way, staffCode }: RecoveryUse): RecoveryAlarm {
  return { id, at, way: way === 'cards' ? 'cards' : 'code', code: staffCode };
}
