// A signed summary as a witness: the state of the trail it carries, against the trail here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../ui/call';
import { FileDrop } from '../../../ui/file-drop';
import { useFormat } from '../../../ui/format';
import { Section, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { audit, type SummaryCompared } from '../contract';
import { Running } from './running';

/** What the verifier of summaries reads at most. */
const LIMIT = 1_000_000;

export function CompareSummary() {
  const { t } = useTranslation();
  const format = useFormat();
  const job = useCommand(audit.compareSummary);
  const [told, setTold] = useState<SummaryCompared | undefined>();
  const compare = async (bytes: Uint8Array) => {
    setTold(undefined);
    const answer = await job.run({ bytes });
    if (answer.kind === 'done') setTold(answer.value);
  };
  return (
    <Section title={t('audit:witness.summary')} description={t('audit:witness.summary-what')}>
      <Stack>
        <Running job={job} label={t('audit:witness.summary-running')} />
        {told === undefined ? null : (
          <Notice
            tone={told.verdict === 'agrees' ? 'done' : 'needs'}
            title={t(`audit:witness.verdict.${told.verdict}`)}
            isLive
          >
            {t('audit:witness.summary-size', { size: format.number(told.size) })}
          </Notice>
        )}
        <FileDrop
          label={t('audit:witness.summary-drop')}
          accept={['.pdf', '.json']}
          maxBytes={LIMIT}
          isDisabled={job.isPending}
          onFile={({ bytes }) => void compare(bytes)}
        />
      </Stack>
    </Section>
  );
}
