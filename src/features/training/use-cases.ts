// Fills an empty training vault with invented residents of the last two years, all in one transaction.
import { addDays } from '../../kernel/calendar-date';
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { training } from './contract';
import { inventedShelter } from './invented-shelter';
import type { TrainingRead, TrainingWrite } from './records';

const TWO_YEARS = 730;

export const trainingUseCases: UseCases<typeof training, TrainingRead, TrainingWrite> = {
  standing: (_input, { records }) =>
    records.isTraining()
      ? ok({ isEmpty: records.residentCount() === 0 })
      : refuse('training.only-training-vault'),

  async *fill({ seed, residents }, { records, today, commit }) {
    if (!records.isTraining()) return refuse('training.only-training-vault');
    if (records.residentCount() > 0) return refuse('training.already-filled');
    yield { step: 'inventing', done: 0, total: residents };
    const invented = inventedShelter({
      residents,
      seed,
      from: addDays(today, -TWO_YEARS),
      until: addDays(today, -1),
    });
    return commit((write) => {
      if (write.residentCount() > 0) return refuse('training.already-filled');
      for (const resident of invented) write.put(resident);
      return ok({ residents: invented.length });
    });
  },
};
