// What the window may ask about medical visits.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { healthVisit } from './health-visit';

export const healthVisits = contractOf('health-visits', {
  ...entryOperations(healthVisit),
  ...entryEnding(healthVisit),
});
