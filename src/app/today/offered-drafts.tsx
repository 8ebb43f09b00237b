// What was being written when the screen locked, offered again to its writer alone.
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { drafts } from '../../features/drafts/contract';
import type { OutputOf } from '../../kernel/operation';
import { Button, LinkButton } from '../../ui/button';
import { useQueryOf } from '../../ui/call';
import { DraftStoreContext } from '../../ui/draft';
import { useFormat } from '../../ui/format';
import { Section, Stack } from '../../ui/layout';
import { Notice } from '../../ui/notice';
import { showToast } from '../../ui/toast';
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
  const { form } = draft;
  const key = `drafts:form.${form.replaceAll('.', '-')}`;
  const own = `${form.split('.')[0]}:one`;
  const name = i18n.exists(key)
    ? t(`drafts:form.${form.replaceAll('.', '-')}`)
    : t(i18n.exists(own) ? own : 'drafts:form.other');
  return (
    <Notice
      tone="needs"
      title={name}
      actions={draft.readable ? <DraftActs draft={draft} /> : undefined}
    >
      {t('drafts:saved', { at: format.instant(draft.savedAt) })}
      {draft.readable ? null : ` ${t('drafts:unreadable')}`}
    </Notice>
  );
}

function DraftActs({ draft: { form, subjectId } }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const store = useContext(DraftStoreContext);
  const place = placeOfDraft(form, subjectId);
  const discard = async () => {
    const held = await store.open({ form, subjectId });
    await store.discard({ form, subjectId });
    showToast({
      text: t('drafts:gone'),
      ...(held === undefined
        ? {}
        : {
            undo: {
              label: t('drafts:undo'),
              run: () => void store.keep({ form, subjectId }, { ...held.fields }),
            },
          }),
    });
  };
  return (
    <>
      {place === undefined ? null : (
        <LinkButton kind="primary" size="small" href={place}>
          {t('drafts:go-on')}
        </LinkButton>
      )}
      <Button kind="quiet" size="small" onPress={() => void discard()}>
        {t('drafts:discard')}
      </Button>
    </>
  );
}
