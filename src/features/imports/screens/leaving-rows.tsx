// Rows of people who have left by the list, or may have, on a day that it does not say: the worker decides about each.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, calendarDate } from '../../../kernel/calendar-date';
import { Bidi } from '../../../ui/bidi';
import { DateField } from '../../../ui/date-field';
import { useFormat } from '../../../ui/format';
import { Section, Stack, Text } from '../../../ui/layout';
import { Select } from '../../../ui/select';
import { SimpleTable } from '../../../ui/simple-table';
import type { ImportPreview } from '../contract';
import type { MappingProps } from './column-mapping';
import { withDeparture } from './import-plan';

type Leaving = ImportPreview['leaving'][number];

type Decision = 'open' | 'left' | 'stays';

export function LeavingRows({ preview, onChange }: MappingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (preview.leaving.length === 0) return null;
  return (
    <Section title={t('imports:leaving.title')} description={t('imports:leaving.help')}>
      <SimpleTable
        caption={t('imports:leaving.title')}
        isCaptionHidden
        columns={[
          { id: 'line', title: t('imports:check.line') },
          { id: 'name', title: t('imports:check.name') },
          { id: 'words', title: t('imports:leaving.words') },
          { id: 'now', title: t('imports:leaving.now') },
          { id: 'decision', title: t('imports:known.decision') },
        ]}
        rows={preview.leaving.map((row) => ({
          id: String(row.line),
          cells: [
            format.number(row.line),
            <Bidi key="name">{row.name}</Bidi>,
            <Text key="words" isVerbatim>
              {row.words}
            </Text>,
            <Outcome key="now" row={row} />,
            <Choice key="decision" row={row} preview={preview} onChange={onChange} />,
          ],
        }))}
      />
    </Section>
  );
}

function Outcome({ row }: { readonly row: Leaving }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (row.verdict === 'reject') return t('imports:leaving.rejected');
  if (row.exitedOn === undefined) return t('imports:leaving.stays');
  return t('imports:leaving.left', { day: format.date(row.exitedOn) });
}

// A day still being typed decides nothing yet: the row stays as it is until the day is whole.
function Choice({ row, preview, onChange }: MappingProps & { readonly row: Leaving }) {
  const { t } = useTranslation();
  const { line, name } = row;
  const decided = preview.mapping.departures.find((one) => one.line === line);
  const [chosen, setChosen] = useState<Decision>(decisionOf(decided?.exitedOn));
  const [typed, setTyped] = useState<CalendarDate | null>(decided?.exitedOn ?? null);
  const settle = (decision: Decision, day: CalendarDate | null): void => {
    const whole = calendarDate().safeParse(day);
    const left = whole.success ? whole.data : undefined;
    const exitedOn = { open: undefined, stays: null, left }[decision];
    onChange(withDeparture(preview.mapping, line, exitedOn));
  };
  const isolated = `\u2068${name}\u2069`;
  return (
    <Stack gap="s">
      <Select<Decision>
        label={t('imports:leaving.decision', { name: isolated })}
        value={chosen}
        options={[
          { id: 'open', text: t('imports:leaving.open') },
          { id: 'left', text: t('imports:leaving.choose-left') },
          { id: 'stays', text: t('imports:leaving.stays') },
        ]}
        onChange={(decision) => {
          if (decision === null) return;
          setChosen(decision);
          settle(decision, typed);
        }}
      />
      {chosen === 'left' ? (
        <DateField
          label={t('imports:leaving.day', { name: isolated })}
          value={typed}
          onChange={(day) => {
            setTyped(day);
            settle('left', day);
          }}
        />
      ) : null}
    </Stack>
  );
}

function decisionOf(exitedOn: CalendarDate | null | undefined): Decision {
  if (exitedOn === undefined) return 'open';
  return exitedOn === null ? 'stays' : 'left';
}
