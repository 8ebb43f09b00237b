// A day and a time by the clock on the shelter's wall: two questions, one answer. What is no moment yet stays as it was typed.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantsAt, isMoment, wallClockOf } from '../kernel/time-zone';
import { writtenMoment } from '../kernel/moment';
import { DateField } from './date-field';
import type { FieldProps } from './field';
import { useFormat } from './format';
import { Pair } from './layout';
import { TextField } from './text-field';
import { NowButton } from './time-field';

export interface MomentFieldProps extends Omit<FieldProps<string>, 'value' | 'onChange'> {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

export function MomentField({ value, onChange, help, ...asked }: MomentFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = format.settings.timeZone;
  const shown = partsOf(value, zone);
  const [typed, setTyped] = useState<string | undefined>();
  const put = (day: string, time: string) =>
    onChange(day === '' && time.trim() === '' ? null : writtenMoment({ day, time }, zone));
  const said = isTwice(value, zone) ? t('ui:clock.twice') : help;
  return (
    <Pair>
      <DateField
        {...asked}
        {...(said === undefined ? {} : { help: said })}
        value={shown.day}
        onChange={(day) => put(day ?? '', shown.time)}
      />
      <TextField
        label={t('ui:clock.time')}
        partOf={asked.label}
        kind="code"
        width="short"
        value={typed ?? format.digits(shown.time)}
        beside={
          <NowButton
            label={asked.label}
            onNow={(now) => {
              setTyped(undefined);
              // To the minute, as one would type it.
              onChange(`${now.slice(0, 16)}:00.000Z`);
            }}
          />
        }
        onChange={(time) => {
          setTyped(time);
          put(shown.day, time);
        }}
      />
    </Pair>
  );
}

function partsOf(value: string | null, zone: string): { day: string; time: string } {
  if (value === null) return { day: '', time: '' };
  if (isMoment(value)) return { ...wallClockOf(value, zone) };
  const [, day = '', time = ''] = /^(?:skipped )?(\S*) (.*)$/s.exec(value) ?? [];
  return { day, time };
}

function isTwice(value: string | null, zone: string): boolean {
  return value !== null && isMoment(value) && instantsAt(wallClockOf(value, zone), zone).length > 1;
}
