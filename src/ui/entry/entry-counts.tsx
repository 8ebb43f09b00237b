// How many entries of the period carry each code: a small table per field, each number leads to the entries it counted.
import { useTranslation } from 'react-i18next';
import { type CodeChosen, countsOf } from '../../kernel/entry/entry-counts';
import { Button } from '../button';
import { useFormat } from '../format';
import { Row, Section } from '../layout';
import { SimpleTable } from '../simple-table';
import type { AnyScreen, AnyView } from './entry-screen';
import { type EntryWords, useEntryWords } from './entry-words';

export interface CountsProps {
  readonly screen: AnyScreen;
  readonly entries: readonly AnyView[];
  readonly onChoose: (only: CodeChosen) => void;
}

export function EntryCounts({ screen, entries, onChoose }: CountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useEntryWords(screen);
  const tables = countsOf(screen.kind.counted, entries).filter(({ counts }) => counts.length > 0);
  if (tables.length === 0) return null;
  return (
    <Section title={t('ui:entry.counts')} description={t('ui:entry.counts-help')}>
      <Row align="start" gap="l">
        {tables.map(({ field, counts, unknown }) => (
          <SimpleTable
            key={field}
            caption={words.label(field)}
            isCaptionHidden
            columns={[
              { id: 'code', title: words.label(field), kind: 'wide' },
              { id: 'count', title: t('ui:entry.count'), kind: 'number' },
            ]}
            rows={[
              ...counts.map(({ code, count }) => ({
                id: code,
                cells: [
                  words.code(field, code),
                  <Count
                    key={code}
                    name={`${words.label(field)}: ${words.code(field, code)}`}
                    count={count}
                    onPress={() => onChoose({ field, code })}
                  />,
                ],
              })),
              ...(unknown === 0
                ? []
                : [{ id: 'unknown', cells: [t('ui:entry.unknown'), format.number(unknown)] }]),
            ]}
          />
        ))}
      </Row>
    </Section>
  );
}

interface CountProps {
  readonly name: string;
  readonly count: number;
  readonly onPress: () => void;
}

function Count({ name, count, onPress }: CountProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Button
      kind="quiet"
      size="small"
      spoken={t('ui:entry.show-counted', { name, count })}
      onPress={onPress}
    >
      {number(count)}
    </Button>
  );
}

export interface OnlyProps {
  readonly words: EntryWords;
  readonly only: CodeChosen;
  readonly onAll: () => void;
}

/** Says that the list is narrowed to what one number counted, and leads back. */
export function OnlyCounted({ words, only: { field, code }, onAll }: OnlyProps) {
  const { t } = useTranslation();
  const name = `${words.label(field)}: ${words.code(field, code)}`;
  return (
    <Row>
      <span role="status">{t('ui:entry.only', { name })}</span>
      <Button kind="quiet" size="small" icon="close" onPress={onAll}>
        {t('ui:entry.show-all')}
      </Button>
    </Row>
  );
}
