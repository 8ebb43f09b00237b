// The archive cases of a training vault: how many, counted by every variable, of which file, and taking them out again.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportId } from '../../../kernel/ids';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Columns, Section, Stack, Text } from '../../../ui/layout';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { Select } from '../../../ui/select';
import { SimpleTable } from '../../../ui/simple-table';
import type { OutputOf } from '../../../kernel/operation';
import { imports } from '../contract';
import type { ArchiveFilter } from '../archive';
import { ArchiveTable } from './archive-table';
import { useArchiveWords } from './archive-words';
import { UndoImport } from './undo-import';

type Found = OutputOf<typeof imports.archive>;

interface Asked {
  readonly importId?: ImportId;
  readonly where: ArchiveFilter;
}

const EVERYTHING: Asked = { where: {} };

export function ArchiveScreen() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>(EVERYTHING);
  const found = useQueryOf(imports.archive, asked, { keepsLast: true });
  return (
    <Page
      title={t('imports:archive.title')}
      lead={t('imports:archive.lead')}
      back={{ href: '/office/import', label: t('imports:title') }}
    >
      <QueryState of={found}>
        {(value) =>
          value.sources.length === 0 ? (
            <EmptyState
              icon="archive"
              title={t('imports:archive.empty')}
              help={t('imports:archive.empty-help')}
            />
          ) : (
            <Stack gap="l">
              <Sources found={value} onTakenOut={() => setAsked(EVERYTHING)} />
              <Filters found={value} asked={asked} onAsk={setAsked} />
              <ArchiveTable archive={value} />
            </Stack>
          )
        }
      </QueryState>
    </Page>
  );
}

interface SourcesProps {
  readonly found: Found;
  readonly onTakenOut: () => void;
}

function Sources({ found, onTakenOut }: SourcesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('imports:archive.sources')}>
      <SimpleTable
        caption={t('imports:archive.sources')}
        isCaptionHidden
        columns={[
          { id: 'at', title: t('imports:past.at') },
          { id: 'who', title: t('imports:archive.who') },
          { id: 'cases', title: t('imports:check.cases'), kind: 'number' },
          { id: 'out', title: t('imports:archive.take-out') },
        ]}
        rows={found.sources.map(({ id, importedAt, staffCode, cases }) => ({
          id,
          cells: [
            format.instant(importedAt),
            <Code key="who">{staffCode}</Code>,
            format.number(cases),
            <UndoImport key="out" importId={id} until={null} size="small" onUndone={onTakenOut} />,
          ],
        }))}
      />
    </Section>
  );
}

interface FiltersProps {
  readonly found: Found;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}

const ANY = 'any';
const NOT_SAID = 'not-said';

function Filters({ found, asked, onAsk }: FiltersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useArchiveWords();
  const isNarrowed = asked.importId !== undefined || Object.keys(asked.where).length > 0;
  return (
    <Section
      title={t('imports:archive.filter')}
      actions={
        isNarrowed ? (
          <Button size="small" onPress={() => onAsk(EVERYTHING)}>
            {t('imports:archive.clear')}
          </Button>
        ) : undefined
      }
    >
      <Columns min="narrow">
        {found.sources.length < 2 ? null : (
          <Select
            name="archive-import"
            label={t('imports:archive.source')}
            options={[
              { id: ANY, text: t('imports:archive.any') },
              ...found.sources.map(({ id, importedAt }) => ({
                id: id as string,
                text: format.instant(importedAt),
              })),
            ]}
            value={asked.importId ?? ANY}
            onChange={(id) => onAsk(withSource(asked, id))}
          />
        )}
        {found.choices.map(({ variable, values, unknown }) => (
          <Select
            key={variable}
            name={`archive-${variable}`}
            label={words.variable(variable)}
            options={[
              { id: ANY, text: t('imports:archive.any') },
              ...values.map(({ value }) => ({ id: value, text: words.value(value) })),
              ...(unknown === 0 ? [] : [{ id: NOT_SAID, text: t('imports:archive.not-said') }]),
            ]}
            value={valueOf(asked.where[variable])}
            onChange={(id) => onAsk(withValue(asked, variable, id))}
          />
        ))}
      </Columns>
      <Text>
        {t('imports:archive.found', {
          cases: format.number(found.cases),
          of: format.number(found.of),
        })}
      </Text>
    </Section>
  );
}

function withSource({ where }: Asked, id: string | null): Asked {
  return id === null || id === ANY ? { where } : { where, importId: id as ImportId };
}

function withValue(
  asked: Asked,
  variable: Found['choices'][number]['variable'],
  id: string | null,
): Asked {
  const { [variable]: _before, ...others } = asked.where;
  if (id === null || id === ANY) return { ...asked, where: others };
  return { ...asked, where: { ...others, [variable]: id === NOT_SAID ? '' : id } };
}

function valueOf(wanted: string | undefined): string {
  if (wanted === undefined) return ANY;
  return wanted === '' ? NOT_SAID : wanted;
}
