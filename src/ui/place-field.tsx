// A country, and its governorate where those are known: two questions, one answer.
import { useTranslation } from 'react-i18next';
import { countryOf, governoratesOf } from '../kernel/place';
import type { FieldProps } from './field';
import { useFormat } from './format';
import { Pair } from './layout';
import { ComboBox, Select } from './select';

export interface PlaceFieldProps extends Omit<FieldProps<string>, 'value' | 'onChange'> {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

export function PlaceField({ value, onChange, ...asked }: PlaceFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const country = value === null ? null : countryOf(value);
  const governorates = governoratesOf(country ?? '')
    .map((id) => ({ id: id as string, text: t(`ui:entry.governorate.${id}`) }))
    .sort((a, b) => format.compare(a.text, b.text));
  return (
    <Pair>
      <ComboBox {...asked} options={format.countries()} value={country} onChange={onChange} />
      {country === null || governorates.length === 0 ? null : (
        <Select
          label={t('ui:place.governorate')}
          partOf={asked.label}
          options={[{ id: country, text: t('ui:place.none') }, ...governorates]}
          value={value}
          onChange={onChange}
        />
      )}
    </Pair>
  );
}
