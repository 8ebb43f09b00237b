// What was being written when the screen locked, offered again to its writer alone.
import { useTranslation } from 'react-i18next';
import { drafts } from '../../features/drafts/contract';
import type { OutputOf } from '../../kernel/operation';
import { Button } from '../../ui/button';
import { useCommand, useQueryOf } from '../../ui/call';
import { useFormat } from '../../ui/format';
import { Section, Stack } from '../../ui/layout';
import { Link } from '../../ui/link';
import { Notice } from '../../ui/notice';
import { placeOfDraft } from './draft-places';

type Draft = OutputOf<typeof drafts.offered>['drafts'][number];

export function OfferedDrafts() {
  const { t } = useTranslation();
  const offered = useQueryOf(drafts.offered, {});
  const held = offered.value?.drafts ?? [];
  if (offered.problem !== undefined) return <Notice tone="needs" title={offered.problem} isLive />;
  if (held.length === 0) return null;
  return (
    <Section title={t('drafts:title')} description={t('drafts:description')}>
      <Stack>
        {held.map((draft) => (
          <OfferedDraft key={`${draft.form} ${draft.subjectId}`} draft={draft} />
        ))}
      </Stack>
    </Section>
  );
}

function OfferedDraft({ draft }: { readonly draft: Draft }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const discard = useCommand(drafts.discard);
  const { form, subjectId } = draft;
  const key = `drafts:form.${form.replaceAll('.', '-')}`;
  const own = `${form.split('.')[0]}:one`;
  const name = i18n.exists(key)
    ? t(`drafts:form.${form.replaceAll('.', '-')}`)
    : t(i18n.exists(own) ? own : 'drafts:form.other');
  const place = placeOfDraft(form, subjectId);
  const title = place === undefined || !draft.readable ? name : <Link href={place}>{name}</Link>;
  return (
    <Notice
      tone="needs"
      title={title}
      actions={
        draft.readable ? (
          <Button
            kind="quiet"
            size="small"
            isPending={discard.isPending}
            onPress={() => void discard.run({ form, subjectId })}
          >
            {t('drafts:discard')}
          </Button>
        ) : undefined
      }
    >
      {t('drafts:saved', { at: format.instant(draft.savedAt) })}
      {draft.readable ? null : ` ${t('drafts:unreadable')}`}
    </Notice>
  );
}
