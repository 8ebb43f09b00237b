// Before anything is counted in full: what this period would show, what is sealed over its days, and what sealing it bars.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { Link } from '../../../ui/link';
import { Facts, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { useFormat } from '../../../ui/format';
import { summaries } from '../contract';
import type { Asked } from './asked';
import { useTableWords } from './table-words';

export function PeriodOutlook({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useTableWords();
  const { value } = useQueryOf(summaries.outlook, asked);
  if (value === undefined) return null;
  const tables = (ids: readonly string[]) =>
    ids.length === 0
      ? t('summaries:outlook.none')
      : format.list(ids.map((id) => t(`summaries:table.${id}`)));
  const { shown, withheld, sealed } = value;
  return (
    <Stack>
      <Facts
        items={[
          { term: t('summaries:outlook.shown'), value: tables(shown) },
          { term: t('summaries:outlook.withheld'), value: tables(withheld) },
        ]}
      />
      {value.isEmpty ? <Notice tone="needs" title={t('errors:summaries.nothing-shown')} /> : null}
      {sealed.length === 0 ? (
        <Text tone="muted">
          {t('summaries:outlook.bars', { period: words.period(asked.period) })}
        </Text>
      ) : (
        <Notice tone="needs" title={t('summaries:outlook.sealed', { count: sealed.length })}>
          <ul>
            {sealed.map((one) => (
              <li key={one.id}>
                <Link href={`/reports/${one.id}`}>
                  {t('summaries:list.number-version', {
                    number: format.number(one.sequence),
                    version: format.number(one.version),
                  })}
                </Link>
                {` – ${words.period(one.period)} – ${t(`summaries:profile.${one.profile}`)} – ${t(`summaries:state.${one.state}`)}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Stack>
  );
}
