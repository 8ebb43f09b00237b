// The next number of the shelter's series; read and given in one transaction, so that no two files get it.
import type { CalendarDate } from '../../kernel/calendar-date';
import { fileNumberSeries, nextFileNumber } from '../shelter';
import type { ResidentsRead } from './records';

export function freeNumber(records: ResidentsRead, today: CalendarDate): string {
  const { fileNumbers } = records.house();
  const taken = records.caseNumbersIn(fileNumberSeries(fileNumbers, today));
  return nextFileNumber(taken, today, fileNumbers);
}
