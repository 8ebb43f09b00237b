// What was recognised of a file, said before anything is done with it: kind, sheet, title row, letters, oddities.
import { useTranslation } from 'react-i18next';
import { Bidi } from '../../../ui/bidi';
import { Checkbox } from '../../../ui/choice';
import { useFormat } from '../../../ui/format';
import { Columns, Facts, Section, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Select } from '../../../ui/select';
import { NumberField } from '../../../ui/text-field';
import type { ImportPreview } from '../contract';
import type { ImportPlanState, TakenFile } from './import-plan';

const SEPARATOR_WORDS = {
  ',': 'comma',
  ';': 'semicolon',
  '؛': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
} as const;

interface FileFactsProps {
  readonly file: TakenFile;
  readonly preview: ImportPreview;
  readonly state: ImportPlanState;
}

export function FileFacts({ file, preview, state }: FileFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { encoding, separator } = preview;
  return (
    <Section title={t('imports:file.recognised')}>
      <Stack>
        <AlreadyImported preview={preview} />
        <Facts
          items={[
            { term: t('imports:file.of'), value: <Bidi>{file.name}</Bidi> },
            { term: t('imports:file.rows'), value: format.number(preview.rows) },
            ...(encoding === undefined
              ? []
              : [{ term: t('imports:file.encoding'), value: t(`imports:encodings.${encoding}`) }]),
            ...(separator === undefined
              ? []
              : [
                  {
                    term: t('imports:file.separator'),
                    value: t(`imports:separators.${SEPARATOR_WORDS[separator]}`),
                  },
                ]),
          ]}
        />
        <Columns min="narrow">
          <Select
            label={t('imports:kind.label')}
            value={preview.kind}
            options={preview.recognised.map((id) => ({ id, text: t(`imports:kind.${id}`) }))}
            onChange={(kind) => kind !== null && state.setKind(kind)}
          />
          {preview.sheets.length > 1 ? <SheetChoice preview={preview} state={state} /> : null}
          {preview.kind === 'own-list' ? (
            <NumberField
              label={t('imports:file.header-line')}
              help={t('imports:file.header-none')}
              value={preview.headerLine}
              onChange={(line) =>
                line !== null && Number.isInteger(line) && line >= 0 && state.setHeaderLine(line)
              }
            />
          ) : null}
        </Columns>
        <FileNotes notes={preview.notes} />
        {preview.notes.some(({ code }) => code === 'imports.hidden-rows') ? (
          <Checkbox
            label={t('imports:file.leave-hidden')}
            value={preview.mapping.leaveHidden}
            onChange={(leaveHidden) => state.setMapping({ ...preview.mapping, leaveHidden })}
          />
        ) : null}
        {preview.notes.some(({ code }) => code === 'imports.struck-rows') ? (
          <Checkbox
            label={t('imports:file.leave-struck')}
            value={preview.mapping.leaveStruck}
            onChange={(leaveStruck) => state.setMapping({ ...preview.mapping, leaveStruck })}
          />
        ) : null}
      </Stack>
    </Section>
  );
}

function SheetChoice({ preview, state }: Omit<FileFactsProps, 'file'>) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('imports:file.sheet')}
      value={String(preview.sheet)}
      options={preview.sheets.map(({ name, rows }, index) => ({
        id: String(index),
        text: t('imports:file.rows-of', { name, count: rows }),
      }))}
      onChange={(id) => id !== null && state.setSheet(Number(id))}
    />
  );
}

function FileNotes({ notes }: Pick<ImportPreview, 'notes'>) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <Notice title={t('imports:file.notes')}>
      <ul>
        {notes.map((note) => (
          <li key={note.code}>
            {t(`errors:${note.code}`)} <NoteAmount note={note} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type Note = ImportPreview['notes'][number];

function NoteAmount({ note }: { readonly note: Note }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { count, of, lines = [], names = [] } = note;
  const amount =
    of === undefined
      ? t('imports:file.note-count', { count })
      : t('imports:file.share', { count: format.number(count), total: format.number(of) });
  const more = count > Math.max(lines.length, names.length) ? '…' : '';
  return (
    <>
      {amount}
      {lines.length === 0 ? null : (
        <>
          {' '}
          {t('imports:file.lines', {
            lines: format.list(lines.map((line) => format.number(line))) + more,
          })}
        </>
      )}
      {names.length === 0 ? null : (
        <> {format.list(names.map((name) => `\u2068${name}\u2069`)) + more}</>
      )}
    </>
  );
}

export function AlreadyImported({ preview }: Pick<FileFactsProps, 'preview'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = preview.alreadyImportedAt;
  if (at === undefined) return null;
  return (
    <Notice tone="needs" title={t('imports:file.already', { at: format.instant(at) })} isLive />
  );
}
