// A time of day: typed with or without a sign between hours and minutes, in any digits, or taken from the clock on the wall.
import { useTranslation } from 'react-i18next';
import { wallClockOf } from '../kernel/time-zone';
import { Button } from './button';
import type { FieldProps } from './field';
import { useFormat } from './format';
import { TextField } from './text-field';

export interface TimeFieldProps extends Omit<FieldProps<string>, 'value' | 'onChange'> {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

export function TimeField({ value, onChange, ...asked }: TimeFieldProps) {
  const format = useFormat();
  const put = (now: string) =>
    onChange(format.digits(wallClockOf(now, format.settings.timeZone).time));
  return (
    <TextField
      {...asked}
      kind="code"
      width="short"
      value={value}
      onChange={(text) => onChange(text.trim() === '' ? null : text)}
      beside={<NowButton label={asked.label} onNow={put} />}
    />
  );
}

interface NowButtonProps {
  /** Of the field, for ears. */
  readonly label: string;
  readonly onNow: (now: string) => void;
}

export function NowButton({ label, onNow }: NowButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      kind="quiet"
      size="small"
      icon="clock"
      spoken={t('ui:clock.now-for', { label })}
      onPress={() => onNow(new Date().toISOString())}
    >
      {t('ui:clock.now')}
    </Button>
  );
}
