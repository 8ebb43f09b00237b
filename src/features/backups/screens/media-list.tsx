// The media that carry backups: where each was last seen, what its name is, and saying that one is gone.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { RadioGroup } from '../../../ui/choice';
import { call, useCommand } from '../../../ui/call';
import { ConfirmDialog, Dialog } from '../../../ui/dialog';
import { Form, useFormOf } from '../../../ui/form';
import { Row, Section, Stack } from '../../../ui/layout';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { useMay } from '../../../ui/session';
import { SimpleTable } from '../../../ui/simple-table';
import { TextField } from '../../../ui/text-field';
import { backups, type ListedMedium } from '../contract';
import { END_REASONS, type EndReason } from '../medium';
import { useMediumName } from './medium-words';

type Asked = { readonly what: 'name' | 'end'; readonly medium: ListedMedium };

export function MediaList({ media }: { readonly media: readonly ListedMedium[] }) {
  const { t } = useTranslation();
  const name = useMediumName();
  const [asked, setAsked] = useState<Asked | undefined>();
  const moment = (at: string | null) =>
    at === null ? t('backups:media.not-yet') : <Moment at={at} />;
  return (
    <Section title={t('backups:media.title')} description={t('backups:media.lead')}>
      <SimpleTable
        caption={t('backups:media.title')}
        isCaptionHidden
        columns={[
          { id: 'name', title: t('backups:media.name') },
          { id: 'backup', title: t('backups:media.last-backup'), kind: 'whole' },
          { id: 'checked', title: t('backups:media.last-checked'), kind: 'whole' },
          { id: 'state', title: t('backups:media.state') },
          { id: 'acts', title: t('backups:media.acts') },
        ]}
        rows={media.map((medium) => ({
          id: medium.id,
          cells: [
            <Bidi key="name">{name(medium)}</Bidi>,
            moment(medium.lastBackupAt),
            moment(medium.lastDrilledAt ?? medium.lastCheckedAt),
            <State key="state" medium={medium} />,
            <Acts key="acts" medium={medium} onAsk={setAsked} />,
          ],
        }))}
      />
      {asked?.what === 'name' ? (
        <NameDialog medium={asked.medium} onClose={() => setAsked(undefined)} />
      ) : null}
      {asked?.what === 'end' ? (
        <EndDialog medium={asked.medium} onClose={() => setAsked(undefined)} />
      ) : null}
    </Section>
  );
}

function State({ medium }: { readonly medium: ListedMedium }) {
  const { t } = useTranslation();
  if (medium.stateReason !== null) {
    return <Badge>{t(`backups:reason.${medium.stateReason}`)}</Badge>;
  }
  if (medium.mustBeRefreshed) return <Badge tone="needs">{t('backups:media.to-refresh')}</Badge>;
  if (medium.kind === 'same-disk')
    return <Badge tone="needs">{t('backups:media.same-disk')}</Badge>;
  return <Badge tone="done">{t('backups:media.in-use')}</Badge>;
}

function Acts({
  medium,
  onAsk,
}: {
  readonly medium: ListedMedium;
  readonly onAsk: (asked: Asked) => void;
}) {
  const { t } = useTranslation();
  const mayEnd = useMay({ reporting: 'write' });
  return (
    <Row>
      <Button size="small" icon="edit" onPress={() => onAsk({ what: 'name', medium })}>
        {t('backups:media.rename')}
      </Button>
      {mayEnd && medium.state === 'in-use' ? (
        <Button size="small" onPress={() => onAsk({ what: 'end', medium })}>
          {t('backups:media.gone')}
        </Button>
      ) : null}
    </Row>
  );
}

interface MediumDialogProps {
  readonly medium: ListedMedium;
  readonly onClose: () => void;
}

function NameDialog({ medium, onClose }: MediumDialogProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: backups.nameMedium.input,
    start: { mediumId: medium.id, label: medium.label },
    submit: (input) => call(backups.nameMedium, input),
    onDone: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} title={t('backups:media.rename-title')} size="small">
      <Form form={form} submitLabel={t('backups:media.rename-save')}>
        <TextField
          label={t('backups:media.name')}
          help={t('backups:media.name-help')}
          isRequired
          {...form.field('label')}
        />
      </Form>
    </Dialog>
  );
}

/** A worn-out stick is destroyed by hand; one that is mislaid or stolen may still be in somebody's pocket. */
const STATE_OF: Readonly<Record<EndReason, 'destroyed' | 'lost'>> = {
  worn: 'destroyed',
  replaced: 'destroyed',
  mislaid: 'lost',
  stolen: 'lost',
};

function EndDialog({ medium, onClose }: MediumDialogProps) {
  const { t } = useTranslation();
  const name = useMediumName();
  const [reason, setReason] = useState<EndReason | null>(null);
  const [isMissing, setMissing] = useState(false);
  const end = useCommand(backups.endMedium);
  const confirm = async () => {
    setMissing(reason === null);
    if (reason === null) return;
    const answer = await end.run({ mediumId: medium.id, state: STATE_OF[reason], reason });
    if (answer.kind === 'done') onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('backups:media.gone-title', { medium: name(medium) })}
      confirmLabel={t('backups:media.gone-save')}
      isPending={end.isPending}
      onConfirm={() => void confirm()}
    >
      <Stack>
        <p>{t('backups:media.gone-help')}</p>
        <RadioGroup
          name="reason"
          label={t('backups:media.gone-why')}
          value={reason}
          onChange={setReason}
          error={isMissing && reason === null ? t('errors:choice.invalid') : undefined}
          options={END_REASONS.map((id) => ({ id, text: t(`backups:reason.${id}`) }))}
        />
        {end.problem === undefined ? null : <Notice tone="needs" title={end.problem} isLive />}
      </Stack>
    </ConfirmDialog>
  );
}
