// How dates and gaps of a list are to be read. A gap is never filled without the worker's word.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, calendarDate } from '../../../kernel/calendar-date';
import { DateField } from '../../../ui/date-field';
import { Columns, Section } from '../../../ui/layout';
import { Select } from '../../../ui/select';
import { CATEGORIES } from '../../residents';
import { AGE_RULES } from '../mapping';
import type { MappingProps } from './column-mapping';

const DAY_ORDERS = ['auto', 'day-first', 'month-first'] as const;
const HIJRI = ['ask', 'convert'] as const;

export function ListRules({ preview, onChange }: MappingProps) {
  const { t } = useTranslation();
  const { mapping } = preview;
  return (
    <Section title={t('imports:map.rules')}>
      <Columns min="narrow">
        <Select
          label={t('imports:rule.day-order')}
          value={mapping.dayOrder}
          options={DAY_ORDERS.map((id) => ({ id, text: t(`imports:rule.day-order-${id}`) }))}
          onChange={(dayOrder) => dayOrder !== null && onChange({ ...mapping, dayOrder })}
        />
        <Select
          label={t('imports:rule.hijri')}
          value={mapping.hijri}
          options={HIJRI.map((id) => ({ id, text: t(`imports:rule.hijri-${id}`) }))}
          onChange={(hijri) => hijri !== null && onChange({ ...mapping, hijri })}
        />
        {preview.kind === 'own-list' ? (
          <Select
            label={t('imports:rule.category-when-missing')}
            value={mapping.categoryWhenMissing}
            options={CATEGORIES.map((id) => ({ id, text: t(`residents:category.${id}`) }))}
            onChange={(categoryWhenMissing) =>
              categoryWhenMissing !== null && onChange({ ...mapping, categoryWhenMissing })
            }
          />
        ) : null}
        <AgeRules preview={preview} onChange={onChange} />
        <DayWhenMissing
          preview={preview}
          onChange={onChange}
          field="admittedOnWhenMissing"
          label={t('imports:rule.admitted-when-missing')}
          help={t('imports:rule.admitted-when-missing-help')}
        />
        <DayWhenMissing
          preview={preview}
          onChange={onChange}
          field="exitedOnWhenMissing"
          label={t('imports:rule.exited-when-missing')}
          help={t('imports:rule.exited-when-missing-help')}
        />
      </Columns>
    </Section>
  );
}

/** Only where a column of ages is taken. */
function AgeRules({ preview, onChange }: MappingProps) {
  const { t } = useTranslation();
  const { mapping } = preview;
  if (!mapping.columns.some(({ target }) => target === 'age')) return null;
  return (
    <>
      <Select
        label={t('imports:rule.ages-of')}
        value={mapping.agesOf}
        options={AGE_RULES.map((id) => ({ id, text: t(`imports:rule.ages-of-${id}`) }))}
        onChange={(agesOf) => agesOf !== null && onChange({ ...mapping, agesOf })}
      />
      {mapping.agesOf === 'admission' ? null : (
        <DayWhenMissing
          preview={preview}
          onChange={onChange}
          field="listedOn"
          label={t('imports:rule.listed-on')}
          help={t('imports:rule.listed-on-help')}
        />
      )}
    </>
  );
}

interface DayWhenMissingProps extends MappingProps {
  readonly field: 'admittedOnWhenMissing' | 'exitedOnWhenMissing' | 'listedOn';
  readonly label: string;
  readonly help: string;
}

// A day still being typed is not sent: only a whole day or none.
function DayWhenMissing({ preview, onChange, field, label, help }: DayWhenMissingProps) {
  const { [field]: chosen, ...rest } = preview.mapping;
  const [typed, setTyped] = useState<CalendarDate | null>(chosen ?? null);
  const change = (day: CalendarDate | null): void => {
    setTyped(day);
    const whole = calendarDate().safeParse(day);
    if (day === null) onChange(rest);
    else if (whole.success) onChange({ ...rest, [field]: whole.data });
  };
  return <DateField label={label} help={help} value={typed} onChange={change} />;
}
