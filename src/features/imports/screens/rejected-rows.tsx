// Rows that were left out, saved as a file with the reason beside each, so that they can be mended and imported again.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { call } from '../../../ui/call';
import { Row, Stack, Text } from '../../../ui/layout';
import { shell } from '../../../ui/shell';
import { type ImportPreview, imports } from '../contract';
import { ROW_ISSUES } from '../outcome';
import type { Plan } from './import-plan';

type Outcome = 'saved' | 'exists' | 'not-saved';

export interface RejectedRowsProps {
  readonly plan: Plan;
  readonly report: ImportPreview['report'];
}

export function RejectedRows({ plan, report }: RejectedRowsProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  if (report.skip + report.reject === 0) return null;
  const save = async (): Promise<void> => {
    setOutcome(undefined);
    const sentences = Object.fromEntries(ROW_ISSUES.map((code) => [code, t(`errors:${code}`)]));
    const reasonTitle = t('imports:check.reason-title');
    const answer = await call(imports.rejectedRows, { ...plan, reasonTitle, sentences });
    if (answer.kind !== 'done') return setOutcome('not-saved');
    const suggestedName = `${t('imports:check.file-name')}.csv`;
    setOutcome(await saveText(suggestedName, answer.value.csv));
  };
  return (
    <Stack gap="s">
      <Row>
        <Button icon="download" onPress={() => void save()}>
          {t('imports:check.rejected-rows')}
        </Button>
        <span role="status">{outcome === undefined ? '' : t(`imports:check.${outcome}`)}</span>
      </Row>
      <Text tone="muted" size="small">
        {t('imports:check.rejected-help')}
      </Text>
    </Stack>
  );
}

async function saveText(suggestedName: string, text: string): Promise<Outcome | undefined> {
  try {
    const saved = await shell()?.ask({ kind: 'save-text', suggestedName, text });
    if (saved?.outcome === 'cancelled') return undefined;
    return saved?.outcome === 'saved' || saved?.outcome === 'exists' ? saved.outcome : 'not-saved';
  } catch {
    return 'not-saved';
  }
}
