// Taking a merge back: what goes back to which file, why, and a second person at the desk.
import { useTranslation } from 'react-i18next';
import { leftToRight } from '../../../kernel/left-to-right';
import type { ResidentId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { PlainPoints } from '../../../ui/plain-points';
import { QueryState } from '../../../ui/query-state';
import { SecondPerson } from '../../../ui/second-person';
import { TextArea } from '../../../ui/text-field';
import { fileMerges, type FileMergeView } from '../contract';

export function UndoMergePage() {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const mergeId = useParam('mergeId');
  const found = useQueryOf(fileMerges.ofFile, { id });
  return (
    <Page
      title={t('file-merges:undo.title')}
      back={{ href: `/residents/${id}`, label: t('residents:page.title') }}
      width="text"
    >
      <QueryState of={found}>
        {({ merges }) => {
          const merge = merges.find((one) => one.id === mergeId);
          return merge?.mayUndo === true ? (
            <UndoForm merge={merge} />
          ) : (
            <Notice tone="needs" title={t('file-merges:undo.over')} />
          );
        }}
      </QueryState>
    </Page>
  );
}

function UndoForm({ merge }: { readonly merge: FileMergeView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const undo = useCommand(fileMerges.undo);
  const form = useFormOf({
    schema: fileMerges.undo.input,
    start: { id: merge.id, reason: '', second: { staffCode: '', passphrase: '' } },
    submit: (input) => undo.run(input),
    saved: t('file-merges:undo.done'),
    onDone: ({ stayingId }) => go(`/residents/${stayingId}`),
    refusalAt: {
      'second-person.same': 'second.staffCode',
      'second-person.not-entitled': 'second.staffCode',
    },
  });
  const number = leftToRight(merge.mergedNumber);
  return (
    <Stack gap="l">
      <PlainPoints
        lines={[
          t('file-merges:undo.goes-back', { number }),
          t('file-merges:undo.corrections'),
          t('file-merges:undo.stays', { number: leftToRight(merge.stayingNumber) }),
          t('file-merges:undo.until', { on: format.dateBoth(merge.undoUntil) }),
        ]}
      />
      <Form
        form={form}
        tone="destructive"
        submitLabel={t('file-merges:undo.submit')}
        savesByKey={false}
        secondary={
          <LinkButton kind="quiet" href={`/residents/${merge.stayingId}`}>
            {t('file-merges:cancel')}
          </LinkButton>
        }
      >
        <TextArea
          label={t('file-merges:undo.reason')}
          rows={2}
          isRequired
          {...form.field('reason')}
        />
        <SecondPerson
          why={t('file-merges:second-why')}
          code={form.field('second.staffCode')}
          passphrase={form.field('second.passphrase')}
        />
      </Form>
    </Stack>
  );
}
