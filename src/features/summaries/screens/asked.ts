// Which days, and for whom.
import type { Period } from '../../../kernel/calendar-date';
import type { Profile } from '../profile';

export interface Asked {
  readonly period: Period;
  readonly profile: Profile['name'];
}
