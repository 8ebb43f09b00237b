// The schedule: how long each class of records is kept, who said so, and changing it with a reason.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from '../../../ui/bidi';
import { call, useQueryOf } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Card, Section, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { QueryState } from '../../../ui/query-state';
import { Select } from '../../../ui/select';
import { SimpleTable } from '../../../ui/simple-table';
import { NumberField, TextField } from '../../../ui/text-field';
import { RECORD_CLASSES } from '../../shelter';
import { type PeriodLine, retention } from '../contract';

export function PeriodsTab() {
  const { t } = useTranslation();
  const reviews = useQueryOf(retention.reviews, {});
  return (
    <QueryState of={reviews}>
      {({ periods }) => (
        <Stack gap="l">
          <Text tone="muted">{t('retention:periods.lead')}</Text>
          {periods.some(({ set }) => set === null) ? (
            <Notice>{t('retention:periods.ask-authority')}</Notice>
          ) : null}
          <PeriodTable periods={periods} />
          <Card title={t('retention:periods.change')}>
            <PeriodForm />
          </Card>
          <Section title={t('retention:periods.without-end')}>
            <Text tone="muted">{t('retention:periods.without-end-help')}</Text>
          </Section>
        </Stack>
      )}
    </QueryState>
  );
}

function PeriodTable({ periods }: { readonly periods: readonly PeriodLine[] }) {
  const { t } = useTranslation();
  return (
    <SimpleTable
      caption={t('retention:tabs.periods')}
      isCaptionHidden
      columns={[
        { id: 'class', title: t('retention:periods.column.class') },
        { id: 'years', title: t('retention:periods.column.years') },
        { id: 'basis', title: t('retention:periods.column.basis') },
      ]}
      rows={periods.map((period) => ({
        id: period.record,
        cells: [
          t(`retention:class.${period.record}`),
          t('retention:periods.years', { count: period.years }),
          <Basis key="basis" period={period} />,
        ],
      }))}
    />
  );
}

function Basis({ period: { set } }: { readonly period: PeriodLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (set === null) return <>{t('retention:periods.not-set')}</>;
  return (
    <>
      {t('retention:periods.set-by')} <Code>{set.staffCode}</Code>{' '}
      {t('retention:periods.set-at', { at: format.instant(set.setAt) })} <Bidi>{set.reason}</Bidi>
    </>
  );
}

function PeriodForm() {
  const { t } = useTranslation();
  const [isSaved, setSaved] = useState(false);
  const form = useFormOf({
    schema: retention.setPeriod.input,
    start: { record: null, years: null, reason: '' },
    submit: (input) => {
      setSaved(false);
      return call(retention.setPeriod, input);
    },
    onDone: () => {
      setSaved(true);
      form.reset();
    },
  });
  return (
    <Stack>
      {isSaved ? <Notice tone="done" isLive title={t('retention:periods.saved')} /> : null}
      <Form form={form} submitLabel={t('retention:periods.save')}>
        <Select
          label={t('retention:periods.field.class')}
          isRequired
          options={RECORD_CLASSES.map((id) => ({ id, text: t(`retention:class.${id}`) }))}
          {...form.field('record')}
        />
        <NumberField
          label={t('retention:periods.field.years')}
          isRequired
          {...form.field('years')}
        />
        <TextField
          label={t('retention:periods.field.reason')}
          help={t('retention:periods.reason-help')}
          isRequired
          {...form.field('reason')}
        />
      </Form>
    </Stack>
  );
}
