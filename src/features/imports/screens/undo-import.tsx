// Taking a whole import back, after being asked once.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportId } from '../../../kernel/ids';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { ConfirmDialog } from '../../../ui/dialog';
import { Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { imports } from '../contract';

interface UndoImportProps {
  readonly importId: ImportId;
  readonly onUndone?: () => void;
  readonly size?: 'small';
}

export function UndoImport({ importId, onUndone, size }: UndoImportProps) {
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
        confirmLabel={t('imports:done.undo')}
        tone="destructive"
        isPending={undo.isPending}
        onConfirm={() => void take()}
      >
        <Stack>
          <p>{t('imports:done.undo-confirm')}</p>
          {undo.problem === undefined ? null : <Notice tone="needs" title={undo.problem} isLive />}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
