// What stays of a stay when the person is erased: what the tables count, cut as coarse as the tables allow.
// No file number, no instant, no word; and nothing by which the trail's ids lead here.
import type { CalendarDate } from '../../kernel/calendar-date';
import type {
  Category,
  CountedFacts,
  ExitDestination,
  ExitReason,
  ExploitationForm,
  ReferralSource,
  ResidenceStatus,
  Sex,
} from '../residents';
import { bandStartOf, formOf } from '../summaries';

export interface EndedStay {
  readonly admittedOn: CalendarDate;
  /** Completed years at admission; null when unknown. */
  readonly age: number | null;
  readonly referralSource: ReferralSource;
  readonly exitedOn: CalendarDate;
  readonly exitReason: ExitReason;
  readonly exitDestination: ExitDestination;
}

/** One stay without identity. */
export interface KeptStay extends Omit<EndedStay, 'age'> {
  /** Youngest age of the table's band (0, 5, 12, 15, 18, 25, 30, 40, 60); null when unknown. */
  readonly ageFrom: number | null;
  readonly sex: Sex;
  readonly category: Category;
  readonly exploitationForm: ExploitationForm;
  readonly nationality: string | null;
  readonly residenceStatus: ResidenceStatus;
}

export function keptStay(facts: CountedFacts, { age, ...stay }: EndedStay): KeptStay {
  return {
    ...stay,
    ageFrom: bandStartOf(age),
    sex: facts.sex,
    category: facts.category,
    exploitationForm: formOf(facts.exploitationForms),
    nationality: facts.nationality ?? null,
    residenceStatus: facts.residenceStatus,
  };
}
