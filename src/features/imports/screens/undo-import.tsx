// Taking a whole import back, after being asked once.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportId } from '../../../kernel/ids';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { ConfirmDialog } from '../../../ui/dialog';
import { useFormat } from '../../../ui/format';
import { Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { imports } from '../contract';

interface UndoImportProps {
  readonly importId: ImportId;
  /** Null: no moment ends it. */
  readonly until: string | null;
  /** Files that go with it; left out for archive cases, which are no files. */
  readonly files?: number;
  readonly onUndone?: () => void;
  readonly size?: 'small';
}

export function UndoImport({ importId, until, files, onUndone, size }: UndoImportProps) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const undo = useCommand(imports.undo);
  const take = async (): Promise<void> => {
    const answer = await undo.run({ importId });
    if (answer.kind !== 'done') return;
    setAsked(false);
    onUndone?.();
  };
  return (
    <>
      <Button icon="undo" size={size} onPress={() => setAsked(true)}>
        {size === 'small' ? t('imports:past.undo') : t('imports:done.undo')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={t('imports:done.undo-title')}
        confirmLabel={
          files === undefined ? t('imports:done.undo') : t('imports:done.remove', { count: files })
        }
        {...(files === undefined ? {} : { cancelLabel: t('imports:done.keep') })}
        tone="destructive"
        isPending={undo.isPending}
        onConfirm={() => void take()}
      >
        <Stack>
          <p>{t('imports:done.undo-confirm')}</p>
          <UndoUntil until={until} />
          {undo.problem === undefined ? null : <Notice tone="needs" title={undo.problem} isLive />}
        </Stack>
      </ConfirmDialog>
    </>
  );
}

/** Says nothing where no moment ends it. */
export function UndoUntil({ until }: { readonly until: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (until === null) return null;
  return <Text tone="muted">{t('imports:past.until', { moment: format.instant(until) })}</Text>;
}
