// The register on paper: as the list stands, to the printer or as a file in a folder that the worker chooses.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeChosen } from '../../kernel/entry/entry-counts';
import { Code } from '../bidi';
import { Button } from '../button';
import { useCommand } from '../call';
import { useShortcut } from '../keyboard';
import { Notice } from '../notice';
import { shell } from '../shell';
import type { AnyScreen } from './entry-screen';

export interface Printing {
  /** The two ways to paper, for the head of the page. */
  readonly buttons: ReactNode;
  /** What became of it, for the place beneath the head. */
  readonly told: ReactNode;
}

export interface PrintingAsked {
  /** One resident's own sheet; null: of everybody. */
  readonly residentId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly only: CodeChosen | null;
  readonly isOpen?: boolean;
}

export interface PrintingLook {
  /** Ctrl+P prints it: for the one register of a page. */
  readonly hasKey: boolean;
  readonly size?: 'small';
}

export function useEntryPrinting(
  screen: AnyScreen,
  asked: PrintingAsked,
  { hasKey, size }: PrintingLook = { hasKey: true },
): Printing {
  const { t, i18n } = useTranslation();
  const printing = useCommand(screen.contract.print);
  const [done, setDone] = useState<{ readonly file: string | null } | undefined>();
  const language = i18n.language === 'ar' ? 'ar' : 'en';
  const send = async (folder: string | null) => {
    setDone(undefined);
    const answer = await printing.run({ ...asked, language, folder });
    if (answer.kind === 'done') setDone(answer.value);
  };
  const save = async () => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder !== undefined && folder !== null) await send(folder.token);
  };
  useShortcut('Ctrl+P', () => void send(null), { isEnabled: hasKey && !printing.isPending });
  return {
    buttons: (
      <>
        <Button
          size={size}
          icon="print"
          isPending={printing.isPending}
          onPress={() => void send(null)}
        >
          {t('ui:entry.print')}
        </Button>
        <Button
          size={size}
          icon="download"
          isPending={printing.isPending}
          onPress={() => void save()}
        >
          {t('ui:entry.save-pdf')}
        </Button>
      </>
    ),
    told: (
      <>
        {printing.problem === undefined ? null : (
          <Notice tone="needs" title={printing.problem} isLive />
        )}
        {done === undefined ? null : (
          <Notice
            tone="done"
            title={done.file === null ? t('ui:entry.printed') : t('ui:entry.saved')}
            isLive
          >
            {done.file === null ? null : <Code>{done.file}</Code>}
          </Notice>
        )}
      </>
    ),
  };
}
