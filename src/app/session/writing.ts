// From the shelter's settings to its way of writing, and what day it is there.
import { useEffect, useLayoutEffect, useState } from 'react';
import { residentFormsOf } from '../../features/shelter/house-word';
import { RESIDENT_FORMS, type ResidentWord } from '../../features/shelter/resident-word';
import type { CalendarDate } from '../../kernel/calendar-date';
import { dayInZone } from '../../kernel/time-zone';
import { DEFAULT_FORMAT, type FormatSettings } from '../../ui/format';
import { callResidents } from '../i18n';

export type ShelterWriting = Omit<FormatSettings, 'language' | 'today'> & {
  readonly residentWord?: ResidentWord | undefined;
};

const LOOK_EVERY_MS = 30_000;

/** The shelter's own day; changes by itself at the shelter's midnight. */
function useShelterDay(timeZone: string): CalendarDate {
  const [day, setDay] = useState(() => dayNow(timeZone));
  useEffect(() => {
    setDay(dayNow(timeZone));
    const beat = setInterval(() => setDay(dayNow(timeZone)), LOOK_EVERY_MS);
    return () => clearInterval(beat);
  }, [timeZone]);
  return day;
}

function dayNow(timeZone: string): CalendarDate {
  return dayInZone(new Date().toISOString(), timeZone);
}

/** Before the vault has spoken the house's usual way is shown, without a day. */
export function useWriting(shelter: ShelterWriting | undefined): FormatSettings {
  const today = useShelterDay(shelter?.timeZone ?? DEFAULT_FORMAT.timeZone);
  const resident = shelter === undefined ? RESIDENT_FORMS.nazil : residentFormsOf(shelter);
  useLayoutEffect(() => callResidents(resident), [resident]);
  if (shelter === undefined) return DEFAULT_FORMAT;
  const { country, calendar, secondCalendar, digits, firstDayOfWeek, timeZone } = shelter;
  const { language } = DEFAULT_FORMAT;
  return { language, country, calendar, secondCalendar, digits, firstDayOfWeek, timeZone, today };
}
