// An amount and its currency: two questions, one answer. Nothing typed is no answer, whatever currency stands beside it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amountText, CURRENCIES, currencyOf, moneyParts, typedMoney } from '../kernel/money';
import type { FieldProps } from './field';
import { useFormat } from './format';
import { Pair } from './layout';
import { Select } from './select';
import { TextField } from './text-field';

export interface MoneyFieldProps extends Omit<FieldProps<string>, 'value' | 'onChange'> {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

export function MoneyField({ value, onChange, ...asked }: MoneyFieldProps) {
  const { t } = useTranslation();
  const { digitSet, settings } = useFormat();
  const [chosen, choose] = useState(() => currencyOf(settings.country));
  const kept = moneyParts(value ?? '');
  const typed =
    kept === undefined
      ? typedMoney(value ?? '')
      : { amount: amountText(kept, digitSet), currency: kept.currency };
  const currency = typed?.currency ?? chosen;
  const amount = typed?.amount ?? '';
  const answer = (next: string, of: string) =>
    onChange(next.trim() === '' ? null : `${next} ${of}`);
  return (
    <Pair>
      <TextField
        {...asked}
        kind="code"
        width="short"
        value={amount}
        onChange={(next) => {
          choose(currency);
          answer(next, currency);
        }}
      />
      <Select
        label={t('ui:money.currency')}
        partOf={asked.label}
        options={CURRENCIES.map((id) => ({ id, text: t(`ui:entry.currency.${id}`) }))}
        value={currency}
        onChange={(next) => {
          choose(next ?? currency);
          answer(amount, next ?? currency);
        }}
      />
    </Pair>
  );
}
