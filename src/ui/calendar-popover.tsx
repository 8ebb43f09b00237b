// A month to pick a day from, in the calendar in which the day is being written.
import { CalendarDate as LibraryDate, parseDate } from '@internationalized/date';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../kernel/calendar-date';
import { IconButton } from './button';
import { type CalendarName, localeOf, useFormat } from './format';

export function CalendarPopover(props: {
  readonly calendar: CalendarName;
  readonly value: CalendarDate | undefined;
  readonly onTake: (on: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = props.value ?? (format.today === '' ? undefined : format.today);
  return (
    <DialogTrigger>
      <IconButton icon="calendar" label={t('ui:date.open-calendar')} />
      <Popover className="popover" offset={6}>
        <Dialog className="calendar-dialog" aria-label={t('ui:date.calendar')}>
          {({ close }) => (
            <I18nProvider locale={localeOf(format.settings, props.calendar)}>
              <Calendar
                className="calendar"
                autoFocus
                firstDayOfWeek={format.settings.firstDayOfWeek}
                value={props.value === undefined ? null : parseDate(props.value)}
                {...(shown === undefined ? {} : { defaultFocusedValue: parseDate(shown) })}
                onChange={(day) => {
                  props.onTake(new LibraryDate(day.year, day.month, day.day).toString());
                  close();
                }}
              >
                <header className="calendar-head">
                  <IconButton slot="previous" icon="previous" label={t('ui:date.previous-month')} />
                  <Heading className="calendar-title" />
                  <IconButton slot="next" icon="next" label={t('ui:date.next-month')} />
                </header>
                <CalendarGrid weekdayStyle="short" className="calendar-grid">
                  <CalendarGridHeader>
                    {(day) => (
                      <CalendarHeaderCell className="calendar-weekday">{day}</CalendarHeaderCell>
                    )}
                  </CalendarGridHeader>
                  <CalendarGridBody>
                    {(date) => <CalendarCell date={date} className="calendar-day" />}
                  </CalendarGridBody>
                </CalendarGrid>
              </Calendar>
            </I18nProvider>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
