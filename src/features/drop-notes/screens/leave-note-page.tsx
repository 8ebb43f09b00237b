// Leaving a note for colleagues, at three in the morning: for whom, and what was seen. Once sent it cannot be read here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Button, LinkButton } from '../../../ui/button';
import { call } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { TextArea } from '../../../ui/text-field';
import { dropNotes } from '../contract';
import { type DropAddress, FILING_FORM } from '../drop-note';
import { useBoxes } from './boxes';

export function LeaveNotePage() {
  const { t } = useTranslation();
  const residentId = useParam('residentId') as ResidentId;
  const [sentTo, setSentTo] = useState<DropAddress | undefined>();
  return (
    <Page
      title={t('drop-notes:file.title')}
      lead={t('drop-notes:file.lead')}
      back={{ href: `/residents/${residentId}`, label: t('drop-notes:to-resident') }}
      width="text"
    >
      {sentTo === undefined ? (
        <FilingForm residentId={residentId} onSent={setSentTo} />
      ) : (
        <Sent residentId={residentId} to={sentTo} onAnother={() => setSentTo(undefined)} />
      )}
    </Page>
  );
}

interface FilingProps {
  readonly residentId: ResidentId;
  readonly onSent: (to: DropAddress) => void;
}

function FilingForm({ residentId, onSent }: FilingProps) {
  const { t } = useTranslation();
  const boxes = useBoxes();
  const only = boxes.length === 1 ? (boxes[0] ?? null) : null;
  const place = { form: FILING_FORM, subjectId: residentId };
  const { form, draft } = useDraftedForm(place, {
    schema: dropNotes.file.input,
    start: { residentId, to: only, words: '' },
    submit: (input) => call(dropNotes.file, input),
    onDone: (_filed, { to }) => onSent(to),
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('drop-notes:file.send')}
      problemTitle={t('drop-notes:file.not-sent')}
      back={{ href: `/residents/${residentId}`, label: t('drop-notes:file.cancel') }}
    >
      <RadioGroup
        label={t('drop-notes:file.to')}
        isRequired
        options={boxes.map((id) => ({
          id,
          text: t(`drop-notes:to.${id}`),
          help: t(`drop-notes:to-help.${id}`),
        }))}
        {...form.field('to')}
      />
      <TextArea
        label={t('drop-notes:file.words')}
        help={t('drop-notes:file.words-help')}
        rows={5}
        staysHere
        isRequired
        {...form.field('words')}
      />
    </DraftedForm>
  );
}

interface SentProps {
  readonly residentId: ResidentId;
  readonly to: DropAddress;
  readonly onAnother: () => void;
}

function Sent({ residentId, to, onAnother }: SentProps) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="done"
      isLive
      title={t('drop-notes:sent.title')}
      actions={
        <>
          <LinkButton kind="primary" href={`/residents/${residentId}`}>
            {t('drop-notes:to-resident')}
          </LinkButton>
          <Button kind="quiet" onPress={onAnother}>
            {t('drop-notes:sent.another')}
          </Button>
        </>
      }
    >
      {t(`drop-notes:sent.who-reads.${to}`)}
    </Notice>
  );
}
