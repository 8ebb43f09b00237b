// Which days, and for whom: the two questions before anything is counted.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate, type Period } from '../../../kernel/calendar-date';
import { Button } from '../../../ui/button';
import { RadioGroup } from '../../../ui/choice';
import { DateField } from '../../../ui/date-field';
import { useFormat } from '../../../ui/format';
import { Row, Stack } from '../../../ui/layout';
import { Select } from '../../../ui/select';
import { endedPeriods, PERIOD_KINDS, type PeriodKind } from '../period-choices';
import { PROFILES, type Profile } from '../profile';
import type { Asked } from './asked';
import { PeriodOutlook } from './period-outlook';
import { useTableWords } from './table-words';

type Kind = PeriodKind | 'custom';

export function PeriodForm({ onAsk }: { readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind | null>('month');
  const [chosen, setChosen] = useState<Period | undefined>(undefined);
  const [profile, setProfile] = useState<Profile['name'] | null>('partner');
  const choose = (next: Kind | null) => {
    setKind(next);
    setChosen(undefined);
  };
  const ask = chosen === undefined || profile === null ? undefined : { period: chosen, profile };
  return (
    <Stack>
      <RadioGroup
        label={t('summaries:prepare.kind')}
        name="kind"
        error={undefined}
        direction="row"
        value={kind}
        onChange={choose}
        options={([...PERIOD_KINDS, 'custom'] as const).map((id) => ({
          id,
          text: t(`summaries:kind.${id}`),
        }))}
      />
      {kind === 'custom' ? (
        <CustomPeriod onChange={setChosen} />
      ) : (
        <EndedPeriod key={kind} kind={kind ?? 'month'} onChange={setChosen} />
      )}
      <ProfileChoice value={profile} onChange={setProfile} />
      {ask === undefined ? null : <PeriodOutlook asked={ask} />}
      <Row>
        <Button
          kind="primary"
          icon="table"
          isDisabled={ask === undefined}
          onPress={() => ask === undefined || onAsk(ask)}
        >
          {t('summaries:prepare.count')}
        </Button>
      </Row>
    </Stack>
  );
}

interface PeriodChoiceProps {
  readonly onChange: (period: Period | undefined) => void;
}

function EndedPeriod({ kind, onChange }: PeriodChoiceProps & { readonly kind: PeriodKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useTableWords();
  const [value, setValue] = useState<string | null>(null);
  const offered = format.today === '' ? [] : endedPeriods(kind, format.today);
  const textOf = (period: Period): string => {
    if (kind === 'month') return format.month(period.from.slice(0, 7));
    return kind === 'year' ? format.digits(period.from.slice(0, 4)) : words.period(period);
  };
  return (
    <Select
      label={t('summaries:list.period')}
      name="period"
      error={undefined}
      value={value}
      onChange={(id) => {
        setValue(id);
        onChange(offered.find(({ from }) => from === id));
      }}
      options={offered.map((period) => ({ id: period.from as string, text: textOf(period) }))}
    />
  );
}

function CustomPeriod({ onChange }: PeriodChoiceProps) {
  const { t } = useTranslation();
  const [first, setFirst] = useState<CalendarDate | null>(null);
  const [last, setLast] = useState<CalendarDate | null>(null);
  const take = (from: CalendarDate | null, lastDay: CalendarDate | null) => {
    setFirst(from);
    setLast(lastDay);
    const isWhole = from !== null && lastDay !== null && from <= lastDay;
    onChange(isWhole ? { from, to: addDays(lastDay, 1) } : undefined);
  };
  const isReversed = first !== null && last !== null && last < first;
  return (
    <Row gap="m" align="start">
      <DateField
        label={t('summaries:prepare.from')}
        name="from"
        error={undefined}
        value={first}
        onChange={(day) => take(day as CalendarDate | null, last)}
      />
      <DateField
        label={t('summaries:prepare.to')}
        name="to"
        error={isReversed ? t('errors:summaries.period-empty') : undefined}
        value={last}
        onChange={(day) => take(first, day as CalendarDate | null)}
      />
    </Row>
  );
}

interface ProfileChoiceProps {
  readonly value: Profile['name'] | null;
  readonly onChange: (name: Profile['name'] | null) => void;
}

function ProfileChoice({ value, onChange }: ProfileChoiceProps) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      label={t('summaries:prepare.profile')}
      name="profile"
      error={undefined}
      help={t('summaries:prepare.profile-help')}
      value={value}
      onChange={onChange}
      options={Object.values(PROFILES).map(({ name, k, base, rounding }) => ({
        id: name,
        text: t(`summaries:profile.${name}`),
        help: t(`summaries:rounding.${rounding}`, { k, base }),
      }))}
    />
  );
}
