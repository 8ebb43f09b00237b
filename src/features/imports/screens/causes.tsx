// The report of a list: counts, reasons grouped by cause, and what was mended while reading.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useFormat } from '../../../ui/format';
import { Facts, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { SimpleTable } from '../../../ui/simple-table';
import type { ImportPreview } from '../contract';
import type { MappingProps } from './column-mapping';

type Report = ImportPreview['report'];

interface ReportCountsProps {
  readonly report: Report;
  readonly isArchive: boolean;
}

export function ReportCounts({ report, isArchive }: ReportCountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = [
    { term: t('imports:check.skip'), value: format.number(report.skip) },
    { term: t('imports:check.reject'), value: format.number(report.reject) },
  ];
  const made = isArchive ? t('imports:check.archive') : t('imports:check.create');
  return (
    <Facts
      items={[{ term: made, value: format.number(report.create) }, ...(isArchive ? [] : left)]}
    />
  );
}

export function Causes({ preview, onChange }: MappingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { causes } = preview.report;
  if (preview.archive !== undefined) return null;
  return (
    <>
      {causes.length === 0 ? null : (
        <SimpleTable
          caption={t('imports:check.causes')}
          columns={[
            { id: 'why', title: t('imports:check.why') },
            { id: 'rows', title: t('imports:check.rows-count'), kind: 'number' },
            { id: 'lines', title: t('imports:check.line') },
          ]}
          rows={causes.map(({ code, count, lines }) => ({
            id: code,
            cells: [
              t(`errors:${code}`),
              format.number(count),
              format.list(lines.map((line) => format.number(line))) +
                (count > lines.length ? '…' : ''),
            ],
          }))}
        />
      )}
      <Alike preview={preview} onChange={onChange} />
      <Text tone="muted" size="small">
        {t('imports:check.compared')}
      </Text>
    </>
  );
}

// Skipping somebody who is only alike would lose a person: the worker may create these files after all.
function Alike({ preview, onChange }: MappingProps) {
  const { t } = useTranslation();
  const { mapping, report } = preview;
  const alike = report.causes.find(({ code }) => code === 'imports.possible-duplicate');
  const count = mapping.createAnyway.length;
  if (count > 0) {
    return (
      <Notice
        title={t('imports:check.created-anyway', { count })}
        actions={
          <Button size="small" onPress={() => onChange({ ...mapping, createAnyway: [] })}>
            {t('imports:check.do-not-create')}
          </Button>
        }
      />
    );
  }
  if (alike === undefined || alike.lines.length < alike.count) return null;
  return (
    <div>
      <Button size="small" onPress={() => onChange({ ...mapping, createAnyway: [...alike.lines] })}>
        {t('imports:check.create-anyway')}
      </Button>
    </div>
  );
}

export function Mended({ mended }: Pick<Report, 'mended'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (mended.length === 0) return null;
  return (
    <SimpleTable
      caption={t('imports:check.mended')}
      columns={[
        { id: 'what', title: t('imports:check.mended') },
        { id: 'rows', title: t('imports:check.rows-count'), kind: 'number' },
      ]}
      isCaptionHidden
      rows={mended.map(({ code, count }) => ({
        id: code,
        cells: [t(`errors:${code}`), format.number(count)],
      }))}
    />
  );
}
