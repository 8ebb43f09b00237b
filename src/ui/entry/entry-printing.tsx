// The register on paper: as the list stands, to the printer or as a file in a folder that the worker chooses.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeChosen } from '../../kernel/entry/entry-counts';
import { Button } from '../button';
import { useCommand } from '../call';
import { useShortcut } from '../keyboard';
import { Row, Stack } from '../layout';
import { Notice } from '../notice';
import { shell } from '../shell';
import type { AnyScreen } from './entry-screen';

export interface PrintingProps {
  readonly screen: AnyScreen;
  readonly asked: {
    readonly from: string | null;
    readonly to: string | null;
    readonly only: CodeChosen | null;
  };
}

export function EntryPrinting({ screen, asked }: PrintingProps) {
  const { t, i18n } = useTranslation();
  const printing = useCommand(screen.contract.print);
  const [said, say] = useState<string | undefined>();
  const language = i18n.language === 'ar' ? 'ar' : 'en';
  const send = async (folder: string | null) => {
    say(undefined);
    const answer = await printing.run({ ...asked, language, folder });
    if (answer.kind !== 'done') return;
    const { file } = answer.value;
    say(file === null ? t('ui:entry.printed') : t('ui:entry.saved', { file }));
  };
  const save = async () => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder !== undefined && folder !== null) await send(folder.token);
  };
  useShortcut('Ctrl+P', () => void send(null), { isEnabled: !printing.isPending });
  return (
    <Stack>
      <Row>
        <Button icon="print" isPending={printing.isPending} onPress={() => void send(null)}>
          {t('ui:entry.print')}
        </Button>
        <Button icon="download" isPending={printing.isPending} onPress={() => void save()}>
          {t('ui:entry.save-pdf')}
        </Button>
      </Row>
      {printing.problem === undefined ? null : (
        <Notice tone="needs" title={printing.problem} isLive />
      )}
      {said === undefined ? null : <Notice tone="done" title={said} isLive />}
    </Stack>
  );
}
