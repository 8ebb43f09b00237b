// A visitor goes out: the time is typed once, the entry is no correction.
import { useTranslation } from 'react-i18next';
import { call } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { TextField } from '../../../ui/text-field';
import { visitors } from '../contract';
import type { VisitView } from './visit-view';

export function LetOut({ entry }: { readonly entry: VisitView }) {
  const { t } = useTranslation();
  const { id, version } = entry;
  const form = useFormOf({
    schema: visitors.letOut.input,
    start: { id, expectedVersion: version, leftAt: '' },
    submit: (input) => call(visitors.letOut, input),
  });
  if (entry.leftAt !== null || entry.outcome === 'refused') return null;
  return (
    <Form form={form} submitLabel={t('visitors:let-out')} savesByKey={false}>
      <TextField
        label={t('visitors:field.leftAt')}
        kind="code"
        width="short"
        isRequired
        {...form.field('leftAt')}
      />
    </Form>
  );
}
