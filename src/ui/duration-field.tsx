// How long something took: typed as hours and minutes or as minutes. What was typed stays until it is sent; minutes on
// file are shown as they may be typed again.
import { durationText } from '../kernel/duration';
import type { FieldProps } from './field';
import { useFormat } from './format';
import { TextField } from './text-field';

export interface DurationFieldProps extends Omit<FieldProps<string>, 'value' | 'onChange'> {
  readonly value: string | number | null;
  readonly onChange: (value: string | null) => void;
}

export function DurationField({ value, onChange, ...asked }: DurationFieldProps) {
  const format = useFormat();
  const shown = typeof value === 'number' ? format.digits(durationText(value)) : value;
  return (
    <TextField
      {...asked}
      kind="code"
      width="short"
      value={shown}
      onChange={(text) => onChange(text.trim() === '' ? null : text)}
    />
  );
}
