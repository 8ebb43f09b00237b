// What the settings were before, when they changed and by whom.
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section, Text } from '../../../ui/layout';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { type FormerChange, shelter } from '../contract';
import { useSettingWords } from './setting-words';

export function FormerSettings() {
  const { t } = useTranslation();
  const former = useQueryOf(shelter.former, {});
  return (
    <Section title={t('shelter:former.title')} description={t('shelter:former.lead')}>
      <QueryState of={former}>
        {({ changes }) =>
          changes.length === 0 ? (
            <Text tone="muted">{t('shelter:former.none')}</Text>
          ) : (
            <FormerTable changes={changes} />
          )
        }
      </QueryState>
    </Section>
  );
}

function FormerTable({ changes }: { readonly changes: readonly FormerChange[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSettingWords();
  const rows = changes.flatMap(({ at, staffCode, changed }) =>
    changed.map(({ field, before, after }) => ({
      id: `${at} ${field}`,
      cells: [
        format.instant(at),
        <Code key="who">{staffCode}</Code>,
        words.label(field),
        words.value(field, before),
        words.value(field, after),
      ],
    })),
  );
  return (
    <SimpleTable
      caption={t('shelter:former.title')}
      isCaptionHidden
      columns={[
        { id: 'at', title: t('shelter:former.at') },
        { id: 'who', title: t('shelter:former.who') },
        { id: 'field', title: t('shelter:former.field') },
        { id: 'before', title: t('shelter:former.before') },
        { id: 'after', title: t('shelter:former.after') },
      ]}
      rows={rows}
    />
  );
}
