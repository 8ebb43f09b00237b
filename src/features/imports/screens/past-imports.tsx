// Earlier imports: when, what came of them, until when one can be taken back, and why it no longer can.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section, Stack, Text } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { type ImportLine, imports } from '../contract';
import { UndoImport, UndoUntil } from './undo-import';

const BAR_WORDS = {
  'imports.undo-over': 'over',
  'imports.counted-since': 'counted',
  'imports.changed-since': 'changed',
} as const;

export function PastImports() {
  const { t } = useTranslation();
  const list = useQueryOf(imports.list, {});
  return (
    <Section title={t('imports:past.title')} description={t('imports:past.rule')}>
      <QueryState of={list}>
        {(value) =>
          value.imports.length === 0 ? (
            <Text tone="muted">{t('imports:past.empty')}</Text>
          ) : (
            <PastTable past={value.imports} />
          )
        }
      </QueryState>
    </Section>
  );
}

function PastTable({ past }: { readonly past: readonly ImportLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SimpleTable
      caption={t('imports:past.title')}
      isCaptionHidden
      columns={[
        { id: 'at', title: t('imports:past.at'), kind: 'whole' },
        { id: 'kind', title: t('imports:past.kind') },
        { id: 'created', title: t('imports:past.created'), kind: 'number' },
        { id: 'skipped', title: t('imports:past.skipped'), kind: 'number' },
        { id: 'rejected', title: t('imports:past.rejected'), kind: 'number' },
        { id: 'state', title: t('imports:past.state') },
      ]}
      rows={past.map((one) => ({
        id: one.id,
        cells: [
          <Moment key="at" at={one.importedAt} />,
          <Kind key="kind" past={one} />,
          format.number(one.created),
          format.number(one.skipped),
          format.number(one.rejected),
          <State key="state" past={one} />,
        ],
      }))}
    />
  );
}

/** Archive cases are nobody's files: they have a page of their own. */
function Kind({ past }: { readonly past: ImportLine }) {
  const { t } = useTranslation();
  const kind = t(`imports:kind.${past.kind}`);
  if (past.kind !== 'ctdc' || past.state === 'undone') return <>{kind}</>;
  return (
    <Stack gap="s">
      <Text>{kind}</Text>
      <Link href="/office/import/archive">{t('imports:archive.open')}</Link>
    </Stack>
  );
}

function State({ past }: { readonly past: ImportLine }) {
  const { t } = useTranslation();
  if (past.state === 'undone') return <>{t('imports:past.undone')}</>;
  if (past.bar !== null) {
    const { code, count } = past.bar;
    return <>{t(`imports:past.bar.${BAR_WORDS[code]}`, { count })}</>;
  }
  return (
    <Stack gap="s">
      <UndoImport
        importId={past.id}
        until={past.undoUntil}
        size="small"
        {...(past.kind === 'ctdc' ? {} : { files: past.created })}
      />
      <UndoUntil until={past.undoUntil} />
    </Stack>
  );
}
