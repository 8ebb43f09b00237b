// Before a file is erased: exactly what goes and what stays, the number typed again, and a second person at the desk.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Section, Stack } from '../../../ui/layout';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { PlainPoints } from '../../../ui/plain-points';
import { QueryState } from '../../../ui/query-state';
import { SecondPerson } from '../../../ui/second-person';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { retention } from '../contract';
import { ERASURE_REASONS } from '../retention';
import { type Considered, FileFacts } from './consider-screen';
import { EraseProgress } from './erase-progress';

interface OfFile {
  readonly file: Considered;
}

export function EraseScreen() {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const considered = useQueryOf(retention.consider, { id });
  return (
    <Page
      title={t('retention:erase.title')}
      lead={t('retention:erase.lead')}
      back={{ href: `/office/retention/file/${id}`, label: t('retention:consider.title') }}
      width="text"
    >
      <QueryState of={considered}>
        {(file) => (
          <Stack gap="l">
            <FileFacts file={file} />
            <WhatGoes file={file} />
            <WhatStays />
            <EraseForm file={file} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

function WhatGoes({ file: { goes } }: OfFile) {
  const { t, i18n } = useTranslation();
  const { number } = useFormat();
  const wordOf = (content: string) =>
    i18n.exists(`retention:erase.content.${content}`)
      ? t(`retention:erase.content.${content}`)
      : t(`${content}:title`);
  return (
    <Section title={t('retention:erase.goes')}>
      <PlainPoints
        lines={[
          t('retention:erase.goes-names'),
          t('retention:erase.goes-search'),
          ...goes.rows
            .filter(({ count }) => count > 0)
            .map(({ content, count }) =>
              t('retention:erase.goes-rows', { what: wordOf(content), number: number(count) }),
            ),
          t('retention:erase.goes-keys', { count: goes.keys }),
        ]}
      />
    </Section>
  );
}

function WhatStays() {
  const { t } = useTranslation();
  return (
    <Section title={t('retention:erase.stays')}>
      <PlainPoints
        lines={[
          t('retention:erase.stays-counted'),
          t('retention:erase.stays-trail'),
          t('retention:erase.stays-media'),
          t('retention:erase.stays-paper'),
        ]}
      />
    </Section>
  );
}

function EraseForm({ file }: OfFile) {
  const { t } = useTranslation();
  const go = useGo();
  const erase = useCommand(retention.erase);
  const form = useFormOf({
    schema: retention.erase.input,
    start: { id: file.id, caseNumber: '', reason: null, second: { staffCode: '', passphrase: '' } },
    submit: (input) => erase.run(input),
    onDone: () => go('/office/retention/erased'),
    refusalAt: {
      'retention.other-file-number': 'caseNumber',
      'retention.period-not-over': 'reason',
      'second-person.same': 'second.staffCode',
      'second-person.not-entitled': 'second.staffCode',
    },
  });
  if (file.hasOpenStay) return <Notice title={t('retention:consider.open-stay')} />;
  return (
    <Form
      form={form}
      tone="destructive"
      submitLabel={t('retention:erase.submit')}
      savesByKey={false}
      secondary={
        <LinkButton kind="quiet" href={`/office/retention/file/${file.id}`}>
          {t('retention:erase.cancel')}
        </LinkButton>
      }
    >
      <TextField
        label={t('retention:erase.file-number')}
        help={t('retention:erase.file-number-help')}
        kind="code"
        isRequired
        {...form.field('caseNumber')}
      />
      <Select
        label={t('retention:erase.reason')}
        isRequired
        options={ERASURE_REASONS.map((id) => ({ id, text: t(`retention:erasure-reason.${id}`) }))}
        {...form.field('reason')}
      />
      <SecondPerson
        why={t('retention:erase.second-why')}
        code={form.field('second.staffCode')}
        passphrase={form.field('second.passphrase')}
      />
      <EraseProgress progress={erase.progress} isPending={erase.isPending} />
    </Form>
  );
}
