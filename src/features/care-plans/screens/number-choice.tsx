// A choice among whole numbers, each with its words.
import { type Choice, RadioGroup, type RadioGroupProps } from '../../../ui/choice';

interface NumberChoiceProps
  extends Omit<RadioGroupProps<string>, 'value' | 'onChange' | 'options'> {
  readonly value: number | null | undefined;
  readonly onChange: (value: never) => void;
  readonly options: readonly Choice[];
}

export function NumberChoice({ value, onChange, ...rest }: NumberChoiceProps) {
  return (
    <RadioGroup
      {...rest}
      value={value === null || value === undefined ? null : String(value)}
      onChange={(id) => onChange(Number(id) as never)}
    />
  );
}
