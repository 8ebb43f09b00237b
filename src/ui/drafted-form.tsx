// A form whose writing is kept while it is written: what came back from a draft is said above its fields, since when it is
// kept beside the send button, and once the form was sent its draft goes.
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { LinkButton } from './button';
import { type Draft, type DraftPlace, useFormDraft } from './draft';
import { DraftNotice, DraftSaved } from './draft-line';
import { Form, type FormOf, type FormProps, type FormSpec, useFormOf } from './form';

export interface DraftedForm<Schema extends z.ZodType> {
  readonly form: FormOf<Schema>;
  readonly draft: Draft;
}

/** `onRestored` is told when a draft came back into the form. */
export function useDraftedForm<Schema extends z.ZodType, Value>(
  place: DraftPlace,
  spec: FormSpec<Schema, Value>,
  onRestored?: () => void,
): DraftedForm<Schema> {
  const form = useFormOf({
    ...spec,
    onDone: (value: Value, input) => {
      void draft.discard();
      spec.onDone?.(value, input);
    },
  });
  const draft = useFormDraft(form, place, onRestored);
  return { form, draft };
}

export interface DraftedFormProps extends Omit<FormProps, 'secondary'> {
  readonly draft: Draft;
  readonly back?: BackUnsaved;
}

export function DraftedForm({ draft, back, children, ...props }: DraftedFormProps) {
  return (
    <Form {...props} secondary={<KeptSince draft={draft} back={back} />}>
      <DraftNotice draft={draft} onStartAfresh={() => props.form.reset()} />
      {children}
    </Form>
  );
}

export interface BackUnsaved {
  readonly href: string;
  /** `back without saving` when left out. */
  readonly label?: string;
}

interface KeptSinceProps {
  readonly draft: Draft;
  readonly back?: BackUnsaved | undefined;
}

/** Beside the send button: the way back, and since when the writing is kept. */
export function KeptSince({ draft, back }: KeptSinceProps) {
  const { t } = useTranslation();
  return (
    <>
      {back === undefined ? null : (
        <LinkButton kind="quiet" href={back.href}>
          {back.label ?? t('ui:back-unsaved')}
        </LinkButton>
      )}
      <DraftSaved draft={draft} />
    </>
  );
}
