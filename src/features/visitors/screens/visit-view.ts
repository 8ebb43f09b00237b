// One visit as the screens see it.
import type { OutputOf } from '../../../kernel/operation';
import type { visitors } from '../contract';

export type VisitView = OutputOf<typeof visitors.open>['entry'];
