// To whoever signs in after a session of theirs was cut short: its last lines are not signed for. They own them, or leave them.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { audit } from '../contract';
import { useSentences } from './sentence';

export function CutSession() {
  const { t } = useTranslation();
  const format = useFormat();
  const sentences = useSentences();
  const { value } = useQueryOf(audit.cutSession, {});
  const owning = useCommand(audit.ownCutSession);
  const cut = value?.cut;
  if (cut === undefined || cut === null) return null;
  return (
    <Notice
      tone="needs"
      title={t('audit:cut.title', { count: cut.lines.length })}
      isLive
      actions={
        <Button
          size="small"
          isPending={owning.isPending}
          onPress={() => void owning.run({ session: cut.session })}
        >
          {t('audit:cut.own')}
        </Button>
      }
    >
      <Stack>
        <p>{t('audit:cut.what')}</p>
        <ul>
          {cut.lines.map(({ sequence, at, verb, outcome }) => (
            <li key={sequence}>
              {format.instant(at)}:{' '}
              {sentences.act({ verb, outcome: outcome === 'refused' ? 'refused' : 'done' })}
            </li>
          ))}
        </ul>
        {owning.problem}
      </Stack>
    </Notice>
  );
}
