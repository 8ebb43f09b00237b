// Lines of Today that their reader put off until a day. They are put off for that reader alone, and come back by themselves.
// The page shows either what is due or what was put off; each part asks here which of its lines it shows.
import { createContext, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate } from '../kernel/calendar-date';
import { Button } from './button';
import { DateField } from './date-field';
import { Dialog } from './dialog';
import { useFormat } from './format';
import { Stack } from './layout';
import { MenuButton } from './menu';

export interface PutOff {
  /** Until when each line is put off, by its name. */
  readonly lines: ReadonlyMap<string, CalendarDate>;
  /** Whether the page shows those put off instead of those due. */
  readonly showsPutOff: boolean;
  /** A sentence where it could not be. */
  readonly until: (line: string, day: CalendarDate) => Promise<string | undefined>;
  readonly takeBack: (line: string) => void;
  /** Says how many of a part's lines are put off now. */
  readonly report: (part: string, count: number) => void;
}

export const PutOffContext = createContext<PutOff | undefined>(undefined);

/** The lines of one part that the page shows now. */
export function useDueLines<Line>(
  part: string,
  lines: readonly Line[],
  nameOf: (line: Line) => string,
): readonly Line[] {
  const putOff = useContext(PutOffContext);
  const away = lines.filter((line) => putOff?.lines.has(nameOf(line)) === true);
  const report = putOff?.report;
  const count = away.length;
  useEffect(() => {
    report?.(part, count);
    return () => report?.(part, 0);
  }, [report, part, count]);
  if (putOff === undefined) return lines;
  return putOff.showsPutOff ? away : lines.filter((line) => !away.includes(line));
}

/** What can never be put off is not shown among what was. */
export function useShowsDue(): boolean {
  return useContext(PutOffContext)?.showsPutOff !== true;
}

const DAYS = [
  { id: 'tomorrow', days: 1 },
  { id: 'in-three-days', days: 3 },
  { id: 'in-a-week', days: 7 },
] as const;

/** `about`: what the line is, for who hears the button alone. */
export function PutOffButton({ line, about }: { readonly line: string; readonly about: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const putOff = useContext(PutOffContext);
  const [isAsked, setAsked] = useState(false);
  if (putOff === undefined) return null;
  const until = putOff.lines.get(line);
  if (until !== undefined) {
    return (
      <Button
        kind="quiet"
        size="small"
        spoken={t('ui:put-off.take-back-of', { about })}
        onPress={() => putOff.takeBack(line)}
      >
        {t('ui:put-off.take-back', { on: format.dateShort(until) })}
      </Button>
    );
  }
  return (
    <>
      <MenuButton
        label={t('ui:put-off.of', { about })}
        icon="clock"
        isIconOnly
        items={[
          ...DAYS.map(({ id }) => ({ id, text: t(`ui:put-off.${id}`) })),
          { id: 'other', text: t('ui:put-off.other'), startsGroup: true },
        ]}
        onAction={(id) => {
          const days = DAYS.find((one) => one.id === id)?.days;
          if (days === undefined || format.today === '') setAsked(true);
          else void putOff.until(line, addDays(format.today, days));
        }}
      />
      {isAsked ? (
        <UntilDialog
          onClose={() => setAsked(false)}
          onDay={async (day) => {
            const trouble = await putOff.until(line, day);
            if (trouble === undefined) setAsked(false);
            return trouble;
          }}
        />
      ) : null}
    </>
  );
}

function UntilDialog({
  onClose,
  onDay,
}: {
  readonly onClose: () => void;
  readonly onDay: (day: CalendarDate) => Promise<string | undefined>;
}) {
  const { t } = useTranslation();
  const [day, setDay] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | undefined>();
  const send = async () => {
    if (day === null || day === '') setTrouble(t('ui:put-off.day-missing'));
    else setTrouble(await onDay(day as CalendarDate));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('ui:put-off.title')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button kind="primary" onPress={() => void send()}>
            {t('ui:put-off.do')}
          </Button>
        </>
      }
    >
      <Stack>
        <DateField
          label={t('ui:put-off.until')}
          name="until"
          value={day}
          onChange={setDay}
          {...(trouble === undefined ? {} : { error: trouble })}
        />
      </Stack>
    </Dialog>
  );
}
