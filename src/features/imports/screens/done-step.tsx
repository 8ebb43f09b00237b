// The import is in the records: what came of it, the rows left out, and the way back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { Button, LinkButton } from '../../../ui/button';
import { Row, Section, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import type { imports } from '../contract';
import { ArchiveTable } from './archive-table';
import { Mended, ReportCounts } from './causes';
import type { Plan } from './import-plan';
import { RejectedRows } from './rejected-rows';
import { UndoImport, UndoUntil } from './undo-import';

/** The answer of the import, with the plan it was made by. */
export type Done = OutputOf<typeof imports.run> & { readonly plan: Plan };

interface DoneStepProps {
  readonly done: Done;
  readonly onAnother: () => void;
}

export function DoneStep({ done, onAnother }: DoneStepProps) {
  const { t } = useTranslation();
  const [isUndone, setUndone] = useState(false);
  if (isUndone) {
    return (
      <Notice
        tone="info"
        title={t('imports:done.undone')}
        isLive
        actions={<Button onPress={onAnother}>{t('imports:done.another')}</Button>}
      />
    );
  }
  return (
    <Section title={t('imports:done.title')}>
      <Stack>
        <ReportCounts report={done.report} isArchive={done.archive !== undefined} />
        <Mended mended={done.report.mended} />
        <RejectedRows plan={done.plan} report={done.report} />
        <Row>
          <LinkButton kind="primary" href="/residents">
            {t('imports:done.residents')}
          </LinkButton>
          <Button onPress={onAnother}>{t('imports:done.another')}</Button>
          <UndoImport
            importId={done.importId}
            until={done.undoUntil}
            {...(done.archive === undefined ? { files: done.report.create } : {})}
            onUndone={() => setUndone(true)}
          />
        </Row>
        <UndoUntil until={done.undoUntil} />
        {done.archive === undefined ? null : <ArchiveTable archive={done.archive} />}
      </Stack>
    </Section>
  );
}
