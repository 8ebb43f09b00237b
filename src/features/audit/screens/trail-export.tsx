// The trail as a file for somebody outside, and the public key that they need besides.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { Section, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { shell } from '../../../ui/shell';
import { audit } from '../contract';
import { Running } from './running';

/** Typed as it stands, in every language. */
const COMMAND = 'kanaf audit verify';

export function TrailExport() {
  const { t } = useTranslation();
  const job = useCommand(audit.export);
  const [written, setWritten] = useState<OutputOf<typeof audit.export> | undefined>();
  const begin = async () => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder === undefined || folder === null) return;
    setWritten(undefined);
    const answer = await job.run({ folder: folder.token });
    if (answer.kind === 'done') setWritten(answer.value);
  };
  return (
    <Section title={t('audit:export.title')} description={t('audit:export.what')}>
      <Stack>
        <p>
          {t('audit:export.with')} <Code>{COMMAND}</Code>
        </p>
        <Running job={job} label={t('audit:export.running')} />
        {written === undefined ? null : (
          <Notice tone="done" title={t('audit:export.done', { count: written.size })} isLive>
            <Stack gap="s">
              {written.files.map((file) => (
                <Code key={file}>{file}</Code>
              ))}
              <p>
                {t('audit:export.key')} <Code>{written.publicKey}</Code>
              </p>
            </Stack>
          </Notice>
        )}
        <div>
          <Button icon="download" isPending={job.isPending} onPress={() => void begin()}>
            {t('audit:export.do')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
