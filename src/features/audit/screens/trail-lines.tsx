// The lines of the trail, newest first, as far as a filter finds them; the number above is what it found.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call, useCommand } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Row, Spoken, Stack, Text } from '../../../ui/layout';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { ProgressBar } from '../../../ui/progress-bar';
import { SimpleTable } from '../../../ui/simple-table';
import type { OutputOf } from '../../../kernel/operation';
import { audit, type AuditLine, type TrailFilter } from '../contract';
import { useSentences } from './sentence';
import { TrailFilterForm } from './trail-filter';

type Page = OutputOf<typeof audit.read>;

export function TrailLines() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<TrailFilter>({});
  const reading = useReading(filter);
  const { page } = reading;
  return (
    <Stack>
      <TrailFilterForm people={page?.people ?? []} filter={filter} onFilter={setFilter} />
      {reading.isPending ? (
        <ProgressBar
          label={t('audit:reading')}
          done={reading.progress?.done ?? 0}
          total={reading.progress?.total ?? 1}
          onCancel={reading.cancel}
        />
      ) : null}
      {reading.problem === undefined ? null : (
        <Notice tone="needs" title={reading.problem} isLive />
      )}
      {page === undefined ? null : (
        <Lines
          key={`${JSON.stringify(filter)}/${page.size}`}
          page={page}
          filter={filter}
          onFilter={setFilter}
        />
      )}
    </Stack>
  );
}

function useReading(filter: TrailFilter) {
  const job = useCommand(audit.read);
  const [page, setPage] = useState<Page | undefined>();
  const { run } = job;
  useEffect(() => {
    let isAsked = true;
    void run({ filter }).then((answer) => {
      if (isAsked && answer.kind === 'done') setPage(answer.value);
    });
    return () => {
      isAsked = false;
    };
  }, [run, filter]);
  return { ...job, page };
}

interface LinesProps {
  readonly page: Page;
  readonly filter: TrailFilter;
  readonly onFilter: (filter: TrailFilter) => void;
}

function Lines({ page, filter, onFilter }: LinesProps) {
  const { t } = useTranslation();
  const [older, setOlder] = useState<readonly AuditLine[]>([]);
  const [isAsking, setAsking] = useState(false);
  const lines = [...page.events, ...older];
  if (lines.length === 0) {
    return (
      <EmptyState
        icon="search"
        title={t('audit:filter.none')}
        help={t('audit:filter.none-next')}
        action={<Button onPress={() => onFilter({})}>{t('audit:filter.clear')}</Button>}
      />
    );
  }
  const more = async () => {
    setAsking(true);
    const answer = await call(audit.read, { filter, before: lines.at(-1)?.sequence ?? 1 });
    setAsking(false);
    if (answer.kind === 'done') setOlder([...older, ...answer.value.events]);
  };
  return (
    <Stack>
      <Text tone="muted">{t('audit:found', { count: page.found })}</Text>
      <LineTable lines={lines} onAbout={(about) => onFilter({ about })} />
      {lines.length < page.found ? (
        <div>
          <Button isPending={isAsking} onPress={() => void more()}>
            {t('audit:older')}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}

function LineTable({
  lines,
  onAbout,
}: {
  readonly lines: readonly AuditLine[];
  readonly onAbout: (about: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SimpleTable
      caption={t('audit:title')}
      isCaptionHidden
      columns={[
        { id: 'sequence', title: t('audit:column.sequence'), kind: 'number' },
        { id: 'at', title: t('audit:column.at'), kind: 'whole' },
        { id: 'actor', title: t('audit:column.actor') },
        { id: 'what', title: t('audit:column.what'), kind: 'wide' },
        { id: 'about', title: t('audit:column.about') },
      ]}
      rows={lines.map((line) => ({
        id: String(line.sequence),
        cells: [
          format.number(line.sequence),
          line.at === '' ? '' : <Moment key="at" at={line.at} />,
          line.actor === 'vault' ? t('audit:by-itself') : <Code key="actor">{line.actor}</Code>,
          <What key="what" line={line} />,
          <About key="about" line={line} onAbout={onAbout} />,
        ],
      }))}
    />
  );
}

function What({ line }: { readonly line: AuditLine }) {
  const { t } = useTranslation();
  const sentences = useSentences();
  const details = sentences.details(line);
  return (
    <>
      <p>
        {sentences.act(line)}{' '}
        {line.outcome === 'refused' ? <Badge tone="needs">{t('audit:refused')}</Badge> : null}
        {line.isLate ? <Badge>{t('audit:late')}</Badge> : null}
        {line.unsigned === undefined ? null : (
          <Badge tone="needs">{t(`audit:unsigned.${line.unsigned}`)}</Badge>
        )}
      </p>
      {details.length === 0 ? null : (
        <Text tone="muted" size="small">
          {details.map((detail, nth) => (
            <span key={detail.id}>
              {nth === 0 ? '' : ' · '}
              {'sentence' in detail ? detail.sentence : <NameAndValue {...detail} />}
            </span>
          ))}
        </Text>
      )}
    </>
  );
}

function NameAndValue({ name, value }: { readonly name: string; readonly value: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {t('audit:detail-name', { name })}{' '}
      {/^\d{1,15}$/.test(value) ? format.number(Number(value)) : <Code>{value}</Code>}
    </>
  );
}

const CODE_LENGTH = 8;

function About({
  line,
  onAbout,
}: {
  readonly line: AuditLine;
  readonly onAbout: (about: string) => void;
}) {
  const { t } = useTranslation();
  if (line.object === undefined) return null;
  const code = line.object.id.slice(0, CODE_LENGTH);
  return (
    <Row>
      <Button kind="quiet" size="small" onPress={() => onAbout(code)}>
        <Spoken>{t('audit:filter.only-this')}</Spoken> <Code>{code}</Code>
      </Button>
    </Row>
  );
}
