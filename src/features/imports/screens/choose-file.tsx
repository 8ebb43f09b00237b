// Takes one file and has it read in the sealed-off window. A file that is refused says why, in words.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_IMPORT_BYTES } from '../../../contract/shell';
import type { Refusal } from '../../../kernel/result';
import { useAnswerText } from '../../../ui/answer-text';
import { Bidi } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { FileDrop } from '../../../ui/file-drop';
import { Row, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Loading } from '../../../ui/progress-bar';
import { shell } from '../../../ui/shell';
import type { TakenFile } from './import-plan';

/** The last ones are not read: whoever chooses such a file is told the way out. */
const FILE_ENDINGS = ['.xlsx', '.csv', '.tsv', '.txt', '.xls', '.ods'];

interface Refused {
  readonly name: string;
  readonly refusal: Refusal;
}

export function ChooseFile({ onTaken }: { readonly onTaken: (file: TakenFile) => void }) {
  const { t } = useTranslation();
  const text = useAnswerText();
  const [isReading, setReading] = useState(false);
  const [refused, setRefused] = useState<Refused | undefined>(undefined);
  const take = async (chosen: { readonly name: string; readonly bytes: Uint8Array }) => {
    setRefused(undefined);
    setReading(true);
    const parsed = await parse(chosen);
    setReading(false);
    if (parsed.ok) onTaken({ name: chosen.name, token: parsed.token });
    else setRefused({ name: chosen.name, refusal: parsed });
  };
  return (
    <Stack>
      {refused === undefined ? null : (
        <Notice tone="needs" title={t('imports:file.refused')} isLive>
          <Bidi>{refused.name}</Bidi>
          {' — '}
          {text.refusal(refused.refusal)}
        </Notice>
      )}
      <FileDrop
        label={t('imports:file.drop')}
        help={t('imports:file.help', { limit: MAX_IMPORT_BYTES / 1024 / 1024 })}
        accept={FILE_ENDINGS}
        maxBytes={MAX_IMPORT_BYTES}
        isDisabled={isReading}
        onFile={(file) => void take(file)}
      />
      {isReading ? (
        <Row>
          <Loading label={t('imports:file.reading')} />
          <Button size="small" onPress={() => void shell()?.ask({ kind: 'cancel-parse' })}>
            {t('imports:file.cancel')}
          </Button>
        </Row>
      ) : null}
    </Stack>
  );
}

type Parsed = { readonly ok: true; readonly token: string } | ({ readonly ok: false } & Refusal);

// A browser without the shell, or a shell that fell over: the sentence is the same, nothing was read.
async function parse(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Parsed> {
  try {
    const bytes = new Uint8Array(file.bytes);
    const request = { kind: 'parse-file', fileName: file.name.slice(-255), bytes } as const;
    return (await shell()?.ask(request)) ?? { ok: false, code: 'imports.parser-stopped' };
  } catch {
    return { ok: false, code: 'imports.parser-stopped' };
  }
}
