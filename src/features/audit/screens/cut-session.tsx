// To whoever signs in after a session of theirs was cut short: its last lines are not signed for. They own them, or leave them.
// Whole on Today; one line over every other page, until its person asks what it is.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { usePath } from '../../../ui/navigate';
import { BriefNotice, Notice } from '../../../ui/notice';
import { audit } from '../contract';
import { useSentences } from './sentence';

type Cut = NonNullable<OutputOf<typeof audit.cutSession>['cut']>;

export function CutSession() {
  const { t } = useTranslation();
  const path = usePath();
  const [unfoldedAt, setUnfoldedAt] = useState('/');
  const { value } = useQueryOf(audit.cutSession, {});
  const cut = value?.cut;
  if (cut === undefined || cut === null) return null;
  if (path === '/' || path === unfoldedAt) return <WholeCut cut={cut} />;
  return (
    <BriefNotice
      tone="needs"
      title={t('audit:cut.title', { count: cut.lines.length })}
      action={
        <Button size="small" kind="quiet" onPress={() => setUnfoldedAt(path)}>
          {t('audit:cut.unfold')}
        </Button>
      }
    />
  );
}

function WholeCut({ cut }: { readonly cut: Cut }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentences = useSentences();
  const owning = useCommand(audit.ownCutSession);
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
