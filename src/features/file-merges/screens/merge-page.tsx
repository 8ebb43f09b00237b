// Merging: the other file is found, both are looked at side by side, then two people say that they are one person's.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { leftToRight } from '../../../kernel/left-to-right';
import { isId, type ResidentId } from '../../../kernel/ids';
import type { OutputOf } from '../../../kernel/operation';
import { secondPersonInput } from '../../../kernel/second-person';
import { LinkButton } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { Form, type FormOf, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { PlainPoints } from '../../../ui/plain-points';
import { QueryState } from '../../../ui/query-state';
import { ResidentPicker } from '../../../ui/resident-picker';
import { SecondPerson } from '../../../ui/second-person';
import { TextArea } from '../../../ui/text-field';
import { type ComparedFile, fileMerges } from '../contract';
import { mergeWords } from '../file-merge';
import { SideBySide, useDays } from './side-by-side';

export function MergePage() {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const go = useGo();
  const [other, setOther] = useState<string | null>(null);
  return (
    <Page
      title={t('file-merges:title')}
      lead={t('file-merges:lead')}
      back={{ href: `/residents/${id}`, label: t('residents:page.title') }}
      width="text"
    >
      <ResidentPicker
        name="other"
        label={t('file-merges:other')}
        help={t('file-merges:other-help')}
        value={other}
        without={id}
        onChange={(otherId) => {
          setOther(otherId);
          if (otherId !== null && isId(otherId)) go(`/residents/${id}/merge/${otherId}`);
        }}
      />
    </Page>
  );
}

export function MergeWithPage() {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const otherId = useParam('otherId') as ResidentId;
  const compared = useQueryOf(fileMerges.compare, { id, otherId });
  return (
    <Page
      title={t('file-merges:title')}
      lead={t('file-merges:compare.lead')}
      back={{ href: `/residents/${id}/merge`, label: t('file-merges:other') }}
    >
      <QueryState of={compared}>
        {(found) => (
          <Stack gap="l">
            <SideBySide files={found.files} />
            <MergeForm key={found.files.map(({ version }) => version).join()} found={found} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

type Compared = OutputOf<typeof fileMerges.compare>;

const SIDES = ['first', 'second'] as const;
const side = z.enum(SIDES, { error: 'choice.invalid' });
/** Asked by the two files as they stand side by side; which of them goes follows from the answer. */
const asked = z.object({
  stays: side,
  holds: side.optional(),
  reason: mergeWords.shape.reason,
  second: secondPersonInput,
});

function MergeForm({ found }: { readonly found: Compared }) {
  const { t } = useTranslation();
  const go = useGo();
  const merge = useCommand(fileMerges.merge);
  const [first, second] = found.files;
  const form = useFormOf({
    schema: asked,
    start: { stays: null, holds: null, reason: '', second: { staffCode: '', passphrase: '' } },
    submit: ({ stays, holds, ...words }) => {
      const [staying, merged] = stays === 'first' ? [first, second] : [second, first];
      return merge.run({
        ...{ stayingId: staying.id, mergedId: merged.id, ...words },
        versions: { staying: staying.version, merged: merged.version },
        ...(holds === undefined ? {} : { holds: holds === stays ? 'staying' : 'merged' }),
      });
    },
    saved: t('file-merges:done'),
    onDone: ({ stayingId }) => go(`/residents/${stayingId}`),
    refusalAt: {
      'file-merges.stays-overlap': 'holds',
      'second-person.same': 'second.staffCode',
      'second-person.not-entitled': 'second.staffCode',
    },
  });
  const options = SIDES.map((id, at) => ({
    id,
    text: (at === 0 ? first : second).caseNumber,
  }));
  const goes = form.values.stays === 'first' ? second : first;
  return (
    <Form
      form={form}
      tone="destructive"
      submitLabel={t('file-merges:submit')}
      savesByKey={false}
      secondary={
        <LinkButton kind="quiet" href={`/residents/${first.id}`}>
          {t('file-merges:cancel')}
        </LinkButton>
      }
    >
      <RadioGroup
        label={t('file-merges:stays')}
        help={t('file-merges:stays-help')}
        isRequired
        direction="row"
        options={options}
        {...form.field('stays')}
      />
      {form.values.stays === null || form.values.stays === undefined ? null : (
        <WhatMoves goes={goes} />
      )}
      {found.overlaps.length === 0 ? null : (
        <Overlaps found={found} form={form} options={options} />
      )}
      <TextArea label={t('file-merges:reason')} rows={2} isRequired {...form.field('reason')} />
      <Notice title={t('file-merges:undo-title')}>{t('file-merges:undo-note')}</Notice>
      <SecondPerson
        why={t('file-merges:second-why')}
        code={form.field('second.staffCode')}
        passphrase={form.field('second.passphrase')}
      />
    </Form>
  );
}

function WhatMoves({ goes }: { readonly goes: ComparedFile }) {
  const { t, i18n } = useTranslation();
  const { number } = useFormat();
  const wordOf = (content: string) =>
    i18n.exists(`retention:erase.content.${content}`)
      ? t(`retention:erase.content.${content}`)
      : t(`${content}:title`);
  return (
    <Notice title={t('file-merges:moves.title', { number: leftToRight(goes.caseNumber) })}>
      <PlainPoints
        lines={[
          t('file-merges:moves.number'),
          ...goes.contents.map(({ content, count }) =>
            t('file-merges:moves.rows', { what: wordOf(content), number: number(count) }),
          ),
          t('file-merges:moves.unseen'),
          t('file-merges:moves.facts'),
        ]}
      />
    </Notice>
  );
}

interface OverlapsProps {
  readonly found: Compared;
  readonly form: FormOf<typeof asked>;
  readonly options: readonly { readonly id: (typeof SIDES)[number]; readonly text: string }[];
}

function Overlaps({ found, form, options }: OverlapsProps) {
  const { t } = useTranslation();
  const days = useDays();
  return (
    <>
      <Notice tone="needs" title={t('file-merges:overlap.title')}>
        <PlainPoints
          lines={found.overlaps.map(({ a, b }) =>
            t('file-merges:overlap.pair', {
              first: leftToRight(found.files[0].caseNumber),
              days: days(a),
              second: leftToRight(found.files[1].caseNumber),
              others: days(b),
            }),
          )}
        />
      </Notice>
      <RadioGroup
        label={t('file-merges:overlap.holds')}
        help={t('file-merges:overlap.help')}
        isRequired
        direction="row"
        options={options}
        {...form.field('holds')}
      />
    </>
  );
}
