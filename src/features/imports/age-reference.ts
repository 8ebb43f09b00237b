// Of which day the ages of a list are. An age counted from another day makes somebody years older or younger.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { OwnListMapping } from './mapping';
import type { MendCode } from './outcome';
import { fold } from './words';

export interface AgeDay {
  readonly on: CalendarDate;
  readonly mend: MendCode;
}

const OF_ADMISSION =
  /(?:^| )(?:عند|وقت|حين|يوم|admission|entry|intake|arrival|admitted|entree|accueil|arrivee)(?: |$)/;
const OF_THE_LIST = /(?:^| )(?:الحالي|حاليا|الان|اليوم|current|now|today|present|actuel)(?: |$)/;

/** The day of an age under this title; today stands for the list's day where the worker gave none. */
export function ageDayOf(
  title: string,
  { agesOf, listedOn }: Pick<OwnListMapping, 'agesOf' | 'listedOn'>,
  days: { readonly admittedOn: CalendarDate | undefined; readonly today: CalendarDate },
): AgeDay {
  const { admittedOn, today } = days;
  const words = fold(title);
  const isOfList = agesOf === 'list' || (agesOf === 'by-title' && OF_THE_LIST.test(words));
  if (isOfList) return { on: listedOn ?? today, mend: 'imports.age-of-list-day' };
  const isSure = agesOf === 'admission' || OF_ADMISSION.test(words);
  return {
    on: admittedOn ?? today,
    mend: isSure ? 'imports.birth-from-age' : 'imports.age-at-admission-assumed',
  };
}
