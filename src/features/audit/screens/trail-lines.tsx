// The lines of the trail, newest first, as far as a filter finds them; the number above is what it found.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call, useCommand } from '../../../ui/call';
import { ColleagueName } from '../../../ui/colleagues';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Beside, Row, Spoken, Stack, Text } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { useMark } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { ProgressBar } from '../../../ui/progress-bar';
import { SimpleTable } from '../../../ui/simple-table';
import { isId, type ResidentId } from '../../../kernel/ids';
import type { OutputOf } from '../../../kernel/operation';
import { audit, type AuditLine, type TrailFilter } from '../contract';
import { useSentences } from './sentence';
import { TrailFilterForm } from './trail-filter';

type Page = OutputOf<typeof audit.read>;

/** `file`: the lines of one file alone, each leading to its place in the whole trail. */
export function TrailLines({ file }: { readonly file?: ResidentId }) {
  const { t } = useTranslation();
  const own = file === undefined ? {} : { file };
  const [filter, setOwnFilter] = useState<TrailFilter>(own);
  const setFilter = (next: TrailFilter) => setOwnFilter({ ...next, ...own });
  const from = /^line-(\d+)$/.exec(useMark())?.[1];
  const reading = useReading(
    filter,
    file === undefined && from !== undefined ? Number(from) : null,
  );
  const { page } = reading;
  return (
    <Stack>
      <TrailFilterForm
        people={page?.people ?? []}
        filter={filter}
        onFilter={setFilter}
        isOfFile={file !== undefined}
      />
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
          isOfFile={file !== undefined}
        />
      )}
    </Stack>
  );
}

/** From `line` on backwards, until something else is looked for. */
function useReading(filter: TrailFilter, line: number | null) {
  const job = useCommand(audit.read);
  const [page, setPage] = useState<Page | undefined>();
  const { run } = job;
  useEffect(() => {
    let isAsked = true;
    const isPlain = Object.keys(filter).length === 0;
    const before = line !== null && isPlain ? { before: line + 1 } : {};
    void run({ filter, ...before }).then((answer) => {
      if (isAsked && answer.kind === 'done') setPage(answer.value);
    });
    return () => {
      isAsked = false;
    };
  }, [run, filter, line]);
  return { ...job, page };
}

interface LinesProps {
  readonly page: Page;
  readonly filter: TrailFilter;
  readonly onFilter: (filter: TrailFilter) => void;
  readonly isOfFile: boolean;
}

function Lines({ page, filter, onFilter, isOfFile }: LinesProps) {
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
      <LineTable lines={lines} isOfFile={isOfFile} onLookFor={onFilter} />
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

interface LineTableProps {
  readonly lines: readonly AuditLine[];
  readonly isOfFile: boolean;
  readonly onLookFor: (filter: TrailFilter) => void;
}

function LineTable({ lines, isOfFile, onLookFor }: LineTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const about = { id: 'about', title: t('audit:column.about') };
  return (
    <SimpleTable
      caption={isOfFile ? t('audit:of-file.title') : t('audit:title')}
      isCaptionHidden
      columns={[
        { id: 'sequence', title: t('audit:column.sequence'), kind: 'number' },
        { id: 'at', title: t('audit:column.at'), kind: 'whole' },
        { id: 'actor', title: t('audit:column.actor') },
        { id: 'what', title: t('audit:column.what'), kind: 'wide' },
        ...(isOfFile ? [] : [about]),
      ]}
      rows={lines.map((line) => ({
        id: String(line.sequence),
        cells: [
          isOfFile ? <InTrail key="sequence" line={line} /> : format.number(line.sequence),
          line.at === '' ? '' : <Moment key="at" at={line.at} />,
          line.actor === 'vault' ? t('audit:by-itself') : <Code key="actor">{line.actor}</Code>,
          <What key="what" line={line} />,
          ...(isOfFile ? [] : [<About key="about" line={line} onLookFor={onLookFor} />]),
        ],
      }))}
    />
  );
}

/** The line among the others of the trail. */
function InTrail({ line: { sequence } }: { readonly line: AuditLine }) {
  const format = useFormat();
  return <Link href={`/office/audit#line-${sequence}`}>{format.number(sequence)}</Link>;
}

function What({ line }: { readonly line: AuditLine }) {
  const { t } = useTranslation();
  const sentences = useSentences();
  const details = sentences.details(line);
  return (
    <Beside>
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
    </Beside>
  );
}

function NameAndValue({ name, value }: { readonly name: string; readonly value: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  // As short as in the column of files, where it may be looked for.
  const code = isId(value) ? value.slice(0, CODE_LENGTH) : value;
  return (
    <>
      {t('audit:detail-name', { name })}{' '}
      {/^\d{1,15}$/.test(value) ? format.number(Number(value)) : <Code>{code}</Code>}
    </>
  );
}

const CODE_LENGTH = 8;

function About({
  line,
  onLookFor,
}: {
  readonly line: AuditLine;
  readonly onLookFor: (filter: TrailFilter) => void;
}) {
  const { t } = useTranslation();
  const { object, person } = line;
  if (object === undefined) return null;
  const code = object.id.slice(0, CODE_LENGTH);
  const filter = person === undefined ? { about: code } : { file: person.residentId };
  return (
    <Row>
      <Button kind="quiet" size="small" onPress={() => onLookFor(filter)}>
        <Spoken>{t('audit:filter.only-this')}</Spoken>{' '}
        {object.kind === 'staff' ? (
          <ColleagueName id={object.id} />
        ) : (
          <>
            {person?.name.state === 'open' ? <Bidi>{person.name.value}</Bidi> : null}{' '}
            <Code>{person?.caseNumber ?? code}</Code>
          </>
        )}
      </Button>
    </Row>
  );
}
