// One file before a decision: keep it longer, keep it from being erased, or go on to erasing it.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import type { OutputOf } from '../../../kernel/operation';
import { Bidi, Code } from '../../../ui/bidi';
import { Button, LinkButton } from '../../../ui/button';
import { call, useCommand, useQueryOf } from '../../../ui/call';
import { DateField } from '../../../ui/date-field';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Card, Facts, Row, Stack, Text } from '../../../ui/layout';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { Select } from '../../../ui/select';
import { retention } from '../contract';
import { HOLD_REASONS, KEEP_REASONS } from '../retention';

export type Considered = OutputOf<typeof retention.consider>;

interface OfFile {
  readonly file: Considered;
}

export function ConsiderScreen() {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const considered = useQueryOf(retention.consider, { id });
  return (
    <Page
      title={t('retention:consider.title')}
      back={{ href: '/office/retention', label: t('retention:consider.back') }}
      width="text"
    >
      <QueryState of={considered}>
        {(file) => (
          <Stack gap="l">
            <FileFacts file={file} />
            <Row>
              <LinkButton icon="file-text" href={`/residents/${file.id}`}>
                {t('retention:consider.open-file')}
              </LinkButton>
            </Row>
            {file.hasOpenStay ? (
              <Notice title={t('retention:consider.open-stay')}>
                {t('retention:consider.open-stay-help')}
              </Notice>
            ) : (
              <KeepLonger file={file} />
            )}
            <HoldCard file={file} />
            {file.hasOpenStay || file.hold !== null ? null : <EraseDoor file={file} />}
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

export function FileFacts({ file }: OfFile) {
  const { t } = useTranslation();
  const format = useFormat();
  const { keptLonger, exitedOn, dueOn, name } = file;
  return (
    <Facts
      items={[
        { term: t('retention:consider.file'), value: <Code>{file.caseNumber}</Code> },
        {
          term: t('retention:consider.name'),
          value: name === null ? t('retention:reviews.name-closed') : <Bidi>{name}</Bidi>,
        },
        {
          term: t('retention:consider.exited'),
          value: exitedOn === null ? t('retention:consider.lives-here') : format.dateBoth(exitedOn),
        },
        ...(dueOn === null
          ? []
          : [{ term: t('retention:consider.due'), value: format.dateBoth(dueOn) }]),
        {
          term: t('retention:consider.classes'),
          value: format.list(file.classes.map((one) => t(`retention:class.${one}`))),
        },
        ...(keptLonger === null
          ? []
          : [
              {
                term: t('retention:consider.decided'),
                value: t('retention:consider.kept-until', {
                  on: format.date(keptLonger.until),
                  reason: t(`retention:keep-reason.${keptLonger.reason}`),
                }),
              },
            ]),
      ]}
    />
  );
}

function KeepLonger({ file }: OfFile) {
  const { t } = useTranslation();
  const go = useGo();
  const form = useFormOf({
    schema: retention.keepLonger.input,
    start: { id: file.id, reason: null, until: null },
    submit: (input) => call(retention.keepLonger, input),
    saved: t('retention:saved.kept'),
    onDone: () => go('/office/retention'),
    refusalAt: { 'retention.review-not-later': 'until' },
  });
  return (
    <Card title={t('retention:consider.keep.title')}>
      <Stack>
        <Text tone="muted">{t('retention:consider.keep.lead')}</Text>
        <Form form={form} submitLabel={t('retention:consider.keep.save')}>
          <Select
            label={t('retention:consider.keep.reason')}
            isRequired
            options={KEEP_REASONS.map((id) => ({ id, text: t(`retention:keep-reason.${id}`) }))}
            {...form.field('reason')}
          />
          <DateField
            label={t('retention:consider.keep.until')}
            isRequired
            {...form.field('until')}
          />
        </Form>
      </Stack>
    </Card>
  );
}

function HoldCard({ file }: OfFile) {
  const { t } = useTranslation();
  return (
    <Card title={t('retention:consider.hold.title')} tone={file.hold === null ? 'plain' : 'needs'}>
      <Stack>
        <Text tone="muted">{t('retention:consider.hold.lead')}</Text>
        {file.hold === null ? <HoldForm file={file} /> : <Held id={file.id} hold={file.hold} />}
      </Stack>
    </Card>
  );
}

function HoldForm({ file }: OfFile) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: retention.hold.input,
    start: { id: file.id, reason: null },
    submit: (input) => call(retention.hold, input),
    saved: t('retention:saved.hold'),
  });
  return (
    <Form form={form} submitLabel={t('retention:consider.hold.set')} savesByKey={false}>
      <Select
        label={t('retention:consider.hold.reason')}
        isRequired
        options={HOLD_REASONS.map((id) => ({ id, text: t(`retention:hold-reason.${id}`) }))}
        {...form.field('reason')}
      />
    </Form>
  );
}

function Held({
  id,
  hold,
}: {
  readonly id: ResidentId;
  readonly hold: NonNullable<Considered['hold']>;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const lift = useCommand(retention.liftHold);
  const since = { at: format.instant(hold.since), staff: hold.staffCode };
  return (
    <Stack>
      <Text>{t('retention:held', { reason: t(`retention:hold-reason.${hold.reason}`) })}</Text>
      <Text tone="muted">{t('retention:consider.hold.since', since)}</Text>
      {lift.problem === undefined ? null : <Notice tone="needs" isLive title={lift.problem} />}
      <Row>
        <Button isPending={lift.isPending} onPress={() => void lift.run({ id })}>
          {t('retention:consider.hold.lift')}
        </Button>
      </Row>
    </Stack>
  );
}

function EraseDoor({ file }: OfFile) {
  const { t } = useTranslation();
  return (
    <Card title={t('retention:erase.title')}>
      <Stack>
        <Text tone="muted">{t('retention:erase.lead')}</Text>
        <Row>
          <LinkButton kind="destructive" href={`/office/retention/file/${file.id}/erase`}>
            {t('retention:erase.title')}
          </LinkButton>
        </Row>
      </Stack>
    </Card>
  );
}
